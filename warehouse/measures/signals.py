"""What stands out in a run of points: four rules, all strict, and what they say of the latest point and of a target.

A point that breaks several is named for the first of: outside the limits, a trend, two of three, a shift.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import isclose
from typing import Literal

from warehouse.measures.model import Better

SpecialCause = Literal[
    "common", "above_limit", "below_limit", "rising", "falling",
    "two_of_three_high", "two_of_three_low", "shift_high", "shift_low",
]  # fmt: skip
Variation = Literal["common_cause", "improvement", "concern", "neutral_high", "neutral_low"]
Assurance = Literal["consistently_fails", "consistently_passes", "hit_or_miss"]
Dialect = Literal["plotthedots", "mdc"]
Values = Sequence[float | None]

RUN = 7  # points of a trend, with six rises or falls; and of a shift
RARE = 0.5**RUN  # how likely a shift may be by chance: seven throws of a coin
HIGH: frozenset[SpecialCause] = frozenset({"above_limit", "rising", "two_of_three_high", "shift_high"})


@dataclass(frozen=True)
class Line:
    """The lines at one point. Limits without end are those of a point that cannot be judged.

    `chance` is how likely a point is to fall below the mean, and above it, while nothing changes.
    """

    mean: float
    near_lower: float
    near_upper: float
    lower: float
    upper: float
    chance: tuple[float, float] = (0.5, 0.5)


def special_causes(
    values: Values,
    lines: Sequence[Line | None],
    *,
    dialect: Dialect = "plotthedots",
    trend: Values | None = None,
) -> tuple[SpecialCause, ...]:
    """What each point of one run of points is. None is a missing point: it is common, and breaks every run.

    `trend` holds the values whose rises and falls count, where those are not the plotted ones (a season taken out).
    """
    found: list[SpecialCause] = ["common"] * len(values)
    zones = [_zone(value, line) for value, line in zip(values, lines, strict=True)]
    sides = [_side(value, line) for value, line in zip(values, lines, strict=True)]
    for start, end, side in _shifts(sides, lines):
        found[start:end] = ["shift_high" if side > 0 else "shift_low"] * (end - start)
    for at, side in _two_of_three(sides, zones, counts_beyond=dialect == "mdc"):
        found[at] = "two_of_three_high" if side > 0 else "two_of_three_low"
    for start, end, step in _trends(values if trend is None else trend):
        found[start:end] = ["rising" if step > 0 else "falling"] * (end - start)
    for at, zone in enumerate(zones):
        if abs(zone) == 2:
            found[at] = "above_limit" if zone > 0 else "below_limit"
    return tuple(found)


def variation(cause: SpecialCause, better: Better) -> Variation:
    """What a point's special cause means, given which way is better."""
    if cause == "common":
        return "common_cause"
    high = cause in HIGH
    if better == "neither":
        return "neutral_high" if high else "neutral_low"
    return "improvement" if high == (better == "higher") else "concern"


def assurance(target: float | None, better: Better, lower: float, upper: float) -> Assurance | None:
    """Whether a target lies beyond what chance alone reaches; None without a target or a better way.

    A target on a limit is hit or miss; but what never varies and stands on its target passes it.
    """
    if target is None or better == "neither":
        return None
    if _near(lower, upper) and _near(target, upper):
        return "consistently_passes"
    beyond = above(target, upper) - above(lower, target)
    if not beyond:
        return "hit_or_miss"
    return "consistently_fails" if (beyond > 0) == (better == "higher") else "consistently_passes"


def run_length(cause: SpecialCause, values: Values, trend: Values, lines: Sequence[Line | None]) -> int:
    """How many points the latest one's special cause has lasted: 9 points above the mean; 1 for a single point."""
    there = [at for at, value in enumerate(values) if value is not None]
    end = there[-1] + 1 if there else 0
    if cause in ("shift_high", "shift_low"):
        return _last_run([_side(value, line) for value, line in zip(values[:end], lines[:end], strict=True)])
    if cause in ("rising", "falling"):
        return _last_run(_steps(trend[:end])) + 1
    return 1


def above(value: float, line: float) -> bool:
    """Whether a value is truly greater than a line, and not merely by the rounding of a computer's numbers."""
    return value > line and not _near(value, line)


def _near(one: float, other: float) -> bool:
    # Numbers as near as this are one: 0.1 + 0.2 is on a line at 0.3.
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def _side(value: float | None, line: Line | None) -> int:
    if value is None or line is None:
        return 0
    return above(value, line.mean) - above(line.mean, value)


def _zone(value: float | None, line: Line | None) -> int:
    """2 or -2 beyond a limit, 1 or -1 between it and the near line, else 0."""
    if value is None or line is None:
        return 0
    over = above(value, line.upper) + above(value, line.near_upper)
    return over - above(line.lower, value) - above(line.near_lower, value)


def _shifts(sides: Sequence[int], lines: Sequence[Line | None]) -> Iterator[tuple[int, int, int]]:
    """Runs on one side of the mean, of seven points or more, that chance makes no oftener than a coin's seven."""
    for start, end, side in _runs(sides):
        likely = 1.0
        for line in lines[start:end]:
            likely *= line.chance[side > 0] if line else 1.0
        if side and end - start >= RUN and not above(likely, RARE):
            yield start, end, side


def _two_of_three(sides: Sequence[int], zones: Sequence[int], *, counts_beyond: bool) -> Iterator[tuple[int, int]]:
    counted = (1, 2) if counts_beyond else (1,)
    for start in range(len(sides) - 2):
        window = range(start, start + 3)
        side = sides[start]
        far = [at for at in window if abs(zones[at]) in counted]
        if side and len(far) >= 2 and all(sides[at] == side for at in window):
            yield from ((at, side) for at in far)


def _trends(values: Values) -> Iterator[tuple[int, int, int]]:
    """Runs of six rises or falls or more, in order, so that at a shared vertex the later stands."""
    for start, end, step in _runs(_steps(values)):
        if step and end - start >= RUN - 1:
            yield start - 1, end, step


def _steps(values: Values) -> list[int]:
    """1 where a value rose from the one just before it, -1 where it fell, 0 at a tie, a gap and the beginning."""
    pairs = zip([None, *values], values, strict=False)
    return [0 if old is None or new is None else above(new, old) - above(old, new) for old, new in pairs]


def _runs(marks: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Where each run of equal marks starts and ends (not included), and the mark."""
    start = 0
    for mark, run in groupby(marks):
        end = start + len(list(run))
        yield start, end, mark
        start = end


def _last_run(marks: Sequence[int]) -> int:
    return next((end - start for start, end, _ in reversed(list(_runs(marks)))), 0)
