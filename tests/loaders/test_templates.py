"""Templates: an empty extract that the reader takes, and a dictionary that describes every column."""

import csv

import pytest

from loaders import reading, workbook
from loaders.source import sources
from loaders.template import write
from warehouse.faults import WrongUse

each_source = pytest.mark.parametrize("source", sources())


@each_source
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_template_is_an_extract_without_rows(tmp_path, source, kind):
    written = write(source, tmp_path / f"made/template.{kind}")
    read = reading.read(written[0], sources()[source])
    assert read.rows == 0
    assert not [note for note in read.notes if "not in the file" in note or "extra columns" in note]
    assert reading.has_columns(written[0], sources()[source])
    reading.check_personal(written[0], sources()[source])


@each_source
def test_the_dictionary_has_a_line_for_every_column(tmp_path, source):
    _, dictionary = write(source, tmp_path / "t.csv")
    assert dictionary.name == "t.dictionary.csv"
    with dictionary.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["column"] for row in rows] == [column.name for column in sources()[source].columns]
    assert all(row["about"] and row["needed"] in ("yes", "no", "one of these") and row["kind"] for row in rows)


def test_it_is_written_here_by_the_name_of_its_source(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert [path.name for path in write("crime")] == ["crime.csv", "crime.dictionary.csv"]


def test_it_writes_over_nothing(tmp_path):
    (tmp_path / "t.dictionary.csv").write_text("mine")
    with pytest.raises(WrongUse, match="already there"):
        write("crime", tmp_path / "t.csv")
    assert {path.name for path in tmp_path.iterdir()} == {"t.dictionary.csv"}


@pytest.mark.parametrize(("source", "out"), [("crimes", "t.csv"), ("crime", "t.pdf")])
def test_an_unknown_source_or_kind_of_file_is_wrong_use(tmp_path, source, out):
    with pytest.raises(WrongUse):
        write(source, tmp_path / out)


def test_a_workbook_is_the_same_bytes_each_time_and_its_cells_are_text(tmp_path):
    from python_calamine import CalamineWorkbook

    cells = [["=1+1", "a & <b>"], ["", " x "]]
    for name in ("a.xlsx", "b.xlsx"):
        workbook.write(tmp_path / name, {"one & two": cells, "second": [["z"]]})
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    book = CalamineWorkbook.from_path(tmp_path / "a.xlsx")
    assert book.sheet_names == ["one & two", "second"]
    assert book.get_sheet_by_name("one & two").to_python(skip_empty_area=False) == cells
