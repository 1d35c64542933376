"""Ranks with what chance leaves of them: which places an area could hold, were its true figure known.

Klein, Wright and Wieczorek (2020): where the intervals of all areas hold their true figures together 95 times in 100,
so do the ranks that follow from them. An area is surely behind those whose intervals lie wholly above its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TOGETHER = 0.95
Interval = tuple[float, float]


@dataclass(frozen=True)
class Rank:
    """A place counted from the highest, 1; it could as well be any from `best` to `worst`."""

    place: int
    best: int
    worst: int


def confidence(count: int) -> float:
    """How sure each of so many intervals must be, for all to hold together."""
    return float(TOGETHER ** (1 / max(count, 1)))


def ranks(values: Sequence[float], intervals: Sequence[Interval]) -> tuple[Rank, ...]:
    """Each value's rank from the highest; equal values share one. `intervals` are at `confidence` of their number."""
    count = len(values)
    return tuple(
        Rank(
            place=1 + sum(other > value for other in values),
            best=1 + sum(other_low > high for other_low, _ in intervals),
            worst=count - sum(other_high < low for _, other_high in intervals),
        )
        for value, (low, high) in zip(values, intervals, strict=True)
    )
