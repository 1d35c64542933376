"""Stretches of whole days: making the periods that hold a day, and moving back to the ones before.

A financial year runs from 1 April to 31 March; its first quarter is April to June. A week is an ISO week, Monday to
Sunday. A period holds both its first and its last day. `periods` adds how they are written and read.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from warehouse.faults import WrongUse
from warehouse.measures.model import Grain, Period

_DAY = timedelta(days=1)


class PeriodError(WrongUse, ValueError):
    """Something that is no period; the message says what would be."""


def day(on: date) -> Period:
    """The one day."""
    return Period(on, on, "day")


def week(on: date) -> Period:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = on - timedelta(days=on.weekday())
    return Period(monday, monday + timedelta(days=6), "week")


def month(on: date) -> Period:
    """The calendar month that holds a day."""
    return Period(on.replace(day=1), month_end(on), "month")


def quarter(on: date) -> Period:
    """The quarter of the financial year that holds a day; calendar and financial quarters share their edges."""
    first = date(on.year, on.month - (on.month - 1) % 3, 1)
    return Period(first, month_end(add_months(first, 2)), "quarter")


def financial_year(on: date) -> Period:
    """The financial year, 1 April to 31 March, that holds a day."""
    year = on.year if on.month >= 4 else on.year - 1
    return Period(date(year, 4, 1), date(year + 1, 3, 31), "year")


def year_to_date(on: date) -> Period:
    """From 1 April of a day's financial year to that day."""
    return Period(financial_year(on).starts, on, "span")


def quarters(year: Period) -> tuple[Period, ...]:
    """The four quarters of a financial year, first to last."""
    return tuple(spine("quarter", year.starts, year.ends))


def last_complete_month(on: date) -> Period:
    """The latest month that is wholly over by the end of a day (the last day of a month completes it)."""
    this = month(on)
    return this if this.ends == on else month(this.starts - _DAY)


_HOLDERS: dict[str, Callable[[date], Period]] = {
    "day": day, "week": week, "month": month, "quarter": quarter, "year": financial_year,
}  # fmt: skip


def holding(grain: Grain, on: date) -> Period:
    """The period of a grain that holds a day; a span has no such period, and is refused."""
    if grain not in _HOLDERS:
        raise PeriodError(f"there is no {grain} that holds a day; use one of {', '.join(_HOLDERS)}")
    return _HOLDERS[grain](on)


def last_whole(grain: Grain, on: date) -> Period:
    """The latest month that is over by the end of a day; the latest quarter or year of what has no months."""
    coarse: Grain = grain if grain in ("quarter", "year") else "month"
    this = holding(coarse, on)
    return this if this.ends == on else holding(coarse, this.starts - _DAY)


def spine(grain: Grain, first: date, last: date) -> list[Period]:
    """Every period of a grain from the one that holds `first` to the one that holds `last`, oldest first."""
    found = []
    at = first
    while at <= last:
        found.append(holding(grain, at))
        at = found[-1].ends + _DAY
    return found


def previous(period: Period) -> Period:
    """The period of the same kind just before; a span of whole months steps back by as many months, another by days."""
    before = period.starts - _DAY
    if period.grain != "span":
        return holding(period.grain, before)
    if whole_months(period):
        months = (period.ends.year - period.starts.year) * 12 + period.ends.month - period.starts.month + 1
        return Period(add_months(period.starts, -months), before, "span")
    return Period(period.starts - timedelta(days=period.days), before, "span")


def year_before(period: Period) -> Period:
    """The same period last year. A week is set against the week 52 before it, so that its weekdays agree."""
    return years_before(period, 1)


def years_before(period: Period, years: int) -> Period:
    """The same period a number of years before; 29 February becomes 28, and whole months stay whole months."""
    if period.grain == "week":
        return week(period.starts - timedelta(weeks=52 * years))
    ends = add_months(period.ends, -12 * years)
    if whole_months(period):
        ends = month_end(ends)
    return Period(add_months(period.starts, -12 * years), ends, period.grain)


def whole_months(period: Period) -> bool:
    """Whether a period begins on the first and ends on the last day of a month."""
    return period.starts.day == 1 and period.ends == month_end(period.ends)


def add_months(on: date, months: int) -> date:
    """A day so many months later (earlier when negative), on the month's last day where it is too short."""
    years, index = divmod(on.month - 1 + months, 12)
    year = on.year + years
    return date(year, index + 1, min(on.day, monthrange(year, index + 1)[1]))


def month_end(on: date) -> date:
    """The last day of a day's month."""
    return on.replace(day=monthrange(on.year, on.month)[1])
