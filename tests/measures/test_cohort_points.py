"""What may be said of a cohort at each age, and how two of them are compared; without a warehouse."""

from datetime import date

import pytest

from tests.spec.figures import shipped
from warehouse.measures import change, cohorts, judge, limits, periods, words
from warehouse.measures.model import Area, Figure, Point, Series, Verdict

RATE = shipped().get("drug_cohort_rate")
FORCE = Area("force", "force", "The force")


def point(period, value, **other):
    fields = {"numerator": value, "denominator": 100, "status": "final"} | other
    return Point(periods.parse(period), value, **fields)


@pytest.mark.parametrize(
    ("reached", "immature", "reason"),
    [
        ((), True, "immature: followed for fewer than 90 days, not yet 365"),
        ((90,), True, "immature: followed for at least 90 days, not yet 365"),
        ((90, 180), True, "immature: followed for at least 180 days, not yet 365"),
        ((90, 180, 365), False, ""),
    ],
)
def test_a_cohort_is_mature_at_its_last_age(reached, immature, reason):
    found = cohorts.marked(RATE, point("2018-06", 20), reached, whole=True)
    assert (found.immature, found.reason, found.value) == (immature, reason, 20)
    assert found.status == ("provisional" if immature else "final")


def test_a_part_received_cohort_has_no_rate():
    found = cohorts.marked(
        RATE, point("2018-06", 20, status="partial", reason="12 of 30 days received"), (), whole=False
    )
    assert (found.value, found.numerator, found.status, found.reason) == (
        None,
        None,
        "partial",
        "12 of 30 days received",
    )


@pytest.mark.parametrize("status", ["partial", "not_received"])
def test_at_an_age_that_part_of_it_has_not_reached_there_is_none(status):
    at_180 = cohorts.as_stood(RATE, 180)
    found = cohorts.marked(at_180, point("2018-06", 20, status=status), (), whole=True)
    assert (found.value, found.status, found.reason) == (None, "not_received", "not followed for 180 days yet")


def reader(held):
    def read(measure, period):
        value = held.get((cohorts.age_of(measure), periods.written(period)))
        return Point(period, value, value, 100 if value is not None else None, "final" if value else "not_received")

    return read


@pytest.mark.parametrize(
    ("held", "age", "difference"),
    [
        ({(90, "2018-06"): 10, (90, "2017-06"): 12, (180, "2017-06"): 20, (365, "2017-06"): 30}, 90, -2),
        ({(90, "2018-06"): 10, (180, "2018-06"): 18, (90, "2017-06"): 12, (180, "2017-06"): 20}, 180, -2),
        ({(90, "2018-06"): 10}, None, None),
        ({(365, "2017-06"): 30}, None, None),
    ],
)
def test_cohorts_are_compared_at_an_age_that_both_have_reached(held, age, difference):
    found = cohorts.compare(RATE, periods.parse("2018-06"), periods.parse("2017-06"), reader(held))
    assert (found and found.age, found and found.difference) == (age, difference)
    if found:
        assert found.now == held[age, "2018-06"] and found.value == held[age, "2017-06"]


def test_nothing_is_compared_across_april_2013():
    held = {(90, "2013-06"): 20, (90, "2012-06"): 10}
    events = shipped().events_of(RATE)
    assert cohorts.compare(RATE, periods.parse("2013-06"), periods.parse("2012-06"), reader(held)) is not None
    assert cohorts.compare(RATE, periods.parse("2013-06"), periods.parse("2012-06"), reader(held), events) is None


def test_an_immature_point_is_compared_with_nothing_and_never_judged():
    young = point("2018-06", 10, status="provisional", immature=True, reason="immature: so")
    assert change.compare(RATE, young, point("2017-06", 30)) is None
    told = judge.judge(RATE, FORCE, young.period, lambda period: young, date(2018, 9, 1))
    assert told.code == "no_target"


def test_limits_leave_immature_months_out_and_say_so():
    spine = periods.spine("month", date(2015, 4, 1), date(2018, 3, 31))
    young = {"status": "provisional", "immature": True}
    points = tuple(
        Point(month, 20.0 + at % 3, 60 + at % 3, 300, **(young if at >= 24 else {"status": "final"}))
        for at, month in enumerate(spine)
    )
    found = limits.limits(Series(RATE, FORCE, "month", points, None, "v"))
    assert found.latest == 23 and found.rested == 24
    assert found.special_cause[24:] == (None,) * 12
    assert "12 months are immature, and never judged." in found.notes


def sentence(now, compared=None):
    return words.sentence(Figure(RATE, FORCE, now, Verdict("no_target"), "", None, compared, None, "v"))


def test_a_sentence_says_how_far_a_cohort_was_followed_and_compares_at_equal_age():
    held = {(90, "2018-06"): 10, (90, "2017-06"): 12}
    compared = cohorts.compare(RATE, periods.parse("2018-06"), periods.parse("2017-06"), reader(held))
    young = cohorts.marked(RATE, point("2018-06", 14), (90,), whole=True)
    assert sentence(young, compared) == (
        "Drug offences outcome rate, by cohort: 14.0% (14 of 100) in June 2018 so far. At 90 days 10.0%, 2.0 points "
        "fewer than June 2017. No target recorded. Immature: followed for at least 90 days, not yet 365."
    )
    assert sentence(point("2018-06", 14)) == (
        "Drug offences outcome rate, by cohort: 14.0% (14 of 100) in June 2018. No target recorded."
    )
