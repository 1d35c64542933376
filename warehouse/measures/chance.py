"""How many signals chance alone would give on a page of charts, so that a few among many are not taken for news."""

from __future__ import annotations

from collections.abc import Iterable

from warehouse.measures.limit_notes import FIRM
from warehouse.measures.limits import Limits
from warehouse.measures.numbers import counted

# How often a chart of each kind signals at its latest point while nothing changes: measured by
# benchmarks/false_alarms.py, and held to it by a test. The second is of charts that are adjusted for a season.
RATES = {"xmr": (0.016, 0.025), "poisson": (0.008, 0.010), "p_prime": (0.018, 0.025), "none": (0.0, 0.0)}
FIXED_ON_FEW, FIXED = 0.065, 0.040  # of lines fixed on under 24 points, and on more


def rate(limits: Limits) -> float:
    """The chance that a chart signals at its latest point though nothing has changed; 0 where it judges none."""
    if limits.variation is None:
        return 0.0
    if limits.fixed:
        return FIXED_ON_FEW if limits.rested < FIRM else FIXED
    return RATES[limits.method][limits.seasonal]


def expected(charts: Iterable[Limits]) -> float:
    """How many of these charts would signal at their latest point by chance alone."""
    return sum(rate(each) for each in charts)


def seen(charts: Iterable[Limits]) -> int:
    """How many of these charts signal at their latest point."""
    return sum(each.variation not in (None, "common_cause") for each in charts)


def sentence(charts: Iterable[Limits]) -> str:
    """9 signals, about 5 expected by chance alone; or 9 signals, where chance alone would give fewer than one."""
    held = list(charts)
    if not any(each.variation for each in held):
        return "No chart has limits yet."
    by_chance = expected(held)
    told = counted(seen(held), "signals") if seen(held) else "No signals"
    if by_chance < 0.95:
        return f"{told}, where chance alone would give fewer than one."
    return f"{told}, about {round(by_chance)} expected by chance alone."
