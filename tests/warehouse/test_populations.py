"""Populations: the shipped file, a deployment's laid over it, faults told together, and who lives where."""

import csv

import pytest

from warehouse import areas, populations, residents
from warehouse.measures import periods
from warehouse.measures.model import Point
from warehouse.populations import PopulationErrors, load
from warehouse.query import by_area

SETS = areas.load()
FORCE = "leicestershire"


@pytest.fixture
def laid(tmp_path):
    """`laid("district:rutland,2018,39700,ONS")`: what is in force with these rows in a deployment's own file."""

    def over(*rows, head="area,year,population,source"):
        (tmp_path / "populations.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return load(SETS, FORCE, tmp_path)

    return over


def test_the_shipped_places_districts_and_force_agree():
    found = {row.area: row.people for row in load(SETS, FORCE)}
    districts = sum(people for area, people in found.items() if area.startswith("district:"))
    places = [people for area, people in found.items() if ":" not in area]
    assert len(places) == 611
    assert sum(places) == districts == found["force:leicestershire"] == 1_017_697
    assert len([area for area in found if area.startswith("force:")]) == 39
    assert not list(populations._sums(load(SETS, FORCE), SETS, FORCE, {2011}))


def test_a_deployments_rows_are_added_or_take_the_place_of_the_shipped_of_their_year(laid):
    found = {(row.area, row.year): row for row in laid("district:rutland,2018,39700,ONS", "force:kent,2011,5,Ours")}
    assert found["district:rutland", 2018].people == 39_700
    assert found["district:rutland", 2011].people == 37_369
    assert (found["force:kent", 2011].people, found["force:kent", 2011].source) == (5, "Ours")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("district:rutlnd,2018,39700,ONS", "line 2, area: there is no 'district:rutlnd'.*Did you mean"),
        ("district:rutland,last year,39700,ONS", "line 2, year: not a year; expected one such as 2018"),
        ("district:rutland,12018,39700,ONS", "line 2, year: not a year"),
        ("district:rutland,2018,many,ONS", "line 2, population: not a number of people"),
        ("district:rutland,2018,0,ONS", "line 2, population: not a number of people"),
        ("district:rutland,2018,-5,ONS", "line 2, population: not a number of people"),
        ("district:rutland,2018,39700,", "line 2, source: blank"),
        ("district:rutland,2018", "line 2, population: .*\n.*source: blank"),
    ],
)
def test_a_fault_names_file_line_column_and_what_is_wanted(laid, row, said):
    with pytest.raises(PopulationErrors, match=f"populations.csv, {said}"):
        laid(row)


def test_faults_are_told_all_together_and_many_are_counted(laid):
    with pytest.raises(PopulationErrors) as told:
        laid(*[f"nowhere:{at},x,y,z" for at in range(5)])
    assert len(told.value.faults) == 15
    assert str(told.value).endswith("... and 7 more like these.")


def test_a_file_without_its_columns_or_that_is_no_text_is_told(laid, tmp_path):
    with pytest.raises(PopulationErrors, match=r"no column population, source; wanted area, year"):
        laid(head="area,year")
    (tmp_path / "populations.csv").write_bytes(b"area,year,population,source\n\xff\xfe\n")
    with pytest.raises(PopulationErrors, match="not readable as UTF-8"):
        load(SETS, FORCE, tmp_path)


def test_an_area_has_one_population_a_year(laid):
    with pytest.raises(PopulationErrors, match="district:rutland has more than one population for 2018"):
        laid("district:rutland,2018,39700,ONS", "district:rutland,2018,39701,ONS")


def test_places_must_all_be_there_and_come_to_the_forces_own_row(laid):
    with pytest.raises(PopulationErrors, match="places have theirs and force:leicestershire has none"):
        laid("E01013600,2018,1900,ONS")
    with pytest.raises(PopulationErrors, match=r"the places of force:leicestershire come to 1,900 and its own"):
        laid("E01013600,2018,1900,ONS", "force:leicestershire,2018,1000000,ONS")


def test_a_sum_that_no_longer_agrees_with_a_district_is_told(laid):
    with pytest.raises(PopulationErrors, match=r"places of district:rutland come to 37,369 and its own row to 37,000"):
        laid("district:rutland,2011,37000,Ours")


def test_shipped_rows_of_areas_that_a_deployment_does_not_have_are_left_out(tmp_path):
    (tmp_path / "areas").mkdir()
    (tmp_path / "areas" / "lsoa_2011.csv").write_text("place,npa,valid_from,valid_to\nE01013600,charnwood,,\n")
    found = load(areas.load(tmp_path), FORCE, tmp_path)
    assert [row.area for row in found if ":" not in row.area] == ["E01013600"]


# ---- in a version -----------------------------------------------------------------------------------------------


def by_hand(npa, on):
    """The census of the places that the shipped file puts in an NPA on a day."""
    people = {row["area"]: int(row["population"]) for row in csv.DictReader(populations.SHIPPED.open(encoding="utf-8"))}
    placed = csv.DictReader((areas.SHIPPED / "lsoa_2011.csv").open(encoding="utf-8"))
    return sum(
        people[row["place"]]
        for row in placed
        if row["npa"] == npa and (row["valid_from"] or "0") <= on <= (row["valid_to"] or "9")
    )


@pytest.mark.parametrize(
    ("area", "basis", "people"),
    [
        ("force", "today", 1_017_697),
        ("force:derbyshire", "today", 1_018_438),
        ("district:charnwood", "today", 166_100),
        ("county:rutland", "today", 37_369),
        ("county:leicestershire", "of_the_time", 1_017_697 - 329_839 - 37_369),
        ("npa:charnwood", "today", 166_100),
        ("npa:west_leicester", "today", by_hand("west_leicester", "2018-09-29")),
        ("npa:eastern_counties", "of_the_time", by_hand("eastern_counties", "2018-09-29")),
        ("npa:eastern_counties", "today", by_hand("eastern_counties", "2018-09-29")),
    ],
)
def test_who_lives_in_an_area(real, area, basis, people):
    found = residents.residents(real, real.area(area), periods.parse("2018/19"), basis)
    assert (found.people, found.year, found.source) == (people, 2011, "Census 2011, ONS")


@pytest.mark.parametrize("basis", ["today", "of_the_time"])
def test_an_area_that_is_not_there_on_the_day_has_nobody(real, basis):
    area = real.area("npa:melton_and_rutland")
    found = residents.residents(real, area, periods.parse("2018/19"), basis)
    assert (found is None) == (basis == "of_the_time")


def test_before_the_first_count_there_is_none(real):
    assert residents.residents(real, real.area("force"), periods.parse("2010/11")) is None


def test_the_rates_of_areas_are_their_own_counts_over_their_own_people(real):
    period = periods.parse("2018-10..2019-02")
    measure = real.catalogue.get("police_uk_vehicle_crime")
    found = by_area(real, measure.id, "npa", period)
    rates = residents.rates(real, measure, found)
    for (area, point), rate in zip(found, rates, strict=True):
        if area.set == "nowhere" or area.id == "npa:central_leicester":
            assert rate is None
        else:
            assert rate.value == pytest.approx(1000 * point.value / rate.residents.people)


@pytest.mark.parametrize(
    ("measure", "area", "reason"),
    [
        ("police_uk_vehicle_crime", "npa:charnwood", ""),
        ("police_uk_vehicle_crime", "force", ""),
        ("police_uk_vehicle_crime", "npa:central_leicester", "no resident rate: it holds the city centre, where far"),
        ("police_uk_vehicle_crime", "outside", "in no area"),
        ("average_wait_101", "force", residents.NOT_A_COUNT),
    ],
)
def test_why_an_area_has_no_rate(real, measure, area, reason):
    place = real.area(area)
    held = residents.residents(real, place, periods.parse("2018-11"))
    said = residents.why_not(real, real.catalogue.get(measure), place, held)
    assert said.startswith(reason)
    assert bool(said) == bool(reason)


def test_what_is_withheld_stays_withheld_as_a_rate(real):
    measure = real.catalogue.get("police_uk_vehicle_crime")
    hidden = Point(periods.parse("2018-11"), None, None, None, "final", shorthand="[c]")
    assert residents.rates(real, measure, [(real.area("npa:charnwood"), hidden)]) == (None,)
