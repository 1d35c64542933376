"""A measure's points as a pack's audience may see them, cut to what its chart shows, with their limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pages.parts import charts
from warehouse import public_reading, query
from warehouse.measures import periods, suppression
from warehouse.measures.limits import Limits
from warehouse.measures.model import Audience, Grain, Measure, Period, Point, Series
from warehouse.published import Warehouse


@dataclass(frozen=True)
class Line:
    """`whole` is all that is held up to the reported end, `shown` the points of the chart, `drawn` their limits."""

    whole: Series
    shown: Series
    drawn: Limits | None


def grain_of(measure: Measure, area: str = "force", audience: Audience = "internal") -> Grain:
    """The grain of a measure's chart: months, or what it is held by; the public has years of areas."""
    if area != "force" and public_reading.is_closed(measure, audience):
        return "year"
    return "month" if measure.grain in ("day", "week", "month") else measure.grain


def line(w: Warehouse, measure: Measure, area: str, upto: Period, audience: Audience) -> Line:
    """The points that lead to a period, by month or by what the measure is held by."""
    found = query.series(w, measure.id, area, grain_of(measure, area, audience), last=upto.ends, audience=audience)
    whole = replace(found, points=tuple(p for p in found.points if p.period.ends <= upto.ends))
    window = charts.window(whole, "recent", upto)
    shown = replace(whole, points=charts.within(whole, Period(window.starts, min(window.ends, upto.ends))))
    return Line(whole, shown, query.signals(w, shown, audience=audience) if shown.points else None)


def hidden(points: Iterable[Point]) -> bool:
    """Whether any of the points is withheld."""
    return any(point.shorthand == suppression.MARK for point in points)


def period_of(measure: Measure, area: str, asked: Period, audience: Audience) -> Period:
    """The period of a measure's figure: the pack's own; of areas the public has the last whole year."""
    if area != "force" and public_reading.is_closed(measure, audience):
        return periods.last_whole("year", asked.ends)
    return asked
