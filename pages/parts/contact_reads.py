"""What the Contact page reads: each line's calls by hour and by month, kept with the version."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts.reads import Version
from warehouse import contact
from warehouse.contact import SOURCE as SOURCE
from warehouse.measures import call_series, periods
from warehouse.measures.calls import LINES, Hours, Line
from warehouse.measures.model import Measure, Period, Series


@dataclass(frozen=True)
class Both:
    """A line's calls in a period and in the same period a year before."""

    line: Line
    now: Hours
    before: Hours


def by_hour(at: Version, line: Line, period: Period) -> Hours:
    """A line's calls in a period by weekday and hour."""
    return at.made("calls by hour", (line, period), lambda: contact.by_hour(at.w, line, period))


def any_held(at: Version) -> bool:
    """Whether calls of any day were received."""
    return contact.held_days(at.w) is not None


def both_lines(at: Version, period: Period) -> tuple[Both, ...]:
    """Each line in a period and the year before it."""
    year_before = periods.year_before(period)
    return tuple(Both(line, by_hour(at, line, period), by_hour(at, line, year_before)) for line in LINES)


def by_month(at: Version, line: Line, reading: str) -> Series:
    """A reading of a line month by month, with the standard that goes with it."""
    months = at.made("calls by month", (line,), lambda: contact.by_month(at.w, line))
    level = standard(at, line, reading)
    return call_series.of_months(line, reading, months, at.w.area("force"), at.w.version, at.w.today, level)


def standard(at: Version, line: Line, reading: str) -> float | None:
    """What a reading is held beside: the national standard, or what this deployment has set."""
    held = at.w.settings
    wait, abandoned = held.reference_101_wait_seconds, held.reference_101_abandoned_percent
    return call_series.standard(line, reading, wait, abandoned)


def measures(at: Version) -> tuple[Measure, ...]:
    """The measures of the catalogue that are made of calls alone."""
    return tuple(measure for measure in at.catalogue.measures.values() if measure.sources == (SOURCE,))
