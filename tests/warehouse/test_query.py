"""Figures from the sample: areas that add up, series that agree with them, areas of the time, the public audience."""

from __future__ import annotations

from datetime import date

import pytest

from warehouse import query
from warehouse.faults import WrongUse
from warehouse.measures import limits, periods
from warehouse.measures.catalogue import UnknownName

YEAR = periods.parse("2013/14")
COUNTS = ("domestic_burglary", "recorded_crime", "asb_incidents", "missing_reports", "domestic_abuse_reports")


@pytest.mark.parametrize("area_set", ["npa", "district", "county"])
@pytest.mark.parametrize("measure", COUNTS)
def test_the_areas_of_a_set_and_the_three_nowhere_add_up_to_the_force(sample, measure, area_set):
    force = query.figure(sample, measure, period=YEAR).point.value
    assert force
    assert sum(point.value for _, point in query.by_area(sample, measure, area_set, YEAR)) == force


def test_one_area_asked_for_alone_agrees_with_the_set(sample):
    for area, point in query.by_area(sample, "domestic_burglary", "npa", YEAR):
        assert query.figure(sample, "domestic_burglary", area=area.id, period=YEAR).point.value == point.value, area.id


def test_months_quarters_and_weeks_of_a_year_add_up_to_it(sample):
    whole = query.figure(sample, "recorded_crime", period=YEAR).point.value
    for grain in ("day", "month", "quarter", "year"):
        found = query.series(sample, "recorded_crime", grain=grain, first=YEAR.starts, last=YEAR.ends)
        assert sum(point.value for point in found.points) == whole, grain


def test_the_same_days_asked_for_as_a_year_and_as_a_span_are_counted_once(sample):
    span = periods.parse("2013-04-01..2014-03-31")
    found = sample.amounts([("recorded_crime", YEAR), ("recorded_crime", span)], sample.area("force"))
    assert {amounts.numerator for amounts in found.values()} == {
        query.figure(sample, "recorded_crime", period=YEAR).point.value
    }
    assert len(found) == 2


def test_a_ratio_is_divided_after_adding_up(sample):
    months = query.series(sample, "domestic_burglary_outcome_rate", first=YEAR.starts, last=YEAR.ends).points
    year = query.figure(sample, "domestic_burglary_outcome_rate", period=YEAR).point
    assert year.numerator == sum(month.numerator for month in months)
    assert year.denominator == sum(month.denominator for month in months)
    assert year.value == 100 * year.numerator / year.denominator


def test_an_area_that_has_ended_can_be_shown_on_todays_areas_or_on_those_of_the_time(real):
    month = periods.parse("2018-10")
    recast = query.figure(real, "police_uk_crime", area="npa:melton_and_rutland", period=month).point.value
    at_the_time = query.figure(
        real, "police_uk_crime", area="npa:melton_and_rutland", period=month, basis="of_the_time"
    ).point.value
    ended = query.figure(real, "police_uk_crime", area="npa:eastern_counties", period=month).point.value
    assert (at_the_time, recast > 0, ended > recast) == (0, True, True)


@pytest.mark.parametrize("basis", ["today", "of_the_time"])
@pytest.mark.parametrize("month", ["2018-10", "2024-04"])
def test_open_data_areas_add_up_on_either_basis(real, month, basis):
    period = periods.parse(month)
    force = query.figure(real, "police_uk_crime", period=period).point.value
    assert sum(point.value for _, point in query.by_area(real, "police_uk_crime", "npa", period, basis)) == force


def test_2021_codes_are_unmapped_for_policing_areas_and_known_to_their_districts(real):
    period = periods.parse("2024-01..2024-04")

    def unmapped(area_set):
        return sum(
            {area.id: point.value for area, point in query.by_area(real, measure, area_set, period)}["unmapped"]
            for measure in ("police_uk_crime", "police_uk_asb")
        )

    assert (unmapped("npa"), unmapped("district")) == (4630, 0)


def test_the_limits_of_a_public_series_rest_on_what_the_public_may_see(sample, sample_home, ask):
    asked = "serious_sexual_offences_cohort_rate"
    seen = query.series(sample, asked, audience="public")
    assert any(point.shorthand == "[c]" for point in seen.points), "nothing is withheld: it has lost its subject"
    drawn = limits.limits(seen, sample.catalogue.events_of(seen.measure))
    told = ask(sample_home, "series", asked, "--audience", "public")
    assert [point["mean"] for point in told["points"]] == list(drawn.mean)


def test_another_forces_open_data_is_its_own_area(real):
    found = query.series(
        real, "police_uk_crime", area="force:derbyshire", first=date(2018, 10, 1), last=date(2018, 10, 31)
    )
    (october,) = found.points
    assert (october.status, october.value > 1000) == ("final", True)


@pytest.mark.parametrize(
    ("asked", "fault", "said"),
    [
        ({"measure_id": "burglery"}, UnknownName, "no measure 'burglery'"),
        ({"measure_id": "recorded_crime", "area": "npa:atlantis"}, UnknownName, "no area 'npa:atlantis'"),
        ({"measure_id": "calls_101", "area": "npa:charnwood"}, WrongUse, "for the force as a whole"),
        ({"measure_id": "domestic_burglary_outcome_rate", "grain": "day"}, WrongUse, "held by month"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(sample, asked, fault, said):
    with pytest.raises(fault, match=said):
        query.series(sample, **asked)


@pytest.mark.parametrize(("first", "last"), [("2018-01", "2018-03"), ("2018-09", "2018-11"), ("2024-01", "2024-12")])
def test_limits_have_a_place_for_every_point_shown_though_none_was_received(real, first, last):
    starts, ends = periods.parse(first).starts, periods.parse(last).ends
    found = query.series(real, "police_uk_crime", first=starts, last=ends)
    assert len(query.signals(real, found).mean) == len(found.points)


def test_limits_rest_on_all_that_is_held_however_few_points_are_shown(sample):
    whole = query.series(sample, "asb_incidents")
    few = query.series(sample, "asb_incidents", first=date(2018, 10, 1))
    assert query.signals(sample, few).upper == query.signals(sample, whole).upper[-len(few.points) :]
