"""Maps: ordered classes, numbers on the areas, hatching where there is none, and words for all of it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts import maps
from pages.parts.maps import MOST, RAMPS, Place, colour, draw, key, shades

SQUARE = (((-1.2, 52.6), (-1.0, 52.6), (-1.0, 52.8), (-1.2, 52.8), (-1.2, 52.6)),)
BESIDE = tuple(tuple((x + 0.2, y) for x, y in ring) for ring in SQUARE)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=60))
def test_classes_are_few_ordered_and_hold_every_value_once(values):
    found = shades([float(value) for value in values])
    assert 1 <= len(found) <= MOST
    assert sum(shade.count for shade in found) == len(values)
    assert all(one.high < other.low for one, other in pairwise(found))
    assert len({shade.colour for shade in found}) == len(found)
    for value in values:
        (own,) = [shade for shade in found if shade.low <= value <= shade.high]
        assert colour(value, found) == own.colour


@pytest.mark.parametrize(("count", "classes"), [(1, 1), (2, 2), (3, 3), (8, 4), (9, 4), (40, 5)])
def test_how_many_classes_so_many_areas_have(count, classes):
    found = shades([float(at) for at in range(count)])
    assert len(found) == classes
    assert tuple(shade.colour for shade in found) == RAMPS[classes]


def test_values_that_are_all_equal_are_one_class():
    assert [(shade.low, shade.count) for shade in shades([4.0] * 7)] == [(4.0, 7)]


def test_no_value_has_no_class():
    assert shades([]) == ()
    assert colour(None, ()) == "url(#none)"


def test_a_map_has_its_numbers_and_its_words_and_escapes_them():
    places = [Place("a", "One & <two>", 5.0, "5.0", chosen=True), Place("b", "Three", None, "–")]
    found = draw(places, {"a": SQUARE, "b": BESIDE}, "A map of <things>")
    assert 'alt="A map of &lt;things&gt;"' in found
    assert "%3Ctext" in found.replace("<text", "%3Ctext")
    assert "<two>" not in found
    assert draw(places, {}, "none") == ""


def test_an_area_without_a_boundary_is_left_out():
    places = [Place("a", "One", 5.0, "5.0"), Place("c", "Nowhere", 9.0, "9.0")]
    assert "Nowhere" not in draw(places, {"a": SQUARE}, "map")


def test_the_key_says_each_class_and_what_the_hatch_is():
    places = [Place(str(at), "x", float(at), str(at)) for at in range(4)] + [Place("n", "n", None, "")]
    found = key(places, {float(at): f"{at}%" for at in range(4)})
    assert found.count("<li>") == 4
    assert "2% to 3%" in found or "3% (1 area)" in found
    assert "no figure: see the table" in found


def test_a_name_has_two_lines_where_one_has_no_room():
    assert maps._lines("Hinckley and Blaby", 500) == ["Hinckley and Blaby"]
    assert maps._lines("North West Leicestershire", 100) == ["North West", "Leicestershire"]
    assert maps._lines("Leicestershire", 20) == []
