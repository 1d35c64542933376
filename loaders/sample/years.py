"""Financial years as the sample counts them: 1 April to 31 March, days numbered from 1 January 1970."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from loaders.sample.draw import Ints
from warehouse.faults import WrongUse

EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, order=True)
class Year:
    """The financial year that begins on 1 April of `begins`."""

    begins: int

    @property
    def label(self) -> str:
        """As people write it: 2013/14."""
        return f"{self.begins}/{(self.begins + 1) % 100:02d}"

    @property
    def starts(self) -> date:
        """Its first day."""
        return date(self.begins, 4, 1)

    @property
    def ends(self) -> date:
        """Its last day."""
        return date(self.begins + 1, 3, 31)

    @property
    def first(self) -> int:
        """The number of its first day."""
        return number(self.starts)

    @property
    def days(self) -> Ints:
        """The numbers of its days."""
        return np.arange(self.first, number(self.ends) + 1)

    @property
    def quarters(self) -> tuple[Ints, ...]:
        """The numbers of the days of its four quarters."""
        edges = [
            number(day) for day in (date(self.begins, 7, 1), date(self.begins, 10, 1), date(self.begins + 1, 1, 1))
        ]
        return tuple(np.split(self.days, [edge - self.first for edge in edges]))

    @property
    def months(self) -> tuple[tuple[date, date], ...]:
        """The first and last day of its twelve months."""
        starts = [date(self.begins + (month > 12), (month - 1) % 12 + 1, 1) for month in range(4, 16)]
        return tuple(zip(starts, [later - timedelta(1) for later in starts[1:]] + [self.ends], strict=True))

    def before(self, years: int = 1) -> Year:
        """The year that began `years` earlier."""
        return Year(self.begins - years)


def number(day: date) -> int:
    """Days since 1 January 1970."""
    return day.toordinal() - EPOCH


def day_of(days: int) -> date:
    """The date of a day's number."""
    return date.fromordinal(days + EPOCH)


def parse(label: str) -> Year:
    """`2013/14` as a Year; anything else raises WrongUse."""
    found = re.fullmatch(r"(\d{4})/(\d{2})", label.strip())
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise WrongUse(f"{label} is not a financial year; write it as 2013/14")
    return Year(int(found[1]))


def clock_changes(calendar_year: int) -> tuple[date, date]:
    """The Sundays on which the clocks go forward and back in the United Kingdom: the last of March and of October."""
    last_days = (date(calendar_year, 3, 31), date(calendar_year, 10, 31))
    spring, autumn = (day - timedelta((day.weekday() + 1) % 7) for day in last_days)
    return spring, autumn
