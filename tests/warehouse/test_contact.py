"""Calls by hour and month against a second count from the files; clock-change days; the public audience."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, timedelta

import pytest

from tests.warehouse import small
from warehouse import contact, query
from warehouse.faults import WrongUse
from warehouse.measures import calls, periods
from warehouse.measures.calls import READINGS

COLUMNS = ("offered", "answered", "answered_10s", "abandoned_before", "abandoned_after", "wait_total_seconds")
BANDS = ("band_0_10", "band_10_30", "band_30_60", "band_60_120", "band_120_300", "band_300_plus")
PERIODS = ("2018/19", "2015-10", "2013-03-25..2013-04-02")


@pytest.fixture(scope="module")
def twin(sample_home):
    """Every hour of the files: (line, day, hour) to what was counted in it, both hours of a doubled one together."""
    held = defaultdict(lambda: [0] * (1 + len(COLUMNS) + len(BANDS)))
    for path in (sample_home / "landing").rglob("call*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as text:
            for row in csv.DictReader(text):
                day, month, year = (int(part) for part in row["date"].split("/"))
                numbers = held[row["phone_line"], date(year, month, day), int(row["hour"])]
                numbers[0] += 1
                for at, name in enumerate((*COLUMNS, *BANDS), start=1):
                    numbers[at] += int(row[name])
    return held


def plain(found):
    counted = (found.offered, found.answered, found.within_10, found.before, found.after, found.waited)
    return [found.hours, *counted, *found.bands]


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("line", calls.LINES)
def test_each_hour_of_the_week_is_what_the_twin_counts(sample, twin, line, period):
    period = periods.parse(period)
    expected = defaultdict(lambda: [0] * (1 + len(COLUMNS) + len(BANDS)))
    for (of, day, hour), numbers in twin.items():
        if of == line and period.starts <= day <= period.ends:
            cell = expected[day.isoweekday(), hour]
            for at, number in enumerate(numbers):
                cell[at] += number
    found = contact.by_hour(sample, line, period)
    assert {at: plain(cell) for at, cell in found.cells.items()} == dict(expected)
    assert found.received == period.days


@pytest.mark.parametrize("line", calls.LINES)
def test_each_month_is_what_the_twin_counts(sample, twin, line):
    expected = defaultdict(lambda: [0] * (1 + len(COLUMNS) + len(BANDS)))
    for (of, day, _), numbers in twin.items():
        if of == line:
            for at, number in enumerate(numbers):
                expected[day.replace(day=1)][at] += number
    months = contact.by_month(sample, line)
    assert {month.period.starts: plain(month.calls) for month in months} == dict(expected)
    assert all(month.received == month.period.days for month in months) and len(months) == 84


def test_the_page_reads_what_the_measures_say(sample):
    for measure, line, reading in (
        ("answered_999_within_10_seconds", "999", "answered"), ("average_wait_999", "999", "wait"),
        ("average_wait_101", "101", "wait"), ("abandonment_101", "101", "after"),
    ):  # fmt: skip
        for period in (periods.parse("2018/19"), periods.parse("2016-11")):
            read = READINGS[reading].value(contact.by_hour(sample, line, period).whole)
            assert read == pytest.approx(query.figure(sample, measure, period=period).point.value)


def test_the_public_is_not_answered_by_the_hour(sample):
    with pytest.raises(WrongUse, match="Not published: calls by hour"):
        contact.by_hour(sample, "999", periods.parse("2018/19"), "public")
    with pytest.raises(WrongUse):
        contact.by_month(sample, "999", "public")


def hour(day, begins, offered, clock=""):
    counted = {"offered": offered, "answered": offered, "answered_10s": offered, "wait_total_seconds": 5 * offered}
    return {
        "date": day.isoformat(), "hour": str(begins), "clock": clock, "phone_line": "999", "abandoned_before": "0",
        "abandoned_after": "0", **{name: str(number) for name, number in counted.items()},
    }  # fmt: skip


@pytest.fixture(scope="module")
def changes(tmp_path_factory):
    """The two Sundays of 2018 on which the clocks change, every hour listed; and a day of another week."""
    folder = tmp_path_factory.mktemp("clocks")
    spring, autumn = date(2018, 3, 25), date(2018, 10, 28)
    rows = [hour(spring, begins, 0 if begins == 1 else 1) for begins in range(24)]
    rows += [hour(autumn, begins, 1) for begins in range(24) if begins != 1]
    rows += [hour(autumn, 1, 3, "BST"), hour(autumn, 1, 4, "GMT")]
    held = [small.extract(folder, 1, "call", spring, spring + timedelta(days=400), rows)]
    return small.published(folder, date(2020, 1, 1), held)


def test_the_hour_that_comes_twice_counts_twice_and_the_one_that_does_not_come_is_none(changes):
    autumn = contact.by_hour(changes, "999", periods.parse("2018-10-28"))
    assert (autumn.cells[7, 1].offered, autumn.cells[7, 1].hours, autumn.whole.hours) == (7, 2, 25)
    spring = contact.by_hour(changes, "999", periods.parse("2018-03-25"))
    assert (spring.cells[7, 1].hours, spring.whole.hours, spring.whole.offered) == (0, 23, 23)
    assert READINGS["offered"].value(spring.cells[7, 1]) is None


def test_hours_without_bands_have_no_percentile_and_days_not_received_are_told(changes):
    held = contact.by_hour(changes, "999", periods.parse("2018-03"))
    assert calls.percentile(held.whole) is None
    assert (held.received, held.period.days) == (7, 31)
    assert contact.by_hour(changes, "101", periods.parse("2018-03")).cells == {}
    assert contact.by_hour(changes, "999", periods.parse("2017-03")).received == 0
