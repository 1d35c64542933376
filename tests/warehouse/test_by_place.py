"""Cases by LSOA: those of the street files, place by place."""

import csv
import re
from collections import Counter

import pytest

from warehouse import by_place, query
from warehouse.faults import WrongUse
from warehouse.measures import periods

FIVE = periods.parse("2018-10..2019-02")


@pytest.fixture(scope="module")
def counted(real_data):
    """Vehicle crime by LSOA, counted in the files themselves."""
    found: Counter[str] = Counter()
    for path in sorted((real_data / "police-uk").glob("20*/*-leicestershire-street.csv")):
        if re.match(r"2018-1[0-2]|2019-0[12]", path.parent.name):
            rows = csv.DictReader(path.open(encoding="utf-8"))
            found.update(row["LSOA code"] for row in rows if row["Crime type"] == "Vehicle crime")
    return found


def test_each_place_has_what_the_files_hold_of_it(real, counted):
    found = by_place.cases(real, real.catalogue.get("police_uk_vehicle_crime"), FIVE)
    assert len(found) == 611
    assert {each.place: each.cases for each in found} == {each.place: counted[each.place] for each in found}
    assert [each.cases for each in found] == sorted((each.cases for each in found), reverse=True)
    assert sum(each.people for each in found) == 1_017_697
    first = found[0]
    assert first.rate == pytest.approx(1000 * first.cases / first.people)


def test_each_place_is_told_the_area_that_it_lies_in(real):
    measure = real.catalogue.get("police_uk_vehicle_crime")
    for area_set in ("district", "county"):
        found = by_place.cases(real, measure, FIVE, within=area_set)
        held = {area.id: point.value for area, point in query.by_area(real, measure.id, area_set, FIVE)}
        added: Counter[str] = Counter()
        for each in found:
            added[each.area] += each.cases
        assert dict(added) == {name: held[name] for name in added} and "" not in added
    whose = {each.place: each.area for each in by_place.cases(real, measure, FIVE, within="npa")}
    today = {each.place: each.area for each in by_place.cases(real, measure, FIVE, within="npa", on=real.today)}
    assert set(whose.values()) - {""} <= {area.id for area in real.areas_of("npa", "of_the_time")}
    assert whose.keys() == today.keys()


def test_with_the_three_nowhere_it_is_the_force(real):
    measure = real.catalogue.get("police_uk_vehicle_crime")
    placed = sum(each.cases for each in by_place.cases(real, measure, FIVE))
    nowhere = [point.value for area, point in query.by_area(real, measure.id, "npa", FIVE) if area.set == "nowhere"]
    assert placed + sum(nowhere) == query.figure(real, measure.id, period=FIVE).point.value


def test_what_was_not_received_or_names_beats_has_none(real, sample):
    assert by_place.cases(real, real.catalogue.get("police_uk_vehicle_crime"), periods.parse("2023-05")) == ()
    assert by_place.cases(sample, sample.catalogue.get("theft_of_vehicle"), periods.parse("2018/19")) == ()


@pytest.mark.parametrize("measure", ["average_wait_101", "grade_1_within_15_minutes", "police_officers"])
def test_what_is_no_count_of_cases_by_place_is_refused(sample, measure):
    with pytest.raises(WrongUse, match="not mapped by LSOA"):
        by_place.cases(sample, sample.catalogue.get(measure), FIVE)


def test_a_public_reader_has_open_data_only(real, sample):
    with pytest.raises(WrongUse, match="Not published"):
        by_place.cases(sample, sample.catalogue.get("theft_of_vehicle"), FIVE, "public")
    assert by_place.cases(real, real.catalogue.get("police_uk_vehicle_crime"), FIVE, "public")
