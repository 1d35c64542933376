"""Calls to 999 and 101, added up before anything is divided: shares, average waits, and percentiles from wait bands.

An average wait is the seconds of all answered calls over those calls, never a mean of the hours' averages; a percentile
is read from how many calls waited in each band, never from averages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Literal

from warehouse.measures.model import Better, Period, Unit

Line = Literal["999", "101"]
LINES: tuple[Line, ...] = ("999", "101")
EDGES = (0, 10, 30, 60, 120, 300)  # each band's first second; the last band has no end
STANDARD_999 = 90.0  # percent in 10 seconds: the national standard
NINETY = 0.9


@dataclass(frozen=True)
class Calls:
    """What some hours of one line add up to. `bands` are answered calls by wait, of the hours that give them."""

    hours: int = 0
    offered: int = 0
    answered: int = 0
    within_10: int = 0
    before: int = 0
    after: int = 0
    waited: int = 0
    bands: tuple[int, ...] = (0,) * len(EDGES)

    def __add__(self, other: Calls) -> Calls:
        return Calls(
            self.hours + other.hours, self.offered + other.offered, self.answered + other.answered,
            self.within_10 + other.within_10, self.before + other.before, self.after + other.after,
            self.waited + other.waited, tuple(one + two for one, two in zip(self.bands, other.bands, strict=True)),
        )  # fmt: skip

    @property
    def stayed(self) -> int:
        """Calls that stayed on past the recorded signpost."""
        return self.offered - self.before

    @property
    def banded(self) -> int:
        """Answered calls whose band is known."""
        return sum(self.bands)


@dataclass(frozen=True)
class Wait:
    """Where a percentile of waits lies: from `low` seconds to under `high` (None: it has no end), about `about`.

    `about` takes the calls of the band as spread evenly over it; None in the last band.
    """

    low: int
    high: int | None
    about: float | None


@dataclass(frozen=True)
class Reading:
    """One thing that may be read off calls. `parts` gives what is divided by what, in `unit`.

    With a `share` it is the wait that this share of answered calls did not pass, which is read from the wait bands and
    is no division; `parts` then gives the calls whose band is known, twice.
    """

    title: str
    unit: Unit
    better: Better
    of: str
    parts: Callable[[Calls], tuple[int, int]]
    share: float | None = None

    def value(self, calls: Calls) -> float | None:
        """The reading of some calls; None where there is nothing to read. A wait without an end is where it begins."""
        part, whole = self.parts(calls)
        if not whole:
            return None
        if self.share is not None:
            found = percentile(calls, self.share)
            return None if found is None else float(found.low) if found.about is None else found.about
        return (100.0 if self.unit == "percent" else 1.0) * part / whole

    def has_no_end(self, calls: Calls) -> bool:
        """Whether the value lies in the band that has no end, and so is the least that it can be."""
        found = None if self.share is None else percentile(calls, self.share)
        return found is not None and found.high is None


READINGS: Mapping[str, Reading] = {
    "answered": Reading(
        "Answered in 10 seconds", "percent", "higher", "answered calls", lambda calls: (calls.within_10, calls.answered)
    ),
    "wait": Reading("Average wait", "seconds", "lower", "answered calls", lambda calls: (calls.waited, calls.answered)),
    "ninety": Reading(
        "9 in 10 answered within", "seconds", "lower", "answered calls", lambda calls: (calls.banded, calls.banded),
        share=NINETY,
    ),
    "before": Reading(
        "Abandoned before the signpost", "percent", "neither", "calls", lambda calls: (calls.before, calls.offered)
    ),
    "after": Reading(
        "Abandoned after the signpost", "percent", "lower", "calls that stayed on past it",
        lambda calls: (calls.after, calls.stayed),
    ),
    "offered": Reading("Calls an hour", "count", "neither", "hours", lambda calls: (calls.offered, calls.hours)),
}  # fmt: skip


@dataclass(frozen=True)
class Hours:
    """A period's calls on one line by weekday (1 Monday) and hour of the clock; days received of those it holds."""

    period: Period
    received: int
    cells: Mapping[tuple[int, int], Calls]

    @property
    def whole(self) -> Calls:
        """All of them together."""
        return total(self.cells.values())


@dataclass(frozen=True)
class Month:
    """One month's calls on one line, and how many of its days were received."""

    period: Period
    received: int
    calls: Calls


def total(each: Iterable[Calls]) -> Calls:
    """Calls added up."""
    return sum(each, Calls())


def percentile(calls: Calls, share: float = NINETY) -> Wait | None:
    """The wait that a share of answered calls did not pass, from the wait bands; None where no band is known."""
    if not calls.banded:
        return None
    wanted, passed = ceil(share * calls.banded - 1e-9), 0
    for at, count in enumerate(calls.bands):
        if count and passed + count >= wanted:
            low = EDGES[at]
            if at + 1 == len(EDGES):
                return Wait(low, None, None)
            return Wait(low, EDGES[at + 1], low + (EDGES[at + 1] - low) * (wanted - passed) / count)
        passed += count
    return None


def extremes(
    cells: Mapping[tuple[int, int], Calls], reading: Reading, least: int = 30
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The hours of the week with the highest and the lowest reading, of those that rest on `least` or more."""
    held = {at: value for at, calls in cells.items() if (value := reading.value(calls)) is not None}
    firm = {at: value for at, value in held.items() if reading.parts(cells[at])[1] >= least}
    if len(firm) < 2:
        return None
    return max(firm, key=lambda at: (firm[at], at)), min(firm, key=lambda at: (firm[at], at))


def fifths(values: Iterable[float]) -> list[float]:
    """The four values that part some values into fifths, for shading."""
    order = sorted(values)
    return [order[min(len(order) - 1, len(order) * step // 5)] for step in range(1, 5)] if order else []


def clock_changes(first: date, last: date) -> int:
    """How many autumn clock changes lie between two days, both included: each has 01:00 to 02:00 twice."""
    years = range(first.year, last.year + 1)
    return sum(first <= _last_sunday(year, 10) <= last for year in years)


def _last_sunday(year: int, month: int) -> date:
    return next(day for day in (date(year, month, 31 - back) for back in range(7)) if day.isoweekday() == 7)
