"""A run of points with the days of each period and its season taken out, so that what is left can be judged alike.

A count is judged a day, and its season multiplies it: a lively August has half as much again as a dull one. A rate's or
an average's season adds to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, sqrt
from statistics import fmean

from warehouse.measures import seasons
from warehouse.measures.model import Grain, Period
from warehouse.measures.signals import Line, Values

_LEAST = 0.1  # of the mean: no month's season makes it expect less, however empty the same months have been


@dataclass(frozen=True)
class Levelled:
    """`values` made alike. A value times its point's `scale`, plus its `shift`, is in the drawn unit again.

    `seasonal` is None where the points are too few to tell.
    """

    values: Values
    scale: tuple[float, ...]
    shift: tuple[float, ...]
    seasonal: bool | None

    def drawn(self, line: Line, at: int) -> Line:
        """A line of the levelled values, as it is drawn at a point."""
        scale, shift = self.scale[at], self.shift[at]
        edges = (line.mean, line.near_lower, line.near_upper, line.lower, line.upper)
        mean, near_lower, near_upper, lower, upper = (edge * scale + shift for edge in edges)
        return Line(mean, near_lower, near_upper, lower, upper, line.chance)


def level(grain: Grain, periods: Sequence[Period], values: Values, *, is_count: bool) -> Levelled:
    """The values of consecutive periods, None where one is missing, made alike."""
    days = tuple(float(period.days) if is_count else 1.0 for period in periods)
    daily = _without(values, days, (0.0,) * len(days))
    there = [at for at, value in enumerate(daily) if value is not None]
    found = seasons.season(grain, [periods[at] for at in there], [value for value in daily if value is not None])
    if found is None or not found.is_strong:
        return Levelled(daily, days, (0.0,) * len(days), None if found is None else False)
    added = [found.effects.get(seasons.cell(grain, period)[1], 0.0) for period in periods]
    if not is_count:
        return Levelled(_without(values, days, added), days, tuple(added), True)
    mean = fmean(value for value in daily if value is not None)
    scale = tuple(day * max(1 + each / mean, _LEAST) for day, each in zip(days, added, strict=True))
    return Levelled(_without(values, scale, (0.0,) * len(days)), scale, (0.0,) * len(days), True)


def autocorrelation(values: Values) -> float:
    """How much each value resembles the one just before it: 0 not at all, 1 wholly."""
    held = [value for value in values if value is not None]
    mean = fmean(held) if held else 0.0
    spread = fsum((value - mean) ** 2 for value in held)
    pairs = [(old - mean) * (new - mean) for old, new in pairwise(values) if old is not None and new is not None]
    return fsum(pairs) / spread if spread else 0.0


def is_strong(correlation: float, points: int) -> bool:
    """Whether an autocorrelation of so many points is more than chance makes of independent ones."""
    return correlation > 2 / sqrt(points)


def _without(values: Values, scale: Sequence[float], shift: Sequence[float]) -> Values:
    return tuple(
        None if value is None else (value - less) / by for value, by, less in zip(values, scale, shift, strict=True)
    )
