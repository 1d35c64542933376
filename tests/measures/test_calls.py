"""Calls added up, then divided: shares, waits, percentiles from bands, the hours at either end."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.measures import call_series, calls, periods
from warehouse.measures.calls import READINGS, Calls, Month, Wait
from warehouse.measures.model import Area

FORCE = Area("force", "force", "The force")


def of_bands(*bands):
    return Calls(answered=sum(bands), bands=tuple(bands))


@pytest.mark.parametrize(
    ("bands", "share", "found"),
    [
        ((100, 0, 0, 0, 0, 0), 0.9, Wait(0, 10, 9.0)),
        ((90, 10, 0, 0, 0, 0), 0.9, Wait(0, 10, 10.0)),
        ((89, 11, 0, 0, 0, 0), 0.9, Wait(10, 30, 10 + 20 / 11)),
        ((50, 30, 10, 10, 0, 0), 0.9, Wait(30, 60, 60.0)),
        ((50, 30, 9, 6, 5, 0), 0.9, Wait(60, 120, 70.0)),
        ((0, 0, 0, 0, 0, 4), 0.9, Wait(300, None, None)),
        ((1, 0, 0, 0, 0, 0), 0.9, Wait(0, 10, 10.0)),
        ((50, 0, 0, 50, 0, 0), 0.5, Wait(0, 10, 10.0)),
        ((0,) * 6, 0.9, None),
    ],
)
def test_a_percentile_is_read_from_the_bands(bands, share, found):
    seen = calls.percentile(of_bands(*bands), share)
    assert (seen and (seen.low, seen.high)) == (found and (found.low, found.high))
    if found and found.about is not None:
        assert seen.about == pytest.approx(found.about)


@given(st.lists(st.integers(0, 50), min_size=6, max_size=6), st.sampled_from([0.5, 0.9, 0.95]))
def test_a_percentile_lies_in_the_band_of_the_call_at_that_place(bands, share):
    """The slow way: every call written down by its band, in order, and the one at the place looked up."""
    listed = [at for at, count in enumerate(bands) for _ in range(count)]
    found = calls.percentile(of_bands(*bands), share)
    if not listed:
        assert found is None
        return
    place = next(at for at in range(1, len(listed) + 1) if at >= share * len(listed) - 1e-9)
    assert found.low == calls.EDGES[listed[place - 1]]
    assert found.about is None or found.low <= found.about <= found.high


@pytest.mark.parametrize("share", [0.5, 0.9])
@given(st.lists(st.integers(0, 50), min_size=6, max_size=6))
def test_a_reading_of_waits_is_the_percentile_and_at_least_where_an_open_band_begins(share, bands):
    held, reading = of_bands(*bands), replace(READINGS["ninety"], share=share)
    found = calls.percentile(held, share)
    assert reading.value(held) == (None if found is None else 300.0 if found.high is None else found.about)
    assert reading.has_no_end(held) == (found is not None and found.high is None)
    assert not READINGS["wait"].has_no_end(held)


def test_an_average_is_weighted_by_calls_and_never_a_mean_of_averages():
    busy, quiet = Calls(answered=900, waited=9000), Calls(answered=100, waited=10000)
    assert READINGS["wait"].value(busy + quiet) == 19.0


def test_those_who_left_during_the_signpost_are_no_part_of_those_who_left_after_it():
    held = Calls(offered=100, before=20, after=8)
    assert READINGS["before"].value(held) == 20
    assert READINGS["after"].value(held) == 10


def test_nothing_is_divided_by_nothing():
    assert all(reading.value(Calls()) is None for reading in READINGS.values())


def test_the_hours_at_either_end_rest_on_enough_calls():
    cells = {
        (1, 9): Calls(answered=100, within_10=80),
        (1, 3): Calls(answered=2),
        (2, 9): Calls(answered=50, within_10=49),
    }
    assert calls.extremes(cells, READINGS["answered"]) == ((2, 9), (1, 9))
    assert calls.extremes({(1, 3): Calls(answered=2)}, READINGS["answered"]) is None


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2018, 4, 1), date(2019, 3, 31), 1),
        (date(2018, 10, 28), date(2018, 10, 28), 1),
        (date(2018, 10, 29), date(2019, 10, 26), 0),
        (date(2012, 4, 1), date(2019, 3, 31), 7),
    ],
)
def test_the_autumn_changes_of_the_clocks_are_counted(first, last, found):
    assert calls.clock_changes(first, last) == found


@pytest.mark.parametrize(
    ("line", "reading", "set_for_101", "level"),
    [
        ("999", "answered", (None, None), 90),
        ("999", "wait", (30, 10), None),
        ("101", "answered", (30, 10), None),
        ("101", "wait", (None, None), None),
        ("101", "wait", (30, None), 30),
        ("101", "after", (None, 10), 10),
    ],
)
def test_101_has_a_line_only_where_one_is_set(line, reading, set_for_101, level):
    assert call_series.standard(line, reading, *set_for_101) == level


def test_months_are_a_series_with_its_standard_and_its_gaps():
    spine = periods.spine("month", date(2018, 4, 1), date(2018, 6, 30))
    held = Calls(offered=100, answered=90, within_10=81)
    months = [Month(spine[0], 30, held), Month(spine[1], 10, held), Month(spine[2], 0, Calls())]
    series = call_series.of_months("999", "answered", months, FORCE, "v", date(2019, 1, 1), 90)
    assert [(point.value, point.status) for point in series.points] == [
        (90, "final"), (90, "partial"), (None, "not_received"),
    ]  # fmt: skip
    assert series.measure.targets[0].value == 90 and "National standard" in series.measure.targets[0].source
    waits = [
        Month(spine[0], 30, of_bands(89, 11)), Month(spine[1], 10, of_bands(0, 0, 0, 0, 0, 4)),
        Month(spine[2], 30, Calls(answered=5)),
    ]  # fmt: skip
    ninety = call_series.of_months("101", "ninety", waits, FORCE, "v", date(2019, 1, 1))
    assert [(point.value, point.denominator) for point in ninety.points] == [
        (pytest.approx(10 + 20 / 11), None), (300, None), (None, None),
    ]  # fmt: skip
    assert [point.reason for point in ninety.points] == [
        "", "10 of 31 days received; 300 seconds or more", "no wait bands given",
    ]  # fmt: skip
    offered = call_series.of_months("101", "offered", months, FORCE, "v", date(2019, 1, 1))
    assert offered.points[0].value == 100 and not offered.measure.targets
