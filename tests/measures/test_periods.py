"""Periods: what always holds, whatever the dates."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.faults import WrongUse
from warehouse.measures import periods
from warehouse.measures.model import Period

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
GRAINS = st.sampled_from(["day", "week", "month", "quarter", "year"])
DAY = timedelta(days=1)


@given(GRAINS, DAYS)
def test_a_period_holds_its_day_and_is_written_as_it_is_read(grain, on):
    period = periods.holding(grain, on)
    assert period.starts <= on <= period.ends
    assert periods.parse(periods.written(period)) == period


@given(GRAINS, DAYS, st.integers(0, 400))
def test_a_spine_has_no_gap_and_no_overlap(grain, first, days):
    last = first + days * DAY
    spine = periods.spine(grain, first, last)
    assert spine[0].starts <= first and last <= spine[-1].ends
    assert all(one.ends + DAY == other.starts for one, other in pairwise(spine))


@given(GRAINS, DAYS)
def test_the_period_before_ends_the_day_before(grain, on):
    period = periods.holding(grain, on)
    before = periods.previous(period)
    assert before.ends + DAY == period.starts
    assert before.grain == grain


@given(DAYS, st.integers(0, 800))
def test_the_span_before_ends_the_day_before_and_is_as_long(first, days):
    span = Period(first, first + days * DAY)
    before = periods.previous(span)
    assert before.ends + DAY == span.starts
    if periods.whole_months(span):
        assert periods.whole_months(before)
    else:
        assert before.days == span.days


@given(GRAINS, DAYS)
def test_last_year_is_a_period_of_the_same_kind_about_a_year_before(grain, on):
    period = periods.holding(grain, on)
    then = periods.year_before(period)
    assert 363 <= (period.starts - then.starts).days <= 366
    if grain != "day":
        assert then == periods.holding(grain, then.starts)
    if grain == "week":
        assert then.starts.weekday() == 0


@given(DAYS, st.integers(0, 800), st.integers(1, 20))
def test_years_before_keeps_months_whole_and_never_shortens_by_more_than_a_leap_day(first, days, years):
    span = Period(first, first + days * DAY)
    then = periods.years_before(span, years)
    assert abs(then.days - span.days) <= 1
    assert periods.whole_months(then) or not periods.whole_months(span)


@given(DAYS)
def test_a_financial_year_begins_in_april_and_has_four_quarters(on):
    year = periods.financial_year(on)
    assert (year.starts.month, year.starts.day, year.ends.month, year.ends.day) == (4, 1, 3, 31)
    quarters = periods.quarters(year)
    assert len(quarters) == 4 and sum(quarter.days for quarter in quarters) == year.days
    assert [periods.label(quarter)[-2:] for quarter in quarters] == ["Q1", "Q2", "Q3", "Q4"]
    to_date = periods.year_to_date(on)
    assert (to_date.starts, to_date.ends) == (year.starts, on)


@given(DAYS)
def test_the_last_complete_month_is_over(on):
    month = periods.last_complete_month(on)
    assert month.ends <= on < periods.month(month.ends + DAY).ends
    assert month.grain == "month"


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_a_plain_refusal(text):
    try:
        assert periods.parse(text, date(2019, 4, 8)).days >= 1
    except periods.PeriodError as fault:
        assert "2018/19" in str(fault)


@pytest.mark.parametrize(
    "text",
    ["2018/20", "2018/19Q5", "2018-13", "2018-W54", "2019-02-29", "2018", "2018-11..2018-04", "ytd:", "..", "0001-01",
     "2018-11-05T00:00", "２０１８-11", "9999/00", "1750/51", "2018-11..2018-12..2019-01"],
)  # fmt: skip
def test_what_is_no_period_is_refused_with_the_forms_that_are(text):
    with pytest.raises(WrongUse, match="ytd:2018-11"):
        periods.parse(text)


def test_nothing_written_means_the_last_complete_month():
    given_month = periods.parse("2018-10")
    assert periods.parse(None, date(2019, 4, 8), given_month) == given_month
    assert periods.parse("latest", date(2019, 4, 8)) == periods.parse("2019-03")
    assert periods.parse("", date(2019, 4, 1)) == periods.parse("2019-03")
    with pytest.raises(periods.PeriodError):
        periods.parse("")


def test_no_period_of_a_grain_holds_a_day_for_a_span():
    with pytest.raises(periods.PeriodError, match="no span that holds"):
        periods.holding("span", date(2018, 1, 1))


@pytest.mark.parametrize(
    ("grain", "on", "whole"),
    [
        ("day", "2018-03-31", "2018-03"),
        ("week", "2018-03-30", "2018-02"),
        ("month", "2018-04-01", "2018-03"),
        ("quarter", "2018-03-31", "2017/18Q4"),
        ("quarter", "2018-05-31", "2017/18Q4"),
        ("quarter", "2018-06-30", "2018/19Q1"),
        ("year", "2018-03-31", "2017/18"),
        ("year", "2019-03-30", "2017/18"),
    ],
)
def test_the_last_whole_period_of_what_is_held_by_a_grain(grain, on, whole):
    assert periods.last_whole(grain, date.fromisoformat(on)) == periods.parse(whole)
