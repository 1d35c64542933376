"""The limits of a series as a chart draws them: a band with its mean, broken where new lines begin, and its labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pages.parts import signal, style, words
from pages.parts.chart import Dot, Reach
from warehouse.measures import signals
from warehouse.measures.limits import Limits
from warehouse.measures.model import Measure, Unit


def runs(drawn: Limits | None) -> tuple[tuple[Reach, ...], ...]:
    """Unbroken stretches of limits: they end at a point that is not judged and where new lines begin."""
    if drawn is None:
        return ()
    found: list[list[Reach]] = [[]]
    for at, reach in enumerate(reaches(drawn)):
        if reach is None or at in drawn.starts:
            found.append([])
        if reach is not None:
            found[-1].append(reach)
    return tuple(tuple(run) for run in found if run)


def reaches(drawn: Limits) -> list[Reach | None]:
    """The mean and limits at each point; None at a point without them."""
    lines = zip(drawn.lower, drawn.mean, drawn.upper, strict=True)
    return [
        None if lower is None or mean is None or upper is None else Reach(at, lower, mean, upper)
        for at, (lower, mean, upper) in enumerate(lines)
    ]


def labels(drawn: Limits | None, unit: Unit) -> list[tuple[float, str, str]]:
    """The height, words and colour of the direct labels of the latest lines; none where the latest points have none."""
    held = runs(drawn)
    if drawn is None or drawn.method == "none" or not held:
        return []
    last = held[-1][-1]
    named = (
        ("upper limit", last.upper, style.DARK),
        ("mean", last.mean, style.BLUE),
        ("lower limit", last.lower, style.DARK),
    )
    return [(height, f"{name} {text(height, unit)}", colour) for name, height, colour in named]


def text(height: float, unit: Unit) -> str:
    """A limit or mean in a label and a table: whole for large counts, else to one decimal."""
    return words.number(round(height), unit) if unit == "count" and height >= 20 else words.axis_number(height, unit)


def marked(measure: Measure, dot: Dot, drawn: Limits | None) -> Dot:
    """A dot, in the colour and shape of a signal where it has a special cause."""
    cause = drawn.special_cause[int(dot.x)] if drawn else None
    if cause is None or cause == "common":
        return dot
    colour = signal.colour(signals.variation(cause, measure.better))
    return replace(dot, style="signal", colour=colour, tip=f"{dot.tip}; {signal.why(cause)}")


def heights(held: Sequence[Sequence[Reach]]) -> list[float]:
    """Every height that the axis must hold."""
    return [height for run in held for reach in run for height in (reach.lower, reach.upper)]


def outline(run: Sequence[Reach]) -> list[tuple[float, float]]:
    """The corners of a stretch's band, along its upper edge and back along its lower one."""
    return [*line(run, "upper"), *reversed(line(run, "lower"))]


def line(run: Sequence[Reach], name: str) -> list[tuple[float, float]]:
    """One edge or the mean of a stretch, drawn out to near the ends of its first and last period."""
    through: list[tuple[float, float]] = [(reach.x, getattr(reach, name)) for reach in run]
    (first, start), (last, end) = through[0], through[-1]
    return [(first - 0.4, start), *through, (last + 0.4, end)]
