"""A forecast of a week from the 26 before it, and how far the same forecast was out in the past.

Three kinds of number are forecast: a count, a share of its own base, and an average (in logarithms, since waits are
long far oftener than they are short).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from math import fsum, log, sqrt
from typing import Literal

from warehouse.measures import levelled, predictive
from warehouse.measures.levelled import Levelled
from warehouse.measures.model import Amounts, Period

Kind = Literal["count", "share", "average"]
BASELINE, HISTORY, FEWEST = 26, 52, 8  # weeks: that a forecast rests on, of past forecasts, and of either at least
OUTLYING = 3.3  # deviations: a week so odd, about 1 in 1,000, does not make the others look wilder than they are
# What is added to the cases and to the base before any were seen: Jeffreys' prior.
_PRIOR: dict[Kind, tuple[float, float]] = {"count": (0.5, 0.0), "share": (0.5, 1.0), "average": (0.0, 0.0)}
_SURE = 1e-9
Weeks = Sequence[Amounts | None]


@dataclass(frozen=True)
class Forecast:
    """What the weeks before make of a week: the mean of its number, in cases (an average's, in logarithms).

    `unit` is the variance that chance gives it, `spread` how much of that is added for the weeks before, which are few;
    `base` is a share's denominator, `rested` the number of weeks. `phi` is the variance of past weeks over that of
    chance (an average's variance itself), known as well as from `freedom` weeks.
    """

    kind: Kind
    mean: float
    unit: float
    spread: float
    base: float
    rested: int
    phi: float = 1.0
    freedom: float = 1.0

    def chance(self, number: float) -> float:
        """The chance of a number as far out as this one or farther, on either side."""
        if self.kind == "count":
            return predictive.of_count(number, self.mean, self.spread, self.phi, self.freedom)
        if self.kind == "share":
            return predictive.of_share(number, self.base, self.mean / self.base, self.spread, self.phi, self.freedom)
        if self.phi <= 0:
            return 1.0
        return predictive.of_average(self.distance(number) / sqrt(self.phi), self.freedom)

    def distance(self, number: float) -> float:
        """How many of chance's deviations a number is off; a count's by square roots, so that low counts compare."""
        if self.kind == "count":
            return 2 * (sqrt(max(number, 0.0)) - sqrt(self.mean)) / sqrt(1 + self.spread)
        return (number - self.mean) / sqrt(self.unit * (1 + self.spread))

    def weighed(self, phi: float, freedom: float) -> Forecast:
        """The same forecast, with how much weeks vary."""
        return replace(self, phi=phi, freedom=freedom)


@dataclass(frozen=True)
class Run:
    """A cell's weeks as they are forecast: the number, what it is out of, and what the season adds to it, a week each.

    The number is None where the week was not received whole, or an average is of nothing.
    """

    kind: Kind
    numbers: tuple[float | None, ...]
    sizes: tuple[float, ...]
    shifts: tuple[float, ...]

    @classmethod
    def of(cls, kind: Kind, weeks: Weeks, level: Levelled) -> Run:
        """The weeks of a cell, at its measure's level of each week."""
        if kind == "count":
            numbers = tuple(None if week is None else week.numerator for week in weeks)
            return cls(kind, numbers, tuple(scale / 7 for scale in level.scale), (0.0,) * len(weeks))
        if kind == "share":
            held = [week if week and week.denominator else None for week in weeks]
            sizes = tuple(float(week.denominator or 0) if week else 0.0 for week in held)
            shifts = tuple(shift / 100 for shift in level.shift)
            return cls(kind, tuple(None if week is None else week.numerator for week in held), sizes, shifts)
        return cls(kind, tuple(map(_logarithm, weeks)), (1.0,) * len(weeks), level.shift)

    def forecast(self, at: int, before: Run | None = None) -> Forecast | None:
        """The forecast of a week from the weeks before it, of another run if given; None with too few of them."""
        source, first = before or self, max(at - BASELINE, 0)
        number, whole, rested = (sums[at] - sums[first] for sums in source._sums)
        size = self.sizes[at]
        if rested < FEWEST or not size or not whole:
            return None
        cases, base = _PRIOR[self.kind]
        rate = (number + cases) / (whole + base) + self.shifts[at]
        if self.kind == "share":
            rate = min(max(rate, _SURE), 1 - _SURE)
        unit = {"count": size * rate, "share": size * rate * (1 - rate), "average": 1.0}[self.kind]
        return Forecast(self.kind, size * rate, unit, size / whole, size, round(rested))

    @cached_property
    def _sums(self) -> tuple[Sequence[float], ...]:
        """What the numbers (less their season), their sizes and the weeks held add up to, before each week."""
        weeks = list(zip(self.numbers, self.sizes, self.shifts, strict=True))
        steps = (
            [0.0 if number is None else number - size * shift for number, size, shift in weeks],
            [0.0 if number is None else size for number, size, _ in weeks],
            [float(number is not None) for number, _, _ in weeks],
        )
        return tuple(list(accumulate(step, initial=0.0)) for step in steps)

    def past(self) -> list[tuple[Forecast, float]]:
        """The forecasts of the last year's weeks, and what they came to."""
        last = len(self.numbers) - 1
        numbers = [(at, self.numbers[at]) for at in range(max(last - HISTORY, 0), last)]
        made = [(self.forecast(at), number) for at, number in numbers if number is not None]
        return [(forecast, number) for forecast, number in made if forecast is not None]


def season(kind: Kind, spans: Sequence[Period], whole: Weeks) -> Levelled:
    """The season of a measure's weeks, from its total in each but the last; level where it has none that is strong."""
    values = [_value(kind, week) for week in whole[:-1]]
    return levelled.level("week", spans, [*values, None], is_count=kind == "count")


def dispersion(past: Sequence[tuple[Forecast, float]]) -> tuple[float, float]:
    """How much more than chance the numbers were off their forecasts, and of how many weeks' worth that is known.

    A ratio of sums, so that weeks that expected next to nothing do not run away with it. Weeks that stand out are left
    out once: they were exceptions themselves.
    """
    first = _ratio(past)
    kept = [each for each in past if abs(each[0].distance(each[1])) <= OUTLYING * sqrt(first)]
    return _ratio(kept), fsum(2 / (2 + 1 / each.unit) if each.unit else 0.0 for each, _ in kept)


def _ratio(past: Sequence[tuple[Forecast, float]]) -> float:
    usual = fsum(each.unit * (1 + each.spread) for each, _ in past)
    return fsum((number - each.mean) ** 2 for each, number in past) / usual if usual else 1.0


def _value(kind: Kind, week: Amounts | None) -> float | None:
    if week is None:
        return None
    if kind == "count":
        return week.numerator
    if kind == "share":
        return 100 * week.numerator / week.denominator if week.denominator else None
    return _logarithm(week)


def _logarithm(week: Amounts | None) -> float | None:
    """The logarithm of an average; None where there is none, or nothing in it."""
    if week is None or not week.denominator or week.numerator <= 0:
        return None
    return log(week.numerator / week.denominator)
