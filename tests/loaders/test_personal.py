"""Personal data is refused by its header, before a byte is kept; a place or a thing is not a person."""

import pytest
import xlsxwriter

from loaders import reading
from loaders.personal import PERSONAL, personal
from loaders.refusal import Refusal
from loaders.source import sources
from tests.loaders.writing import CRIME, HEADER, row, rows, save, text

HEADERS = [
    "Surname", "FORENAME", "first name", "Last_Name", "full-name", "Name", "victim name", "Date of Birth", "DOB",
    "Address", "home address", "Postcode", "Post Code", "phone", "Telephone No.", "Mobile", "e-mail", "Email Address",
    "National Insurance Number", "NHS number", "Suspect Surname", "VictimDOB", "caller telephone number",
]  # fmt: skip
PLACES = [
    "LSOA name",
    "Location",
    "Beat name",
    "Ward name",
    "Street",
    "Crime number",
    "Postcode sector",
    "names of streets",
]


@pytest.mark.parametrize("header", HEADERS)
def test_a_personal_header_is_refused_naming_the_header_only(tmp_path, header):
    path = save(tmp_path, "OFFICIAL\n" + text([[*row(1), "Smith-Jones"]], header=[*HEADER, header]))
    with pytest.raises(Refusal) as caught:
        reading.check_personal(path, CRIME)
    (reason,) = caught.value.reasons
    assert (reason.rule, reason.line, reason.column) == ("personal_data", 2, header)
    assert "Smith" not in reason.message
    assert "FIC" not in reason.message


@pytest.mark.parametrize("header", PLACES)
def test_only_whole_names_are_personal(tmp_path, header):
    reading.check_personal(save(tmp_path, text([[*row(1), "x"]], header=[*HEADER, header])), CRIME)


@pytest.mark.parametrize("source", sources().values(), ids=lambda source: source.name)
def test_no_declared_column_is_personal(source):
    assert not [header for column in source.columns for header in column.headers if header in PERSONAL]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_it_is_found_even_where_no_header_row_is_recognised(tmp_path, delimiter):
    path = save(tmp_path, text([["Smith", "x"]], header=["Surname", "what"], delimiter=delimiter))
    with pytest.raises(Refusal, match="Surname"):
        reading.check_personal(path, CRIME)


def test_a_value_of_a_row_is_not_a_header(tmp_path):
    reading.check_personal(save(tmp_path, text([row(1, beat="Name")])), CRIME)


@pytest.mark.parametrize("personal_sheet", [0, 1])
def test_every_sheet_of_a_workbook_is_looked_at(tmp_path, personal_sheet):
    path = tmp_path / "crime.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheets = [made.add_worksheet(), made.add_worksheet()]
        for down, cells in enumerate([HEADER, *rows(2)]):
            sheets[1 - personal_sheet].write_row(down, 0, cells)
        sheets[personal_sheet].write_row(0, 0, ["Surname", "Date of birth"])
        sheets[personal_sheet].hide() if personal_sheet else None
    with pytest.raises(Refusal) as caught:
        reading.check_personal(path, CRIME)
    assert [reason.column for reason in caught.value.reasons] == ["Surname", "Date of birth"]


def test_a_long_or_broken_header_is_shown_on_one_line():
    assert personal(["Sur\n name"]) == ("Sur name",)
