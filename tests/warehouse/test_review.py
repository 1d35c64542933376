"""The weekly review: at equal age, with what is known today, and beside the figures of the query."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.warehouse import weekly_files
from tests.warehouse.weekly_files import BUSY, LAST, full
from warehouse import query, review
from warehouse.measures import discovery, periods, reviews
from warehouse.measures.model import Amounts
from warehouse.public_reading import NotPublished
from warehouse.review import NoWeek
from warehouse.week_grid import Grid

CRIME, BUSY_AREA = "recorded_crime", "npa:west_leicester"
NEWEST = periods.week(LAST)


@pytest.fixture(scope="module")
def extracts(tmp_path_factory):
    return weekly_files.staged(tmp_path_factory.mktemp("staged"))


@pytest.fixture(scope="module")
def weekly(extracts, tmp_path_factory):
    """Loaded every Monday."""
    return weekly_files.published(tmp_path_factory.mktemp("weekly"), extracts)


@pytest.fixture(scope="module")
def at_once(extracts, tmp_path_factory):
    """The same extracts, loaded in one go."""
    same_day = [replace(each, received_at="2019-04-01T06:00:00+00:00") for each in extracts]
    return weekly_files.published(tmp_path_factory.mktemp("once"), same_day)


def row_of(found, measure=CRIME):
    return next(row for row in found.rows if row.measure.id == measure)


# ---- equal age ------------------------------------------------------------------------------------------------


def test_the_newest_week_is_no_false_fall_when_set_against_weeks_as_old_as_it(weekly):
    found = review.review(weekly)
    assert found.week == found.newest == NEWEST and found.is_newest
    assert (found.exceptions, found.age, found.aged) == ((), 1, found.tested)
    assert found.tested >= 1
    row = row_of(found)
    assert row.aged and row.now.value == round(full(0, BUSY) * 0.9) + round(full(0, "NL01") * 0.9)
    assert row.previous.value == round(full(1, BUSY) * 0.9) + round(full(1, "NL01") * 0.9)
    assert row.four_weeks.value == pytest.approx(
        sum(round(full(back, beat) * 0.9) for back in range(1, 5) for beat in (BUSY, "NL01")) / 4
    )


def test_set_against_weeks_as_they_are_known_today_it_would_be_a_false_exception(at_once):
    found = review.review(at_once)
    assert (found.age, found.aged) == (None, 0)
    fallen = {(row.measure.id, row.area.id) for row in found.exceptions}
    assert (CRIME, BUSY_AREA) in fallen
    row = row_of(found)
    assert not row.aged and row.previous.value == full(1, BUSY) + full(1, "NL01")
    assert not next(row for row in found.exceptions if row.measure.id == CRIME).evidence.is_high


def test_an_earlier_week_is_shown_as_it_is_known_today(weekly):
    found = review.review(weekly, periods.parse("2019-W10"))
    assert (found.age, found.aged, found.is_newest) == (None, 0, False)
    assert row_of(found).now.value == full(3, BUSY) + full(3, "NL01")


def test_a_build_counts_nothing_again_without_an_extract_that_was_replaced(at_once, weekly):
    assert at_once.rows("select count(*) from early_cube") == at_once.rows("select count(*) from week_age") == [(0,)]
    (many,) = weekly.rows("select count(*) from early_cube where measure = 'recorded_crime'")[0]
    assert many > 0 and weekly.rows("select distinct found from week_age") == [("early",)]


def test_a_few_weeks_at_equal_age_are_too_few_to_compare_with(extracts, tmp_path):
    """The system is a month old: what came before it was loaded in one go."""
    old = [replace(each, received_at="2019-03-01T06:00:00+00:00") for each in extracts[:-4]]
    found = review.review(weekly_files.published(tmp_path / "young", [*old, *extracts[-4:]]))
    assert found.age == 1 and found.aged == 0


# ---- against the query ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("week", [None, "2015-W39"])
def test_every_figure_is_the_querys_own(sample, week):
    found = review.review(sample, periods.parse(week) if week else None)
    for row in (*found.rows, *found.exceptions):
        first, last = row.recent[-6].period.starts, row.now.period.ends
        wanted = query.series(sample, row.measure.id, row.area.id, "week", first, last).points
        assert [point for point in row.recent[-6:] if point.value is not None] == list(wanted)[-len(row.recent[-6:]) :]
        assert (row.now, row.previous) == (wanted[-1], wanted[-2])
    row = row_of(found)
    year = periods.year_before(row.week)
    assert row.last_year == query.series(sample, CRIME, "force", "week", year.starts, year.ends).points[0]
    assert row.four_weeks.value == pytest.approx(sum(point.value for point in row.recent[-5:-1]) / 4)


def test_what_is_listed_is_what_the_rule_lists_and_in_its_order(sample):
    found = review.review(sample, periods.parse("2016-W18"))  # the city won the league, and rang about it
    chances = [row.evidence.chance for row in found.exceptions]
    assert len(chances) > 2 and chances == sorted(chances)
    assert chances[-1] <= discovery.RATE * len(chances) / found.tested


def test_vans_robbed_of_their_tools_are_found_where_they_were(sample):
    """The sample's own shock: from 14 September 2015, in Hinckley and Blaby."""
    first = review.review(sample, periods.parse("2015-W39")).exceptions[0]
    assert (first.measure.id, first.area.id) == ("theft_from_vehicle", "npa:hinckley_and_blaby")
    assert first.evidence.is_high and first.evidence.chance < 1e-6


def test_cells_are_of_the_lowest_areas_and_never_of_their_total(sample):
    found = review.review(sample)
    assert found.areas >= 10 and found.tested > 200
    assert all(row.measure.by_area is False for row in found.exceptions if row.area.id == "force")
    grid = Grid(sample, found.week, review.measures(sample))
    areas = {area: weeks for area, weeks in grid.held[CRIME].items() if area != "force"}
    assert set(areas) <= {area.id for area in sample.areas_of("npa")}
    assert sum(weeks[0].numerator for weeks in areas.values() if 0 in weeks) == row_of(found).now.value


def test_the_public_has_no_weeks(sample):
    with pytest.raises(NotPublished, match="figures by week"):
        review.review(sample, periods.parse("2015-W39"), "public")


def test_surveys_and_returns_have_no_week_and_amounts_are_shown_unjudged(sample):
    known = {measure.id for measure in review.measures(sample)}
    assert CRIME in known and "all_user_satisfaction" not in known and "police_officers" not in known
    row = row_of(review.review(sample), "missing_police_hours")
    assert row.evidence is None and row.why.startswith("an amount") and row.now.value is not None


# ---- what is missing ------------------------------------------------------------------------------------------


def test_a_source_that_is_late_shows_its_own_newest_week(sample, monkeypatch):
    covered = type(sample).covered

    def late(self, measure, force):
        spans = covered(self, measure, force)
        return (
            [(starts, min(ends, date(2019, 3, 20))) for starts, ends in spans] if "call" in measure.sources else spans
        )

    monkeypatch.setattr(type(sample), "covered", late)
    found = review.review(sample)
    row = row_of(found, "calls_101")
    assert found.week == NEWEST and row.week == periods.parse("2019-W11") and row.why == "not received whole"
    assert row.evidence is None and "calls_101" in {measure.id for measure in found.missing}
    assert row.now == query.series(sample, "calls_101", "force", "week", row.week.starts, row.week.ends).points[0]
    assert all("call" not in row.measure.sources for row in found.exceptions)


def test_nothing_is_compared_across_a_break(sample):
    found = review.review(sample, periods.parse("2017-W20"))  # burglary was counted anew on 1 April 2017
    row = row_of(found, "residential_burglary")
    assert row.last_year.value is None and row.last_year.reason
    assert [point.value is None for point in row.recent][:5] == [True] * 5 and row.previous.value is not None
    assert row.evidence is None and "16 weeks" in row.why
    assert "domestic_burglary" not in {each.measure.id for each in found.rows}


def test_the_first_weeks_have_nothing_before_them(sample):
    first = review.weeks(sample)[-1]
    found = review.review(sample, first)
    assert found.exceptions == () and found.tested == 0
    assert row_of(found).now.value is not None and row_of(found).previous.value is None


@pytest.mark.parametrize("asked", ["2019-W14", "2030-W01", "2019-03", "1999-W01", "2019-03-31"])
def test_a_week_that_is_not_held_is_refused_with_those_that_are(sample, asked):
    with pytest.raises(NoWeek, match=r"those held are 20\d\d-W\d\d to 2019-W13"):
        review.review(sample, periods.parse(asked))


def test_open_data_by_month_have_no_week(real):
    assert review.review(real) is None and review.weeks(real) == ()


def test_any_seven_days_can_be_reviewed(sample):
    found = review.review(sample, periods.parse("2019-03-21..2019-03-27"))
    assert row_of(found).now.period == found.week and found.tested > 200
    assert row_of(found).now.value == query.figure(sample, CRIME, period=found.week).point.value


def test_four_weeks_of_a_rate_are_divided_after_they_are_added_up(sample):
    row = row_of(review.review(sample), "answered_999_within_10_seconds")
    top, base = (sum(getattr(point, side) for point in row.recent[-5:-1]) for side in ("numerator", "denominator"))
    assert (row.four_weeks.numerator, row.four_weeks.denominator) == (top, base)
    assert row.four_weeks.value == pytest.approx(100 * top / base)
    nothing = reviews.together(row.measure, [Amounts(0, 0)] * 4, row.four_weeks.period)
    assert nothing.value is None and nothing.reason == "nothing to divide by"
