"""The XmR chart: individual values with limits from their moving range. Arithmetic only; `limits` knows when to use it.

The mean +/- 2.66 times the mean moving range, as NHSRplotthedots 0.2.2 has it. A limit below 0 is kept here, and cut
where it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, inf, isfinite

from warehouse.measures import signals
from warehouse.measures.model import Better
from warehouse.measures.signals import Assurance, Dialect, Line, SpecialCause, Values, Variation

REACH = 2.66  # of the mean moving range: three standard deviations
SCREEN = 3.267  # a moving range of so many times the mean or more is an outlier's
FEWEST = 12  # points of a baseline
_NEAR = 2 * REACH / 3


@dataclass(frozen=True)
class XmR:
    """A value a point, in the unit of the values: lines, special cause; and what the latest point and its limits say.

    A missing point has the lines of its segment and is common. Without two points in a row there are no limits: None.
    """

    mean: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    special_cause: tuple[SpecialCause, ...]
    variation: Variation
    assurance: Assurance | None


def xmr(
    values: Values,
    *,
    better: Better,
    target: float | None = None,
    rebase: Iterable[int] = (),
    fix_after: int | None = None,
    screen_outliers: bool = True,
    dialect: Dialect = "plotthedots",
) -> XmR:
    """Limits and special causes of a series, oldest first; None is a missing period.

    A segment starts at each zero-based index of `rebase`; its lines rest on all its points, or on the first `fix_after`
    (12 or more). `dialect="mdc"` lets points beyond a limit count in two of three. Raises ValueError for anything else.
    """
    starts = _checked(values, better, rebase, fix_after, dialect)
    lines: list[Line | None] = []
    causes: list[SpecialCause] = []
    for start, end in zip(starts, [*starts[1:], len(values)], strict=True):
        segment = values[start:end]
        held: list[Line | None] = [line_of(segment, fix_after, screen_outliers=screen_outliers)] * len(segment)
        lines += held
        causes += signals.special_causes(segment, held, dialect=dialect)
    latest = max((at for at, value in enumerate(values) if value is not None), default=None)
    last = None if latest is None else lines[latest]
    return XmR(
        mean=tuple(line.mean if line else None for line in lines),
        lower=tuple(_finite(line.lower) if line else None for line in lines),
        upper=tuple(_finite(line.upper) if line else None for line in lines),
        special_cause=tuple(causes),
        variation=signals.variation("common" if latest is None else causes[latest], better),
        assurance=signals.assurance(target, better, last.lower, last.upper) if last else None,
    )


def line_of(segment: Values, fix_after: int | None = None, *, screen_outliers: bool = True) -> Line | None:
    """The lines that a segment's points, or the first `fix_after` that are there, give; None where none is there."""
    baseline = _baseline(segment, fix_after)
    held = [value for value in baseline if value is not None]
    if not held:
        return None
    mean, moved = fsum(held) / len(held), moving_range(baseline, screen_outliers=screen_outliers)
    if moved is None:
        return Line(mean, -inf, inf, -inf, inf)
    near, reach = _NEAR * moved, REACH * moved
    return Line(mean, mean - near, mean + near, mean - reach, mean + reach)


def moving_range(values: Values, *, screen_outliers: bool = True) -> float | None:
    """The mean step between neighbours, outlying steps left out once; None where no two points are neighbours."""
    steps = [abs(new - old) for old, new in pairwise(values) if old is not None and new is not None]
    if not steps:
        return None
    mean = fsum(steps) / len(steps)
    if not screen_outliers or not mean:
        return mean
    kept = [step for step in steps if signals.above(SCREEN * mean, step)]
    # Steps that differ by no more than rounding are none of them inside: then there is nothing to screen.
    return fsum(kept) / len(kept) if kept else mean


def _baseline(segment: Values, fix_after: int | None) -> Values:
    """The segment up to the point by which so many are there."""
    there = [at for at, value in enumerate(segment) if value is not None]
    return segment if fix_after is None or len(there) <= fix_after else segment[: there[fix_after - 1] + 1]


def _finite(limit: float) -> float | None:
    return limit if isfinite(limit) else None


def _checked(values: Values, better: str, rebase: Iterable[int], fix_after: int | None, dialect: str) -> Sequence[int]:
    """Where the segments start, the arguments having been found good."""
    wrong = [value for value in values if value is not None and not isfinite(value)]
    starts = sorted({0, *rebase})
    if wrong:
        raise ValueError(f"values must be numbers, or None where a period is missing; found {wrong[0]}")
    if better not in ("higher", "lower", "neither"):
        raise ValueError(f"better must be higher, lower or neither, not '{better}'")
    if dialect not in ("plotthedots", "mdc"):
        raise ValueError(f"dialect must be plotthedots or mdc, not '{dialect}'")
    if fix_after is not None and fix_after < FEWEST:
        raise ValueError(f"fix_after must be {FEWEST} points or more, not {fix_after}")
    if starts[0] < 0 or starts[-1] >= max(len(values), 1):
        raise ValueError(f"rebase must hold indexes of the {len(values)} values, counted from 0")
    return starts
