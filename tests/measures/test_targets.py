"""Which record speaks of a period and an area, what must be read to judge it, and what a later record supersedes."""

from dataclasses import replace
from datetime import date

import pytest

from tests.spec.figures import CHARNWOOD, FORCE, shipped
from warehouse.measures import judge, periods, points, targets
from warehouse.measures.model import Amounts, Target

BURGLARY = shipped().get("domestic_burglary")
LATE = date(2019, 4, 8)
YEAR = {"starts": date(2013, 4, 1), "ends": date(2014, 3, 31)}


def change(value, **other):
    fields = {"kind": "change", **YEAR, "source": "A plan", "value": value, "baseline": date(2012, 4, 1)}
    return Target(**(fields | other))


def test_what_is_read_is_what_was_said_would_be_read():
    for text in ("2013/14", "2013-10", "2013/14Q2", "2013-W30", "ytd:2013-12", "2013-07-01"):
        period = periods.parse(text)
        for measure in shipped().measures.values():
            target = targets.target_for(measure, period)
            asked = []

            def read(of, asked=asked, measure=measure):
                asked.append(of)
                return points.point(measure, of, Amounts(50, 100, 100, 100), of.days, date(2019, 4, 8))

            judge.judge(measure, FORCE, period, read, date(2014, 1, 1))
            assert set(asked) <= set(targets.spans(measure, target, period, date(2014, 1, 1)) if target else [])


def test_a_number_is_judged_on_the_financial_year_to_the_end_of_the_period():
    target = targets.target_for(BURGLARY, periods.parse("2013-10"))
    assert target is not None
    judged, base, year = targets.spans(BURGLARY, target, periods.parse("2013-10"), LATE)[:3]
    assert (judged.starts, judged.ends) == (date(2013, 4, 1), date(2013, 10, 31))
    assert (base.starts, base.ends) == (date(2012, 4, 1), date(2012, 10, 31))
    assert (year.starts, year.ends) == (date(2012, 4, 1), date(2013, 3, 31))


def test_the_baseline_is_the_record_s_and_not_the_year_before():
    target = Target("change", date(2014, 4, 1), date(2015, 3, 31), "A plan", value=-0.1, baseline=date(2012, 4, 1))
    judged, base, year = targets.spans(BURGLARY, target, periods.parse("2014-10"), LATE)[:3]
    assert (base.starts, base.ends) == (date(2012, 4, 1), date(2012, 10, 31))
    assert judged.starts == date(2014, 4, 1) and year.ends == date(2013, 3, 31)


def test_a_record_of_several_years_is_judged_each_financial_year():
    good_job = shipped().get("police_doing_good_job")
    long = replace(good_job, targets=(Target("level", date(2013, 4, 1), date(2017, 3, 31), "A plan", value=75),))
    target = targets.target_for(long, periods.parse("2015-10"))
    assert target is not None
    assert targets.judged_span(target, periods.parse("2015-10")).starts == date(2015, 4, 1)
    assert targets.target_for(long, periods.parse("2014-04..2016-03")) is None


def test_an_amount_is_added_up_from_its_baseline_and_not_from_its_own_start():
    savings = shipped().get("revenue_savings")
    for number, text, span in ((1, "2015/16", "2014-04..2016-03"), (1, "2015/16Q2", "2014-04..2015-09"),
                               (0, "2014/15", "2014/15")):  # fmt: skip
        asked = targets.spans(savings, savings.targets[number], periods.parse(text), LATE)
        assert asked == [periods.parse(span)]


def test_the_past_is_read_only_while_the_year_is_not_over():
    target = BURGLARY.targets[0]
    year = periods.parse("2013/14")
    assert len(targets.spans(BURGLARY, target, year, date(2014, 3, 31))) > 3
    assert len(targets.spans(BURGLARY, target, year, date(2014, 4, 1))) == 3


# ---- superseded -----------------------------------------------------------------------------------------------------


def test_of_records_for_the_same_dates_the_one_recorded_later_is_in_force():
    first, second, third = (
        change(-0.13),
        change(-0.1, recorded=date(2013, 6, 1)),
        change(-0.05, recorded=date(2013, 9, 1)),
    )
    for order in ((first, second, third), (third, first, second), (second, third, first)):
        held, older = targets.settled(order)
        assert held == (third,) and set(older) == {first, second}
    measure = replace(BURGLARY, targets=(third,), superseded=(first, second))
    assert targets.superseded_by(measure, first) == third
    assert targets.superseded_by(measure, change(-0.1, ends=date(2013, 12, 31))) is None


@pytest.mark.parametrize(
    "other",
    [
        change(-0.1, starts=date(2014, 4, 1), ends=date(2015, 3, 31), recorded=date(2014, 4, 1)),
        change(-0.1, areas=("npa",), recorded=date(2014, 4, 1)),
        Target("watch", date(2013, 4, 1), date(2014, 3, 31), "A plan", recorded=date(2014, 4, 1)),
    ],
)
def test_a_record_for_other_dates_areas_or_of_another_kind_supersedes_nothing(other):
    assert targets.settled((change(-0.13), other)) == ((change(-0.13), other), ())


def test_two_records_that_neither_can_be_told_to_be_the_later_of_both_stay_and_are_refused():
    assert targets.settled((change(-0.13), change(-0.1)))[1] == ()


# ---- areas ----------------------------------------------------------------------------------------------------------


def test_the_record_that_speaks_of_an_area_is_taken_before_one_that_does_not():
    force, every, own = change(-0.13), change(-0.1, areas=("npa",)), change(-0.05, areas=("npa:charnwood",))
    measure, year = replace(BURGLARY, targets=(force, every, own)), periods.parse("2013/14")
    assert targets.target_for(measure, year, FORCE) == force
    assert targets.target_for(measure, year, CHARNWOOD) == own
    assert targets.target_for(replace(measure, targets=(force, every)), year, CHARNWOOD) == every
    assert targets.target_for(replace(measure, targets=(force,)), year, CHARNWOOD) == force
