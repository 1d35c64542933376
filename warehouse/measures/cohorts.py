"""Crimes followed to their outcomes: the ages at which a cohort's rate is taken, and what may be said of a young one.

A cohort is the crimes recorded in a period. Its rate is the share of them that have an outcome now, which goes on
rising for a year or more; so it is also taken as it stood at fixed ages, and two cohorts are compared at an age that
both have reached, never as they stand now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from warehouse.measures import change
from warehouse.measures.model import Comparison, Event, Measure, Period, Point

MART = "cohort"
FOLLOWED = "outcome"  # the source in which what became of a crime is looked for
FIXED = (90, 180, 365)  # the ages of a rate's own figures; from the last on, a cohort is mature
# Every age at which the mart knows how a crime stood; the curve of a cohort is drawn through them.
AGES = (7, 14, 30, 60, 90, 120, 150, 180, 240, 300, 365)
MARK = "@"


def as_stood(measure: Measure, age: int) -> Measure:
    """A cohort measure as it stood so many days after each crime was recorded; its id is `theirs@90`."""
    return replace(
        measure,
        id=f"{measure.id}{MARK}{age}",
        title=f"{measure.title}, {age} days after recording",
        numerator=replace(measure.numerator, as_stood=age),
        denominator=measure.denominator and replace(measure.denominator, as_stood=age),
        ages=(),
    )


def at_ages(measure: Measure, ages: Iterable[int] | None = None) -> tuple[Measure, ...]:
    """A cohort measure at each of some ages (its own unless said); nothing for any other measure."""
    return tuple(as_stood(measure, age) for age in (measure.ages if ages is None else ages)) if measure.ages else ()


def at_every_age(measure: Measure) -> tuple[Measure, ...]:
    """A cohort measure at each of the ages of its curve; nothing for any other measure."""
    return at_ages(measure, AGES)


def crimes_of(measure: Measure) -> str:
    """The condition of a cohort's definition: which crimes its rate is of."""
    return measure.denominator.where.strip() if measure.denominator else "true"


def mix_names(measures: Iterable[Measure]) -> dict[str, str]:
    """Each cohort's id with the id that its mix of outcomes is kept under: the first of those of the same crimes."""
    held = sorted((each.id, crimes_of(each)) for each in measures if each.ages)
    first: dict[str, str] = {}
    return {name: first.setdefault(crimes, name) for name, crimes in held}


def age_of(measure: Measure) -> int | None:
    """The age at which a measure's cohorts are taken; None where they are taken as they are now, or are none."""
    return measure.numerator.as_stood


def base_of(measure_id: str) -> tuple[str, int | None]:
    """The id of the measure that an id speaks of, and the age that it asks for: `rate@90` is (`rate`, 90)."""
    name, mark, age = measure_id.partition(MARK)
    return (name, int(age)) if mark and age.isascii() and age.isdigit() else (measure_id, None)


def marked(measure: Measure, point: Point, reached: Sequence[int], *, whole: bool) -> Point:
    """A cohort's point with what its age allows. `reached` are the ages that all its crimes have outcomes held for;

    `whole` says whether the crimes themselves, and outcomes from their day on, were received for every day of it.
    """
    age = age_of(measure)
    if age is not None and whole and point.status in ("partial", "not_received"):
        return Point(point.period, None, None, None, "not_received", reason=f"not followed for {age} days yet")
    if point.status == "partial":  # a cohort is whole or it has no rate
        return Point(point.period, None, None, None, "partial", reason=point.reason)
    if age is not None or point.value is None or (measure.ages and measure.ages[-1] in reached):
        return point
    return replace(point, status="provisional", immature=True, reason=young(measure, reached))


def young(measure: Measure, reached: Sequence[int]) -> str:
    """What is said of a cohort that is not mature: its crimes have been followed for at least so many days."""
    least = max(reached, default=0)
    so_far = f"at least {least}" if least else f"fewer than {measure.ages[0]}"
    return f"immature: followed for {so_far} days, not yet {measure.ages[-1]}"


def compare(
    measure: Measure,
    period: Period,
    other: Period,
    read: Callable[[Measure, Period], Point],
    events: Iterable[Event] = (),
) -> Comparison | None:
    """Two cohorts at the greatest age that both have reached; None where there is none, or a break lies between."""
    for each in reversed(at_ages(measure)):
        now, then = read(each, period), read(each, other)
        found = change.compare(each, now, then, None, events)
        if found is not None:
            return replace(found, age=age_of(each), now=now.value)
    return None
