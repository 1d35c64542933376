"""Small numbers: what the public audience may not see, and how what it may not see is shown.

What must go with them, so that they cannot be worked out, is found when a version is built (`warehouse/public`).
"""

from __future__ import annotations

from dataclasses import replace

from warehouse.measures.model import Measure, Point
from warehouse.measures.points import UNRELIABLE_BELOW

SMALL = range(1, 5)  # counts from 1 to 4
FEWEST = 10  # the least that a published ratio is divided by
MARK = "[c]"
NOT_OPEN = "not published in this slice"


def is_small(measure: Measure, cell: Point) -> bool:
    """Whether a cell is too small to be shown: a count of 1 to 4, or a rate of one or over fewer than 10."""
    if cell.value is None:
        return False
    if measure.survey:
        return (cell.effective or 0) < FEWEST
    if measure.denominator is None:
        return measure.unit == "count" and cell.value in SMALL
    return (cell.denominator or 0) < FEWEST or cell.numerator in SMALL


def withheld(cell: Point, why: str) -> Point:
    """A cell with nothing of its number left, and why."""
    bare = replace(cell, value=None, numerator=None, denominator=None, effective=None, low=None, high=None)
    return replace(bare, reason=why, shorthand=MARK, immature=False)


def marked(measure: Measure, cell: Point) -> Point:
    """A cell that is shown, with [u] where it rests on few answers."""
    unreliable = measure.survey and cell.value is not None and (cell.effective or 0) < UNRELIABLE_BELOW
    return replace(cell, shorthand="[u]") if unreliable else cell
