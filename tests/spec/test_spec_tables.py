"""Each row of the spec tables is a test."""

from datetime import date

import pytest

from tests.spec import tables
from tests.spec.figures import figure, shipped
from tests.spec.sentences import CASES
from tests.warehouse.public.test_protection import total
from warehouse.measures import change, periods, points, words
from warehouse.measures.model import Amounts, Period, Point
from warehouse.public import protection

YEAR = periods.parse("2013/14")


@pytest.mark.parametrize(("text", "starts", "ends", "named"), tables.PERIODS.rows)
def test_a_period_is_read_and_named(text, starts, ends, named):
    period = periods.parse(text)
    assert (str(period.starts), str(period.ends)) == (starts, ends)
    assert periods.label(period) == named


@pytest.mark.parametrize(("text", "before", "last_year"), tables.BEFORE.rows)
def test_the_periods_that_a_period_is_set_against(text, before, last_year):
    period = periods.parse(text)
    assert periods.written(periods.previous(period)) == before
    assert periods.written(periods.year_before(period)) == last_year


@pytest.mark.parametrize(("then", "now", "phi", "said", "z", "strength"), tables.CHANGES.rows)
def test_a_change_between_two_counts(then, now, phi, said, z, strength):
    found = figure("domestic_burglary", "2013/14", {"2012/13": then, "2013/14": now}, phi=phi).same_period_last_year
    assert found is not None and found.z is not None
    assert f"{found.z:+.2f}" == z
    assert found.words == strength
    assert words.change(found, "count") == f"{said}; {strength}, Z {found.z:+.1f}"


@pytest.mark.parametrize(("measure", "base", "now", "aim", "moved", "code"), tables.CHANGE_TARGETS.rows)
def test_a_change_target_when_its_year_is_over(measure, base, now, aim, moved, code):
    verdict = figure(measure, "2013/14", {"2012/13": base, "2013/14": now}).verdict
    assert (verdict.code, verdict.aim, verdict.actual, verdict.baseline_value) == (code, aim, now, base)
    assert ("none" if verdict.change is None else f"{verdict.change:+.2f}") == moved
    assert verdict.judged == YEAR


@pytest.mark.parametrize(
    ("measure", "target", "part", "whole", "effective", "value", "code"), tables.LEVEL_TARGETS.rows
)
def test_a_level_target_when_its_year_is_over(measure, target, part, whole, effective, value, code):
    squared = whole**2 / effective if effective else 0
    found = figure(measure, "2013/14", {"2013/14": Amounts(part, whole, whole, squared)})
    assert (found.verdict.code, found.verdict.aim) == (code, target)
    assert f"{found.verdict.actual:.2f}" == value


@pytest.mark.parametrize(("period", "since", "so_far", "step", "held_to", "code"), tables.AMOUNT_TARGETS.rows)
def test_an_amount_is_judged_on_all_of_it_since_its_baseline(period, since, so_far, step, held_to, code):
    verdict = figure("revenue_savings", period, {period: 1, since: so_far}).verdict
    assert verdict.target is not None and verdict.target.value == step
    assert (verdict.code, verdict.actual, int(verdict.aim or 0)) == (code, so_far, held_to)
    assert verdict.judged is not None and verdict.judged.starts == date(2014, 4, 1)


@pytest.mark.parametrize(("counts", "seen"), tables.SUPPRESSION.rows)
def test_what_the_public_sees_of_small_numbers(counts, seen):
    held = [int(count) for count in counts.split()]
    gone = protection.withheld(total(held))
    assert " ".join("[c]" if at in gone else str(count) for at, count in enumerate([*held, sum(held)])) == seen


@pytest.mark.parametrize(("measure", "period", "held", "how", "sentence"), CASES)
def test_the_headline_sentence(measure, period, held, how, sentence):
    assert figure(measure, period, held, **how).sentence == sentence


def test_the_aim_is_said_as_a_whole_count():
    found = figure("domestic_burglary", "2013/14", {"2012/13": 3935, "2013/14": 4199})
    assert words.aim(found.measure, found.verdict) == "3,423 offences or fewer"
    rate = figure("domestic_burglary_outcome_rate", "2013/14", {"2013/14": (1, 2)})
    assert words.aim(rate.measure, rate.verdict) == "25% or more"


def test_one_period_longer_than_the_other_is_compared_by_the_day():
    measure = shipped().get("police_uk_crime")

    def point(text: str, count: int) -> Point:
        period = periods.parse(text)
        return points.point(measure, period, Amounts(count), period.days, date(2019, 4, 8))

    found = change.compare(measure, point("2019-02", 7193), point("2019-01", 7606), phi=1.0)
    assert found is not None and found.z is not None and found.per_day is not None
    assert found.percent == pytest.approx(100 * (7193 - 7606) / 7606)  # of the counts, as anyone can check
    assert found.per_day == pytest.approx(100 * ((7193 / 28) / (7606 / 31) - 1))
    assert found.z > 2  # more a day, though fewer in the month
    assert words.change(found, "count") == "5.4% fewer (-413), 4.7% more a day; probably real, Z +2.8"


def test_a_leap_year_is_not_said_by_the_day_but_its_z_is():
    found = figure("recorded_crime", "2015/16", {"2014/15": 60_000, "2015/16": 60_164}).same_period_last_year
    assert found is not None and found.per_day is None
    assert found.z == pytest.approx(0, abs=0.01)


def test_a_period_holds_both_its_ends():
    assert Period(date(2018, 4, 1), date(2019, 3, 31)).days == 365
