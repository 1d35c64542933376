"""A chart described, as the series of a native chart: every line, target and limit a column of its sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from pptx.enum.dml import MSO_LINE

from pages.parts import style
from pages.parts.chart import Chart, Dot, Flag, Line, Step
from pages.parts.tables import plain

Values = list[float | None]
EVENTS = "Dated events"


@dataclass(frozen=True)
class Strand:
    """One series of the native chart: its name and values, how its line looks, and which dots it marks."""

    name: str
    values: Values
    colour: str
    width: float = 2.25
    dash: Any = None
    line: bool = True
    dots: tuple[Dot, ...] = ()


def of(chart: Chart) -> list[Strand]:
    """Every series of the native chart, in the order that they are drawn: what is measured over what it is read by."""
    found = [*_limits(chart), *(_target(chart, step) for step in chart.steps)]
    for line in chart.lines:
        found += _line(chart, line)
    if held := {place_of(chart, flag) for flag in chart.flags}:
        values: Values = [chart.high if at in held else None for at in range(chart.periods)]
        found.append(Strand(EVENTS, values, style.PURPLE, line=False))
    return found


def place_of(chart: Chart, flag: Flag) -> int:
    """The point that a dated happening is drawn at: the nearest."""
    return max(0, min(chart.periods - 1, round(flag.x)))


def _at(chart: Chart, heights: Iterable[tuple[float, float]]) -> Values:
    found: Values = [None] * chart.periods
    for x, y in heights:
        found[int(x)] = plain(y)
    return found


def _limits(chart: Chart) -> list[Strand]:
    """The limits and the mean, a series for every stretch: new lines are not joined to old ones."""
    found = []
    for at, run in enumerate(chart.limits):
        old = "" if at == len(chart.limits) - 1 else f", stretch {at + 1}"
        for name, colour, width in (
            ("upper", style.GREY, 1.25),
            ("mean", style.BLUE, 1.25),
            ("lower", style.GREY, 1.25),
        ):
            values = _at(chart, ((reach.x, getattr(reach, name)) for reach in run))
            title = f"Mean{old}" if name == "mean" else f"{name.title()} limit{old}"
            dash = MSO_LINE.DASH if name == "mean" else MSO_LINE.ROUND_DOT
            found.append(Strand(title, values, colour, width, dash))
    return found


def _target(chart: Chart, step: Step) -> Strand:
    inside = range(max(0, ceil(step.x0)), min(chart.periods - 1, floor(step.x1)) + 1)
    dots = (Dot(inside[0], step.y, "solid", ""),) if len(inside) == 1 else ()
    return Strand(
        f"{step.label[:1].upper()}{step.label[1:]}",
        _at(chart, ((at, step.y) for at in inside)),
        style.INK,
        2.5,
        dots=dots,
    )


def _line(chart: Chart, line: Line) -> list[Strand]:
    """A line's values; the dots that no line may lead to are a series of their own."""
    held = tuple(dot for run in line.runs for dot in run)
    dash, width = (MSO_LINE.SQUARE_DOT, 1.5) if line.dashed else (None, 2.25)
    name = line.name[:1].upper() + line.name[1:]
    alone = tuple(run[0] for run in line.runs if len(run) == 1)
    values = _at(chart, ((dot.x, dot.y) for dot in held))
    found = [Strand(name, values, line.colour, width, dash, dots=held if line.dots else alone)]
    if line.loose:
        loose = _at(chart, ((dot.x, dot.y) for dot in line.loose))
        found.append(Strand(f"{name}, part-received", loose, line.colour, line=False, dots=line.loose))
    return found
