"""Maturity curves: the share of a period's crimes that had the outcome by each age, and which periods to set together.

A period's curve ends where its age does: at the last age that every one of its crimes has been followed to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warehouse.measures import periods
from warehouse.measures.model import Period, Point

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


def told_apart(found: Iterable[Curve]) -> tuple[tuple[Curve, ...], tuple[Curve, ...]]:
    """The newest curves that can be drawn, and those newer than the first of them that are too young; oldest first."""
    held = sorted(found, key=lambda curve: curve.period)
    drawn = tuple(curve for curve in held if curve.reach >= LEAST)[-MOST:]
    young = tuple(curve for curve in held if curve.reach < LEAST and drawn and curve.period > drawn[0].period)
    return drawn, young if drawn else tuple(held[-1:])


def shared_age(drawn: Sequence[Curve]) -> int:
    """The greatest age that every curve has a value at; 0 for none."""
    ages = [{age for age, point in curve.points if point.value is not None} for curve in drawn]
    return max(set.intersection(*ages), default=0) if ages else 0
