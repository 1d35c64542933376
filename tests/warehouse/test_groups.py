"""Forces beside each other from a published version: the real ones against a plain sum, fictional ones over years."""

import csv

import pytest

from tests import twin_home_office
from tests.forces import MEASURE
from warehouse import groups
from warehouse.faults import WrongUse
from warehouse.groups import NoTarget
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.measures.catalogue import UnknownName
from warehouse.published import open_warehouse

REGION = ("derbyshire", "leicestershire", "lincolnshire", "northamptonshire", "nottinghamshire", "staffordshire")
YEAR = periods.parse("2017/18")


@pytest.fixture(scope="module")
def people(real_data):
    with (real_data / "geography" / "force_population_census2011.csv").open(encoding="utf-8", newline="") as text:
        return {row["police_force"].lower(): int(row["persons_census_2011"]) for row in csv.DictReader(text)}


@pytest.fixture(scope="module")
def offences(home_office_file):
    return twin_home_office.read(home_office_file)


@pytest.mark.parametrize("measure", sorted(set(twin_home_office.MEASURES) - {"home_office_domestic_burglary"}))
def test_the_real_forces_are_beside_each_other_as_a_plain_sum_has_them(real, people, offences, measure):
    rates = {}
    for force in REGION:
        count = sum(n for (name, of, _), n in offences.items() if (name, of) == (measure, force))
        rates[force] = 1000 * count / people[force]
    found = groups.against(real, measure)
    assert found.period == YEAR and found.group.kind == "regional" and not found.left_out
    assert {real.force_of(one.area): one.rate.value for one in found.standings} == pytest.approx(rates)
    assert found.mean == pytest.approx(sum(rates.values()) / 6)
    assert found.own.rank == sorted(rates.values()).index(rates["leicestershire"]) + 1
    assert found.above == pytest.approx(100 * (rates["leicestershire"] / found.mean - 1))


@pytest.mark.parametrize(
    ("asked", "period", "forces", "why"),
    [
        (None, "2019-02", 6, ""),
        ("2018-12", "2018-12", 6, ""),
        ("2018-10..2019-02", "2018-10..2019-02", 6, ""),
        ("2024-04", "2024-04", 1, "1 of the group's 6 forces has a rate, and a mean needs 3"),
        ("2018/19", "2018/19", 0, "the force itself has no rate: 151 of 365 days received"),
        ("2023-05", "2023-05", 0, "the force itself has no rate: not received"),
    ],
)
def test_street_crime_is_compared_where_the_group_was_received(real, asked, period, forces, why):
    found = groups.against(real, "police_uk_crime", periods.parse(asked) if asked else None)
    assert (periods.written(found.period), len(found.standings)) == (periods.written(periods.parse(period)), forces)
    assert (found.why, found.own is None) == (why, bool(why))


def test_many_measures_at_once_say_what_each_says_alone(real):
    measures = [real.catalogue.get(name) for name in ("home_office_crime", "home_office_victim_based", "police_uk_asb")]
    (group,) = groups.offered(real)
    found = groups.compared(real, measures, YEAR, group)
    assert found == {measure.id: groups.against(real, measure.id, YEAR, group.id) for measure in measures}


def test_a_group_that_is_not_there_is_told_with_those_that_are(real):
    with pytest.raises(UnknownName, match="east_midlands_and_staffordshire"):
        groups.against(real, "home_office_crime", YEAR, "most_similar")


@pytest.mark.parametrize(
    ("measure", "year", "said"),
    [
        ("police_uk_crime", None, "a target is set from a whole financial year, and the group holds none"),
        ("police_uk_crime", "2018/19", "no target can be set from 2018/19: the force itself has no rate: 151 of 365"),
        ("recorded_crime", None, "other forces are known from open data only"),
        ("police_uk_asb", None, "forces record it too differently"),
        (
            "home_office_crime",
            "2016/17",
            "no target can be set from 2016/17: the force itself has no rate: not received",
        ),
    ],
)
def test_a_target_that_cannot_be_set_says_why(real, measure, year, said):
    with pytest.raises(NoTarget, match=said) as told:
        groups.proposal(real, measure, None, periods.parse(year) if year else None)
    assert isinstance(told.value, WrongUse)


def test_one_real_year_cannot_be_extrapolated(ask, real_home):
    found = ask(real_home, "target", "home_office_crime")
    assert (found["reduction"], found["mean_expected"], found["steps"]) == (None, None, [])
    assert found["why"] == "one year of data has no trend, so the group's mean cannot be extrapolated"
    assert found["attention"] == {"percent_above": pytest.approx(12.919, abs=0.001), "change": None, "due": None}


def test_a_comparison_by_the_command_line(ask, pcc, real_home):
    found = ask(real_home, "against", "home_office_crime", "--period", "2017/18")
    assert (found["rank"], found["of"]) == (5, 6)
    assert (found["group"]["kind"], found["group"]["as_on"]) == ("regional", "2018-03-31")
    assert [one["force"] for one in found["forces"]][-1] == "force:nottinghamshire"
    assert found["sentence"] in pcc(real_home, "against", "home_office_crime").stdout
    ask_nothing = ask(real_home, "against", "police_uk_asb")
    assert (ask_nothing["value"], ask_nothing["mean"], ask_nothing["forces"]) == (None, None, [])


@pytest.fixture
def fictional(forces_home):
    return open_warehouse(Home(forces_home))


def test_a_target_is_set_from_the_trend_of_the_group_as_it_then_stood(fictional):
    found = groups.proposal(fictional, MEASURE, baseline=YEAR)
    (first, second) = [(80 + 160 + 160) / 3, (80 + 152 + 144) / 3]
    assert (found.against.group.kind, len(found.setting.years)) == ("most_similar", 2)
    assert found.setting.baseline.mean == pytest.approx(second)
    assert found.setting.position == pytest.approx(second * second / first)
    assert (found.setting.reduction, found.setting.steps[0].count) == (0.05, 76)
    assert found.setting.attention.due is False


def test_a_member_that_has_no_figure_is_left_out_and_said(fictional):
    found = groups.against(fictional, MEASURE)
    assert periods.written(found.period) == "2018/19"
    assert [(area.title, why) for area, why in found.left_out] == [("British Transport Police", "not received")]
    assert found.mean == pytest.approx(4 * (20 + 36 + 32) / 3)
    assert groups.proposal(fictional, MEASURE).setting.trend < 0


def test_the_trend_does_not_cross_the_day_on_which_a_definition_begins(fictional):
    """Residential burglary begins in April 2017: the year before has no figure of it, and no trend reaches back."""
    with_start = groups.proposal(fictional, "home_office_residential_burglary", baseline=periods.parse("2018/19"))
    assert with_start.setting.years[0].period == YEAR
