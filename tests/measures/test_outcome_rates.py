"""An outcome rate written once gives both its rates; events that break it do so by the code set that it asks for."""

from datetime import date

import pytest

from tests.measures.files import PLAIN, SETS, faults, plain, written
from tests.spec.figures import shipped
from warehouse.measures import catalogue, codes, cohorts, stored

RATE = (
    PLAIN.replace('unit = "count"', 'unit = "percent"')
    .partition("[numerator]")[0]
    .replace('["crime"]', '["outcome", "crime"]')
    + """
[outcome_rate]
of = "things"
where = "offence_in(offence_code, 'things') or domestic"
outcomes = "good"
cohort = "things_followed"
"""
)
GOOD = (
    SETS
    + """
[outcome.good]
title = "Good ends"
codes = ["1"]
confidence = "known"
note = "As we read them."
"""
)


@pytest.fixture
def folder(tmp_path):
    return written(plain(tmp_path / "shipped"), definitions__things=RATE, code_sets=GOOD)


def test_one_filter_stands_on_both_sides_of_both_rates(folder):
    known = catalogue.load(folder)
    crimes, good = "offence_in(offence_code, 'things') or domestic", "outcome_in(outcome_code, 'good')"
    for name, marts in (("things", ("outcome", "crime")), ("things_followed", ("cohort", "cohort"))):
        measure = known.get(name)
        assert (measure.numerator.mart, measure.denominator.mart) == marts
        assert (measure.numerator.where, measure.denominator.where) == (f"{good} and ({crimes})", crimes)


def test_each_names_the_other_and_the_cohort_says_what_it_is(folder):
    known = catalogue.load(folder)
    rate, cohort = known.get("things"), known.get("things_followed")
    assert (rate.counterpart, cohort.counterpart) == (cohort.id, rate.id)
    assert rate.counted_as.startswith("Throughput:") and cohort.counted_as.startswith("Cohort:")
    assert "can exceed 100%" in rate.counted_as and "immature" in cohort.counted_as
    assert (cohort.title, cohort.ages, cohort.grain) == ("Things, by cohort", (90, 180, 365), "month")
    assert cohort.definition.startswith("Of the things recorded in the period") and "good ends" in cohort.definition
    assert any("As we read them." in caveat for caveat in cohort.caveats)
    assert not cohort.targets and not cohort.placements


def test_a_file_of_the_cohorts_own_name_is_laid_over_it(folder, tmp_path):
    config = written(tmp_path / "config", definitions__things_followed='title = "Things, followed"\nages = [30, 365]\n')
    cohort = catalogue.load(folder, config).get("things_followed")
    assert (cohort.title, cohort.ages, cohort.counterpart) == ("Things, followed", (30, 365), "things")


def test_a_deployments_target_for_the_rate_leaves_both_whole(folder, tmp_path):
    target = '[[targets]]\nkind = "level"\nstarts = 2014-04-01\nends = 2015-03-31\nvalue = 25\nsource = "A plan"\n'
    known = catalogue.load(folder, written(tmp_path / "config", definitions__things=target.replace("lower", "higher")))
    assert len(known.get("things").targets) == 1 and not known.get("things_followed").targets


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('outcomes = "good"', 'outcomes = "goood"'), "unknown code set 'outcome.goood'"),
        (('of = "things"', ""), "things.toml, outcome_rate: 'of' is missing"),
        (("[outcome_rate]", '[numerator]\nfrom = "crime"\n[outcome_rate]'), "has 'outcome_rate' and 'numerator'"),
        (('cohort = "things_followed"', 'cohorts = "x"'), "unknown key 'cohorts'"),
        (('cohort = "things_followed"', 'cohort = "Things Followed"'), "lower-case letters, digits and underscores"),
    ],
)
def test_a_faulty_outcome_rate_is_told(folder, change, said):
    written(folder, definitions__things=RATE.replace(*change))
    assert any(said in fault for fault in faults(folder))


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ("ages = [91]", "'ages' must be some of 7, 14, 30"),
        ("ages = [365, 90]", "in order"),
        ('ages = ["90"]', "'ages' must be a list of whole numbers"),
        ("ages = [true]", "'ages' must be a list of whole numbers"),
        ("ages = []", "'ages' go with a rate of the mart 'cohort'"),
        ('grain = "day"', "a cohort is counted by month at the finest"),
        ('sources = ["crime"]', "a cohort needs the source 'outcome'"),
        ('[denominator]\nfrom = "cohort"\nwhere = "outcome_code is not null"', "cannot depend on their outcomes"),
        ('counterpart = "nothing"', "'counterpart' names no measure: nothing"),
        ('counted_as = ""', "'counterpart' and 'counted_as' go together"),
        ('[numerator]\nfrom = "cohort"\nas_stood = 90', "'as_stood' is not written in a definition"),
    ],
)
def test_what_is_laid_over_a_cohort_is_checked(folder, tmp_path, over, said):
    config = written(tmp_path / "config", definitions__things_followed=over + "\n")
    assert any(said in fault for fault in faults(folder, config))


def test_a_counterpart_must_name_its_measure_in_return(folder, tmp_path):
    config = written(tmp_path / "config", definitions__things_followed='counterpart = "things_followed"\n')
    assert any("does not name this measure in return" in fault for fault in faults(folder, config))


def test_a_stored_cohort_is_read_back_the_same(folder):
    for measure in catalogue.load(folder).measures.values():
        assert stored.from_json(stored.to_json(measure)) == measure


def test_a_cohort_at_an_age_is_had_by_name():
    known = shipped()
    at_90 = known.get("drug_cohort_rate@90")
    assert at_90.numerator.as_stood == at_90.denominator.as_stood == 90
    assert at_90 == cohorts.at_ages(known.get("drug_cohort_rate"))[0]
    assert at_90.id not in known.measures  # nothing lists it
    assert at_90.title.endswith("90 days after recording")


RATES = [measure for measure in shipped().measures.values() if "outcome" in measure.sources]


@pytest.mark.parametrize("measure", RATES, ids=lambda measure: measure.id)
def test_the_counting_rule_dates_are_marked_and_only_a_change_of_the_own_code_set_breaks(measure):
    events = {event.id: event for event in shipped().events_of(measure)}
    dated = {"outcomes_framework": date(2014, 4, 1), "outcome_21": date(2016, 1, 1), "outcome_22": date(2019, 4, 1)}
    assert {name: events[name].day for name in dated} == dated
    positive = "outcome.plan_2013_17_positive" in codes.asked_for(measure)
    assert ("community_resolution_outcome" in events) == positive
    breaks = {event.day for event in events.values() if event.breaks}
    burglary = {date(2017, 4, 1)} if "offence.domestic_burglary" in codes.asked_for(measure) else set()
    assert breaks == ({date(2013, 4, 1)} if positive else set()) | burglary


def test_every_outcome_rate_has_its_cohort_and_every_cohort_its_rate():
    marts = {measure.id: measure.numerator.mart for measure in RATES}
    assert {marts[measure.counterpart] for measure in RATES if marts[measure.id] == "outcome"} == {"cohort"}
    assert {marts[measure.counterpart] for measure in RATES if marts[measure.id] == "cohort"} == {"outcome"}
    assert len(RATES) == 22


def test_an_event_that_names_a_code_set_which_is_not_there_is_told(folder):
    event = '[[events]]\nid = "x"\nday = 2014-04-01\ntitle = "X"\ncode_sets = ["outcome.best"]\nsource = "A"\n'
    written(folder, events=event)
    assert any("event 'x' names no code set: outcome.best" in fault for fault in faults(folder))


def test_an_event_that_names_a_measure_is_about_its_counterpart_too(folder):
    event = '[[events]]\nid = "x"\nday = 2014-04-01\ntitle = "X"\nmeasures = ["things"]\nsource = "A"\n'
    known = catalogue.load(written(folder, events=event))
    for name in ("things", "things_followed", "things_followed@90"):
        assert [one.id for one in known.events_of(known.get(name))] == ["x"]
