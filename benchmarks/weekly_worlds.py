"""Weeks in which nothing happens, of every kind a weekly review may meet, and what a change would do to the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, pi, sin, sqrt
from random import Random

from warehouse.measures import periods
from warehouse.measures.model import Amounts, Period, Unit

AREAS, WEEKS = 10, 157
PLANTED = 5  # deviations by which a changed week is off
Drawn = list[list[list[Amounts]]]  # measures, areas, weeks


@dataclass(frozen=True)
class World:
    """A kind of world: how the weeks of a measure's areas are drawn, and what a change does to a week.

    `nested` measures each hold the ones before them too, as all crime holds burglary.
    """

    title: str
    draw: Callable[[Random], list[list[Amounts]]]
    change: Callable[[Amounts, bool], Amounts]
    unit: Unit = "count"
    nested: bool = False


def spine(weeks: int = WEEKS) -> list[Period]:
    """The weeks, the last one in March."""
    last = date(2019, 3, 25)
    return [periods.week(last - timedelta(weeks=back)) for back in reversed(range(weeks))]


SPINE = spine()


# ---- draws ----------------------------------------------------------------------------------------------------


def poisson(rng: Random, mean: float) -> int:
    """A Poisson count, by halves while its mean is large."""
    if mean > 30:
        return max(round(rng.gauss(mean, sqrt(mean))), 0)
    count, left, least = -1, 1.0, exp(-mean)
    while left > least:
        count, left = count + 1, left * rng.random()
    return count


def count(rng: Random, mean: float, phi: float = 1.0) -> int:
    """A count whose variance is phi times its mean."""
    return poisson(rng, rng.gammavariate(mean / (phi - 1), phi - 1) if phi > 1 and mean > 0 else mean)


def counts(
    *means: float, wave: float = 0.0, phi: float = 1.0, rise: float = 0.0, together: float = 0.0
) -> Callable[[Random], list[list[Amounts]]]:
    """Areas of these means in turn: a yearly wave, a rise a year, and weeks in which all areas are high `together`."""

    def draw(rng: Random) -> list[list[Amounts]]:
        begins = rng.uniform(0, 2 * pi)
        level = [
            (1 + wave * sin(begins + pi * week.starts.timetuple().tm_yday / 182.6))
            * (1 + rise * at / 52)
            * exp(together * rng.gauss(0, 1))
            for at, week in enumerate(SPINE)
        ]
        return [[Amounts(count(rng, means[at % len(means)] * by, phi)) for by in level] for at in range(AREAS)]

    return draw


def shares(share: float, base: int, between: float = 0.0) -> Callable[[Random], list[list[Amounts]]]:
    """Shares of a base of about that size, whose level moves by `between` from week to week."""

    def draw(rng: Random) -> list[list[Amounts]]:
        return [[_share(rng, share, base, between) for _ in SPINE] for _ in range(AREAS)]

    return draw


def _share(rng: Random, share: float, base: int, between: float) -> Amounts:
    size = max(poisson(rng, base), 1)
    level = min(max(rng.gauss(share, between), 0.0), 1.0)
    return Amounts(sum(rng.random() < level for _ in range(size)), size)


def waits(rng: Random) -> list[list[Amounts]]:
    """Average waits of 40 seconds, of calls whose weeks differ by a fifth."""
    return [[Amounts(400 * 40 * exp(0.2 * rng.gauss(0, 1)), 400) for _ in SPINE] for _ in range(AREAS)]


def more(now: Amounts, up: bool, phi: float = 1.0) -> Amounts:
    """A count that is so many deviations off; downwards where it can be."""
    reach = PLANTED * sqrt(max(now.numerator, 0.3) * phi)
    return Amounts(
        max(round(now.numerator - reach), 0) if not up and now.numerator > 25 else round(now.numerator + reach)
    )


def worse(now: Amounts, up: bool) -> Amounts:
    """A share, or a wait, that is far off."""
    base = now.denominator or 1.0
    if now.numerator > base:
        return Amounts(now.numerator * (2.5 if up else 0.4), base)
    return Amounts(max(round(now.numerator - PLANTED * 1.5 * sqrt(base * 0.09)), 0), base)


WORLDS = (
    World("Counts of 0.3 a week", counts(0.3), more),
    World("Counts of 1 a week", counts(1), more),
    World("Counts of 3 a week", counts(3), more),
    World("Counts of 10 a week", counts(10), more),
    World("Counts of 0.3, 1, 3, 10 and 100 a week", counts(0.3, 1, 3, 10, 100), more),
    World("Counts of 10 a week, a season of 30% either way", counts(10, wave=0.3), more),
    World("Counts of 1 and 100 a week, a season of 30%", counts(1, 100, wave=0.3), more),
    World("Counts of 3 a week, varying twice as much as chance", counts(3, phi=2), lambda a, u: more(a, u, 2)),
    World("Counts of 30 a week, varying four times as much", counts(30, phi=4), lambda a, u: more(a, u, 4)),
    World("Counts of 30 a week, rising by 20% a year", counts(30, rise=0.2), more),
    World(
        "Counts of 30 a week, all areas high or low together", counts(30, together=0.1), lambda a, u: more(a, u, 1.3)
    ),
    World("Counts of 10 a week, each measure part of the next", counts(10), more, nested=True),
    World("Shares, 90% of about 60", shares(0.9, 60), worse, "percent"),
    World("Shares, 90% of about 60, their level moving by 5 points", shares(0.9, 60, 0.05), worse, "percent"),
    World("Average waits, weeks differing by a fifth", waits, worse, "seconds"),
)
