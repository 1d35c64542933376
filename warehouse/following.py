"""Points as the query makes them, and what a cohort needs besides: how it stood at each age, and its later files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from warehouse import coverage, lineage
from warehouse.measures import cohorts, points
from warehouse.measures.model import Amounts, Area, Measure, Period, Point
from warehouse.published import Held, Wanted, Warehouse

NO_AMOUNTS = Amounts(0, 0)


def point(w: Warehouse, measure: Measure, area: Area, period: Period, held: Held, force: str) -> Point:
    """A measure's point in an area, of what the cube holds; a cohort's says how far it has been followed."""
    received = _received(w, measure, force, period)
    amounts = held.get((measure.id, period, area.id), NO_AMOUNTS)
    found = points.point(measure, period, amounts, received, w.today, w.settles_days(measure))
    if measure.numerator.mart != cohorts.MART:
        return found
    base = w.catalogue.get(cohorts.base_of(measure.id)[0])
    whole = _received(w, base, force, period) == period.days
    reached = [age for age in measure.ages if _reached(w, cohorts.as_stood(measure, age), force, period)]
    return cohorts.marked(measure, found, reached, whole=whole)


def wanted(measure: Measure, spans: Iterable[Period]) -> list[Wanted]:
    """What to ask the cube for, for a figure over some spans: of a cohort at each of its ages too."""
    return [(each.id, span) for span in spans for each in (measure, *cohorts.at_ages(measure))]


def extracts(w: Warehouse, measure: Measure, force: str, starts: date, ends: date) -> tuple[str, ...]:
    """The ids of the extracts that speak for a measure's days; a cohort's outcomes came later than its crimes."""
    found = lineage.extracts_within(w, measure.sources, force, starts, ends)
    if measure.numerator.mart != cohorts.MART:
        return found
    later = lineage.extracts_within(w, (cohorts.FOLLOWED,), force, starts, date.max)
    return tuple(sorted({*found, *later}))


def _received(w: Warehouse, measure: Measure, force: str, period: Period) -> int:
    return coverage.days_within(w.covered(measure, force), period.starts, period.ends)


def _reached(w: Warehouse, measure: Measure, force: str, period: Period) -> bool:
    return _received(w, measure, force, period) == period.days
