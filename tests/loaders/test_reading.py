"""Reading delimited text: every dialect gives the same rows, every row keeps its line, and none is lost."""

import pytest

from loaders import reading
from tests.loaders.writing import CRIME, HEADER, row, rows, save, text


def column(read, name):
    return read.table[name].to_pylist()


def lines(read):
    return read.table["line"].to_pylist()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_dialects_read_alike(tmp_path, delimiter, newline, encoding):
    body = [row(1, beat="Café £1"), row(2, beat=f"a{delimiter}b"), row(3, beat='say "yes"')]
    path = save(tmp_path, text(body, delimiter=delimiter, newline=newline).encode(encoding))
    read = reading.read(path, CRIME)
    assert column(read, "beat") == ["Café £1", f"a{delimiter}b", 'say "yes"']
    assert column(read, "reference") == ["FIC/1", "FIC/2", "FIC/3"]
    assert lines(read) == [2, 3, 4]
    assert not read.ragged


def test_an_encoding_other_than_utf8_is_noted(tmp_path):
    assert (
        "read as Windows-1252" in reading.read(save(tmp_path, text([row(1, beat="é")]).encode("cp1252")), CRIME).notes
    )


def test_the_table_has_every_declared_column_as_text_and_the_line(tmp_path):
    table = reading.read(save(tmp_path, text(rows(2))), CRIME).table
    assert table.column_names == [*(c.name for c in CRIME.columns), "line"]
    assert {str(field.type) for field in table.schema} == {"string", "int32"}
    assert table["knife"].null_count == 2


def test_values_are_trimmed_and_blank_is_null(tmp_path):
    read = reading.read(save(tmp_path, text([row(1, beat="  LW01 ", hate_strands="   ")])), CRIME)
    assert column(read, "beat") == ["LW01"]
    assert column(read, "hate_strands") == [None]


@pytest.mark.parametrize(
    "header", ["Recorded Date", "RECORDED-DATE", "date recorded", " Date  Recorded: ", "DateRecorded"]
)
def test_a_column_is_found_by_name_or_synonym_whatever_its_case_and_punctuation(tmp_path, header):
    names = [header if name == "recorded_date" else name for name in HEADER]
    assert column(reading.read(save(tmp_path, text(rows(1), header=names)), CRIME), "recorded_date") == ["17/10/2016"]


def test_its_own_name_comes_before_a_synonym(tmp_path):
    path = save(tmp_path, text([[*row(1), "01/01/1999"]], header=[*HEADER, "date recorded"]))
    read = reading.read(path, CRIME)
    assert column(read, "recorded_date") == ["17/10/2016"]
    assert "extra columns ignored: date recorded" in read.notes


def test_extra_columns_are_ignored_with_a_note(tmp_path):
    path = save(tmp_path, text([[*row(1), "secret"]], header=[*HEADER, "Shift\nname"]))
    assert "extra columns ignored: Shift name" in reading.read(path, CRIME).notes


def test_columns_that_are_not_there_are_noted_unless_another_answers_for_them(tmp_path):
    note = next(note for note in reading.read(save(tmp_path, text(rows(1))), CRIME).notes if "not in the file" in note)
    assert "knife" in note
    assert "lsoa" not in note


def test_a_preamble_and_closing_lines_are_left_out_with_a_note(tmp_path):
    before = "OFFICIAL\n\nRecorded crime, October 2016\n"
    after = "\nTotal,2\nReport run on 01/11/2016\nOFFICIAL\n\n"
    read = reading.read(save(tmp_path, before + text(rows(2)) + after), CRIME)
    assert lines(read) == [5, 6]
    assert not read.ragged
    assert "3 lines before the header left out" in read.notes
    assert "3 closing lines left out" in read.notes


def test_a_total_as_wide_as_the_header_is_a_closing_line_when_it_has_no_date(tmp_path):
    total = ["Total", "", "", "", "", "1", "", "0", "0"]
    assert reading.read(save(tmp_path, text([*rows(2), total])), CRIME).rows == 2


def test_a_row_that_is_cut_short_is_not_mistaken_for_a_closing_line(tmp_path):
    read = reading.read(save(tmp_path, text(rows(2)) + "FIC/3,17/1"), CRIME)
    assert read.rows == 3
    assert [line for line, _ in read.ragged] == [4]


def test_a_reference_that_begins_like_a_total_is_a_row_when_it_is_whole(tmp_path):
    assert reading.read(save(tmp_path, text([row(1), row(2, reference="Total/9")])), CRIME).table.num_rows == 2


def test_blank_lines_are_no_rows_and_lines_stay_exact(tmp_path):
    first, second, third = text(rows(3)).splitlines()[1:]
    content = "\n".join([",".join(HEADER), "", first, "   ", ",,,,,,,,", second, '"",,,,,,,,', "", third, "", ""])
    read = reading.read(save(tmp_path, content), CRIME)
    assert lines(read) == [3, 6, 9]
    assert not read.ragged


def test_a_row_with_a_value_only_under_an_ignored_header_is_still_a_row(tmp_path):
    path = save(tmp_path, text([[*row(1), ""], [""] * len(HEADER) + ["x"]], header=[*HEADER, "shift"])[:-1])
    assert lines(reading.read(path, CRIME)) == [2, 3]


def test_ragged_rows_are_handed_back_with_their_lines_and_none_is_lost(tmp_path):
    good = text(rows(4)).splitlines()
    content = "\n".join([*good[:2], "a,b,c", good[2], "", good[3] + ",more", good[4]]) + "\n"
    read = reading.read(save(tmp_path, content), CRIME)
    assert lines(read) == [2, 4, 7]
    assert [line for line, _ in read.ragged] == [3, 6]
    assert read.ragged[0][1].startswith("3 values where the header has 9 columns")
    assert read.rows == 5


def test_blank_cells_beyond_the_header_do_no_harm(tmp_path):
    content = text(rows(3)).replace("N\n", "N,,\n")
    read = reading.read(save(tmp_path, content), CRIME)
    assert (lines(read), read.ragged) == ([2, 3, 4], ())


def test_a_header_with_trailing_delimiters_reads_rows_with_and_without_them(tmp_path):
    head, first, second = text(rows(2)).splitlines()
    read = reading.read(save(tmp_path, f"{head},,\n{first},,\n{second}\n"), CRIME)
    assert (lines(read), read.ragged) == ([2, 3], ())


def test_newlines_in_quotes_keep_the_rows_whole_and_the_lines_exact(tmp_path):
    read = reading.read(save(tmp_path, text([row(1), row(2, beat="LW\n\n01"), row(3)], newline="\r\n")), CRIME)
    assert column(read, "beat") == ["LW01", "LW\n\n01", "LW01"]
    assert lines(read) == [2, 3, 6]


@pytest.mark.parametrize("stray", ['"FIC/9', 'FIC/9,"17/10/2016', 'FIC/9,"17"/10/2016,"'])
@pytest.mark.parametrize("following", [2, 400])
def test_a_stray_quotation_mark_costs_its_own_line_and_no_other(tmp_path, stray, following):
    head, first, *rest = text(rows(1 + following)).splitlines()
    broken = ",".join([stray, *first.split(",")[stray.count(",") + 1 :]])
    read = reading.read(save(tmp_path, "\n".join([head, first, broken, *rest]) + "\n"), CRIME)
    assert lines(read) == [2, *range(4, 4 + following)]
    assert [line for line, _ in read.ragged] == [3]


@pytest.mark.parametrize("other", ["LW01", '"LW\n01"'])
def test_text_after_a_closing_quotation_mark_is_read_either_way(tmp_path, other):
    first, second = text(rows(1)).replace("17/10/2016", '"17"/10/2016'), text(rows(1)).splitlines()[1]
    content = first + second.replace("LW01", other)
    read = reading.read(save(tmp_path, content), CRIME)
    assert column(read, "recorded_date") == ["17/10/2016", "17/10/2016"]
    assert not read.ragged


def test_a_quotation_mark_inside_a_value_is_part_of_it(tmp_path):
    content = text(rows(2)).replace("LW01", '5" pipe', 1)
    assert column(reading.read(save(tmp_path, content), CRIME), "beat") == ['5" pipe', "LW01"]


def test_a_null_byte_sets_its_row_aside(tmp_path):
    content = text(rows(3)).replace("FIC/2", "FIC\0/2") + "\0" * 50
    read = reading.read(save(tmp_path, content), CRIME)
    assert lines(read) == [2, 4]
    assert [line for line, _ in read.ragged] == [3, 5]
    assert "null byte" in read.ragged[0][1]


def test_a_header_alone_has_no_rows(tmp_path):
    for content in (text([]), text([])[:-1], text([]) + "\n\n"):
        assert reading.read(save(tmp_path, content), CRIME).rows == 0


def test_other_line_separators_of_unicode_do_not_end_a_line(tmp_path):
    read = reading.read(save(tmp_path, text([row(1, beat="a\u2028b\x0bc\x85d"), row(2)])), CRIME)
    assert lines(read) == [2, 3]


def test_a_header_in_one_encoding_over_rows_in_another_still_starts_the_rows_where_they_start(tmp_path):
    head, *_ = text([], header=[*HEADER, "équipe"]).splitlines()
    content = (
        "OFFICIÉL\n".encode()
        + head.encode()
        + b"\n"
        + text(rows(9000)).partition("\n")[2].replace("\n", ",\n").encode()
    )
    read = reading.read(save(tmp_path, content + text([[*row(1), "\xe9"]]).splitlines()[1].encode("cp1252")), CRIME)
    assert read.table["line"].to_pylist() == list(range(3, 9004))
    assert not read.ragged


def test_utf16_without_its_mark_is_known_by_its_null_bytes(tmp_path):
    for encoding in ("utf-16-le", "utf-16-be"):
        read = reading.read(save(tmp_path, text([row(1, beat="Café £1")]).encode(encoding)), CRIME)
        assert column(read, "beat") == ["Café £1"]


def test_files_put_together_are_read_each_line_in_its_own_encoding(tmp_path):
    upper, lower = text([row(1, beat="Café")]), text([row(2, beat="£1")]).splitlines(keepends=True)[1]
    read = reading.read(save(tmp_path, upper.encode() + lower.encode("cp1252")), CRIME)
    assert column(read, "beat") == ["Café", "£1"]
    assert "read as UTF-8 and Windows-1252" in read.notes


def test_a_character_cut_at_the_edge_of_what_is_looked_at_first_is_no_fault(tmp_path):
    body = [row(number, beat="é" * 40) for number in range(4000)]
    read = reading.read(save(tmp_path, text(body)), CRIME)
    assert read.rows == 4000
    assert not read.notes[:-1]
