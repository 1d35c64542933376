"""Maturity curves as a chart described: days across, the share of a period's crimes upward, a line a period."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts import outcome_words, scale, style, words
from pages.parts.chart import Chart, Dot, Line, Note, Tick
from warehouse.measures import cohorts, periods
from warehouse.measures.curves import Curve
from warehouse.measures.model import Measure

# The newest first; each line is named at its end, so that colour says nothing alone.
_COLOURS = (style.BLUE, style.ORANGE, style.PURPLE, style.TEAL)
_TICKS = (30, 60, 90, 120, 150, 180, 240, 300, 365)
_APART = 0.06
_MARGIN = 6  # days of room after the last age


def describe(measure: Measure, drawn: Sequence[Curve], alt: str) -> Chart:
    """The chart of some curves, oldest first; the axis is whole, so that a young curve is seen to end early."""
    lines = tuple(_line(curve, colour) for curve, colour in zip(drawn, reversed(_COLOURS[: len(drawn)]), strict=True))
    heights = [dot.y for line in lines for dot in line.runs[0]]
    upward = scale.axis(heights, from_zero=True, whole=False, ceiling=100.0)
    low, high = upward[0], upward[-1]
    ends = [line.runs[0][-1].y for line in lines]
    places = scale.spread(ends, (high - low) * _APART, low, high)
    return Chart(
        alt=alt,
        periods=cohorts.AGES[-1] + _MARGIN,
        low=low,
        high=high,
        across=tuple(Tick(_x(age), f"{age} days" if age == _TICKS[0] else str(age)) for age in _TICKS),
        upward=tuple(Tick(height, words.axis_number(height, measure.unit)) for height in upward),
        lines=lines,
        notes=tuple(
            Note(at, _ending(curve), line.colour) for at, curve, line in zip(places, drawn, lines, strict=True)
        ),
    )


def _line(curve: Curve, colour: str) -> Line:
    named = periods.label(curve.period)
    dots = tuple(
        Dot(_x(age), point.value, "solid", f"{named}, {age} days after recording: {outcome_words.reading(curve, age)}")
        for age, point in curve.points
        if point.value is not None
    )
    return Line(named, colour, (dots,))


def _ending(curve: Curve) -> str:
    """What stands at a curve's end: the period, its last value and, unless it is complete, at what age."""
    last = curve.at(curve.reach)
    said = f"{periods.label(curve.period)}: {words.number(last.value if last else None, 'percent')}"
    return said if curve.reach == cohorts.AGES[-1] else f"{said} at {curve.reach} days"


def _x(age: int) -> float:
    """A day's place across: the first day stands in the middle of the first step."""
    return age - 0.5
