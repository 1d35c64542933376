"""Returns of the sample against what was published, typed from the documents a second time."""

from decimal import Decimal
from itertools import pairwise

import pandas as pd
import pytest

from tests.spec.figures import shipped

YEARS = ("2012/13", "2013/14", "2014/15", "2015/16", "2016/17", "2017/18", "2018/19")
LENGTHS = {"month": 12, "quarter": 4, "year": 1}
PUBLISHED = {
    # Plan 2013-17, sections 3 and 8.5 and Appendix E
    ("special_constabulary_hours", "2012/13"): 70_320, ("special_constables", "2012/13"): 300,
    ("adult_safeguarding_referrals", "2012/13"): 8_603, ("child_safeguarding_referrals", "2012/13"): 19_582,
    ("planned_events", "2012/13"): 489, ("armed_deployments", "2012/13"): 208,
    ("mental_health_missing", "2012/13"): 384, ("police_officers", "2013/14"): 2_078, ("pcsos", "2013/14"): 229,
    ("police_staff", "2013/14"): 1_325 - 229, ("reserves_used", "2014/15"): 230_000,
    ("reserves_used", "2015/16"): 420_000, ("reserves_used", "2016/17"): 4_100_000,
    # Annual report 2018/19
    ("police_officers", "2016/17"): 1_782, ("police_officers", "2017/18"): 1_751, ("police_officers", "2018/19"): 1_792,
    ("pcsos", "2016/17"): 231, ("pcsos", "2017/18"): 238, ("pcsos", "2018/19"): 177,
    ("police_staff", "2016/17"): 1_241, ("police_staff", "2017/18"): 1_315, ("police_staff", "2018/19"): 1_340,
    ("volunteers", "2016/17"): 244, ("volunteers", "2017/18"): 210, ("volunteers", "2018/19"): 250,
    ("volunteer_hours", "2018/19"): 101_710, ("special_constables", "2018/19"): 280,
    ("support_volunteers", "2018/19"): 236, ("cadets", "2018/19"): 237, ("custody_visits", "2018/19"): 156,
    ("detainees", "2017/18"): 13_856, ("detainees", "2018/19"): 13_646, ("detainees_offered_visit", "2018/19"): 1_077,
    ("detainees_visited", "2018/19"): 443, ("victim_first_referrals", "2018/19"): 15_080,
    ("victim_first_repeat_victims", "2018/19"): 1_045, ("victim_first_self_referrals", "2018/19"): 310,
    ("victim_first_self_referrals", "2017/18"): 310 - 77, ("victim_first_enhanced_support", "2018/19"): 2_078,
    ("victim_services_spend", "2018/19"): 1_386_885, ("helpline_calls", "2017/18"): 8_569,
    ("helpline_calls", "2018/19"): 9_513, ("domestic_violence_protection_orders", "2018/19"): 138,
    ("clares_law_applications", "2018/19"): 162, ("managed_sexual_offenders", "2018/19"): 1_426,
    ("child_referrals_reviewed", "2018/19"): 3_633, ("child_referrals_passed_on", "2018/19"): 1_957,
    ("child_strategy_discussions", "2018/19"): 550, ("strategic_policing_deployments", "2018/19"): 197,
    ("regional_collaboration_spend", "2018/19"): 9_342_000,
    # Annual report 2017/18
    ("custody_visits", "2016/17"): 145, ("custody_visits", "2017/18"): 152, ("detainees_at_visits", "2017/18"): 1_092,
    ("detainees_offered_visit", "2017/18"): 480, ("detainees_visited", "2017/18"): 460,
    ("digital_examination_days", "2014/15"): 540, ("digital_examination_days", "2017/18"): 21,
    ("extra_community_hours", "2017/18"): 16_000, ("victim_first_supported", "2017/18"): 2_055,
    ("uava_safety_plans", "2017/18"): 1_753, ("uava_face_to_face", "2017/18"): 1_882,
    ("net_revenue_budget", "2017/18"): 171_639_000, ("net_revenue_budget", "2016/17"): 171_639_000 - 799_000,
    ("funding_gap_year_0", "2018/19"): 0, ("funding_gap_year_1", "2018/19"): 0,
    ("funding_gap_year_2", "2018/19"): 3_400_000, ("funding_gap_year_3", "2018/19"): 5_600_000,
    ("funding_gap_year_4", "2018/19"): 9_000_000,
    # Panel papers, December 2016
    ("opcc_cost_a_head", "2015/16"): "0.91", ("opcc_cost_a_head", "2016/17"): "0.83",
    ("opcc_cost_a_head_similar_forces", "2015/16"): "0.86", ("opcc_cost_a_head_similar_forces", "2016/17"): "0.97",
    ("opcc_cost_a_head_national", "2015/16"): "1.03", ("opcc_cost_a_head_national", "2016/17"): "1.03",
    ("commissioning_cost_a_head", "2015/16"): "4.22", ("commissioning_cost_a_head", "2016/17"): "4.45",
    ("commissioning_cost_a_head_similar_forces", "2015/16"): "2.51",
    ("commissioning_cost_a_head_similar_forces", "2016/17"): "3.00",
    ("commissioning_cost_a_head_national", "2015/16"): "2.82",
    ("commissioning_cost_a_head_national", "2016/17"): "2.53",
    ("funding_gap_year_0", "2017/18"): 800_000, ("funding_gap_year_1", "2017/18"): 3_300_000,
    ("funding_gap_year_2", "2017/18"): 3_700_000, ("funding_gap_year_3", "2017/18"): 4_900_000,
}  # fmt: skip
SHARES = {
    ("recording_compliance", "2016/17"): 75.8, ("recording_compliance", "2018/19"): 84.1,
    ("victim_first_felt_safer", "2018/19"): 94, ("victim_first_improved_wellbeing", "2018/19"): 94,
    ("victim_first_coping", "2018/19"): 92, ("victim_first_satisfaction", "2017/18"): 87.2,
    ("uava_felt_safer", "2017/18"): 91, ("uava_improved_wellbeing", "2017/18"): 73,
    ("uava_less_violence", "2017/18"): 70,
    ("calls_101_about_crime", "2017/18"): 40, ("calls_not_about_crime", "2018/19"): 70,
    ("precept_support", "2015/16"): 56.1, ("precept_support", "2016/17"): 70.7, ("precept_support", "2017/18"): 83.3,
}  # fmt: skip


@pytest.fixture(scope="module")
def rows(sample) -> pd.DataFrame:
    """Every return of the sample, its figures as they are written and the year that it is in."""
    return pd.concat(sample.rows(year, "return").assign(year=year) for year in YEARS)


def year_of(rows: pd.DataFrame, measure: str, year: str) -> tuple[Decimal, Decimal]:
    found = rows[(rows.measure == measure) & (rows.year == year)]
    assert len(found), f"no return of {measure} for {year}"
    sides = (sum((Decimal(text or 0) for text in found[side]), Decimal(0)) for side in ("numerator", "denominator"))
    return tuple(sides)


@pytest.mark.parametrize(("measure", "year"), PUBLISHED)
def test_a_published_return(rows, measure, year):
    assert year_of(rows, measure, year) == (Decimal(PUBLISHED[measure, year]), 0)


@pytest.mark.parametrize(("measure", "year"), SHARES)
def test_a_published_share(rows, measure, year):
    part, whole = year_of(rows, measure, year)
    assert round(float(100 * part / whole), 1) == SHARES[measure, year]


def test_published_changes_and_bounds(rows):
    def value(measure: str, year: str) -> Decimal:
        return year_of(rows, measure, year)[0]

    police = [value("victim_first_police_referrals", year) for year in ("2017/18", "2018/19")]
    assert police[1] - police[0] == 809 and round(809 / police[0] * 100) == 7
    prolific = [value("prolific_offender_offences", year) for year in ("2016/17", "2017/18")]
    assert prolific[1] == prolific[0] * Decimal("0.7")
    offenders = [value("managed_sexual_offenders", year) for year in YEARS]
    assert {round(100 * (now / then - 1)) for then, now in pairwise(offenders)} == {12}
    assert value("special_constabulary_hours", "2018/19") > 60_000
    assert value("support_volunteer_hours", "2018/19") > 24_000
    part, whole = year_of(rows, "victim_first_positive_outcome", "2017/18")
    assert whole == 2_055 and part / whole > Decimal("0.96")
    assert year_of(rows, "budget_variance", "2017/18") == (120_000, 171_639_000)
    assert year_of(rows, "precept_support", "2017/18")[1] == 2_924
    part, whole = year_of(rows, "time_in_communities", "2017/18")
    assert Decimal("0.59") < part / whole < Decimal("0.6")


def test_savings_pass_each_step_of_the_plan(rows):
    saved = [year_of(rows, "revenue_savings", year)[0] for year in ("2014/15", "2015/16", "2016/17")]
    steps = [target.value for target in shipped().get("revenue_savings").targets]
    assert all(sum(saved[: at + 1]) >= step for at, step in enumerate(steps))


def test_every_return_belongs_to_a_measure_and_comes_as_often_as_it_is_held(rows):
    held = {m.id: m for m in shipped().measures.values() if m.numerator.mart == "returns"}
    assert set(rows.measure) == set(held)
    for (measure, year), found in rows.groupby(["measure", "year"]):
        wanted, first = LENGTHS[held[measure].grain], rows[rows.measure == measure].year.min()
        assert len(found) == wanted or (year == first and len(found) < wanted)  # some begin within their first year
        assert (found.denominator != "").all() == (held[measure].denominator is not None)
