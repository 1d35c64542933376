"""The shipped definitions against the plan: every numbered target with its dates, and nothing that was not promised."""

from datetime import date

import pytest

from tests.spec.figures import shipped
from warehouse.measures import judge, periods
from warehouse.measures.model import Measure, Target

MEASURES = list(shipped().measures.values())
YEARS = {year: periods.parse(year) for year in ("2013/14", "2014/15", "2015/16", "2016/17", "2017/18", "2018/19")}

# Plan 2013-17, sections 8.1 to 8.5 and Appendix D, typed from the document a second time: (priority, kind, value).
PROMISED = {
    "domestic_abuse_injury_outcome_rate": (5, "level", 50),
    "domestic_abuse_satisfaction": (5, "level", 90),
    "hate_crime_outcome_rate": (7, "level", 55),
    "hate_crime_satisfaction": (7, "level", 88),
    "asb_satisfaction": (8, "level", 85),
    "all_user_satisfaction": (9, "level", 85),
    "police_doing_good_job": (10, "level", 75),
    "all_crime_plan": (11, "change", -0.05),
    "domestic_burglary": (12, "change", -0.13),
    "domestic_burglary_outcome_rate": (12, "level", 25),
    "domestic_burglary_satisfaction": (12, "level", 90),
    "violence_with_injury": (13, "change", -0.02),
    "violence_with_injury_outcome_rate": (13, "level", 50),
    "violence_with_injury_satisfaction": (13, "level", 82),
    "theft_from_vehicle": (14, "change", -0.14),
    "theft_from_vehicle_outcome_rate": (14, "level", 9),
    "theft_from_vehicle_satisfaction": (14, "level", 85),
    "theft_of_vehicle": (14, "change", -0.10),
    "theft_of_vehicle_outcome_rate": (14, "level", 23),
    "theft_of_vehicle_satisfaction": (14, "level", 85),
}
WISHED = {
    "first_time_entrants": "down", "youth_out_of_court_disposals": "down", "offending_18_to_24": "down",
    "reoffending_18_to_24": "down", "treatment_completions": "up", "treatment_reentries": "down",
    "treatment_reoffending_rate": "down", "supported_families_reoffending": "down", "supported_families_asb": "down",
    "licensed_premises_incidents": "down", "domestic_abuse_reports": "up", "serious_sexual_offences": "up",
    "hate_crime": "up", "hate_incidents": "up", "csew_good_job": "up", "child_abuse_reports": "up",
    "missing_reports": "down", "missing_repeat_reports": "down", "missing_key_locations": "down",
    "missing_police_hours": "down", "missing_cost_low": "down", "missing_cost_high": "down",
    "stop_search_disproportionality": "down",
}  # fmt: skip
WATCHED = {"asb_incidents", "repeat_asb_victims", "violence_with_injury_domestic", "hate_crime_seven_strands"}
# The sources of open data, and the finest period that each is published for.
OPEN = {"police_uk": "month", "home_office": "quarter"}
STREET_TYPES = (
    "Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs", "Other crime", "Other theft",
    "Possession of weapons", "Public order", "Robbery", "Shoplifting", "Theft from the person", "Vehicle crime",
    "Violence and sexual offences",
)  # fmt: skip


def in_force(measure: Measure, year: str) -> Target | None:
    return judge.target_for(measure, YEARS[year])


@pytest.mark.parametrize("name", PROMISED)
def test_every_numbered_target_of_the_plan_is_recorded_for_its_year(name):
    priority, kind, value = PROMISED[name]
    target = in_force(shipped().get(name), "2013/14")
    assert target is not None
    assert (target.kind, target.value, target.starts, target.ends) == (kind, value, date(2013, 4, 1), date(2014, 3, 31))
    assert f"Strategic Priority {priority};" in target.source and "Appendix D" in target.source
    assert any(place.plan == "2013-17" and place.priority == priority for place in shipped().get(name).placements)
    assert target.baseline == (date(2012, 4, 1) if kind == "change" else None)


def test_the_directions_and_the_watched_are_as_the_plan_has_them():
    found = {m.id: t.direction for m in MEASURES if (t := in_force(m, "2013/14")) and t.kind == "direction"}
    assert found == WISHED
    watched = {m.id for m in MEASURES if (t := in_force(m, "2013/14")) and t.kind == "watch"}
    assert watched == WATCHED


def test_only_what_names_later_years_is_recorded_for_them():
    later = {year: {m.id: t.value for m in MEASURES if (t := in_force(m, year))} for year in YEARS if year != "2013/14"}
    good, csew, reserves = {"police_doing_good_job": 75}, {"csew_good_job": None}, {"reserves_used": None}
    assert later == {
        "2014/15": {"all_user_satisfaction": 86, "revenue_savings": 4.4e6, **good, **csew, **reserves},
        "2015/16": {
            "all_user_satisfaction": 87, "revenue_savings": 8.6e6, "special_constables": 400,
            **good, **csew, **reserves,
        },
        "2016/17": {"all_user_satisfaction": 88, "revenue_savings": 19.9e6, **good, **reserves},
        "2017/18": {},
        "2018/19": {},
    }  # fmt: skip


def test_savings_are_added_up_from_april_2014_and_reserves_are_no_savings():
    steps = shipped().get("revenue_savings").targets
    assert [(step.kind, step.value, step.ends.year) for step in steps] == [
        ("amount", 4.4e6, 2015), ("amount", 8.6e6, 2016), ("amount", 19.9e6, 2017),
    ]  # fmt: skip
    assert {step.baseline for step in steps} == {date(2014, 4, 1)}
    assert "reserves_used" not in shipped().get("revenue_savings").numerator.where


def test_the_cost_of_missing_reports_is_a_thousand_and_two_thousand_pounds_each():
    reports = shipped().get("missing_reports").numerator
    for name, each in (("missing_cost_low", "1000"), ("missing_cost_high", "2000")):
        cost = shipped().get(name)
        assert (cost.unit, cost.numerator.where, cost.numerator.value) == (
            "pounds", reports.where, f"{each} * {reports.value}",
        )  # fmt: skip


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_a_measure_of_a_plan_has_a_target_or_says_why_not(measure):
    if not measure.open_data:
        assert measure.targets or any("target" in caveat for caveat in measure.caveats)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_what_comes_added_up_is_held_as_it_comes(measure):
    if measure.numerator.mart != "returns":
        assert measure.nature != "stock"
        return
    assert measure.sources == ("return",) and not measure.by_area
    assert measure.grain in ("month", "quarter", "year")
    assert measure.numerator.where == f"measure = '{measure.id}'"
    assert measure.numerator.value == "sum(numerator)"
    if measure.nature == "stock":
        assert measure.grain == "year"  # a sum of months would count everyone twelve times


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_a_rate_applies_one_filter_to_both_its_sides(measure):
    if measure.denominator is None:
        return
    part, whole = (" ".join(side.where.split()) for side in (measure.numerator, measure.denominator))
    assert whole in part or whole == "true" or whole.replace(" is not null", "") in part
    if measure.numerator.mart in ("outcome", "cohort"):
        filtered = "" if whole == "true" else f" and ({whole})"
        assert part.endswith(f"){filtered}") and part.startswith("outcome_in(outcome_code, '")
        assert measure.denominator.mart == {"outcome": "crime", "cohort": "cohort"}[measure.numerator.mart]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_a_definition_says_what_must_be_said(measure):
    assert len(measure.definition) > 40 and measure.definition.endswith(".")
    assert len(measure.why_it_matters) > 40 and measure.why_it_matters.endswith(".")
    assert measure.caveats and measure.noun and (measure.placements or measure.counterpart)
    if measure.open_data:
        (source,) = measure.sources
        assert measure.grain == OPEN[source]
        assert any("Open Government Licence v3.0" in caveat for caveat in measure.caveats)
        assert measure.numerator.mart == source
    else:
        assert not set(OPEN) & set(measure.sources)


def test_each_type_of_street_crime_has_a_measure_of_its_own():
    found = {m.id: m.numerator.where for m in MEASURES if m.sources == ("police_uk",)}
    expected = {f"police_uk_{name.lower().replace(' ', '_')}": f"crime_type = '{name}'" for name in STREET_TYPES}
    asb = "'Anti-social behaviour'"
    assert found == {**expected, "police_uk_asb": f"crime_type = {asb}", "police_uk_crime": f"crime_type <> {asb}"}


def test_the_home_office_measures_ask_for_the_code_sets_of_the_forces_own():
    """One set a crime type, so that the plan's measure and the one that forces are compared by cannot drift apart."""
    for name in ("domestic_burglary", "residential_burglary", "violence_with_injury", "theft_from_vehicle"):
        theirs, ours = shipped().get(f"home_office_{name}"), shipped().get(name)
        assert theirs.numerator.where == ours.numerator.where
        assert (theirs.starts, theirs.ends) == (ours.starts, ours.ends)
        assert theirs.numerator.value == "sum(offences)"
        assert not theirs.by_area


def test_no_two_code_sets_of_burglary_share_a_code():
    sets = [set(shipped().code_sets[f"offence.{name}"].codes) for name in
            ("domestic_burglary", "residential_burglary", "burglary_other")]  # fmt: skip
    assert sum(map(len, sets)) == len(set.union(*sets))


def test_the_positive_outcomes_are_the_sanction_detections_and_community_resolution():
    sets = shipped().code_sets
    detections = set(sets["outcome.sanction_detection"].codes)
    assert set(sets["outcome.plan_2013_17_positive"].codes) == detections | {"8"}


def test_burglary_passes_from_one_definition_to_the_next_without_a_gap_or_an_overlap():
    domestic, residential = shipped().get("domestic_burglary"), shipped().get("residential_burglary")
    assert domestic.succeeded_by == residential.id
    assert domestic.ends == date(2017, 3, 31) and residential.starts == date(2017, 4, 1)
