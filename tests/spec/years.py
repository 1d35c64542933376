"""Figures of a year under way, made from its months and those of the year before."""

from __future__ import annotations

from datetime import date

from tests.spec.charts import values_of
from tests.spec.figures import figure
from warehouse.measures import periods
from warehouse.measures.model import Figure


def by_month(measure: str, before: str, so_far: str) -> Figure:
    """A measure's figure of the latest of 2013/14's months so far, given those of 2012/13 (`333x12`)."""
    months = periods.spine("month", date(2012, 4, 1), date(2014, 3, 31))
    year, now = values_of(before), values_of(so_far)
    held: dict[str, object] = {
        periods.written(month): count for month, count in zip(months, year + now, strict=False) if count is not None
    }
    last, same = (periods.written(months[at + len(now) - 1]) for at in (12, 0))
    base = sum(count or 0 for count in year[: len(now)])
    totals = {f"ytd:{last}": sum(count or 0 for count in now), f"ytd:{same}": base, "2012/13": sum(map(float, year))}
    return figure(measure, last, {**held, **totals})
