"""The tables of a measure in a pack: what a figure is set beside, and the marks of what a number lacks."""

from dataclasses import replace

import pytest

from pages.packs.gathering import figures
from tests.pages.made import comparison, figure, measure, point, rate
from warehouse.measures import periods

MONTH = periods.parse("2014-03")


@pytest.mark.parametrize(
    ("found", "mark"),
    [
        (point(MONTH, 3), ""),
        (point(MONTH, None), "[x]"),
        (point(MONTH, None, reason="not received"), "[x]"),
        (point(MONTH, None, reason="not counted after 31 March 2013"), "[z]"),
        (point(MONTH, None, status="final", reason="no answers in it"), "[z]"),
        (point(MONTH, None, status="final", shorthand="[c]"), "[c]"),
        (point(MONTH, 3, status="provisional"), "[p]"),
        (point(MONTH, 3, status="partial"), "[p]"),
        (point(MONTH, 3, immature=True), "[p]"),
        (point(MONTH, 3, status="provisional", shorthand="[u]"), "[u] [p]"),
    ],
)
def test_a_number_says_what_it_lacks(found, mark):
    assert figures.marks(found) == mark


def test_a_revised_number_is_marked_after_the_rest():
    assert figures.marks(point(MONTH, 3, status="provisional"), revised=True) == "[p] [r]"


def test_a_percentage_stands_with_the_counts_behind_it():
    shown = figures.value(rate(), point(MONTH, 47.25, numerator=85, denominator=180))
    assert (shown.text, shown.raw, shown.under) == ("47.2%", 47.25, "85 of 180")


@pytest.mark.parametrize(("period", "rows"), [("2013/14", 1), ("2013/14Q4", 2), ("2014-03", 2), ("ytd:2014-02", 1)])
def test_a_month_or_a_quarter_is_set_beside_the_one_before_it_too(period, rows):
    table = figures.numbers(figure(measure(), point(periods.parse(period), 10)), None)
    assert len(table.rows) == rows
    assert {row[4].shown for row in table.rows} == {"[z]"}


def test_a_change_has_its_numbers_and_its_reading_apart():
    found = figure(measure(), point(MONTH, 356), same_period_last_year=replace(comparison(42), value=314, period=MONTH))
    row = figures.numbers(found, None).rows[0]
    assert [cell.text for cell in row[1:8]] == ["356", "March 2014", "314", "+42", "+6.7%", "+2.9", "Probably real"]


def test_a_change_of_a_percentage_is_in_points_and_has_no_percent():
    moved = comparison(-0.7, None, None, value=91.4, numerator=914.0, denominator=1000.0, words="")
    now = point(MONTH, 90.7, numerator=907, denominator=1000)
    row = figures.numbers(figure(rate(), now, same_period_last_year=moved), None).rows[0]
    assert [cell.shown for cell in row[3:8]] == ["91.4%", "-0.7 points", "[z]", "[z]", "0.7 points fewer"]
    assert row[3].under == "914 of 1,000"
