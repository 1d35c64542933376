"""Areas beside each other: the query's own numbers, the twin's, and what the command line says."""

import pytest

from warehouse import area_comparison, query, residents
from warehouse.faults import WrongUse
from warehouse.measures import periods
from warehouse.measures.catalogue import UnknownName
from warehouse.measures.funnel import funnel

FIVE = periods.parse("2018-10..2019-02")
CRIME = "police_uk_vehicle_crime"


@pytest.mark.parametrize("basis", ["today", "of_the_time"])
@pytest.mark.parametrize("area_set", ["npa", "district", "county"])
def test_the_areas_and_the_three_nowhere_add_up_to_the_force(real, area_set, basis):
    found = area_comparison.compare(real, CRIME, area_set, FIVE, basis=basis)
    whole = query.figure(real, CRIME, period=FIVE).point.value
    assert sum(row.point.value for row in (*found.rows, *found.nowhere)) == found.force.point.value == whole
    assert [row.area.id for row in found.nowhere] == ["no_location", "unmapped", "outside"]
    assert {row.rank for row in (*found.nowhere, found.force)} == {None}


def test_each_row_is_the_figure_of_its_area_over_its_people(real):
    found = area_comparison.compare(real, CRIME, "district", FIVE, by_rate=True)
    cells = []
    for row in found.rows:
        own = query.figure(real, CRIME, row.area.id, FIVE)
        people = residents.residents(real, row.area, FIVE).people
        assert row.counted == own.point
        assert row.point.value == pytest.approx(1000 * own.point.value / people)
        assert row.change == own.same_period_last_year
        assert row.low < row.point.value < row.high
        cells.append((own.point.value, people))
    values = [row.point.value for row in found.rows]
    assert values == sorted(values, reverse=True)
    assert [row.rank.place for row in found.rows] == list(range(1, 10))
    plain = funnel(cells, "rate", scale=1000)
    assert found.funnel == plain
    assert [row.stand for row in found.rows] == list(plain.areas)


def test_a_city_centre_keeps_its_count_and_stands_on_no_funnel(real):
    found = area_comparison.compare(real, CRIME, "npa", FIVE, by_rate=True)
    centre = found.row("npa:central_leicester")
    assert centre.point.value is None
    assert "city centre" in centre.point.reason
    assert centre.counted.value == query.figure(real, CRIME, "npa:central_leicester", FIVE).point.value
    assert centre.rank is centre.stand is None
    assert found.rows[-1] is centre


def test_a_line_is_the_series_over_the_people(real):
    counts = query.series(real, CRIME, "npa:charnwood", "month", FIVE.starts, FIVE.ends)
    rates = area_comparison.line(real, CRIME, "npa:charnwood", "month", FIVE, by_rate=True)
    assert [point.numerator for point in rates.points] == [point.value for point in counts.points]
    assert [point.value for point in rates.points] == [1000 * point.value / 166_100 for point in counts.points]
    assert area_comparison.line(real, CRIME, "npa:charnwood", "month", FIVE) == counts


def test_shares_stand_on_a_funnel_of_shares_and_outcomes_on_one_of_rates(sample):
    year = periods.parse("2015/16")
    for name in ("grade_1_within_15_minutes", "domestic_burglary_outcome_rate"):
        found = area_comparison.compare(sample, name, "district", year)
        cells = [(row.point.numerator, row.point.denominator) for row in found.rows]
        kind = "rate" if "outcome" in name else "share"
        assert found.funnel == funnel(cells, kind, scale=100)


@pytest.mark.parametrize(
    ("measure", "area_set", "by_rate", "said"),
    [
        ("average_wait_101", "npa", False, "for the force as a whole, not by area"),
        ("recorded_crime", "ward", False, "no area set 'ward'; there are county, district, npa"),
        ("grade_1_within_15_minutes", "npa", True, "no count of cases"),
    ],
)
def test_wrong_use_is_told(sample, measure, area_set, by_rate, said):
    with pytest.raises(WrongUse, match=said):
        area_comparison.compare(sample, measure, area_set, FIVE, by_rate=by_rate)


def test_an_unknown_measure_is_told(sample):
    with pytest.raises(UnknownName):
        area_comparison.compare(sample, "recorded_crimes", "npa", FIVE)


def test_counts_and_few_areas_stand_on_no_funnel_and_say_why(real):
    assert "size of an area" in area_comparison.compare(real, CRIME, "npa", FIVE).no_funnel
    assert "Under five" in area_comparison.compare(real, CRIME, "county", FIVE, by_rate=True).no_funnel


@pytest.mark.parametrize("by_rate", [False, True])
def test_the_public_gets_no_more_than_the_query_gives_it(sample, by_rate):
    year = periods.parse("2015/16")
    name = "hate_crime_satisfaction" if not by_rate else "class_a_drug_offences"
    found = area_comparison.compare(sample, name, "npa", year, by_rate=by_rate, audience="public")
    given = dict(query.by_area(sample, name, "npa", year, audience="public"))
    hidden = [row for row in (*found.rows, *found.nowhere) if given[row.area].shorthand == "[c]"]
    assert hidden, "nothing is withheld: this test has lost its subject"
    for row in (*found.rows, *found.nowhere):
        assert row.counted == given[row.area]
    for row in hidden:
        assert (row.point.value, row.point.numerator, row.low, row.change, row.rank) == (None,) * 5


@pytest.mark.parametrize("by_rate", [False, True])
def test_the_command_line_says_the_same(ask, real_home, real, by_rate):
    told = ask(
        real_home, "compare-areas", CRIME, "--set", "district", "--period", "2018-10..2019-02", *["--rate"] * by_rate
    )
    found = area_comparison.compare(real, CRIME, "district", FIVE, by_rate=by_rate)
    rows = (*found.rows, *found.nowhere, found.force)
    assert [(each["area"], each["value"]) for each in told["areas"]] == [(row.area.id, row.point.value) for row in rows]
    assert [each["rank"] for each in told["areas"]] == [row.rank.place if row.rank else None for row in rows]
    assert told["version"] == real.version
    assert (told["funnel"] is None) == (not by_rate)


def test_the_command_line_in_a_terminal(pcc, real_home):
    done = pcc(real_home, "compare-areas", CRIME, "--period", "2018-10..2019-02", "--rate")
    assert "for each 1,000 people" in done.stdout + done.stderr
    wrong = pcc(real_home, "compare-areas", CRIME, "--set", "ward", status=2)
    assert "there are county, district, npa" in wrong.stderr
