"""How stretches of whole days are written, read and named; the making and moving of them is in `spans`, given on here.

A financial year is written 2013/14, a quarter 2013/14Q1, a week 2018-W45; an address and a command take the same forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from warehouse.measures.model import Period
from warehouse.measures.spans import (
    PeriodError,
    add_months,
    day,
    financial_year,
    holding,
    last_complete_month,
    last_whole,
    month,
    month_end,
    previous,
    quarter,
    quarters,
    spine,
    week,
    whole_months,
    year_before,
    year_to_date,
    years_before,
)

__all__ = [
    "FORMS",
    "PeriodError",
    "add_months",
    "day",
    "financial_year",
    "holding",
    "label",
    "last_complete_month",
    "last_whole",
    "long_date",
    "month",
    "month_end",
    "parse",
    "previous",
    "quarter",
    "quarters",
    "spine",
    "week",
    "whole_months",
    "written",
    "year_before",
    "year_to_date",
    "years_before",
]

FORMS = "2018/19, 2018/19Q3, 2018-11, 2018-W45, 2018-11-05, 2018-04..2018-11 or ytd:2018-11"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_YEARS = range(1900, 9001)  # a slip of the keyboard is refused here, so that no sum ever leaves the calendar


# ---- reading --------------------------------------------------------------------------------------------------


def parse(text: str | None, today: date | None = None, last_complete: Period | None = None) -> Period:
    """The period that a text names, in the forms of `FORMS`; no text, or `latest`, is the last complete month.

    Without `last_complete` the last complete month is that of the day before `today`. Raises PeriodError.
    """
    said = (text or "").strip()
    if said in ("", "latest"):
        return _latest(today, last_complete)
    try:
        return _read(said)
    except (ValueError, OverflowError) as fault:
        raise PeriodError(f"'{said}' is not a period; write it as {FORMS}") from fault


def _latest(today: date | None, last_complete: Period | None) -> Period:
    if last_complete is not None:
        return last_complete
    if today is None:
        raise PeriodError(f"no period was named; write it as {FORMS}")
    return last_complete_month(today - timedelta(days=1))


def _read(said: str) -> Period:
    if ".." in said:
        first, last = (_single(end.strip()) for end in said.split("..", 1))
        if last.ends < first.starts:
            raise ValueError("ends before it starts")
        return Period(first.starts, last.ends, "span")
    if said.lower().startswith("ytd:"):
        return year_to_date(_single(said[4:].strip()).ends)
    return _single(said)


def _single(said: str) -> Period:
    for form, make in _SINGLES:
        found = re.fullmatch(form, said, re.ASCII)
        if found:
            numbers = [int(part) for part in found.groups()]
            if numbers[0] not in _YEARS:
                raise ValueError("year out of range")
            return make(*numbers)
    raise ValueError("no form fits")


def _written_year(first: int, second: int) -> Period:
    if (first + 1) % 100 != second:
        raise ValueError("a financial year is two years that follow each other")
    return financial_year(date(first, 4, 1))


def _written_quarter(first: int, second: int, number: int) -> Period:
    return quarters(_written_year(first, second))[number - 1]


_SINGLES: tuple[tuple[str, Callable[..., Period]], ...] = (
    (r"(\d{4})/(\d{2})", _written_year),
    (r"(\d{4})/(\d{2}) ?[Qq]([1-4])", _written_quarter),
    (r"(\d{4})-(\d{2})", lambda year, number: month(date(year, number, 1))),
    (r"(\d{4})-[Ww](\d{2})", lambda year, number: week(date.fromisocalendar(year, number, 1))),
    (r"(\d{4})-(\d{2})-(\d{2})", lambda year, number, on: day(date(year, number, on))),
)


# ---- naming ---------------------------------------------------------------------------------------------------


def label(period: Period) -> str:
    """A period in words: October 2018, 2018/19, 2018/19 Q3, week to 11 November 2018, April to November 2018."""
    year = financial_year(period.starts).starts.year
    written = f"{year}/{(year + 1) % 100:02d}"
    if period.grain == "year":
        return written
    if period.grain == "quarter":
        return f"{written} Q{(period.starts.month - 4) % 12 // 3 + 1}"
    if period.grain == "month":
        return f"{MONTHS[period.starts.month - 1]} {period.starts.year}"
    if period.grain == "week":
        return f"week to {long_date(period.ends)}"
    return long_date(period.starts) if period.days == 1 else _span_label(period)


def _span_label(period: Period) -> str:
    if not whole_months(period):
        return f"{long_date(period.starts)} to {long_date(period.ends)}"
    year = financial_year(period.starts)
    if period.ends == year.ends and period.starts == year.starts:
        return label(year)
    last = label(month(period.ends))
    if month(period.starts) == month(period.ends):
        return last
    first = MONTHS[period.starts.month - 1]
    return f"{first} to {last}" if period.starts.year == period.ends.year else f"{first} {period.starts.year} to {last}"


def long_date(on: date) -> str:
    """5 November 2018."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def written(period: Period) -> str:
    """A period in the form that `parse` reads, for addresses and file names."""
    if period.grain in ("year", "quarter"):
        return label(period).replace(" ", "")
    if period.grain == "month":
        return f"{period.starts:%Y-%m}"
    if period.grain == "week":
        iso = period.starts.isocalendar()
        return f"{iso.year}-W{iso.week:02d}"
    if period.grain == "day":
        return period.starts.isoformat()
    return f"{period.starts.isoformat()}..{period.ends.isoformat()}"
