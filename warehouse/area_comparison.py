"""Areas beside each other, and their series for each 1,000 people: what the Areas page and `pcc compare-areas` show.

Every amount comes through `query`, protected for its audience; what is here only divides and arranges it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from warehouse import public_reading, query, residents
from warehouse.ahead import Ahead
from warehouse.faults import WrongUse
from warehouse.measures import beside, change, periods, populations
from warehouse.measures.beside import AreaTable, Beside
from warehouse.measures.model import Area, Audience, Basis, Grain, Measure, Period, Point, Series
from warehouse.measures.populations import Residents
from warehouse.published import Wanted, Warehouse


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
    people = _People(w, basis)
    phi, events = public_reading.spread(w, measure, audience), w.catalogue.events_of(measure)
    rows = [
        replace(
            people.row(measure, area, point, by_rate=by_rate),
            change=change.compare(measure, point, then, phi, events),
        )
        for (area, point), (_, then) in zip(found, before, strict=True)
    ]
    whole = query.figure(w, measure_id, period=period, basis=basis, audience=audience)
    force = replace(people.row(measure, whole.area, whole.point, by_rate=by_rate), change=whole.same_period_last_year)
    shown = populations.as_rated(measure) if by_rate else measure
    inside = beside.with_intervals(shown, [row for row in rows if row.area.set != "nowhere"])
    placed, funnel, why = beside.on_funnel(shown, beside.ranked(shown, inside))
    living = residents.residents(w, whole.area, period, basis) if by_rate else None
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
        people=populations.told(living, period) if living else "",
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
    people = _People(w, basis)
    points = tuple(people.rated(found.measure, found.area, point) for point in found.points)
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


@dataclass
class _People:
    """The people of areas as one comparison reads them: what was read once of an area and a day is kept."""

    w: Warehouse
    basis: Basis
    kept: dict[tuple[str, date], tuple[Residents, ...]] = field(default_factory=dict)

    @cached_property
    def misleading(self) -> dict[str, str]:
        """The areas that have no resident rate, with why."""
        return residents.no_rates(self.w)

    def rated(self, measure: Measure, area: Area, point: Point) -> Point:
        """A point as a rate; without a value where there is none, and the reason."""
        on = residents.day_of(self.w, area, point.period, self.basis)
        if (area.id, on) not in self.kept:
            self.kept[area.id, on] = residents.counted(self.w, area, on)
        found = populations.nearest(self.kept[area.id, on], point.period)
        why = residents.why_not(self.w, measure, area, found, self.misleading)
        return populations.rated(measure, point, found, why)

    def row(self, measure: Measure, area: Area, point: Point, *, by_rate: bool) -> Beside:
        """An area's figure, as a rate if asked for, with its count."""
        return Beside(area, self.rated(measure, area, point) if by_rate else point, point)


def ahead(
    w: Warehouse, measures: Iterable[Measure], area_set: str, period: Period, months: Iterable[Wanted] = ()
) -> Warehouse:
    """The version as `compare` and `line` read it for several measures: with one statement a set, and not several each.

    `months` are what the lines of the force will ask for.
    """
    whole, spans, asked = w.area("force"), (period, periods.year_before(period)), tuple(measures)
    of_areas = [(each.id, span) for each in asked for span in spans if each.by_area]
    of_force = [one for each in asked for one in query.wanted(w, each, whole, period)]
    return Ahead(w, of_areas, [*of_force, *months], area_set)
