"""What the public audience is given: the cube as it stands, what that adds up to, and a plain refusal of the rest."""

import pytest

from warehouse import faults, public_reading, query
from warehouse.measures import change, periods
from warehouse.public_reading import NotPublished

HIDDEN = "hate_crime_satisfaction"
WHOLE = "recorded_crime"


@pytest.fixture(scope="module")
def cells(sample):
    rows = sample.rows('select measure, "set", area, grain, starts, ends, numerator, withheld from public_cube')
    return {(row[0], row[2], row[3], row[4]): row for row in rows if row[1] in ("force", "npa")}


def test_every_month_is_the_cell_of_it(sample, cells):
    for name in (HIDDEN, WHOLE, "abandonment_101"):
        for point in query.series(sample, name, audience="public").points:
            *_, numerator, withheld = cells[name, "force", "month", point.period.starts]
            assert (point.shorthand == "[c]") == withheld
            assert point.numerator == (None if withheld else pytest.approx(float(numerator)))


def test_what_is_shown_is_what_the_internal_audience_reads(sample):
    for name, area, grain in (
        (WHOLE, "force", "quarter"),
        ("hate_crime", "npa:charnwood", "year"),
        (HIDDEN, "force", "month"),
    ):
        inside, outside = (
            query.series(sample, name, area, grain, audience=who).points for who in ("internal", "public")
        )
        shown = [(one, other) for one, other in zip(inside, outside, strict=True) if other.value is not None]
        assert shown
        assert all((one.value, one.numerator, one.denominator) == (other.value, other.numerator, other.denominator)
                   for one, other in shown)  # fmt: skip


def test_a_year_so_far_is_its_months_and_is_withheld_where_one_is(sample):
    so_far = periods.parse("ytd:2018-11")
    assert (
        query.figure(sample, WHOLE, period=so_far, audience="public").point.value
        == query.figure(sample, WHOLE, period=so_far).point.value
    )
    months = query.series(sample, HIDDEN, audience="public").points
    gone = next(
        point.period for point in months if point.shorthand == "[c]" and point.period.starts.month not in (6, 9, 12, 3)
    )
    found = query.figure(sample, HIDDEN, period=periods.year_to_date(gone.ends), audience="public").point
    assert (found.value, found.numerator, found.shorthand, found.reason) == (None, None, "[c]", public_reading.WITHHELD)


def test_areas_have_years_and_their_nowheres(sample):
    found = query.by_area(sample, "class_a_drug_offences", "npa", periods.parse("2015/16"), audience="public")
    inside = query.by_area(sample, "class_a_drug_offences", "npa", periods.parse("2015/16"))
    assert [area.id for area, _ in found] == [area.id for area, _ in inside]
    hidden = [area for area, point in found if point.shorthand == "[c]"]
    assert len(hidden) > 1
    for area, point in found:
        if area.set == "npa":
            alone = query.figure(sample, "class_a_drug_offences", area.id, periods.parse("2015/16"), audience="public")
            assert (alone.point.value, alone.point.shorthand) == (point.value, point.shorthand)


def asked(name, period, area="force"):
    return lambda w: query.figure(w, name, area, periods.parse(period), audience="public")


def lined(**how):
    return lambda w: query.series(w, WHOLE, **how, audience="public")


@pytest.mark.parametrize(
    ("ask", "what"),
    [
        (lined(grain="week"), "by week"),
        (lined(grain="day"), "by day"),
        (lined(area="npa:charnwood"), "Charnwood by month"),
        (lined(basis="of_the_time"), "own time"),
        (asked(WHOLE, "2018-11", "npa:charnwood"), "Charnwood in November 2018"),
        (asked(WHOLE, "2018-11-05"), "5 November 2018"),
        (asked(WHOLE, "2018-W45"), "week to"),
        (asked("drug_cohort_rate@90", "2017/18"), "at an age"),
        (lambda w: query.by_area(w, WHOLE, "npa", periods.parse("2018-11"), audience="public"), "in November 2018"),
        (lambda w: query.by_area(w, WHOLE, "npa", periods.parse("2018/19"), "of_the_time", "public"), "own time"),
        (lambda w: query.board(w, "2017-21", periods.parse("2018-W45"), audience="public"), "week to"),
    ],
)  # fmt: skip
def test_any_other_slice_is_refused_in_words_that_say_what_there_is(sample, ask, what):
    with pytest.raises(NotPublished) as told:
        ask(sample)
    said = str(told.value)
    assert said.startswith("Not published: ") and what in said and faults.OPEN in said


def test_a_period_that_was_not_received_is_not_given(sample):
    point = query.figure(sample, WHOLE, period=periods.parse("2019-04"), audience="public").point
    assert (point.value, point.status) == (None, "not_received")


def test_the_spread_of_a_count_rests_on_the_months_that_are_shown(sample):
    measure = sample.catalogue.get(WHOLE)
    months = query.series(sample, WHOLE, audience="public").points
    shown = [(change.month_index(p.period.starts), round(p.numerator)) for p in months if p.value is not None]
    assert public_reading.spread(sample, measure, "public") == change.dispersion(shown)


def test_cohorts_are_not_compared_at_ages(sample):
    found = query.figure(sample, "drug_cohort_rate", period=periods.parse("2017/18"), audience="public")
    assert found.point.value is not None
    assert found.previous is None and found.same_period_last_year is None


def test_open_data_are_given_whole(real):
    weekly = query.series(real, "police_uk_crime", "district:blaby", audience="public")
    assert weekly.points == query.series(real, "police_uk_crime", "district:blaby").points
