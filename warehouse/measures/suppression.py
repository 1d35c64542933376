"""Small numbers: what the public audience may not see, and what must go with it so that it cannot be worked out.

The only way out. Cells are the areas of one total, and the total itself is shown, so a single withheld cell could be
had by subtraction: then the next smallest goes too. Ratios are made of protected parts. Open data are already public.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from warehouse.measures.model import Audience, Measure, Point
from warehouse.measures.points import UNRELIABLE_BELOW

SMALL = range(1, 5)  # counts from 1 to 4
FEWEST = 10  # the least that a published ratio is divided by
_WHY_SMALL = "a small number, withheld"
_WHY_NEXT = "withheld so that a small number cannot be worked out"


def protect(measure: Measure, cells: Sequence[Point], audience: Audience = "internal") -> tuple[Point, ...]:
    """The cells of one total as an audience may see them, in their order; internal and open data unchanged."""
    if audience == "internal" or measure.open_data:
        return tuple(cells)
    sizes = [_size(measure, cell) for cell in cells]
    small = {at for at, cell in enumerate(cells) if is_small(measure, cell)}
    withheld = small | _companions(sizes, small)
    return tuple(
        _withheld(cell, _WHY_SMALL if at in small else _WHY_NEXT) if at in withheld else _marked(measure, cell)
        for at, cell in enumerate(cells)
    )


def is_small(measure: Measure, cell: Point) -> bool:
    """Whether a cell is too small to be shown: a count of 1 to 4, or a rate of one or over fewer than 10."""
    if cell.value is None:
        return False
    if measure.survey:
        return (cell.effective or 0) < FEWEST
    if measure.denominator is None:
        return measure.unit == "count" and cell.value in SMALL
    return (cell.denominator or 0) < FEWEST or cell.numerator in SMALL


def _size(measure: Measure, cell: Point) -> float | None:
    """What a cell brings to its total: its count, or what its ratio is divided by. None where it has none to show."""
    if cell.value is None:
        return None
    return cell.value if measure.denominator is None else cell.denominator


def _companions(sizes: Sequence[float | None], small: set[int]) -> set[int]:
    """The cells to withhold besides: the next smallest, until subtraction leaves more than one answer.

    A zero goes only where nothing else is left to go: what hides one small cell must be there to hide it.
    """
    order = sorted((size == 0, size, at) for at, size in enumerate(sizes) if size is not None and at not in small)
    withheld = set(small)
    for is_zero, _, at in order:
        if not _recoverable([sizes[index] or 0 for index in withheld]):
            break
        withheld.add(at)
        if is_zero:  # one zero among them is enough: which of them it is cannot be told
            break
    return withheld - small


def _recoverable(withheld: Sequence[float]) -> bool:
    """Whether the total less what is shown tells a withheld cell, to one who knows that none of them is zero.

    One cell is told outright; several are when they are all ones, and so are three or more when they are all fours,
    the most that they can be.
    """
    if len(withheld) < 2:
        return len(withheld) == 1
    return sum(withheld) <= len(withheld) or (len(withheld) > 2 and set(withheld) == {max(SMALL)})


def _withheld(cell: Point, why: str) -> Point:
    bare = replace(cell, value=None, numerator=None, denominator=None, effective=None, low=None, high=None)
    return replace(bare, reason=why, shorthand="[c]")


def _marked(measure: Measure, cell: Point) -> Point:
    unreliable = measure.survey and cell.value is not None and (cell.effective or 0) < UNRELIABLE_BELOW
    return replace(cell, shorthand="[u]") if unreliable else cell
