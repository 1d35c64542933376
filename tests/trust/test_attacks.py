"""Files and words as attacks on the loader and the command line: nothing executes, nothing leaves its place."""

import os
import tracemalloc

import pytest

from loaders import checking, dialect, landing, reading
from loaders.discovery import discover
from loaders.refusal import Refusal
from tests.loaders.writing import CRIME, HEADER, rows, save, text
from tests.trust import hostile
from warehouse import database, lineage
from warehouse.home import Home
from warehouse.published import open_warehouse


@pytest.fixture(scope="module")
def sent(once):
    folder = once("hostile", hostile.load)
    return folder, Home(folder / "home")


def test_a_load_of_hostile_texts_counts_them_and_keeps_its_tables_and_its_places(sent):
    folder, home = sent
    found = {each.source: each for each in lineage.extracts(open_warehouse(home)) if each.status == "accepted"}
    assert (found["crime"].read, found["crime"].loaded) == (len(hostile.TEXTS) * 12 + 1, len(hostile.TEXTS) * 12)
    assert found["police_uk"].loaded == 50
    assert {path.name for path in folder.iterdir()} == {"home", "sent"}
    for each in landing.landed(home.landing):
        assert each.path.parent == each.folder
        assert not set(each.file) & set('<>:"|?*/\\')


@pytest.mark.parametrize("option", ["measure", "--area", "--period", "--basis", "--audience", "--as-at"])
def test_a_hostile_word_in_any_place_is_an_unknown_name_and_no_more(sent, monkeypatch, capsys, option):
    _, home = sent
    monkeypatch.setenv("PCC_HOME", str(home.folder))
    before = (
        database.content_of(home.published) if hasattr(database, "content_of") else database.current(home.published)
    )
    for said in (hostile.SQL, hostile.PATH, "\x1b[31mred", "a" * 5_000):
        asked = ["value", said] if option == "measure" else ["value", "recorded_crime", option, said]
        status, shown = run(asked, monkeypatch, capsys)
        assert status == 2, (asked, shown)
        assert "\x1b" not in shown
        assert "Traceback" not in shown
    assert database.current(home.published) == before


def run(arguments, monkeypatch, capsys):
    import pcc as command_line

    monkeypatch.setattr("sys.argv", ["pcc", *arguments])
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    said = capsys.readouterr()
    return ended.value.code, said.out + said.err


def test_no_control_character_of_a_name_reaches_the_terminal(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PCC_HOME", str(tmp_path / "home"))
    path = save(tmp_path, "a,b\n1,2\n", "crime_\x1b[31m\x07_2016-10.csv")
    status, shown = run(["check", str(path)], monkeypatch, capsys)
    assert status == 3
    assert "crime_" in shown
    assert not [mark for mark in shown if ord(mark) < 32 and mark not in "\r\n\t"]


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_in_a_folder_is_left_out_with_a_word_and_leads_nowhere(tmp_path):
    secret = save(tmp_path, text(rows(3)), "crime_2016-09.csv")
    folder = tmp_path / "sent"
    (folder / "real").mkdir(parents=True)
    save(folder / "real", text(rows(2)), "crime_2016-10.csv")
    (folder / "crime_2016-09.csv").symlink_to(secret)
    (folder / "round").symlink_to(folder)
    (folder / "outside").symlink_to(tmp_path)
    finds = discover([folder], tmp_path / "work")
    assert [found.name for found in finds.found] == ["crime_2016-10.csv"]
    assert any("crime_2016-09.csv: a link" in note for note in finds.notes)


def test_a_manifest_that_is_a_link_is_not_followed_out_of_a_zip_or_folder(tmp_path):
    """It may only say what a manifest may, so that nothing of another file is shown."""
    path = save(tmp_path, text(rows(2)), "crime_2016-10.csv")
    (tmp_path / "crime_2016-10.csv.manifest.json").write_text("root:x:0:0")
    finds = discover([path], tmp_path / "work")
    assert "root" not in str(finds.turned[0].reasons)


def test_a_line_of_a_gigabyte_is_refused_before_it_takes_the_memory(tmp_path):
    """Sparse: it takes no room on the disk."""
    path = save(tmp_path, ",".join(HEADER) + "\n", "crime_2016-10.csv")
    os.truncate(path, 1 << 30)
    tracemalloc.start()
    with pytest.raises(Refusal, match="line 2 is longer than 16 MB"):
        reading.read(path, CRIME)
    assert tracemalloc.get_traced_memory()[1] < 80 * 1024**2
    tracemalloc.stop()


def test_lines_up_to_the_bound_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(dialect, "LONGEST_LINE", 4_000)
    body = text(rows(200))
    assert reading.read(save(tmp_path, body), CRIME).rows == 200
    assert reading.read(save(tmp_path, body.replace("\n", "\r")), CRIME).rows == 200
    with pytest.raises(Refusal, match="line 202"):
        reading.read(save(tmp_path, body + "x" * 4_100 + "\n"), CRIME)


def test_a_check_of_hostile_files_quotes_no_row(tmp_path):
    report = checking.check(Home(tmp_path / "home"), hostile.files(tmp_path / "sent"), progress=hostile.quiet)
    told = " ".join(reason.message for each in report.extracts for reason in each.reasons if reason.severity != "note")
    for said in (hostile.SQL, hostile.SCRIPT, hostile.PATH):
        assert said not in told.replace("found: ", "")
