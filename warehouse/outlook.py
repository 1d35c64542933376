"""Where a measure's financial year is heading, target or none, read from the published version."""

from __future__ import annotations

from collections.abc import Callable

from warehouse.measures import projection
from warehouse.measures.model import Event, Measure, Period, Point, Projection
from warehouse.measures.periods import financial_year, year_to_date
from warehouse.published import Warehouse


def spans(w: Warehouse, measure: Measure, period: Period) -> list[Period]:
    """The year so far, to a period's end, and the past that its projection rests on; none once that year is over."""
    if not _is_open(w, measure, period):
        return []
    so_far = year_to_date(period.ends)
    return [so_far, *projection.past(measure, so_far)]


def year_end(
    w: Warehouse, measure: Measure, period: Period, read: Callable[[Period], Point], events: tuple[Event, ...]
) -> Projection | None:
    """The projection of the year that a period is in. `read` gives the point of each of `spans`."""
    asked = spans(w, measure, period)
    if not asked:
        return None
    so_far, *past = (read(span) for span in asked)
    if so_far.status not in ("final", "provisional") or so_far.value is None:
        return None
    year = financial_year(period.ends)
    found = projection.year_end(measure, so_far, year, past, events)
    return found.told(year, period.ends) if found and found.stretches else None


def _is_open(w: Warehouse, measure: Measure, period: Period) -> bool:
    year = financial_year(period.ends)
    alive = (measure.starts is None or measure.starts <= year.starts) and (
        measure.ends is None or measure.ends >= year.ends
    )
    return projection.is_made_of(measure) and alive and period.ends < year.ends and w.today <= year.ends
