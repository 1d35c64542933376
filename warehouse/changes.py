"""What a new version says otherwise than the one before it: the figures that an extract revised, and those it added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from warehouse import query
from warehouse.faults import WrongUse
from warehouse.measures.model import Grain, Measure, Point
from warehouse.published import Warehouse

HELD = ("final", "provisional", "partial")


@dataclass(frozen=True)
class Loaded:
    """An extract that was accepted: its source and the days that it covers."""

    source: str
    starts: date
    ends: date


@dataclass(frozen=True)
class Revised:
    """A figure of the force that differs; its points before and after."""

    measure: Measure
    was: Point
    now: Point


@dataclass(frozen=True)
class Changes:
    """The figures that differ, newest first, and how many were not received before and are now."""

    revised: tuple[Revised, ...]
    added: int


def changes(before: Warehouse | None, after: Warehouse, loaded: Iterable[Loaded]) -> Changes:
    """Every figure of the home force by month, or by what it is held by, that touches a loaded extract's days."""
    spans: dict[str, tuple[date, date]] = {}
    for each in loaded:
        starts, ends = spans.get(each.source, (each.starts, each.ends))
        spans[each.source] = min(starts, each.starts), max(ends, each.ends)
    revised: list[Revised] = []
    added = 0
    for measure in after.catalogue.measures.values():
        touched = [spans[source] for source in measure.sources if source in spans]
        if not touched:
            continue
        first, last = min(starts for starts, _ in touched), max(ends for _, ends in touched)
        was = {point.period: point for point in _points(before, measure, first, last)}
        for now in _points(after, measure, first, last):
            then = was.get(now.period)
            if then is None or then.status not in HELD:
                added += now.status in HELD
            elif (then.value, then.numerator, then.denominator) != (now.value, now.numerator, now.denominator):
                revised.append(Revised(measure, then, now))
    revised.sort(key=lambda each: each.now.period.ends, reverse=True)
    return Changes(tuple(revised), added)


def _points(w: Warehouse | None, measure: Measure, first: date, last: date) -> tuple[Point, ...]:
    if w is None:
        return ()
    grain: Grain = measure.grain if measure.grain in ("quarter", "year") else "month"
    try:
        return query.series(w, measure.id, grain=grain, first=first, last=last).points
    except WrongUse:
        return ()  # the version before did not know the measure
