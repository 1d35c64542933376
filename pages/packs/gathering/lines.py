"""A measure's points as a pack's audience may see them, cut to what its chart shows, with their limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pages.parts import charts
from warehouse import query
from warehouse.measures import limits, periods
from warehouse.measures.limits import Limits
from warehouse.measures.model import Audience, Figure, Grain, Measure, Period, Point, Series
from warehouse.published import Warehouse

WITHHELD = "[c]"
_WHY = "withheld so that a small number of its year cannot be worked out"


@dataclass(frozen=True)
class Line:
    """`whole` is all that is held up to the reported end, `shown` the points of the chart, `drawn` their limits."""

    whole: Series
    shown: Series
    drawn: Limits | None


def grain_of(measure: Measure) -> Grain:
    """The grain of a measure's chart: months, or what it is held by."""
    return "month" if measure.grain in ("day", "week", "month") else measure.grain


def line(w: Warehouse, measure: Measure, area: str, upto: Period, audience: Audience) -> Line:
    """The points that lead to a period, by month or by what the measure is held by."""
    found = query.series(w, measure.id, area, grain_of(measure), last=upto.ends, audience=audience)
    whole = guarded(replace(found, points=tuple(p for p in found.points if p.period.ends <= upto.ends)))
    window = charts.window(whole, "recent", upto)
    shown = replace(whole, points=charts.within(whole, Period(window.starts, min(window.ends, upto.ends))))
    if not shown.points:
        return Line(whole, shown, None)
    return Line(whole, shown, _drawn(w, found, whole, shown, audience))


def _drawn(w: Warehouse, found: Series, whole: Series, shown: Series, audience: Audience) -> Limits:
    """The limits of the page; where a year was withheld whole, those of what is left."""
    if found.points == whole.points or not hidden(whole.points):
        return query.signals(w, shown, audience=audience)
    return limits.tail(limits.limits(whole, w.catalogue.events_of(whole.measure)), len(shown.points))


def guarded(series: Series) -> Series:
    """A series with every point withheld of a financial year that holds one withheld.

    A pack shows the year's own total beside its months, and packs follow each other: a single withheld month would be
    what the others leave of it.
    """
    years = {periods.financial_year(point.period.ends) for point in series.points if point.shorthand == WITHHELD}
    if not years:
        return series
    return replace(series, points=tuple(_withheld(p) if _within(p, years) else p for p in series.points))


def hidden(points: Iterable[Point]) -> bool:
    """Whether any of the points is withheld."""
    return any(point.shorthand == WITHHELD for point in points)


def _within(point: Point, years: Iterable[Period]) -> bool:
    return any(year.holds(point.period) for year in years)


def _withheld(point: Point) -> Point:
    if point.value is None:
        return point
    bare = replace(point, value=None, numerator=None, denominator=None, effective=None, low=None, high=None)
    return replace(bare, reason=_WHY, shorthand=WITHHELD)


def safe_figure(w: Warehouse, found: Figure, whole: Series, audience: Audience) -> Figure:
    """The figure to show: of a part of a year that tells of withheld points, that of the last whole year in its place.

    The next pack's year so far less this one's would be the month between them, this year's and those that it is
    compared with.
    """
    period = found.point.period
    if audience == "internal" or period == periods.financial_year(period.ends) or not tells(whole, found):
        return found
    before = periods.last_whole("year", period.ends)
    return query.figure(w, found.measure.id, found.area.id, before, audience=audience)


def tells(whole: Series, found: Figure) -> bool:
    """Whether a figure, what it is compared with or what it is judged by lies in a year with a withheld point."""
    ends = found.point.period.ends
    target = found.verdict.target
    years = {periods.financial_year(ends), periods.financial_year(periods.year_before(found.point.period).ends)}
    years |= {periods.financial_year(target.baseline)} if target and target.baseline else set()
    return hidden(point for point in whole.points if _within(point, years))
