"""Every figure anyone sees: bind, add up, divide, suppress, judge.

Pages, packs and the command line ask here and nowhere else, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from warehouse import following, outlook, public_reading
from warehouse.faults import WrongUse
from warehouse.following import point as _point
from warehouse.measures import change, cohorts, judge, limits, periods, words
from warehouse.measures.limits import Limits
from warehouse.measures.model import (
    Area,
    Audience,
    Basis,
    Comparison,
    Figure,
    Grain,
    Measure,
    Period,
    Placement,
    Point,
    Series,
)
from warehouse.published import Wanted, Warehouse

FINEST: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year")
SPARK_MONTHS = 36
Read = Callable[[Measure, Period], Point]


@dataclass(frozen=True)
class BoardRow:
    """One line of a Board: a measure where a plan places it, its figure, the months that lead to it, their limits."""

    measure: Measure
    placement: Placement
    figure: Figure
    spark: Series
    signal: Limits


def series(
    w: Warehouse,
    measure_id: str,
    area: str = "force",
    grain: Grain = "month",
    first: date | None = None,
    last: date | None = None,
    basis: Basis = "today",
    audience: Audience = "internal",
) -> Series:
    """A measure's points, one for every period from the first day held (or `first`) to the last.

    Raises WrongUse for an unknown measure or area, a grain finer than the measure's, an area it has not; NotPublished.
    """
    measure, place = asked(w, measure_id, area)
    if FINEST.index(grain) < FINEST.index(measure.grain):
        raise WrongUse(f"{measure.title} is held by {measure.grain} at the finest; {grain} was asked for.")
    public_reading.check(w, measure, place, audience, basis, grain=grain)
    held = periods_held(w, measure, place)
    first, last = first or (held and held[0]), last or (held and held[1])
    spine = periods.spine(grain, first, last) if first and last else []
    return _series(w, measure, place, grain, spine, basis, audience)


def figure(
    w: Warehouse,
    measure_id: str,
    area: str = "force",
    period: Period | None = None,
    basis: Basis = "today",
    audience: Audience = "internal",
) -> Figure:
    """One figure with its comparisons, verdict and sentence; by default of the last complete month held."""
    measure, place = asked(w, measure_id, area)
    span = period or default_period(w, measure, place)
    public_reading.check(w, measure, place, audience, basis, span=span)
    read = public_reading.reader(w, place, wanted(w, measure, place, span), audience, basis)
    found = _figure(w, measure, place, span, read, audience)
    if found.projection is None:
        ahead = outlook.year_end(w, measure, span, partial(read, measure), w.catalogue.events_of(measure))
        found = replace(found, projection=ahead)
    return found


def wanted(w: Warehouse, measure: Measure, area: Area, period: Period) -> list[Wanted]:
    """What `figure` asks the cube for."""
    return following.wanted(measure, _spans(w, measure, area, period) + outlook.spans(w, measure, period))


def board(
    w: Warehouse, plan_id: str, period: Period, area: str = "force", audience: Audience = "internal"
) -> tuple[BoardRow, ...]:
    """Every measure of a plan, in the plan's order, read from the cube in one go."""
    place = w.area(area)
    placed = [
        (measure, placement)
        for measure, placement in w.catalogue.placed(plan_id)
        if measure.by_area or place.set == "force"
    ]
    for measure, _ in placed:
        public_reading.check(w, measure, place, audience, span=period)
    months = {measure.id: _months_to(w, measure, place, period) for measure, _ in placed}
    spans = [each for m, _ in placed for each in following.wanted(m, _spans(w, m, place, period))]
    spans += [(m.id, each) for m, _ in placed for each in months[m.id]]
    read = public_reading.reader(w, place, spans, audience)

    def row(measure: Measure, placement: Placement) -> BoardRow:
        shown = _figure(w, measure, place, period, read, audience)
        whole = _as_series(w, measure, place, "month", months[measure.id], read)
        spark = replace(whole, points=whole.points[-SPARK_MONTHS:])
        return BoardRow(measure, placement, shown, spark, limits.tail(_signals(w, whole), SPARK_MONTHS))

    return tuple(row(measure, placement) for measure, placement in placed)


def signals(w: Warehouse, found: Series, basis: Basis = "today", audience: Audience = "internal") -> Limits:
    """The limits of a series' points, and what they say of the latest one.

    They rest on everything held up to the last point, however few points the series shows, so that a chart, a Board and
    a command that show different stretches of one measure draw the same lines.
    """
    if not found.points:
        return _signals(w, found)
    first, last = found.points[0].period.starts, found.points[-1].period.ends
    held = periods_held(w, found.measure, found.area)
    first = min(first, held[0]) if held else first
    whole = series(w, found.measure.id, found.area.id, found.grain, first, last, basis, audience)
    return limits.tail(_signals(w, whole), len(found.points))


def by_area(
    w: Warehouse,
    measure_id: str,
    area_set: str,
    period: Period,
    basis: Basis = "today",
    audience: Audience = "internal",
) -> tuple[tuple[Area, Point], ...]:
    """One period's point for every area of a set, the three that are nowhere included; they add to the force."""
    measure = w.catalogue.get(measure_id)
    if public_reading.is_closed(measure, audience):
        return tuple(public_reading.by_area(w, measure, area_set, period, basis))
    held, force = w.amounts_by_area([(measure.id, period)], area_set, basis=basis), w.settings.force
    return tuple((area, _point(w, measure, area, period, held, force)) for area in w.areas_of(area_set, basis))


def periods_held(w: Warehouse, measure: Measure, area: Area) -> tuple[date, date] | None:
    """The first and last day received for a measure, within the life of its definition."""
    spans = w.covered(measure, w.force_of(area))
    if not spans:
        return None
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    first, last = max(first, measure.starts or first), min(last, measure.ends or last)
    return (first, last) if first <= last else None


def default_period(w: Warehouse, measure: Measure, area: Area) -> Period:
    """The last complete month received, else that of the home's clock; the quarter or year of what has no months."""
    held = w.last_complete_month(measure, w.force_of(area))
    if held and measure.ends and held.ends > measure.ends:
        held = periods.last_complete_month(measure.ends)
    return periods.last_whole(measure.grain, (held or periods.last_complete_month(w.today)).ends)


def asked(w: Warehouse, measure_id: str, area_id: str) -> tuple[Measure, Area]:
    """The measure and area of two ids. Raises UnknownName, or WrongUse for an area that the measure does not have."""
    measure, area = w.catalogue.get(measure_id), w.area(area_id)
    if not measure.by_area and area.set != "force":
        raise WrongUse(f"{measure.title} is held for the force as a whole, not by area.")
    return measure, area


def _series(
    w: Warehouse, measure: Measure, area: Area, grain: Grain, spine: list[Period], basis: Basis, audience: Audience
) -> Series:
    read = public_reading.reader(w, area, [(measure.id, period) for period in spine], audience, basis)
    return _as_series(w, measure, area, grain, spine, read)


def _as_series(w: Warehouse, measure: Measure, area: Area, grain: Grain, spine: list[Period], read: Read) -> Series:
    force = w.force_of(area)
    found = tuple(read(measure, period) for period in spine)
    used = following.extracts(w, measure, force, spine[0].starts, spine[-1].ends) if spine else ()
    return Series(measure, area, grain, found, w.last_day(measure, force), w.version, used)


def _spans(w: Warehouse, measure: Measure, area: Area, period: Period) -> list[Period]:
    compared = [period, periods.previous(period), periods.year_before(period)]
    target = judge.target_for(measure, period, area)
    return compared + (judge.spans(measure, target, period, w.today) if target else [])


def _figure(w: Warehouse, measure: Measure, area: Area, period: Period, read: Read, audience: Audience) -> Figure:
    force = w.force_of(area)
    phi, events = public_reading.spread(w, measure, audience), w.catalogue.events_of(measure)
    now = read(measure, period)

    def compared(other: Period) -> Comparison | None:
        if measure.ages:
            return cohorts.compare(measure, period, other, read, events)
        return change.compare(measure, now, read(measure, other), phi, events)

    found = Figure(
        measure=measure,
        area=area,
        point=now,
        verdict=judge.judge(measure, area, period, partial(read, measure), w.today, events),
        sentence="",
        previous=compared(periods.previous(period)),
        same_period_last_year=compared(periods.year_before(period)),
        data_as_at=w.last_day(measure, force),
        version=w.version,
        extracts=following.extracts(w, measure, force, period.starts, period.ends),
    )
    return replace(found, sentence=words.sentence(found), projection=found.verdict.projection)


def _signals(w: Warehouse, whole: Series) -> Limits:
    last = whole.points[-1].period if whole.points else None
    target = judge.target_for(whole.measure, last, whole.area) if last and whole.area.set == "force" else None
    level = target.value if target and target.kind == "level" else None
    return limits.limits(whole, w.catalogue.events_of(whole.measure), target=level)


def _months_to(w: Warehouse, measure: Measure, area: Area, period: Period) -> list[Period]:
    """The months from the first held, and at least those of a sparkline, to the end of a period."""
    last = periods.month(period.ends)
    first = periods.add_months(last.starts, 1 - SPARK_MONTHS)
    held = periods_held(w, measure, area)
    return periods.spine("month", min(first, held[0]) if held else first, last.ends)
