"""What a year may come to: the same each time, in order, never below what is counted, and as often right as it says."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from tests.spec.charts import values_of
from tests.spec.figures import shipped
from warehouse.measures import draws, periods, projection
from warehouse.measures.forecast import Account
from warehouse.measures.model import Event, Period, Point

COUNT, RATE = shipped().get("violence_with_injury"), shipped().get("violence_with_injury_outcome_rate")
SURVEY, WAIT = shipped().get("all_user_satisfaction"), shipped().get("average_wait_101")
SPINE = periods.spine("month", date(2012, 4, 1), date(2014, 3, 31))
YEAR = periods.parse("2013/14")


def points_of(counts, out_of=None, effective=None):
    made = []
    for month, count in zip(SPINE, counts, strict=False):
        value = count if out_of is None else 100 * count / out_of
        made.append(Point(month, value, count, out_of, "final", effective=effective))
    return made


def year_end(measure, points, upto=18, **other):
    so_far = points[12:upto]
    top, bottom = sum(p.numerator for p in so_far), sum(p.denominator or 0 for p in so_far)
    scale = 100 if measure.unit == "percent" else 1
    gone, value = Period(YEAR.starts, so_far[-1].period.ends), scale * top / bottom if bottom else top
    effective = sum(p.effective or 0 for p in so_far) or None
    now = Point(gone, value, top, bottom or None, "final", effective=effective)
    return projection.year_end(measure, now, YEAR, points[:upto], **other)


def test_the_same_past_gives_the_same_ends_and_another_gives_others():
    first, again = (year_end(COUNT, points_of(values_of("300x24"))) for _ in range(2))
    assert first == again
    assert first != year_end(COUNT, points_of(values_of("300x17 301 300x6")))


def test_the_ends_are_in_order_whole_and_never_below_what_is_counted():
    found = year_end(COUNT, points_of(values_of("3x24")))
    assert list(found.ends) == sorted(found.ends) and len(found.ends) == projection.DRAWS
    assert all(end.is_integer() and end >= 18 for end in found.ends)


def test_a_chance_of_more_and_one_of_fewer_share_the_aim_itself():
    found = projection.Simulated((1.0, 2.0, 2.0, 3.0), 12)
    assert (found.chance(2, fewer=True), found.chance(2, fewer=False)) == (0.75, 0.75)
    assert (found.chance(0, fewer=True), found.chance(4, fewer=False)) == (0.0, 0.0)


def test_an_aim_that_was_passed_has_no_chance_and_one_that_was_reached_is_sure():
    found = year_end(COUNT, points_of(values_of("300x24")))
    assert found.chance(1799, fewer=True) == 0.0
    assert found.chance(1800, fewer=False) == 1.0


def test_a_month_not_received_leaves_a_gap_and_not_a_nought():
    points = points_of(values_of("300x24"))
    points[14] = Point(SPINE[14], None, None, None, "not_received")
    gone = [point for point in points[12:18] if point.numerator]
    now = Point(Period(YEAR.starts, SPINE[17].ends), 1500, 1500, None, "final")
    found = projection.year_end(COUNT, now, YEAR, points[:18])
    assert len(gone) == 5 and found.stretches == 17
    assert found.ends[500] == pytest.approx(1500 + 1800, rel=0.03)


def test_nothing_before_a_break_is_looked_at():
    points = points_of(values_of("900x12 300x12"))
    broken = Event("e", YEAR.starts, "Counted anew", ("crime",), breaks=True)
    found = year_end(COUNT, points, events=[broken])
    assert found.stretches == 6 and found.ends[500] == pytest.approx(3600, rel=0.03)
    assert year_end(COUNT, points, events=[replace(broken, breaks=False)]).stretches == 18
    assert year_end(COUNT, points, events=[replace(broken, day=date(2015, 4, 1))]).stretches == 18


def test_a_rate_s_end_lies_between_what_it_was_and_what_the_rest_may_be():
    found = year_end(RATE, points_of(values_of("100x24"), 400))
    assert found.ends[500] == pytest.approx(25, abs=0.5) and found.rest == pytest.approx(2400, rel=0.02)
    assert found.ends[900] - found.ends[100] < 4


def test_a_throughput_rate_can_pass_a_hundred_and_a_share_cannot():
    assert max(year_end(RATE, points_of(values_of("590x24"), 600)).ends) > 100
    share = replace(RATE, denominator=RATE.numerator)
    assert projection.is_share(share) and not projection.is_share(RATE)
    assert max(year_end(share, points_of(values_of("598x24"), 600)).ends) <= 100


def test_a_survey_is_as_sure_as_its_effective_responses():
    few, many = (year_end(SURVEY, points_of(values_of("85x24"), 100, effective)) for effective in (20, 2000))
    assert (few.ends[900] - few.ends[100]) > 3 * (many.ends[900] - many.ends[100])
    assert max(few.ends) <= 100


def test_an_average_needs_a_year_behind_it():
    points = points_of(values_of("36000x24"), 1000)
    assert year_end(WAIT, points).ends[500] == pytest.approx(36, abs=0.5)
    now = Point(Period(YEAR.starts, SPINE[14].ends), 36, 108_000, 3000, "final")
    assert projection.year_end(WAIT, now, YEAR, points[12:15]) is None


def test_on_the_last_day_the_end_is_what_it_is():
    found = projection.year_end(COUNT, Point(YEAR, 3600, 3600, None, "final"), YEAR, [])
    assert found.ends == (3600,) and (found.chance(3600, fewer=True), found.chance(3599, fewer=True)) == (1, 0)


@pytest.mark.parametrize("name", ["police_officers", "volunteer_hours"])
def test_what_does_not_come_by_month_or_quarter_is_not_projected(name):
    measure = shipped().get(name)
    assert projection.past(measure, YEAR) == [] and not projection.is_made_of(measure)


def test_a_quarter_is_a_stretch_where_a_measure_comes_by_quarter():
    asked = projection.past(shipped().get("treatment_completions"), periods.parse("2013-04..2013-09"))
    assert {period.grain for period in asked} == {"quarter"} and asked[-1].ends == date(2013, 9, 30)


def test_the_past_ends_with_the_part_of_a_month_that_is_held():
    asked = projection.past(COUNT, periods.parse("2013-04-01..2013-10-17"))
    assert (asked[-1].starts, asked[-1].ends) == (date(2013, 10, 1), date(2013, 10, 17))
    assert len(asked) == projection.PAST and asked[-2].ends == date(2013, 9, 30)


# ---- drawing ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("total", "phi"), [(0.0, 1.0), (0.4, 1.0), (6.0, 1.0), (6.0, 3.0), (80.0, 2.0), (4000.0, 2.5)])
def test_counts_are_drawn_about_their_mean_as_widely_as_phi_says(total, phi):
    account = Account(1.0, total, 0.0, 1.0, phi, 1e9)
    found = draws.drawn([account] * 1, Random(4), tally=True)
    mean = sum(found) / len(found)
    spread = sum((each - mean) ** 2 for each in found) / len(found)
    assert len(found) == draws.DRAWS and all(each >= 0 and each.is_integer() for each in found)
    assert mean == pytest.approx(total, abs=0.1 + 4 * (phi * total / draws.DRAWS) ** 0.5)
    assert spread == pytest.approx(phi * total, rel=0.25, abs=0.05)


def test_accounts_are_drawn_as_often_as_they_weigh():
    told = [Account(weight, total, 0.0, 1.0, 1.0, 1e9) for weight, total in ((0.333, 1e4), (0.333, 1e6), (0.334, 1e8))]
    found = draws.drawn(told, Random(4), tally=True)
    assert [sum(low < each <= 100 * low for each in found) for low in (1e3, 1e5, 1e7)] == [333, 333, 334]


def test_made_up_years_end_inside_their_interval_four_times_in_five():
    """Years that vary as none of the sample does: seasonal, three times chance, wandering by 2% a month."""
    rng, inside, many = Random(2013), 0, 150
    for _ in range(many):
        level, counts = 300.0, []
        for at in range(24):
            level *= 1 + rng.gauss(0, 0.02)
            mean = level * (1 + 0.15 * ((at % 12) - 5.5) / 5.5)
            counts.append(max(0.0, round(rng.gauss(mean, (3 * mean) ** 0.5))))
        found = year_end(COUNT, points_of(counts), upto=17).told(YEAR, YEAR.starts)
        inside += found.low <= sum(counts[12:]) <= found.high
    assert 0.70 <= inside / many <= 0.90
