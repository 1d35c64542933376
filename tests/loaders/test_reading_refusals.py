"""Reading that must refuse: what is said, and that no value of a row is in it."""

import pytest

from loaders import reading
from loaders.refusal import Refusal
from tests.loaders.writing import CRIME, HEADER, row, rows, save, text


def test_a_missing_column_names_those_found_and_those_wanted(tmp_path):
    names = ["when" if name == "recorded_date" else name for name in HEADER]
    with pytest.raises(Refusal) as caught:
        reading.read(save(tmp_path, "note\n" + text(rows(1), header=names)), CRIME)
    (reason,) = caught.value.reasons
    assert (reason.rule, reason.line, reason.column) == ("missing_column", 2, "recorded_date")
    assert "when" in reason.message
    assert "date recorded" in reason.message
    assert "FIC" not in reason.message


def test_every_missing_column_is_reported_and_a_group_needs_only_one(tmp_path):
    names = ["x1" if name in ("beat", "cse") else name for name in HEADER]
    with pytest.raises(Refusal) as caught:
        reading.read(save(tmp_path, text(rows(1), header=names)), CRIME)
    assert [reason.column for reason in caught.value.reasons] == ["cse", "beat"]
    assert "beat (or beat code, policing beat) or lsoa" in caught.value.reasons[1].message


def test_a_file_without_a_header_shows_none_of_its_values(tmp_path):
    with pytest.raises(Refusal) as caught:
        reading.read(save(tmp_path, text(rows(3)).partition("\n")[2]), CRIME)
    assert "FIC" not in str(caught.value)
    assert caught.value.reasons[0].rule == "missing_column"


def test_a_column_that_stands_twice_is_refused(tmp_path):
    with pytest.raises(Refusal) as caught:
        reading.read(save(tmp_path, text([[*row(1), "LW02"]], header=[*HEADER, "Beat"])), CRIME)
    assert caught.value.reasons[0].rule == "duplicate_column"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\0" * 5000, b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused_as_unreadable(tmp_path, content):
    with pytest.raises(Refusal) as caught:
        reading.read(save(tmp_path, content), CRIME)
    assert caught.value.reasons[0].rule == "unreadable"


def test_what_is_neither_utf8_nor_windows_1252_is_refused_with_its_line(tmp_path):
    content = text(rows(2)).encode() + b"caf\x81\xe9,x\n"
    with pytest.raises(Refusal) as caught:
        reading.read(save(tmp_path, content), CRIME)
    assert (caught.value.reasons[0].rule, caught.value.reasons[0].line) == ("unreadable", 4)


def test_utf16_that_ends_in_a_character_is_refused(tmp_path):
    with pytest.raises(Refusal, match="UTF-16 text that is damaged or cut short"):
        reading.read(save(tmp_path, text(rows(3)).encode("utf-16")[:-1]), CRIME)


def test_an_old_excel_file_says_what_to_do(tmp_path):
    with pytest.raises(Refusal, match="save it as"):
        reading.read(save(tmp_path, b"\xd0\xcf\x11\xe0" + bytes(600)), CRIME)
