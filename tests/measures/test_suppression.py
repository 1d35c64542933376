"""Which numbers are too small to be shown, and what is left of those that are withheld."""

import pytest

from tests.spec.figures import shipped
from warehouse.measures import periods, points, suppression
from warehouse.measures.model import Amounts, Point

YEAR = periods.parse("2018/19")
COUNT = shipped().get("hate_crime")
PERCENT = shipped().get("drug_outcome_rate")
SURVEY = shipped().get("hate_crime_satisfaction")


def count(value: int) -> Point:
    return Point(YEAR, value, value, None, "final")


def ratio(part: float, whole: float) -> Point:
    return Point(YEAR, points.value("percent", Amounts(part, whole)), part, whole, "final")


def survey(effective: float) -> Point:
    return Point(YEAR, 80.0, 80.0, 100.0, "final", effective=effective, low=70.0, high=88.0)


@pytest.mark.parametrize("value", range(8))
def test_a_count_of_one_to_four_is_small(value):
    assert suppression.is_small(COUNT, count(value)) == (1 <= value <= 4)


@pytest.mark.parametrize(
    ("cell", "small"),
    [
        (ratio(5, 9), True),
        (ratio(3, 40), True),
        (ratio(0, 40), False),
        (ratio(5, 10), False),
        (ratio(0, 9), True),
        (ratio(0, 0), False),
    ],
)
def test_a_ratio_is_small_over_fewer_than_ten_or_of_a_small_count(cell, small):
    assert suppression.is_small(PERCENT, cell) == small


def test_a_survey_is_withheld_under_ten_and_marked_under_thirty():
    assert [suppression.is_small(SURVEY, survey(n)) for n in (9, 10, 29)] == [True, False, False]
    assert [suppression.marked(SURVEY, survey(n)).shorthand for n in (29, 30)] == ["[u]", ""]
    assert suppression.marked(SURVEY, survey(29)).value == 80.0


def test_what_is_not_received_is_not_small():
    assert not suppression.is_small(COUNT, Point(YEAR, None, None, None, "not_received", reason="not received"))


def test_nothing_of_a_withheld_number_is_left():
    found = suppression.withheld(survey(5), "withheld")
    assert (found.value, found.numerator, found.denominator, found.low, found.high, found.effective) == (None,) * 6
    assert (found.shorthand, found.reason, found.status) == ("[c]", "withheld", "final")
