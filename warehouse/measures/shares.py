"""The p'-chart (Laney): limits for percentages of a base, which is not the same size each time.

Each point stands off the mean by so many of its own sampling deviations; those distances are charted as an XmR chart
charts values, so that a share whose months truly differ, however large their bases, is not always out of its limits.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt

from warehouse.measures.signals import Line, Values
from warehouse.measures.spc import REACH, moving_range


def lines(percents: Values, sizes: Sequence[float], baseline: int | None = None) -> list[Line] | None:
    """The lines of percentages of bases of such sizes, resting on the first `baseline` points (None: on all).

    None where no limits can be made: nothing to divide by, all at 0 or 100, or no two points in a row.
    """
    rested = [
        (percent, size)
        for percent, size in zip(percents[:baseline], sizes[:baseline], strict=True)
        if percent is not None and size > 0
    ]
    whole = fsum(size for _, size in rested)
    mean = fsum(percent * size for percent, size in rested) / whole if whole else 0.0
    if not 0 < mean < 100:
        return None
    deviations = [sqrt(mean * (100 - mean) / size) if size > 0 else None for size in sizes]
    distances = [
        None if percent is None or deviation is None else (percent - mean) / deviation
        for percent, deviation in zip(percents, deviations, strict=True)
    ]
    moved = moving_range(distances[:baseline])
    if not moved:
        return None
    usual = sqrt(mean * (100 - mean) * len(rested) / whole)
    return [_line(mean, REACH * moved * (deviation or usual)) for deviation in deviations]


def _line(mean: float, reach: float) -> Line:
    near = 2 * reach / 3
    return Line(mean, mean - near, mean + near, mean - reach, mean + reach)
