"""Verdicts beyond the spec tables: what is never judged, and what is said before the end."""

from dataclasses import replace
from datetime import date

import pytest

from tests.spec.figures import CHARNWOOD, FORCE, figure, shipped
from tests.spec.years import by_month
from warehouse.measures import judge, periods, projection
from warehouse.measures.model import Area, Target

BURGLARY = shipped().get("domestic_burglary")
YEAR = {"2012/13": 3935, "2013/14": 4199}


def read_nothing(of):
    raise AssertionError(f"{of} was asked for")


@pytest.mark.parametrize(
    ("period", "why"),
    [
        ("2012/13", "no target is recorded for 2012/13"),
        ("2014/15", "no target is recorded for 2014/15"),
        ("2013-04..2015-03", "no one target covers the whole period"),
        ("2014-W14", "no one target covers the whole period"),
    ],
)
def test_nothing_is_judged_outside_a_target_s_dates(period, why):
    found = judge.judge(BURGLARY, FORCE, periods.parse(period), read_nothing, date(2019, 4, 8))
    assert found.code == "no_target" and why in found.why


@pytest.mark.parametrize("area", [CHARNWOOD, Area("force:derbyshire", "force", "Derbyshire"),
                                  Area("no_location", "nowhere", "No location recorded")])  # fmt: skip
def test_a_target_is_the_force_s_own(area):
    found = judge.judge(BURGLARY, area, periods.parse("2013/14"), read_nothing, date(2019, 4, 8))
    assert (found.code, found.why) == ("no_target", "the target is for the force as a whole")


@pytest.mark.parametrize("areas", [("npa",), ("npa:charnwood",), ("force", "npa")])
def test_a_record_may_be_for_areas(areas):
    wide = replace(BURGLARY, targets=tuple(replace(target, areas=areas) for target in BURGLARY.targets))
    found = figure("domestic_burglary", "2013/14", YEAR, area=CHARNWOOD)
    assert found.verdict.code == "no_target"
    verdict = judge.judge(wide, CHARNWOOD, periods.parse("2013/14"), lambda of: found.point, date(2019, 4, 8))
    assert verdict.code != "no_target"


@pytest.mark.parametrize("missing", ["2012/13", "2013/14"])
@pytest.mark.parametrize("days", [0, 364])
def test_nothing_is_judged_on_days_not_received(missing, days):
    held = {name: count for name, count in YEAR.items() if days or name != missing}
    verdict = figure("domestic_burglary", "2013/14", held, partly={missing: days}).verdict
    assert verdict.code is None and verdict.why


def test_a_year_is_not_over_before_its_last_day_is_past():
    for today, code in ((date(2014, 3, 31), "behind"), (date(2014, 4, 1), "not_met")):
        assert figure("domestic_burglary", "2013/14", YEAR, today=today).verdict.code == code


def test_a_provisional_year_is_judged_and_marked():
    found = figure("domestic_burglary", "2013/14", YEAR, today=date(2014, 4, 8), settles=30)
    assert found.verdict.code == "not_met" and found.point.status == "provisional"


def test_a_survey_without_weights_is_not_judged():
    found = figure("all_user_satisfaction", "2013/14", {"2013/14": (85, 100)})
    assert found.verdict.code is None and "weights" in found.verdict.why


def test_a_milestone_is_accepted_and_not_judged():
    kept = replace(BURGLARY, targets=(Target("milestone", date(2013, 4, 1), date(2014, 3, 31), "A plan"),))
    verdict = judge.judge(kept, FORCE, periods.parse("2013/14"), read_nothing, date(2019, 4, 8))
    assert verdict.code is None and verdict.target == kept.targets[0] and verdict.why


def test_an_amount_is_not_judged_when_a_quarter_since_its_baseline_is_missing():
    verdict = figure(
        "revenue_savings", "2015/16", {"2015/16": 4_210_000, "2014-04..2016-03": 8_660_000},
        partly={"2014-04..2016-03": 639},
    ).verdict  # fmt: skip
    assert (verdict.code, verdict.actual) == (None, None)
    assert "639 of 731 days received" in verdict.why


@pytest.mark.parametrize(
    ("then", "now", "code"), [(100, 101, "right_way"), (100, 100, "wrong_way"), (101, 100, "wrong_way")]
)
def test_a_direction_is_judged_on_the_period_itself_against_last_year(then, now, code):
    found = figure("hate_crime", "2013-10", {"2012-10": then, "2013-10": now}).verdict
    assert (found.code, found.judged) == (code, periods.parse("2013-10"))


@pytest.mark.parametrize(
    ("chance", "code"), [(1.0, "on_course"), (0.8, "on_course"), (0.799, "too_close"), (0.201, "too_close"),
                         (0.2, "behind"), (0.0, "behind")]
)  # fmt: skip
def test_the_words_before_the_end_are_the_chance_s(monkeypatch, chance, code):
    monkeypatch.setattr(projection.Simulated, "chance", lambda *_, **__: chance)
    verdict = by_month("domestic_burglary", "333x12", "300x6").verdict
    assert (verdict.code, verdict.probability) == (code, chance)


def test_a_change_is_projected_from_its_own_months_and_a_part_of_one():
    held = {"ytd:2013-10-17": 1800, "ytd:2012-10-17": 2000, "2012/13": 3935}
    verdict = figure("domestic_burglary", "ytd:2013-10-17", held).verdict
    assert verdict.projection is not None and verdict.run_rate is not None
    assert verdict.projection.upto == date(2013, 10, 17) and verdict.projection.ends == date(2014, 3, 31)
    assert verdict.projection.low < verdict.projection.value < verdict.projection.high
    assert verdict.run_rate.days_left == 165


def test_a_leap_day_is_one_more_day_that_is_left():
    later = Target("change", date(2015, 4, 1), date(2016, 3, 31), "Ours", value=-0.1, baseline=date(2014, 4, 1))
    leap = replace(shipped().get("violence_with_injury"), targets=(later,))
    held = {"ytd:2016-02-28": 4600, "ytd:2015-02-28": 4800, "2014/15": 5200, "ytd:2016-02-29": 4610}
    for day, left in (("2016-02-28", 32), ("2016-02-29", 31)):
        verdict = figure(leap, f"ytd:{day}", held, today=date(2016, 3, 1)).verdict
        assert verdict.run_rate is not None and verdict.run_rate.days_left == left
        assert verdict.baseline_value == 4800, "29 February is set against the 28th"


@pytest.mark.parametrize("missing", ["2012/13", "ytd:2012-10"])
def test_without_its_baseline_a_change_has_no_run_rate_either(missing):
    held = {"2013-10": 342, "2012-10": 330, "ytd:2013-10": 2400, "ytd:2012-10": 2200, "2012/13": 3935}
    verdict = figure("domestic_burglary", "2013-10", {name: n for name, n in held.items() if name != missing}).verdict
    assert verdict.code is None and "no comparison with" in verdict.why
    assert (verdict.run_rate, verdict.projection, verdict.probability) == (None, None, None)


def test_days_not_received_leave_no_projection():
    held = {"ytd:2013-10": 1000, "ytd:2012-10": 2200, "2012/13": 3935}
    verdict = figure("domestic_burglary", "ytd:2013-10", held, partly={"ytd:2013-10": 100}).verdict
    assert (verdict.code, verdict.projection, verdict.run_rate) == (None, None, None)


def test_an_average_time_is_projected_once_a_year_of_it_is_held():
    wait = shipped().get("average_wait_101")
    timed = replace(wait, targets=(Target("level", date(2018, 4, 1), date(2019, 3, 31), "Ours", value=40),))
    year = {"2018-10": (36_000, 1000), "ytd:2018-10": (252_000, 7000)}
    early = figure(timed, "2018-10", year).verdict
    assert early.code is None and "too little of its past" in early.why
    known = figure(timed, "2018-10", {**year, "2017/18": (480_000, 12_000)}).verdict
    assert known.code == "on_course" and known.projection is not None and known.projection.value < 40
    assert known.run_rate is not None and known.run_rate.most and known.run_rate.needed == pytest.approx(45.6, abs=0.5)
    assert figure(timed, "2018/19", {"2018/19": (432_000, 12_000)}).verdict.code == "met"


def test_a_stock_with_a_level_waits_for_its_day():
    verdict = figure("special_constables", "2015/16", {"2015/16": 350}, today=date(2016, 3, 1)).verdict
    assert (verdict.code, verdict.probability, verdict.projection) == ("behind", 0.0, None)


def test_an_amount_s_pace_is_told_until_its_day():
    verdict = figure("revenue_savings", "2015/16Q2", {"2015/16Q2": 1, "2014-04..2015-09": 6_600_000}).verdict
    rate = verdict.run_rate
    assert rate is not None and (rate.standing, rate.left, rate.per) == ("needed", 2_000_000, "quarter")
    assert (rate.needed, rate.so_far) == (1_000_000, 1_100_000)
    reached = figure("revenue_savings", "2015/16Q2", {"2015/16Q2": 1, "2014-04..2015-09": 8_700_000}).verdict
    assert reached.run_rate is not None and reached.run_rate.standing == "reached"
    over = figure("revenue_savings", "2015/16", {"2015/16": 1, "2014-04..2016-03": 8_700_000}).verdict
    assert over.code == "met" and over.run_rate is None
