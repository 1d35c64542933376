"""The CSVs and the metadata beside them: every column described, every cell of the type that is said."""

import csv as reader
import io
import json
from datetime import date

import pytest

from pages.packs import csv
from tests.pages.packs import made_pack, office_parts


@pytest.fixture(scope="module")
def pack():
    return made_pack.pack(attribution="Contains public sector information.")


@pytest.fixture(scope="module")
def file(pack, tmp_path_factory):
    path = tmp_path_factory.mktemp("csv") / "pack.zip"
    csv.write(pack, path)
    return path


@pytest.fixture(scope="module")
def files(file):
    return office_parts.of(file)


@pytest.fixture(scope="module")
def said(files):
    return json.loads(files[csv.METADATA])


def rows(files, name):
    return list(reader.reader(io.StringIO(files[name].decode("utf-8"), newline="")))


def test_the_same_pack_is_the_same_bytes(pack, file, tmp_path):
    csv.write(pack, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == file.read_bytes()


def test_every_file_is_described_and_every_column_by_its_heading(files, said):
    assert [table["url"] for table in said["tables"]] == [name for name in files if name != csv.METADATA]
    for table in said["tables"]:
        columns = table["tableSchema"]["columns"]
        assert [column["titles"] for column in columns] == rows(files, table["url"])[0]
        assert len({column["name"] for column in columns}) == len(columns)
        assert table["dc:title"]


def test_every_cell_is_of_the_type_that_is_said_or_one_of_the_marks_that_stand_for_none(files, said):
    checked = 0
    for table in said["tables"]:
        for at, column in enumerate(table["tableSchema"]["columns"]):
            for row in rows(files, table["url"])[1:]:
                checked += fits(row[at], column)
    assert checked > 300


def fits(cell, column):
    if column["datatype"] == "string":
        return False
    if cell in column["null"]:
        return True
    return bool(date.fromisoformat(cell)) if isinstance(column["datatype"], dict) else float(cell) == float(cell)


def test_the_group_says_what_it_is_where_it_comes_from_and_what_may_be_done_with_it(pack, said):
    assert said["@context"][0] == "http://www.w3.org/ns/csvw"
    assert said["dc:title"] == pack.title
    assert said["dc:language"] == "en-GB"
    assert said["dc:accessRights"] == "OFFICIAL"
    assert pack.version in said["dc:source"]
    assert "open-government-licence" in said["dc:license"]["@id"]
    assert said["dc:rights"] == pack.attribution
    assert "Area: Leicester, Leicestershire and Rutland" in said["rdfs:comment"]


def test_no_licence_is_given_for_what_is_no_open_data(tmp_path):
    csv.write(made_pack.pack(), tmp_path / "pack.zip")
    assert "dc:license" not in json.loads(office_parts.of(tmp_path / "pack.zip")[csv.METADATA])


def test_the_points_of_every_chart_are_there_newest_first_and_exact(pack, files):
    head, *held = rows(files, "series.csv")
    of, value = head.index("Measure code"), head.index("Value")
    for item in pack.items:
        told = [row[value] for row in held if row[of] == item.id]
        wanted = [point.value for point in reversed(item.series.points)]
        assert [None if cell.startswith("[") else float(cell) for cell in told] == wanted


def test_a_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(files, said):
    cells = [cell for table in said["tables"] for row in rows(files, table["url"]) for cell in row]
    assert [cell for cell in cells if cell.startswith("'=1+1")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_words_marks_and_statements_go_with_the_figures(files):
    assert ["[c]", "Withheld"] in rows(files, "shorthand.csv")
    assert rows(files, "statements.csv")[1][0] == "Official statistics"
    assert rows(files, "glossary.csv")[1][0] == "Z"


def test_the_line_of_the_year_before_is_there_too(pack, files):
    head, *held = rows(files, "series.csv")
    own = [row for row in reversed(held) if row[head.index("Measure code")] == "some_offences"]
    values, before = ([row[head.index(name)] for row in own] for name in ("Value", "A year before"))
    # The last month is part-received, and has none set beside it; nor has the missing one.
    assert before[12:21] == values[:9]
    assert before[:12] == ["[z]"] * 12
