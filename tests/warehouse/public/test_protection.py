"""What must go with small numbers: by hand, and against brute force over tables small enough to list every answer."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.public.protection import Cell, Number, Problem, withheld


def table(values, relations, parts=()):
    """A problem of counts, one a cell; the smallest goes first, a zero last."""
    small = [value in range(1, 5) for value in values]
    numbers = [Number(v, 1, 4) if s else Number(v) for v, s in zip(values, small, strict=True)]
    cells = [Cell((n,), (n,), s, (v == 0, v)) for n, (v, s) in enumerate(zip(values, small, strict=True))]
    return Problem(numbers, cells, [dict(each) for each in relations], list(parts))


def total(values):
    """Cells that add up to a last one, which is added."""
    whole = len(values)
    return table([*values, sum(values)], [{whole: 1.0, **dict.fromkeys(range(whole), -1.0)}])


@pytest.mark.parametrize(
    ("values", "gone"),
    [
        ([12, 30, 45], set()),
        ([0, 30, 45], set()),
        ([3, 10, 20], {0, 1}),
        ([2, 3, 20], {0, 1}),
        ([1, 1, 20, 9], {0, 1, 3}),  # they must be one each: the next goes too
        ([4, 4, 4, 30, 50], {0, 1, 2, 3}),
        ([3, 0, 20], {0, 2}),  # a zero hides nothing while anything else is there
        ([3, 0, 0], {0, 3}),  # the total is as small
        ([9, 8], set()),
    ],
)
def test_the_cells_of_one_total(values, gone):
    assert withheld(total(values)) == gone


def test_a_number_that_two_cells_tell_is_hidden_in_both():
    found = Problem(
        [Number(3, 1, 4), Number(40)],
        [Cell((0,), (0,), True, (0,)), Cell((0, 1), (0,), False, (0,)), Cell((1,), (1,), False, (0,))],
    )
    assert withheld(found) == {0, 1}


def test_a_number_in_proportion_to_a_small_one_goes_with_it():
    assert withheld(table([3, 6000], [{0: 2000.0, 1: -1.0}])) == {0, 1}


def test_what_is_withheld_in_one_total_is_hidden_in_the_others_it_stands_in():
    # Two rows of three that add up both ways, with one small number: a box of four goes.
    values = [3, 20, 30, 10, 40, 50, 53, 100, 13, 60, 80, 153]
    rows = [{6: 1, 0: -1, 1: -1, 2: -1}, {7: 1, 3: -1, 4: -1, 5: -1}]
    rows += [{8 + n: 1, n: -1, 3 + n: -1} for n in range(3)]
    rows += [{11: 1, 6: -1, 7: -1}, {11: 1, 8: -1, 9: -1, 10: -1}]
    gone = withheld(table(values, rows))
    assert 0 in gone
    assert len(gone) == 4
    for row in rows:
        assert len(gone & set(row)) != 1


def test_a_part_that_its_whole_bounds_is_told_by_it():
    # 7 of 7 withheld beside 1 of a total of 8: the first is at least 4 and at most 7, so the second is not told.
    problem = table([1, 7, 8, 7], [{2: 1, 0: -1, 1: -1}], parts=[(1, 3)])
    assert withheld(problem) == {0, 1}
    # With a whole of no more than it has, and the other no less than it is, both are.
    told = table([4, 7, 11, 7], [{2: 1, 0: -1, 1: -1}], parts=[(1, 3)])
    assert len(withheld(told)) > 2


@settings(max_examples=40)
@given(st.lists(st.integers(0, 7), min_size=4, max_size=6), st.integers(2, 3))
def test_every_withheld_number_has_two_answers_by_brute_force(values, cut):
    """Two totals and the total of those: all that fits is listed, and no withheld number is the same in all."""
    first, second = sum(values[:cut]), sum(values[cut:])
    n = len(values)
    every = [*values, first, second, first + second]
    rows = [
        {n: 1.0, **dict.fromkeys(range(cut), -1.0)},
        {n + 1: 1.0, **dict.fromkeys(range(cut, n), -1.0)},
        {n + 2: 1.0, n: -1.0, n + 1: -1.0},
    ]
    gone = withheld(table(every, rows))
    assert {at for at, value in enumerate(every) if 1 <= value <= 4} <= gone
    open_cells = [range(1, 5) if 1 <= v <= 4 else range(43) if at >= n else range(10) for at, v in enumerate(every)]
    answers = []
    hidden_parts = [at for at in range(n) if at in gone]
    for guess in product(*(open_cells[at] for at in hidden_parts)):
        tried = list(every)
        for at, value in zip(hidden_parts, guess, strict=True):
            tried[at] = value
        tried[n], tried[n + 1] = sum(tried[:cut]), sum(tried[cut:n])
        tried[n + 2] = tried[n] + tried[n + 1]
        if all(at in gone or tried[at] == every[at] for at in range(n + 3)) and all(
            not 1 <= every[at] <= 4 or 1 <= tried[at] <= 4 for at in gone
        ):
            answers.append(tried)
    if len(gone) == len(every):
        return  # nothing is shown at all; that each is small is more than a reader is told
    for at in gone:
        assert len({each[at] for each in answers}) > 1
