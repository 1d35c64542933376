"""Whether a series has a season, and what the season adds to each of its points.

The values are fitted by year and by month of the year (a quarter's by quarter; a day's by week and weekday), by least
squares, and once more without the points that stand out from the fit. The season is strong when an F-test has a chance
of under 5%, either of the months or of one wave a year, with the years in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, fsum, pi, sin, sqrt
from statistics import fmean, stdev

from warehouse.measures.model import Grain, Period
from warehouse.measures.periods import financial_year
from warehouse.measures.tails import f_tail

# The chance below which a season is taken as there. Adjusting without need costs a chart little; a season left in costs
# it its limits (benchmarks/false_alarms.py).
STRONG = 0.05
_CYCLE = {"month": 12, "quarter": 4, "week": 52, "day": 7}
_FREEDOM = 6  # degrees left over, at least: those of three years of quarters
_OUTLYING = 3  # standard deviations from the fit
_SURE = 3  # standard errors, of a climb from year to year
Cell = tuple[int, int]  # the year (or week), and the month (or quarter, or weekday) in it
Held = Sequence[tuple[Cell, float]]


@dataclass(frozen=True)
class Season:
    """What the season adds to the value of each month, adding up to nothing, and the chance of it without a season."""

    effects: dict[int, float]
    chance: float

    @property
    def is_strong(self) -> bool:
        """Whether limits must follow it."""
        return self.chance < STRONG


def season(grain: Grain, periods: Sequence[Period], values: Sequence[float]) -> Season | None:
    """The season of values that are there, one a period; None under two whole cycles, or where they tell nothing.

    A steady climb passes for a season where years are taken to step, and a step where they are taken to climb. So both
    fits are made: the chance is the greater of the two, and the season that of steps unless the climb is sure.
    """
    if len(values) < 2 * _CYCLE.get(grain, len(values) + 1):
        return None
    held = list(zip([cell(grain, period) for period in periods], values, strict=True))
    yearly, is_sure = _climb(held)
    climb = yearly / (7 if grain == "day" else 365.25)
    level = [(at, value - climb * p.starts.toordinal()) for p, (at, value) in zip(periods, held, strict=True)]
    stepped, climbed = _settled(held), _settled(level)
    if stepped is None or climbed is None:
        return None
    return Season((climbed if is_sure else stepped).effects, max(stepped.chance, climbed.chance))


def cell(grain: Grain, period: Period) -> Cell:
    """The year and the part of it that a period is in: its month; a quarter; for a day its week and weekday."""
    if grain == "day":
        return (period.starts.toordinal() - 1) // 7, period.starts.weekday()
    middle = period.starts + (period.ends - period.starts) / 2
    part = middle.month
    return financial_year(middle).starts.year, (part - 1) // 3 if grain == "quarter" else part


@dataclass(frozen=True)
class _Fit:
    effects: dict[int, float]
    square: float  # the mean square of what the fit leaves over
    chance: float


def _climb(held: Held) -> tuple[float, bool]:
    """How much a year adds, by each month's steps from one year to the next, where no season is; and if surely so."""
    cells: defaultdict[Cell, list[float]] = defaultdict(list)
    for at, value in held:
        cells[at].append(value)
    means = {at: fmean(found) for at, found in cells.items()}
    steps = [mean - means[year - 1, part] for (year, part), mean in means.items() if (year - 1, part) in means]
    if len(steps) < 2:
        return 0.0, False
    mean = fmean(steps)
    return mean, abs(mean) > _SURE * stdev(steps, mean) / sqrt(len(steps))


def _settled(held: Held) -> _Fit | None:
    """The fit, made once more without the points that stand out from it."""
    first = _fit(held)
    if first is None:
        return None
    kept = _without_outliers(held, first)
    return first if len(kept) == len(held) else _fit(kept) or first


def _fit(held: Held) -> _Fit | None:
    """The months' effects with the years in; None where a month is there once only, or too little is left over."""
    if min(Counter(part for (_, part), _ in held).values()) < 2:
        return None
    effects = _effects(held)
    freedom = len(held) - len({year for (year, _), _ in held}) - len({part for (_, part), _ in held}) + 1
    whole = _spread(_by_year(held))
    if effects is None or freedom < _FREEDOM or whole <= 0:
        return None
    left = _spread(_by_year(_adjusted(held, effects)))
    by_months = _chance_of(whole - left, left, len(effects) - 1, freedom)
    wave = min(_wave(held, len(effects)), whole)
    by_wave = _chance_of(wave, whole - wave, 2, freedom + len(effects) - 3)
    return _Fit(effects, left / len(held), min(1.0, 2 * min(by_months, by_wave)))


def _without_outliers(held: Held, fit: _Fit) -> Held:
    means = {year: fmean(found) for year, found in _by_year(_adjusted(held, fit.effects)).items()}
    reach = _OUTLYING * sqrt(fit.square)
    return [(at, value) for at, value in held if abs(value - fit.effects[at[1]] - means[at[0]]) <= reach or not reach]


def _effects(held: Held) -> dict[int, float] | None:
    """Least squares of year + month, the years taken out: one equation a month, the effects adding up to nothing."""
    parts = sorted({part for (_, part), _ in held})
    by_year: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (year, part), value in held:
        by_year[year].append((parts.index(part), value))
    size = len(parts)
    rows = [[1.0] * size + [0.0] for _ in parts]
    for found in by_year.values():
        mean = fsum(value for _, value in found) / len(found)
        there, share = [at for at, _ in found], 1 / len(found)
        for at, value in found:
            row = rows[at]
            row[at] += 1
            row[size] += value - mean
            for other in there:
                row[other] -= share
    solved = _solved(rows)
    return None if solved is None else dict(zip(parts, solved, strict=True))


def _solved(rows: list[list[float]]) -> list[float] | None:
    """The unknowns of as many equations, by elimination; None where they are not settled by them."""
    size = len(rows)
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        lead = rows[at]
        if abs(lead[at]) < 1e-9:
            return None
        for row in rows[at + 1 :]:
            factor = row[at] / lead[at]
            row[at:] = [value - factor * first for value, first in zip(row[at:], lead[at:], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = fsum(rows[at][other] * found[other] for other in range(at + 1, size))
        found[at] = (rows[at][size] - known) / rows[at][at]
    return found


def _adjusted(held: Held, effects: dict[int, float]) -> Held:
    return [(at, value - effects[at[1]]) for at, value in held]


def _by_year(held: Held) -> dict[int, list[float]]:
    found: defaultdict[int, list[float]] = defaultdict(list)
    for (year, _), value in held:
        found[year].append(value)
    return found


def _spread(by_year: dict[int, list[float]]) -> float:
    """The sum of squares about the mean of each year."""
    return fsum((value - mean) ** 2 for found in by_year.values() for mean in [fmean(found)] for value in found)


def _wave(held: Held, size: int) -> float:
    """How much of the spread within years one wave a year accounts for."""
    means = {year: fmean(found) for year, found in _by_year(held).items()}
    told = 0.0
    for turn in (sin, cos):
        along = [turn(2 * pi * part / size) for (_, part), _ in held]
        shared = fsum(by * (value - means[year]) for by, ((year, _), value) in zip(along, held, strict=True))
        told += shared**2 / fsum(by * by for by in along)
    return told


def _chance_of(told: float, left: float, one: int, other: int) -> float:
    """How often chance alone would make months differ so much: the upper tail of F."""
    if left <= 0:
        return 0.0
    return f_tail(max(told, 0.0) / one / (left / other), one, other)
