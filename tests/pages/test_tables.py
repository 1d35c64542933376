"""Tables are real, the file holds the same cells, and no cell is run as a formula."""

import csv
import io
from dataclasses import replace

import pytest

from pages.parts import area_table, tables
from pages.parts.tables import Cell, Table
from tests.pages import made
from warehouse.measures.model import Area


def read(text):
    return list(csv.reader(io.StringIO(text)))


def test_a_table_has_a_caption_and_headings_with_their_scope():
    found = tables.to_html(tables.of_texts("Caption & all", ("A", "B"), [("x", "1"), ("y", "<2>")]))
    assert "<caption>Caption &amp; all</caption>" in found
    assert found.count('scope="col"') == 2
    assert found.count('scope="row"') == 2
    assert "&lt;2&gt;" in found


def test_a_long_table_can_be_reached_and_scrolled_by_keyboard():
    found = tables.scrolling(tables.of_texts("Numbers", ("A",), [("x",)]))
    assert found.startswith('<div class="scroll" role="region" aria-label="Numbers" tabindex="0">')


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(text):
    assert read(tables.to_csv(tables.of_texts("", ("A",), [(text,)])))[1][0].startswith("'")


def test_a_negative_number_stays_a_number():
    table = Table("", ("A", "B"), ((Cell("x"), Cell("-264", raw=-264)),))
    assert read(tables.to_csv(table))[1] == ["x", "-264"]


def test_the_file_of_a_series_holds_exactly_what_the_page_shows():
    series = made.series([10, None, 12.0, 4], s3="partial")
    table = tables.of_series(series, series.points)
    rows = read(tables.to_csv(table))
    assert rows[0] == ["Period", "From", "To", "Offences", "A year before", "Status", "Note"]
    assert [row[0] for row in rows[1:]] == ["July 2012", "June 2012", "May 2012", "April 2012"]
    assert [row[3] for row in rows[1:]] == ["4", "12", "", "10"]
    assert [row[5] for row in rows[1:]] == ["Part-received", "Final", "Not received", "Final"]
    assert len(rows) == tables.to_html(table).count("<tr>")


def test_a_percentage_never_stands_without_its_numbers():
    of = made.rate(noun="outcomes")
    series = made.series([47.19, 50.0], of=of)
    points = tuple(replace(point, numerator=85, denominator=180) for point in series.points)
    table = tables.of_series(series, points)
    assert table.columns[3:6] == ("Percentage", "Outcomes", "Out of")
    assert [cell.text for cell in table.rows[1][3:6]] == ["47.2%", "85", "180"]
    assert table.rows[1][3].raw == 47.19


def test_a_survey_shows_its_interval():
    series = made.series([85.0], of=made.rate(survey=True))
    points = tuple(replace(point, low=83.14, high=86.9) for point in series.points)
    table = tables.of_series(series, points)
    assert table.rows[0][table.columns.index("95% interval")].text == "83.1% to 86.9%"


def test_the_areas_and_those_nowhere_stand_over_the_force():
    areas = [Area("npa:a", "npa", "A"), Area("no_location", "nowhere", "No location recorded")]
    found = [(area, made.point(made.YEAR, value)) for area, value in zip(areas, (4186, 13), strict=True)]
    table = area_table.of_areas(made.figure(), "Areas", found)
    assert [row[0].text for row in table.rows] == [
        "A", "No location recorded", "Leicester, Leicestershire and Rutland (whole force)",
    ]  # fmt: skip
    assert table.rows[0][1].raw + table.rows[1][1].raw == table.rows[2][1].raw == 4199


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (
            ("OFFICIAL", "domestic_burglary", "force", "month", "v0012"),
            "OFFICIAL_domestic_burglary_force_month_v0012.csv",
        ),
        (("OFFICIAL", "a", "npa:charnwood", "year", "v1"), "OFFICIAL_a_npa_charnwood_year_v1.csv"),
        (("OFFICIAL - SENSITIVE", "../../etc", "v1"), "OFFICIAL_-_SENSITIVE_.._.._etc_v1.csv"),
    ],
)
def test_the_name_of_a_file_begins_with_the_marking(parts, name):
    assert tables.file_name(*parts) == name
    assert "/" not in name
