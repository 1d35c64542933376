"""XLSX: the same rows as from text, dates as ISO text, row numbers as Excel shows them, within bounds."""

import zipfile
from datetime import date, datetime, time

import pytest
import xlsxwriter

from loaders import reading, spreadsheet
from loaders.refusal import Refusal
from loaders.source import sources
from tests.loaders.writing import CRIME, HEADER, row, rows, save, text

# A spreadsheet's moments have no time zone.
OPENED, ATTENDED = datetime.fromisoformat("2018-10-01 22:05:30"), datetime.fromisoformat("2018-10-02")


def book(path, *sheets, at=(0, 0)):
    """Write sheets of cells with xlsxwriter; dates become real dates."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as made:
        for number, cells in enumerate(sheets):
            sheet = made.add_worksheet(f"Sheet {number}")
            for down, line in enumerate(cells):
                sheet.write_row(at[0] + down, at[1], line)
    return path


def test_it_reads_what_the_same_text_reads(tmp_path):
    body = [row(1, beat="Café"), row(2, beat="x,y"), row(3)]
    from_sheet = reading.read(book(tmp_path / "crime.xlsx", [HEADER, *body]), CRIME)
    from_text = reading.read(save(tmp_path, text(body)), CRIME)
    assert from_sheet.table.equals(from_text.table)


@pytest.mark.parametrize("at", [(0, 0), (6, 0), (18, 2)])
def test_the_header_may_stand_in_any_of_the_first_twenty_rows(tmp_path, at):
    read = reading.read(book(tmp_path / "crime.xlsx", [HEADER, *rows(2)], at=at), CRIME)
    assert read.table["line"].to_pylist() == [at[0] + 2, at[0] + 3]
    assert not read.ragged


def test_a_preamble_a_blank_row_and_a_total_are_no_rows(tmp_path):
    cells = [["OFFICIAL"], [], HEADER, row(1), [], row(2), [], ["Total", 2], ["OFFICIAL"]]
    read = reading.read(book(tmp_path / "crime.xlsx", cells), CRIME)
    assert read.table["line"].to_pylist() == [4, 6]
    assert not read.ragged


def test_cells_become_the_text_that_a_csv_would_hold(tmp_path):
    cells = [
        ["reference", "opened", "grade", "first attendance", "closing type", *"abcd", "beat"],
        [17, OPENED, 1.0, ATTENDED, 37.2, True, False, "", "N", "LW01"],
    ]
    cells[0][5:9] = ["domestic", "hate", "mental health", "licensed premises"]
    read = reading.read(book(tmp_path / "incident.xlsx", cells), sources()["incident"])
    got = {
        name: read.table[name].to_pylist()[0] for name in ("reference", "opened", "first_attendance", "closing_type")
    }
    assert got == {
        "reference": "17",
        "opened": "2018-10-01 22:05:30",
        "first_attendance": "2018-10-02",
        "closing_type": "37.2",
    }
    assert [read.table[name].to_pylist()[0] for name in ("grade", "domestic", "hate")] == ["1", "true", "false"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (date(2018, 10, 1), "2018-10-01"),
        (time(7, 5), "07:05:00"),
        (28.0, "28"),
        (0.1, "0.1"),
        ("x", "x"),
        (True, "true"),
    ],
)
def test_each_kind_of_cell(cell, text):
    assert spreadsheet.text_of(cell) == text


def test_a_formula_is_the_value_saved_with_it_and_is_never_run(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "crime.xlsx") as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, row(1))
        sheet.write_formula(1, 3, '=HYPERLINK("http://localhost","x")', value="LW02")
    assert reading.read(tmp_path / "crime.xlsx", CRIME).table["beat"].to_pylist() == ["LW02"]


def test_the_sheet_with_the_columns_is_the_one_that_is_read(tmp_path):
    read = reading.read(book(tmp_path / "crime.xlsx", [["Notes"], ["none"]], [HEADER, *rows(2)]), CRIME)
    assert read.rows == 2
    assert "read the sheet Sheet 1" in read.notes


def test_two_sheets_with_rows_are_refused_because_one_would_be_lost(tmp_path):
    path = book(tmp_path / "crime.xlsx", [HEADER, *rows(2)], [HEADER, *rows(2)])
    with pytest.raises(Refusal, match="Sheet 0, Sheet 1"):
        reading.read(path, CRIME)
    assert reading.read(book(tmp_path / "one.xlsx", [HEADER], [HEADER, *rows(2)]), CRIME).rows == 2


def test_remarks_right_of_the_table_are_no_part_of_it(tmp_path):
    read = reading.read(
        book(tmp_path / "crime.xlsx", [HEADER, row(1), [*row(2), "see note"], [""] * 10 + ["x"]]), CRIME
    )
    assert read.table["line"].to_pylist() == [2, 3]
    assert not read.ragged


def test_it_is_known_by_its_content_whatever_its_name(tmp_path):
    path = book(tmp_path / "crime.xlsx", [HEADER, *rows(1)])
    assert reading.read(path.rename(tmp_path / "crime.csv"), CRIME).rows == 1


@pytest.mark.parametrize("content", [b"PK\x03\x04rubbish", b"PK\x03\x04" + bytes(4000)])
def test_a_damaged_one_is_refused_in_plain_words(tmp_path, content):
    with pytest.raises(Refusal) as caught:
        reading.read(save(tmp_path, content, "crime.xlsx"), CRIME)
    assert caught.value.reasons[0].rule == "unreadable"


def test_one_cut_short_is_refused(tmp_path):
    path = book(tmp_path / "crime.xlsx", [HEADER, *rows(50)])
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(Refusal, match="damaged"):
        reading.read(path, CRIME)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "crime.xlsx", "w") as file:
        file.writestr("hello.txt", "hello")
    with pytest.raises(Refusal, match="cannot be opened"):
        reading.read(tmp_path / "crime.xlsx", CRIME)


def _replace(path, member, change):
    """The same workbook with one part changed."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts[member] = change(parts[member])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)


def test_a_cell_at_the_far_corner_is_refused_before_it_takes_the_memory(tmp_path):
    path = book(tmp_path / "crime.xlsx", [HEADER, *rows(2)])
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    _replace(path, "xl/worksheets/sheet1.xml", lambda part: part.replace(b"</sheetData>", far))
    with pytest.raises(Refusal, match="cells"):
        reading.read(path, CRIME)


def test_external_entities_are_never_fetched(tmp_path):
    secret = save(tmp_path, "secret-of-the-host", "secret.txt")
    path = book(tmp_path / "crime.xlsx", [HEADER, *rows(2)])
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()

    def with_entity(part):
        return part.replace(b"<sst", entity + b"<sst", 1).replace(b"FIC/1", b"&e;")

    _replace(path, "xl/sharedStrings.xml", with_entity)
    try:
        held = str(reading.read(path, CRIME).table.to_pylist())
    except Refusal as fault:
        held = str(fault)
    assert "secret-of-the-host" not in held


def test_one_that_unpacks_beyond_the_bounds_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(spreadsheet, "BOUNDS", spreadsheet.Limits(members=100, total=2_000, ratio=1_000))
    with pytest.raises(Refusal) as caught:
        reading.read(book(tmp_path / "crime.xlsx", [HEADER, *rows(50)]), CRIME)
    assert caught.value.reasons[0].rule == "unsafe_archive"
