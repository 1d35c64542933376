"""Points and intervals: one division, statuses by days, a survey's interval."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spec.figures import shipped
from warehouse.measures import periods, points
from warehouse.measures.model import Amounts

TODAY = date(2019, 4, 8)
MONTH = periods.parse("2019-02")
COUNT, RATE, SURVEY = (shipped().get(name) for name in ("recorded_crime", "abandonment_101", "hate_crime_satisfaction"))


@pytest.mark.parametrize(
    ("received", "today", "settles", "status"),
    [
        (28, TODAY, 0, "final"),
        (28, TODAY, 30, "final"),
        (28, date(2019, 3, 30), 30, "provisional"),
        (28, date(2019, 3, 31), 30, "final"),
        (28, date(2019, 2, 28), 0, "provisional"),
        (27, TODAY, 0, "partial"),
        (0, TODAY, 0, "not_received"),
    ],
)
def test_a_point_s_status_is_told_by_its_days(received, today, settles, status):
    found = points.point(COUNT, MONTH, Amounts(5), received, today, settles)
    assert found.status == status
    assert (found.value is None) == (status == "not_received")


def test_a_covered_day_without_rows_is_nought_and_an_uncovered_one_is_no_point():
    assert points.point(COUNT, MONTH, Amounts(0, 0), 28, TODAY).value == 0
    assert points.point(COUNT, MONTH, Amounts(0, 0), 0, TODAY).value is None


def test_a_ratio_over_nothing_is_no_figure_and_not_nought():
    found = points.point(RATE, MONTH, Amounts(0, 0), 28, TODAY)
    assert (found.value, found.reason) == (None, "nothing to divide by")


def test_a_partial_period_says_how_many_of_its_days_it_has():
    assert points.point(COUNT, MONTH, Amounts(5), 9, TODAY).reason == "9 of 28 days received"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("recorded_crime", "2019-02-10", ""),
        ("abandonment_101", "2018-W45", ""),
        ("drug_outcome_rate", "2019-02", ""),
        ("drug_outcome_rate", "ytd:2019-02", ""),
        ("drug_outcome_rate", "2018-W45", "held for whole months only"),
        ("drug_outcome_rate", "ytd:2019-02-10", "held for whole months only"),
        ("custody_visits", "2018/19Q3", ""),
        ("custody_visits", "2018/19", ""),
        ("custody_visits", "ytd:2018-12", ""),
        ("custody_visits", "ytd:2018-11", "held for whole quarters only"),
        ("custody_visits", "2018-04", "held for whole quarters only"),
        ("volunteer_hours", "2018/19", ""),
        ("volunteer_hours", "2017-04..2019-03", ""),
        ("volunteer_hours", "2018/19Q1", "held for whole financial years only"),
        ("police_officers", "2018/19", ""),
        ("police_officers", "2018-01..2018-12", "held for whole financial years only"),
        ("police_officers", "2017-04..2019-03", "what stands in one financial year is not added to another"),
    ],
)
def test_a_figure_is_held_for_whole_periods_of_its_own_grain(name, text, reason):
    period = periods.parse(text)
    found = points.point(shipped().get(name), period, Amounts(5, 10, 10), period.days, TODAY)
    assert (found.value is None, found.reason) == (bool(reason), reason)
    assert found.status == ("not_received" if reason else "final")


@pytest.mark.parametrize(
    ("unit", "value"), [("count", 3), ("pounds", 3), ("percent", 7.5), ("seconds", 0.075), ("rate_per_1000", 75)]
)
def test_the_one_division(unit, value):
    assert points.value(unit, Amounts(3, 40)) == pytest.approx(value)


def test_equal_weights_are_worth_their_number_and_unequal_ones_less():
    assert points.effective_responses(Amounts(0, 200, 100, 400)) == pytest.approx(100)
    uneven = [1.0] * 50 + [3.0] * 50
    found = points.effective_responses(Amounts(0, sum(uneven), 100, sum(w * w for w in uneven)))
    assert found == pytest.approx(80)


# Wilson's interval without continuity correction, worked by hand from its formula.
@pytest.mark.parametrize(
    ("percent", "responses", "low", "high"),
    [(50, 100, 40.38, 59.62), (0, 10, 0.0, 27.75), (100, 10, 72.25, 100.0), (85, 1000, 82.65, 87.08)],
)
def test_wilson_s_interval(percent, responses, low, high):
    assert points.wilson(percent, responses) == pytest.approx((low, high), abs=0.01)


@given(st.floats(0, 100), st.floats(0.5, 1e6))
def test_an_interval_holds_its_value_and_stays_within_a_percentage(percent, responses):
    low, high = points.wilson(percent, responses)
    assert 0 <= low <= percent + 1e-9 and percent - 1e-9 <= high <= 100


def test_a_survey_carries_its_interval_and_is_marked_when_small():
    small = points.point(SURVEY, MONTH, Amounts(20, 25, 25, 25), 28, TODAY)
    assert (small.effective, small.shorthand) == (25, "[u]")
    assert small.low is not None and small.high is not None and small.low < 80 < small.high
    assert points.point(SURVEY, MONTH, Amounts(24, 30, 30, 30), 28, TODAY).shorthand == ""


def test_a_count_has_no_interval():
    found = points.point(COUNT, MONTH, Amounts(5), 28, TODAY)
    assert (found.low, found.high, found.effective, found.denominator) == (None, None, None, None)


def test_a_period_outside_a_definition_s_life_says_so():
    domestic = shipped().get("domestic_burglary")
    late = points.point(domestic, periods.parse("2017-04"), Amounts(0), 0, TODAY)
    assert late.reason == "not counted after 31 March 2017; see residential burglary"
    early = points.point(shipped().get("residential_burglary"), periods.parse("2017-03"), Amounts(0), 0, TODAY)
    assert early.reason == "not counted before 1 April 2017"
    assert MONTH.ends + timedelta(days=1) == date(2019, 3, 1)
