"""The bank holidays of England and Wales, so that a week which holds one says so: by rule, and as they were moved.

The rules are those of the Banking and Financial Dealings Act 1971 and of yearly proclamation: one that falls on a
weekend is held on the next weekday that is not one already.
"""

from __future__ import annotations

from datetime import date, timedelta

from warehouse.measures.model import Period
from warehouse.measures.periods import long_date

# What a proclamation moved (the day by rule, then the day it was held on), and what it added.
MOVED = {date(2012, 5, 28): date(2012, 6, 4), date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}
ADDED = {
    date(2011, 4, 29): "Royal wedding",
    date(2012, 6, 5): "Diamond Jubilee",
    date(2022, 6, 3): "Platinum Jubilee",
    date(2022, 9, 19): "State funeral of Queen Elizabeth II",
    date(2023, 5, 8): "Coronation of King Charles III",
}
_SATURDAY = 5
NOT_ALLOWED_FOR = "The usual range does not allow for bank holidays, on which calls and some crimes differ anyway."


def of_year(year: int) -> dict[date, str]:
    """Each bank holiday of a year with its name, in order."""
    sunday = easter(year)
    ruled = {
        sunday - timedelta(days=2): "Good Friday",
        sunday + timedelta(days=1): "Easter Monday",
        _monday(date(year, 5, 1)): "Early May",
        _monday(date(year, 5, 25)): "Spring",
        _monday(date(year, 8, 25)): "Summer",
    }
    found = {MOVED.get(day, day): title for day, title in ruled.items()}
    found |= {day: title for day, title in ADDED.items() if day.year == year}
    fixed = (
        (date(year, 1, 1), "New Year's Day"),
        (date(year, 12, 25), "Christmas Day"),
        (date(year, 12, 26), "Boxing Day"),
    )
    # Those on a weekday stand; of those on a weekend the earlier is moved first.
    for day, title in sorted(fixed, key=lambda one: (one[0].weekday() >= _SATURDAY, one[0])):
        found[_weekday(day, found)] = title
    return dict(sorted(found.items()))


def within(period: Period) -> list[tuple[date, str]]:
    """The bank holidays of a period."""
    years = range(period.starts.year, period.ends.year + 1)
    held = ((day, title) for year in years for day, title in of_year(year).items())
    return [(day, title) for day, title in held if period.starts <= day <= period.ends]


def note(week: Period) -> tuple[str, ...]:
    """What to know of a week that holds bank holidays, or whose same week last year held them; nothing for others."""
    before = Period(week.starts - timedelta(days=364), week.ends - timedelta(days=364), week.grain)
    own, last_year = within(week), within(before)
    if not own and not last_year:
        return ()
    holds = _told(own) if own else "none"
    held = _told(last_year) if last_year else "none"
    return (f"Bank holidays: this week holds {holds}; the same week last year held {held}. {NOT_ALLOWED_FOR}",)


def easter(year: int) -> date:
    """Easter Sunday, by the rule of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, gone = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * gone + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _monday(first: date) -> date:
    """The first Monday from a day on."""
    return first + timedelta(days=-first.weekday() % 7)


def _weekday(day: date, taken: dict[date, str]) -> date:
    while day.weekday() >= _SATURDAY or day in taken:
        day += timedelta(days=1)
    return day


def _told(held: list[tuple[date, str]]) -> str:
    return " and ".join(f"{title} ({long_date(day)})" for day, title in held)
