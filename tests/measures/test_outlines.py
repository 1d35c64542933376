"""Outlines: places laid together lose the lines between them, and nothing else."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.measures.outlines import dissolve, extent, label_room


def square(x, y, size=1.0):
    return (((x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)),)


def surface(shape):
    """By the even-odd rule a hole counts against the ring round it; here no ring crosses another."""
    whole = max(shape, key=extent)
    return extent(whole) - sum(extent(ring) for ring in shape if ring is not whole)


def test_two_neighbours_become_one_ring():
    (ring,) = dissolve([square(0, 0), square(1, 0)])
    assert extent(ring) == 2
    assert len(ring) == 7
    assert ring[0] == ring[-1]


def test_one_stays_as_it_is():
    (ring,) = dissolve([square(0, 0)])
    assert set(ring) == set(square(0, 0)[0])


def test_a_ring_of_places_keeps_its_hole():
    places = [square(x, y) for x, y in product(range(3), range(3)) if (x, y) != (1, 1)]
    assert sorted(extent(ring) for ring in dissolve(places)) == [1, 9]


def test_two_apart_stay_two():
    assert len(dissolve([square(0, 0), square(5, 5)])) == 2


def test_nothing_has_no_outline():
    assert dissolve([]) == ()


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1))
def test_every_ring_is_closed_and_no_inner_line_is_left(cells):
    found = dissolve([square(float(x), float(y)) for x, y in cells])
    assert all(ring[0] == ring[-1] for ring in found)
    sides = sum((x + dx, y + dy) not in cells for x, y in cells for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0)))
    assert sum(len(ring) - 1 for ring in found) == sides


def test_a_label_stands_inside_even_where_the_middle_is_outside():
    horseshoe = [square(x, y) for x, y in product(range(9), range(9)) if not (3 <= x < 6 and y < 7)]
    (x, y), room = label_room(dissolve(horseshoe))
    assert any(ring[0][0] <= x <= ring[2][0] and ring[0][1] <= y <= ring[2][1] for (ring,) in horseshoe)
    assert room >= 3


def test_a_label_has_the_room_of_its_place():
    assert label_room(square(0, 0, 4.0)) == (pytest.approx((2.0, 2.0)), 4.0)


def test_a_label_keeps_clear_of_a_hole_which_is_another_area():
    """A county round its city: the name of the one does not stand on the other."""
    held = [square(x, y) for x, y in product(range(12), range(12)) if not (4 <= x < 7 and 4 <= y < 7)]
    (x, y), room = label_room(dissolve(held))
    assert not (4 <= x <= 7 and 3.4 <= y <= 7.6)
    assert room >= 4
