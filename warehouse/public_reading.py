"""What the public audience reads: the fixed cube of the version, and nothing beside it.

A slice that the cube has not is refused, in words that say what there is. A stretch that whole periods of the cube make
up, such as a year so far, is added up from those; it is withheld where any of them is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from weakref import WeakKeyDictionary

from warehouse import following
from warehouse.coverage import DAY
from warehouse.faults import NotPublished as NotPublished
from warehouse.measures import change, cohorts, periods, suppression
from warehouse.measures.model import Amounts, Area, Audience, Basis, Grain, Measure, Period, Point
from warehouse.published import Wanted, Warehouse, amounts_of, set_of

WITHHELD = "a small number, or one that would let a small one be worked out"
NOT_WHOLE = "given to the public once every day of it was received"
_LARGEST: tuple[Grain, ...] = ("year", "quarter", "month")
_FORCE_GRAINS, _AREA_GRAINS = frozenset(_LARGEST), frozenset(("year",))
Days = tuple[date, date]
Held = Mapping[Days, Amounts | None]  # None where withheld
_READ: WeakKeyDictionary[Warehouse, dict[tuple[str, str, str], dict[Days, Amounts | None]]] = WeakKeyDictionary()


def is_closed(measure: Measure, audience: Audience) -> bool:
    """Whether a reader is bound to the cube for a measure: the public is, but for open data."""
    return audience != "internal" and not measure.open_data


def reader(
    w: Warehouse, area: Area, wanted: Iterable[Wanted], audience: Audience, basis: Basis = "today"
) -> Callable[[Measure, Period], Point]:
    """What gives a measure's point in an area as an audience may see it; what it asks the cube for, in one go."""
    force = w.force_of(area)
    asked = [(name, period) for name, period in wanted if not is_closed(w.catalogue.get(name), audience)]
    held = w.amounts(asked, area, basis=basis)

    def read(measure: Measure, period: Period) -> Point:
        if is_closed(measure, audience):
            return point(w, measure, area, period)
        return following.point(w, measure, area, period, held, force)

    return read


def internal_only(what: str, audience: Audience) -> None:
    """Refuse the public what has no cell at all. Raises NotPublished."""
    if audience != "internal":
        raise NotPublished(what)


def check(
    w: Warehouse,
    measure: Measure,
    area: Area,
    audience: Audience,
    basis: Basis = "today",
    *,
    grain: Grain | None = None,
    span: Period | None = None,
) -> None:
    """Refuse the public a slice that the cube has not. Raises NotPublished.

    `grain` is that of a series; `span` the period of one figure, which for the force may be whole months together.
    """
    if not is_closed(measure, audience):
        return
    if cohorts.age_of(measure) is not None:
        raise NotPublished(f"{measure.title}, as it stood at an age")
    if basis != "today":
        raise NotPublished("figures by the areas of each row's own time")
    if _spot(area) not in {key[1:] for key in _cells(w)}:
        raise NotPublished(f"figures of {area.title}")
    grains = _FORCE_GRAINS if area.set == "force" else _AREA_GRAINS
    if grain is not None and grain not in grains:
        raise NotPublished(f"{measure.title} of {area.title} by {grain}")
    if span is not None and not _pieces(span, area):
        raise NotPublished(f"{measure.title} of {area.title} in {periods.label(span)}")


def point(w: Warehouse, measure: Measure, area: Area, period: Period) -> Point:
    """A measure's point as the public may see it; without a value where it is withheld or is no part of the cube."""
    held = _cells(w).get((measure.id, *_spot(area)), {})
    force = w.force_of(area)
    make = partial(following.point, w, measure, area, period)
    found = _together(held, [(each.starts, each.ends) for each in _pieces(period, area, held)])
    if isinstance(found, Amounts):
        return suppression.marked(measure, make({(measure.id, period, area.id): found}, force))
    none = make({}, force)
    if found == WITHHELD:
        return suppression.withheld(none, WITHHELD)
    if none.status == "not_received":
        return none
    reason = NOT_WHOLE if none.status == "partial" else suppression.NOT_OPEN
    return Point(period, None, None, None, none.status if none.status == "partial" else "not_received", reason=reason)


def by_area(w: Warehouse, measure: Measure, area_set: str, period: Period, basis: Basis) -> list[tuple[Area, Point]]:
    """One year's point for every area of a set and the three that are nowhere, as today's areas are drawn."""
    known = {(of, area) for _, of, area in _cells(w)}
    areas = [area for area in w.areas_of(area_set, basis) if (area_set, area.id) in known]
    for area in areas[:1]:
        check(w, measure, _within(area, area_set), "public", basis, span=period)
    return [(area, point(w, measure, _within(area, area_set), period)) for area in areas]


def spread(w: Warehouse, measure: Measure, audience: Audience) -> float | None:
    """A measure's overdispersion; for the public, from the months that it is shown alone."""
    if measure.id not in w.dispersion or not is_closed(measure, audience):
        return w.dispersion.get(measure.id)
    held = _cells(w).get((measure.id, "force", "force"), {})
    shown = sorted((days[0], found.numerator) for days, found in held.items() if found and _is_month(days))
    return change.dispersion([(change.month_index(first), round(count)) for first, count in shown])


def _within(area: Area, area_set: str) -> Area:
    """An area of a set: what lies nowhere lies so in each set by itself."""
    return replace(area, set=area_set) if area.set == "nowhere" else area


def _spot(area: Area) -> tuple[str, str]:
    return ("force", area.id) if area.set == "force" else (set_of(area), area.id)


def _pieces(period: Period, area: Area, held: Held | None = None) -> Sequence[Period]:
    """The whole periods that make up a stretch, the largest first to fit; none where they do not."""
    found, at = [], period.starts
    grains = _LARGEST if area.set == "force" else ("year",)
    while at <= period.ends:
        fits = (periods.holding(grain, at) for grain in grains)
        each = next((p for p in fits if p.starts == at and p.ends <= period.ends and _has(held, p)), None)
        if each is None:
            return ()
        found.append(each)
        at = each.ends + DAY
    return found


def _has(held: Held | None, period: Period) -> bool:
    return held is None or (period.starts, period.ends) in held


def _together(held: Held, days: Sequence[Days]) -> Amounts | str:
    """What some cells come to together; WITHHELD where one of them is, nothing where there are none."""
    found = [held[each] for each in days]
    if not found or None in found:
        return WITHHELD if found else ""
    shown = [each for each in found if each is not None]
    below = [each.denominator for each in shown if each.denominator is not None]
    return Amounts(
        numerator=sum(each.numerator for each in shown),
        denominator=sum(below) if below else None,
        responses=sum(each.responses for each in shown),
        weight_squared=sum(each.weight_squared for each in shown),
    )


def _cells(w: Warehouse) -> dict[tuple[str, str, str], dict[Days, Amounts | None]]:
    """The whole cube by measure, area set and area; read once of a version."""
    if w not in _READ:
        found: dict[tuple[str, str, str], dict[Days, Amounts | None]] = {}
        rows = w.rows(
            'select measure, "set", area, starts, ends, withheld, numerator, denominator, responses, weight_squared '
            "from public_cube order by all"
        )
        for measure, area_set, area, starts, ends, withheld, *amounts in rows:
            found.setdefault((measure, area_set, area), {})[starts, ends] = None if withheld else amounts_of(amounts)
        _READ[w] = found
    return _READ[w]


def _is_month(days: Days) -> bool:
    return days[0].day == 1 and periods.month(days[0]).ends == days[1]
