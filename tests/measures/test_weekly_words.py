"""A weekly review in words: each sentence held to its numbers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.measures.test_weekly import cell as cell_of
from tests.measures.test_weekly import judged, some
from tests.spec.figures import CHARNWOOD, FORCE, shipped
from warehouse.measures import periods, points, reviews, weekly_words
from warehouse.measures.model import Amounts
from warehouse.measures.reviews import Review, WeekRow

WEEK = periods.week(date(2019, 3, 25))


def point(measure, amounts, back=0):
    span = periods.week(WEEK.starts - timedelta(weeks=back))
    return points.point(shipped().get(measure), span, amounts, 7, date(2020, 1, 1))


def row(measure, numbers, area=FORCE, **other):
    """A row whose last week stands after the ones before it."""
    cell = cell_of(measure, numbers, area=area)
    evidence = judged(cell)[0][0]
    weeks = [point(measure, each, back) for back, each in enumerate(reversed(cell.weeks))]
    span = periods.parse("2019-W09..2019-W12")
    four = reviews.together(cell.measure, list(cell.weeks[-5:-1]), span)
    made = WeekRow(cell.measure, area, WEEK, weeks[0], weeks[1], four, weeks[52], tuple(reversed(weeks[:27])), evidence)
    return replace(made, **other)


def review(*rows, exceptions=(), **other):
    return replace(Review(WEEK, tuple(exceptions), rows, 260, 33, 10, WEEK, ()), **other)


BURGLARY = row("domestic_burglary", [*some(12, 80), 31], CHARNWOOD)
CALLS = row("calls_101", [*some(900, 80), 900])
ANSWERED = row("answered_999_within_10_seconds", [(90 + at % 5, 100) for at in range(80)] + [(60, 100)])
WAIT = row("average_wait_101", [(4000 + 300 * (at % 7), 100) for at in range(80)] + [(1500, 100)])


def test_the_finding_counts_what_stands_out():
    assert weekly_words.headline(review(exceptions=[BURGLARY])) == "1 exception in the week to 31 March 2019"
    assert weekly_words.headline(review(exceptions=[BURGLARY, WAIT])) == "2 exceptions in the week to 31 March 2019"
    assert weekly_words.headline(review()) == "Nothing stands out in the week to 31 March 2019"
    assert weekly_words.headline(review(tested=0)) == "Nothing can be judged yet in the week to 31 March 2019"


def test_what_was_asked():
    assert weekly_words.asked(review()) == "260 comparisons of 33 measures and 10 areas"
    assert weekly_words.asked(review(areas=0, tested=1, measures=1)) == "1 comparison of 1 measure"
    assert weekly_words.asked(review(tested=0)) == "no measure has enough weeks before this one"


def test_an_exception_in_one_sentence():
    low, high = (round(each) for each in BURGLARY.evidence.usual)
    assert weekly_words.sentence(BURGLARY) == (
        f"Domestic burglary, Charnwood: 31 in the week to 31 March 2019, where {low} to {high} is usual. "
        f"Concern: {weekly_words.strength(BURGLARY.evidence)}."
    )
    assert "60.0% (60 of 100)" in weekly_words.sentence(ANSWERED) and "Concern" in weekly_words.sentence(ANSWERED)
    assert "15 seconds" in weekly_words.sentence(WAIT) and "Improvement" in weekly_words.sentence(WAIT)
    silent = replace(BURGLARY, evidence=None, why="held by month")
    assert weekly_words.sentence(silent).endswith("Not judged: held by month.")


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.04, "about 1 in 25 by chance"),
        (1 / 237, "about 1 in 240 by chance"),
        (1 / 3012, "about 1 in 3,000 by chance"),
        (1.0, "about 1 in 1 by chance"),
        (1e-7, "less than 1 in a million by chance"),
        (0.0, "less than 1 in a million by chance"),
    ],
)
def test_a_chance_in_words(chance, said):
    assert weekly_words.chance(chance) == said


@pytest.mark.parametrize(
    ("chance", "word"), [(5e-5, "very strong evidence"), (1e-4, "strong evidence"), (1e-3, "evidence"), (1, "evidence")]
)
def test_the_strength_of_evidence(chance, word):
    assert weekly_words.strength(replace(BURGLARY.evidence, chance=chance)).startswith(f"{word}, ")


def test_the_direction_that_is_wanted_decides_the_word():
    assert weekly_words.verdict(BURGLARY) == "Concern"
    fewer = replace(BURGLARY, evidence=replace(BURGLARY.evidence, is_high=False))
    assert weekly_words.verdict(fewer) == "Improvement"
    high = replace(CALLS.evidence, is_high=True)
    assert weekly_words.verdict(replace(CALLS, evidence=high)) == "Higher"
    assert weekly_words.verdict(replace(CALLS, evidence=None)) == "Not judged"


def test_inside_and_outside_the_usual_range():
    assert weekly_words.outside(BURGLARY) == "Above usual" and weekly_words.outside(CALLS) == ""
    assert weekly_words.outside(ANSWERED) == "Below usual" and weekly_words.outside(replace(CALLS, evidence=None)) == ""
    assert weekly_words.usual(replace(CALLS, evidence=None)) == ""


def test_what_stands_beside_the_week_has_its_counts():
    titles, shown = zip(*weekly_words.compared(ANSWERED), strict=True)
    assert titles == ("Week before", "Mean of 4 weeks before", "Same week last year (1 April 2018)")
    assert shown[0] == "94.0% (94 of 100)" and shown[1].endswith("of 400)")
    missing = replace(CALLS, last_year=reviews.missing(WEEK, "counting changed"))
    assert weekly_words.compared(missing)[2][1] == "counting changed"


def test_what_the_comparisons_rest_on():
    assert "as they are known today" in weekly_words.ages(review())
    assert weekly_words.ages(review(age=1, aged=260)) == (
        "Every week is compared as it was known 1 day after it ended, as the newest is now."
    )
    assert weekly_words.ages(review(age=3, aged=200)).startswith("200 of 260 comparisons are with weeks as they were")
    older = periods.week(date(2019, 4, 1))
    assert weekly_words.ages(review(newest=older)) == "Every week is shown as it is known today."


def test_what_is_missing_is_told_with_the_week_in_its_place():
    earlier = periods.week(date(2019, 3, 11))
    late = [replace(CALLS, week=earlier), replace(WAIT, week=earlier)]
    assert weekly_words.missing(review(BURGLARY, *late)) == (
        "Not received whole: 101 calls, Average wait on 101. Shown instead: week to 17 March 2019, the last that was.",
    )
    assert weekly_words.missing(review(BURGLARY)) == ()


def test_a_count_is_meant_by_the_week_and_a_rate_by_its_parts():
    measure = shipped().get("domestic_burglary")
    made = reviews.together(measure, [Amounts(1), Amounts(2), Amounts(4), Amounts(6)], WEEK)
    assert (made.value, made.numerator, made.denominator) == (3.25, 13, None)
