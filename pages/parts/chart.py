"""A chart described, without a word about how it is drawn: `svg.py` and `interactive.py` are its two renderers.

Across, a chart is measured in periods: 0 is the middle of the first one, so a day is a fraction of a period. Up, it is
measured in the measure's own unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DotStyle = Literal["solid", "hollow", "crossed", "signal"]


@dataclass(frozen=True)
class Dot:
    """One value; hollow while it may still change, crossed when only part of its days came, a diamond for a signal."""

    x: float
    y: float
    style: DotStyle
    tip: str
    colour: str = ""  # the line's own, unless it says something


@dataclass(frozen=True)
class Line:
    """Runs of dots that are joined inside a run, and never across the gap between two."""

    name: str
    colour: str
    runs: tuple[tuple[Dot, ...], ...]
    dashed: bool = False
    dots: bool = True
    loose: tuple[Dot, ...] = ()  # dots that no line may lead to: part-received periods


@dataclass(frozen=True)
class Reach:
    """The mean and the limits at one point."""

    x: float
    lower: float
    mean: float
    upper: float


@dataclass(frozen=True)
class Step:
    """A level held over a stretch: a target."""

    x0: float
    x1: float
    y: float
    label: str


@dataclass(frozen=True)
class Flag:
    """A dated happening; `row` counts down from the top so that labels do not overprint."""

    x: float
    label: str
    row: int = 0
    leftward: bool = False


@dataclass(frozen=True)
class Band:
    """A shaded stretch: `gap` where nothing was received, `chosen` for the period in question, `young` where it is

    too early to tell: hatched, with its words at the top, clear of what is drawn there.
    """

    x0: float
    x1: float
    kind: Literal["gap", "chosen", "young"]
    label: str


@dataclass(frozen=True)
class Note:
    """A direct label to the right of the plot, at a height already moved clear of its neighbours."""

    y: float
    text: str
    colour: str


@dataclass(frozen=True)
class Tick:
    """A place on an axis and what it says there."""

    at: float
    label: str


@dataclass(frozen=True)
class Chart:
    """Everything that is drawn. `alt` tells it in words; `low` and `high` are the ends of the upward scale."""

    alt: str
    periods: int
    low: float
    high: float
    across: tuple[Tick, ...]
    upward: tuple[Tick, ...]
    lines: tuple[Line, ...]
    steps: tuple[Step, ...] = ()
    flags: tuple[Flag, ...] = ()
    bands: tuple[Band, ...] = ()
    notes: tuple[Note, ...] = ()
    limits: tuple[tuple[Reach, ...], ...] = ()  # stretches; a gap between two is a break in the lines

    @property
    def flag_rows(self) -> int:
        """How many rows of flag labels stand above the plot."""
        return max((flag.row for flag in self.flags), default=-1) + 1

    @property
    def styles(self) -> frozenset[DotStyle]:
        """The dot styles in use, for the key."""
        return frozenset(
            dot.style for line in self.lines if line.dots for run in (*line.runs, line.loose) for dot in run
        )
