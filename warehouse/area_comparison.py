"""Areas beside each other, and their series for each 1,000 people: what the Areas page and `pcc compare-areas` show.

Every amount comes through `query`, protected for its audience; what is here only divides and arranges it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from warehouse import query, residents
from warehouse.faults import WrongUse
from warehouse.measures import beside, change, periods, populations
from warehouse.measures.beside import AreaTable, Beside
from warehouse.measures.model import Area, Audience, Basis, Grain, Measure, Period, Point, Series
from warehouse.published import Warehouse


def compare(
    w: Warehouse,
    measure_id: str,
    area_set: str,
    period: Period,
    *,
    by_rate: bool = False,
    basis: Basis = "today",
    audience: Audience = "internal",
) -> AreaTable:
    """Every area of a set in one period; as rates for each 1,000 people if `by_rate`.

    Raises UnknownName, or WrongUse for a set that there is not, a measure without areas or one without rates.
    """
    measure = w.catalogue.get(measure_id)
    _refuse(w, measure, area_set, by_rate)
    found = query.by_area(w, measure_id, area_set, period, basis, audience)
    before = query.by_area(w, measure_id, area_set, periods.year_before(period), basis, audience)
    phi, events = w.dispersion.get(measure_id), w.catalogue.events_of(measure)
    rows = [
        replace(
            _row(w, measure, area, point, by_rate, basis),
            change=change.compare(measure, point, then, phi, events),
        )
        for (area, point), (_, then) in zip(found, before, strict=True)
    ]
    whole = query.figure(w, measure_id, period=period, basis=basis, audience=audience)
    force = replace(_row(w, measure, whole.area, whole.point, by_rate, basis), change=whole.same_period_last_year)
    shown = populations.as_rated(measure) if by_rate else measure
    inside = beside.with_intervals(shown, [row for row in rows if row.area.set != "nowhere"])
    placed, funnel, why = beside.on_funnel(shown, beside.ranked(shown, inside))
    people = residents.residents(w, whole.area, period, basis) if by_rate else None
    return AreaTable(
        of=measure,
        measure=shown,
        period=period,
        area_set=area_set,
        by_rate=by_rate,
        basis=basis,
        rows=placed,
        nowhere=tuple(row for row in rows if row.area.set == "nowhere"),
        force=beside.with_intervals(shown, [force])[0],
        funnel=funnel,
        no_funnel=why,
        version=w.version,
        people=populations.told(people, period) if people else "",
    )


def line(
    w: Warehouse,
    measure_id: str,
    area_id: str,
    grain: Grain,
    span: Period,
    *,
    by_rate: bool = False,
    basis: Basis = "today",
    audience: Audience = "internal",
) -> Series:
    """An area's points over a span; as rates for each 1,000 people if `by_rate`."""
    found = query.series(w, measure_id, area_id, grain, span.starts, span.ends, basis, audience)
    if not by_rate:
        return found
    held: dict[date, Sequence[populations.Residents]] = {}
    points = tuple(_rated(w, found.measure, found.area, point, basis, held) for point in found.points)
    return replace(found, measure=populations.as_rated(found.measure), points=points)


def sets_of(w: Warehouse) -> list[str]:
    """The area sets that a version holds."""
    return sorted({area.set for area in w.areas} - {"force", "nowhere"})


def _refuse(w: Warehouse, measure: Measure, area_set: str, by_rate: bool) -> None:
    if not measure.by_area:
        raise WrongUse(f"{measure.title} is held for the force as a whole, not by area.")
    if area_set not in sets_of(w):
        raise WrongUse(f"There is no area set '{area_set}'; there are {', '.join(sets_of(w))}.")
    if by_rate and not populations.has_rate(measure):
        raise WrongUse(f"{measure.title} is no count of cases, so it has no rate for each 1,000 people.")


def _row(w: Warehouse, measure: Measure, area: Area, point: Point, by_rate: bool, basis: Basis) -> Beside:
    shown = _rated(w, measure, area, point, basis, {}) if by_rate else point
    return Beside(area, shown, point)


def _rated(
    w: Warehouse,
    measure: Measure,
    area: Area,
    point: Point,
    basis: Basis,
    held: dict[date, Sequence[populations.Residents]],
) -> Point:
    """A point as a rate; `held` keeps what was read of an area, a day each, from one point to the next."""
    on = residents.day_of(w, area, point.period, basis)
    if on not in held:
        held[on] = residents.counted(w, area, on)
    found = populations.nearest(held[on], point.period)
    return populations.rated(measure, point, found, residents.why_not(w, measure, area, found))
