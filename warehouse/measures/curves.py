"""Maturity curves: the share of a period's crimes that had the outcome by each age, and which periods to set together.

A period's curve ends where its age does: at the last age that every one of its crimes has been followed to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from warehouse.measures import change, periods
from warehouse.measures.model import Event, Measure, Period, Point

MOST = 4  # curves in one chart
LEAST = 30  # days: a curve that ends before this says nothing yet
_BACK = 7  # quarters looked at, of which the newest may be too young


@dataclass(frozen=True)
class Curve:
    """The points of one period's crimes by age in days, in order; a point without a value is not due yet."""

    period: Period
    points: tuple[tuple[int, Point], ...]

    @property
    def reach(self) -> int:
        """The last age at which it has a value; 0 for none."""
        return max((age for age, point in self.points if point.value is not None), default=0)

    def at(self, age: int) -> Point | None:
        """Its point at an age, where it has a value there."""
        return next((point for days, point in self.points if days == age and point.value is not None), None)


@dataclass(frozen=True)
class Beside:
    """One period's crimes against another's at the same age: by how many points, and how far that is from chance."""

    age: int
    now: Point
    then: Point
    difference: float
    z: float | None


def quarters_to(period: Period) -> tuple[Period, ...]:
    """The whole quarters that lead to a period's end, oldest first."""
    last = periods.last_whole("quarter", period.ends)
    return tuple(periods.spine("quarter", periods.add_months(last.starts, -3 * (_BACK - 1)), last.ends))


def years_to(period: Period) -> tuple[Period, ...]:
    """A period and the same in each of the years before it, oldest first."""
    found = [period]
    while len(found) < MOST:
        found.append(periods.year_before(found[-1]))
    return tuple(reversed(found))


def told_apart(
    measure: Measure, found: Iterable[Curve], events: Iterable[Event] = ()
) -> tuple[tuple[Curve, ...], tuple[tuple[Curve, str], ...]]:
    """The newest curves that may be drawn together, oldest first; and those left out that a reader would miss, and why.

    A curve is left out while it is too young, and where something else was counted than in the newest that is drawn.
    """
    held, events = sorted(found, key=lambda curve: curve.period), tuple(events)
    old = [curve for curve in held if curve.reach >= LEAST][-MOST:]
    apart = [(curve, broken) for curve in old if (broken := _broken(measure, old[-1], curve, events))]
    drawn = tuple(curve for curve in old if curve not in [left for left, _ in apart])
    young = [(curve, _why_young(curve)) for curve in held if curve.reach < LEAST]
    return drawn, (
        *apart,
        *(each for each in young if each[0] == held[-1] or (drawn and each[0].period > drawn[0].period)),
    )


def set_beside(drawn: Sequence[Curve]) -> Beside | None:
    """The newest curve against the one before it at the greatest age that both have; None where there are no two."""
    age = shared_age(drawn[-2:]) if len(drawn) > 1 else 0
    now, then = (each.at(age) for each in (drawn[-1], drawn[-2])) if age else (None, None)
    if now is None or then is None or now.value is None or then.value is None:
        return None
    overlap = now.period.starts <= then.period.ends
    return Beside(age, now, then, now.value - then.value, None if overlap else z_score(now, then))


def z_score(now: Point, then: Point) -> float:
    """Z of the difference between the shares of two periods' own crimes, by chance alone (two proportions, pooled)."""
    (part, whole), (other_part, other_whole) = (
        (each.numerator or 0.0, each.denominator or 0.0) for each in (now, then)
    )
    share = (part + other_part) / (whole + other_whole)
    spread = sqrt(share * (1 - share) * (1 / whole + 1 / other_whole))
    return (part / whole - other_part / other_whole) / spread if spread else 0.0


def _broken(measure: Measure, newest: Curve, other: Curve, events: Iterable[Event]) -> str:
    """Why two curves are not of the same thing; empty where they are."""
    if newest is other:
        return ""
    now, then = (next(at for _, at in reversed(each.points) if at.value is not None) for each in (newest, other))
    return change.why_not(measure, now, then, events)


def _why_young(curve: Curve) -> str:
    if curve.reach:
        return f"followed for only {curve.reach} days"
    first, point = curve.points[0]
    young = point.reason.startswith("not followed")
    return f"not all of its crimes have been followed for {first} days yet" if young else point.reason or "not received"


def shared_age(drawn: Sequence[Curve]) -> int:
    """The greatest age that every curve has a value at; 0 for none."""
    ages = [{age for age, point in curve.points if point.value is not None} for curve in drawn]
    return max(set.intersection(*ages), default=0) if ages else 0
