"""Round numbers for an axis, and labels that keep clear of each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from pages.parts.chart import Flag

_STEPS = (1, 2, 2.5, 4, 5, 10)


def nice_step(span: float, most: int = 6) -> float:
    """The smallest round step that covers a span in at most `most` steps."""
    if span <= 0:
        return 1.0
    scale = 10.0 ** math.floor(math.log10(span / most))
    return next(step * scale for step in _STEPS if step * scale * most >= span * (1 - 1e-9))


def axis(values: Sequence[float], *, from_zero: bool, whole: bool, ceiling: float | None = None) -> list[float]:
    """The heights of the gridlines, lowest first, holding every value.

    Counts start at zero. `whole` keeps the steps whole numbers; `ceiling` (100 for most percentages) is not passed
    unless a value passes it.
    """
    if not values:
        return [0.0, 1.0]
    low = min(0.0, *values) if from_zero else min(values)
    high = max(values)
    if high == low:
        low, high = (low, low + 1) if from_zero else (low - 1, high + 1)
    margin = 0.0 if from_zero else (high - low) * 0.15
    step = nice_step(high - low + 2 * margin)
    if whole:
        step = max(1.0, float(math.ceil(step)))
    first = math.floor((low - margin) / step + 1e-9)
    last = math.ceil((high + margin) / step - 1e-9)
    heights = [count * step for count in range(first, last + 1)]
    if ceiling is not None and high <= ceiling:
        heights = [height for height in heights if height <= ceiling + 1e-9]
    if min(values) >= 0:
        heights = [height for height in heights if height >= 0]
    return heights


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Heights as near to those wanted as leaves each `apart` from the next, kept between low and high if they fit."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed: list[float] = []
    for index in order:
        least = placed[-1] + apart if placed else low
        placed.append(max(wanted[index], least))
    for back in range(len(placed) - 1, -1, -1):
        most = high if back == len(placed) - 1 else placed[back + 1] - apart
        placed[back] = min(placed[back], most)
    found = [0.0] * len(wanted)
    for place, index in zip(placed, order, strict=True):
        found[index] = place
    return found


def in_rows(dated: Iterable[tuple[float, str]], right_edge: float, letter: float) -> tuple[Flag, ...]:
    """Flags in order, each label in the first row where it clears those before it.

    `letter` is the width of a letter in periods. A label that would pass the right edge stands to the left of its line.
    """
    taken: list[float] = []
    flags = []
    for x, label in sorted(dated):
        width = (len(label) + 2) * letter
        leftward = x + width > right_edge
        start, end = (x - width, x) if leftward else (x, x + width)
        row = next((number for number, edge in enumerate(taken) if edge <= start), len(taken))
        if row == len(taken):
            taken.append(end)
        taken[row] = max(taken[row], end)
        flags.append(Flag(x, label, row, leftward))
    return tuple(flags)
