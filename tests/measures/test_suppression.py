"""Suppression: nothing withheld can be worked out from what is shown, and nothing is withheld without need."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec.figures import shipped
from warehouse.measures import periods, points, suppression
from warehouse.measures.model import Amounts, Point

YEAR = periods.parse("2018/19")
COUNT = shipped().get("hate_crime")
PERCENT = shipped().get("drug_outcome_rate")
SURVEY = shipped().get("hate_crime_satisfaction")
CELLS = st.lists(st.integers(0, 14), min_size=2, max_size=9)


def counts(*values: int) -> list[Point]:
    return [Point(YEAR, value, value, None, "final") for value in values]


def ratio(part: float, whole: float) -> Point:
    value = points.value("percent", Amounts(part, whole))
    return Point(YEAR, value, part, whole, "final")


def survey(effective: float) -> Point:
    return Point(YEAR, 80.0, 80.0, 100.0, "final", effective=effective, low=70.0, high=88.0)


@given(CELLS)
def test_internal_readers_see_everything(values):
    cells = counts(*values)
    assert suppression.protect(COUNT, cells, "internal") == tuple(cells)


@given(CELLS)
def test_open_data_are_public_already(values):
    cells = counts(*values)
    assert suppression.protect(shipped().get("police_uk_robbery"), cells, "public") == tuple(cells)


@given(CELLS)
def test_no_small_count_is_shown_and_what_is_shown_is_unchanged(values):
    for value, cell in zip(values, suppression.protect(COUNT, counts(*values), "public"), strict=True):
        if cell.shorthand == "[c]":
            assert (cell.value, cell.numerator, cell.denominator) == (None, None, None)
            assert "withheld" in cell.reason
        else:
            assert cell.value == value and value not in range(1, 5)


@given(CELLS)
def test_nothing_withheld_can_be_had_by_subtraction(values):
    """To one who knows the total and that nothing withheld is zero, two answers or more fit, where any could."""
    shown = [cell.value for cell in suppression.protect(COUNT, counts(*values), "public")]
    hidden = [value for value, cell in zip(values, shown, strict=True) if cell is None]
    if not hidden or 0 in hidden:
        # A zero is withheld only where nothing else is left; its neighbour cannot be told from it.
        assert not hidden or len(hidden) >= 2
        return
    left = sum(values) - sum(value for value in shown if value is not None)
    if len(hidden) == len(values) and left <= len(values):
        return  # all ones: every cell is withheld and the total says so; nothing is left to hide them
    assert len(hidden) >= 2
    assert all(left - (len(hidden) - 1) > 1 for _ in hidden)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 7), min_size=3, max_size=4))
def test_no_withheld_cell_has_one_value_only_by_brute_force(values):
    shown = [cell.value for cell in suppression.protect(COUNT, counts(*values), "public")]
    at = [n for n, value in enumerate(shown) if value is None]
    if not at or any(values[n] == 0 for n in at) or len(at) == len(values):
        return
    left = sum(values[n] for n in at)
    answers = [each for each in product(range(1, left + 1), repeat=len(at)) if sum(each) == left]
    for place in range(len(at)):
        assert len({each[place] for each in answers}) > 1


@given(CELLS)
def test_no_more_than_needed_is_withheld(values):
    small = sum(value in range(1, 5) for value in values)
    hidden = sum(cell.value is None for cell in suppression.protect(COUNT, counts(*values), "public"))
    assert hidden <= small + 1 or small == 1
    assert hidden == 0 or small > 0


def test_a_cell_without_a_figure_neither_hides_nor_is_hidden():
    missing = Point(YEAR, None, None, None, "not_received", reason="not received")
    found = suppression.protect(COUNT, [*counts(3, 20, 30), missing], "public")
    assert [cell.shorthand for cell in found] == ["[c]", "[c]", "", ""]
    assert found[3] == missing


@pytest.mark.parametrize(
    ("cells", "seen"),
    [
        ([ratio(5, 9), ratio(20, 40), ratio(30, 60)], "[c] [c] 50%"),  # fewer than ten, and its companion
        ([ratio(3, 40), ratio(20, 41), ratio(30, 60)], "[c] [c] 50%"),  # made of a protected part
        ([ratio(0, 40), ratio(20, 40), ratio(30, 60)], "0% 50% 50%"),
        ([ratio(5, 10), ratio(20, 40)], "50% 50%"),
    ],
)
def test_a_ratio_is_made_of_protected_parts(cells, seen):
    found = suppression.protect(PERCENT, cells, "public")
    assert " ".join(cell.shorthand or f"{cell.value:.0f}%" for cell in found) == seen


def test_a_survey_is_marked_under_thirty_and_withheld_under_ten():
    found = suppression.protect(SURVEY, [survey(9), survey(29), survey(30), survey(300)], "public")
    assert [cell.shorthand for cell in found] == ["[c]", "[c]", "", ""]
    plain = suppression.protect(SURVEY, [survey(29), survey(30)], "public")
    assert [cell.shorthand for cell in plain] == ["[u]", ""]
    assert plain[0].value == 80.0


def test_a_withheld_survey_shows_no_interval():
    found = suppression.protect(SURVEY, [survey(5), survey(50), survey(60)], "public")[0]
    assert (found.low, found.high, found.effective) == (None, None, None)
