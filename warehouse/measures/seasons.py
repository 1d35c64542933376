"""Whether a series has a season, and what the season adds to each of its points.

The values are fitted by year and by month of the year (a quarter's by quarter; a day's by week and weekday), by least
squares. The season is strong when an F-test of the months, with the years in, has a chance of under 1%.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from warehouse.measures.model import Grain, Period
from warehouse.measures.periods import financial_year

STRONG = 0.01  # the chance below which a season is taken as there
_CYCLE = {"month": 12, "quarter": 4, "week": 52, "day": 7}
_FREEDOM = 10  # degrees left over, at least
Cell = tuple[int, int]  # the year (or week), and the month (or quarter, or weekday) in it
Key = tuple[Cell, float]


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
    """The season of values that are there, one a period; None where they are under two whole cycles, or tell nothing."""
    cells = [cell(grain, period) for period in periods]
    if len(values) < 2 * _CYCLE.get(grain, len(values) + 1) or min(Counter(part for _, part in cells).values()) < 2:
        return None
    held = list(zip(cells, values, strict=True))
    effects = _effects(held)
    if effects is None:
        return None
    years = len({year for year, _ in cells})
    freedom = len(values) - years - len(effects) + 1
    left = _left_over([(at, value - effects[at[1]]) for at, value in held])
    whole = _left_over(held)
    if freedom < _FREEDOM or whole <= 0:
        return None
    return Season(effects, _chance_of(whole - left, left, len(effects) - 1, freedom))


def cell(grain: Grain, period: Period) -> Cell:
    """The year and the part of it that a period is in: its month; a quarter; for a day its week and weekday."""
    if grain == "day":
        return (period.starts.toordinal() - 1) // 7, period.starts.weekday()
    middle = period.starts + (period.ends - period.starts) / 2
    part = middle.month
    return financial_year(middle).starts.year, (part - 1) // 3 if grain == "quarter" else part


def _effects(held: Sequence[Key]) -> dict[int, float] | None:
    """Least squares of year + month, the years taken out: one equation a month, the effects adding up to nothing."""
    parts = sorted({part for (_, part), _ in held})
    by_year: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (year, part), value in held:
        by_year[year].append((parts.index(part), value))
    size = len(parts)
    rows = [[1.0] * size + [0.0] for _ in parts]
    for found in by_year.values():
        mean = fsum(value for _, value in found) / len(found)
        for at, value in found:
            rows[at][at] += 1
            rows[at][size] += value - mean
            for other, _ in found:
                rows[at][other] -= 1 / len(found)
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


def _left_over(held: Sequence[Key]) -> float:
    """The sum of squares about the mean of each year."""
    by_year: defaultdict[int, list[float]] = defaultdict(list)
    for (year, _), value in held:
        by_year[year].append(value)
    return fsum(fsum((value - fsum(found) / len(found)) ** 2 for value in found) for found in by_year.values())


def _chance_of(told: float, left: float, one: int, other: int) -> float:
    """How often chance alone would make months differ so much: the upper tail of F."""
    if left <= 0:
        return 0.0
    from scipy.special import fdtrc  # takes a moment to import, and most callers never need it

    return float(fdtrc(one, other, max(told, 0.0) / one / (left / other)))
