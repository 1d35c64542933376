"""Calls as the Contact page shows them: by hour and weekday, and by month, added up from the hours of the version.

Hours are no cell of the public cube, so only the internal audience is answered.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from warehouse import coverage, public_reading
from warehouse.measures import periods
from warehouse.measures.calls import EDGES, Calls, Hours, Line, Month
from warehouse.measures.model import Audience, Period
from warehouse.published import Warehouse

SOURCE = "call"
SQL = (Path(__file__).parent / "sql" / "contact.sql").read_text(encoding="utf-8")
BY_HOUR = SQL.replace("{by}", "isodow(day), hour")
BY_MONTH = SQL.replace("{by}", "date_trunc('month', day)::date")


def by_hour(w: Warehouse, line: Line, period: Period, audience: Audience = "internal") -> Hours:
    """A period's calls on a line, of the days received, by weekday and hour. Raises NotPublished for the public."""
    public_reading.internal_only("calls by hour", audience)
    rows = w.rows(BY_HOUR, _bound(w, line, period))
    received = coverage.days_within(_spans(w), period.starts, period.ends)
    return Hours(period, received, {(weekday, hour): _calls(rest) for weekday, hour, *rest in rows})


def by_month(w: Warehouse, line: Line, audience: Audience = "internal") -> tuple[Month, ...]:
    """Every month from the first day received to the last. Raises NotPublished for the public."""
    public_reading.internal_only("calls by hour", audience)
    held = held_days(w)
    if held is None:
        return ()
    spine = periods.spine("month", *held)
    found = dict.fromkeys((month.starts for month in spine), Calls())
    bound = _bound(w, line, Period(spine[0].starts, spine[-1].ends))
    found |= {starts: _calls(rest) for starts, *rest in w.rows(BY_MONTH, bound)}
    spans = _spans(w)
    return tuple(
        Month(month, coverage.days_within(spans, month.starts, month.ends), found[month.starts]) for month in spine
    )


def held_days(w: Warehouse) -> tuple[date, date] | None:
    """The first and the last day of which calls were received."""
    spans = _spans(w)
    return (spans[0][0], spans[-1][1]) if spans else None


def _spans(w: Warehouse) -> list[coverage.Span]:
    found = (each for each in w.standing if each.source == SOURCE and each.force == w.settings.force)
    return coverage.merged((each.starts, each.ends) for each in found)


def _bound(w: Warehouse, line: Line, period: Period) -> dict[str, object]:
    return {"force": w.settings.force, "line": line, "starts": period.starts, "ends": period.ends}


def _calls(row: list[int]) -> Calls:
    plain = len(row) - len(EDGES)
    hours, offered, answered, within_10, before, after, waited = row[:plain]
    return Calls(hours, offered, answered, within_10, before, after, waited, tuple(row[plain:]))
