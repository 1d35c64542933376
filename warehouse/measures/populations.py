"""How many people an area's figures are set against: dated counts of residents, and the rate for each 1,000 of them.

A period is set against the mid-year (30 June) of its financial year; where that one is not held, against the nearest
earlier one, and it is said. Nothing is carried backwards, and no count is interpolated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from warehouse.measures.counts import interval
from warehouse.measures.model import Measure, Part, Period, Point
from warehouse.measures.periods import financial_year

PER = 1000


@dataclass(frozen=True)
class Residents:
    """The people who live in an area by one mid-year's (or census's) count, and whose count it is."""

    area: str
    year: int
    people: int
    source: str


@dataclass(frozen=True)
class Rate:
    """Cases for each 1,000 residents in a period, with the 95% interval that chance alone leaves."""

    value: float
    low: float
    high: float
    residents: Residents


def middle(period: Period) -> date:
    """The day on which a period's population is asked for: its middle one."""
    return period.starts + timedelta(days=(period.days - 1) // 2)


def year_of(period: Period) -> int:
    """The mid-year that belongs to a period: 30 June of the financial year in which its middle day stands."""
    return financial_year(middle(period)).starts.year


def nearest(held: Iterable[Residents], period: Period) -> Residents | None:
    """The count of the period's own mid-year, else of the nearest earlier one; None where all are later."""
    own = year_of(period)
    return max((each for each in held if each.year <= own), key=lambda each: each.year, default=None)


def has_rate(measure: Measure) -> bool:
    """Whether a measure's number can be set against residents: it counts cases, and is not divided already."""
    return measure.unit == "count" and measure.denominator is None and measure.nature == "tally"


def per_1000(measure: Measure, point: Point, residents: Residents | None) -> Rate | None:
    """A point as a rate; None for what is withheld, not received or no count, and where no residents are held."""
    if residents is None or point.value is None or not has_rate(measure):
        return None
    low, high = interval(point.value)
    scale = PER / residents.people
    return Rate(scale * point.value, scale * low, scale * high, residents)


def as_rated(measure: Measure) -> Measure:
    """A measure of cases as one for each 1,000 people, which divides and so has parts; no target speaks of it."""
    return replace(measure, unit="rate_per_1000", denominator=Part("population"), targets=())


def rated(measure: Measure, point: Point, residents: Residents | None, why_not: str = "") -> Point:
    """A point as a rate: its cases over its people, the interval of chance; without a value where there is none."""
    rate = None if why_not else per_1000(measure, point, residents)
    if rate is None:
        why = point.reason if point.value is None else why_not or "no population is held for it"
        return replace(point, value=None, denominator=None, low=None, high=None, reason=why)
    return replace(
        point, value=rate.value, numerator=point.value, denominator=rate.residents.people, low=rate.low, high=rate.high
    )


def told(found: Residents, period: Period) -> str:
    """Whose count it is and, where it is not of the period's own mid-year, of which it is.

    1,017,697 people (Census 2011, ONS; the nearest held to mid-2018).
    """
    own = year_of(period)
    nearer = "" if found.year == own else f"; the nearest held to mid-{own}"
    return f"{found.people:,} people ({found.source}{nearer})"
