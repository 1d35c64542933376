"""Ends drawn from the accounts of what is to come: a drift as often as the past bears it out, then phi, then chance."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, sqrt
from random import Random

from warehouse.measures.forecast import Account

DRAWS = 1000
_MANY = 100  # a mean above which a count is drawn from the normal


def drawn(told: Sequence[Account], rng: Random, *, tally: bool, whole: bool = True) -> list[float]:
    """What the rest may come to, `DRAWS` times. A `tally` varies by chance at the least; counted `whole`, by ones."""
    found: list[float] = []
    for account, times in zip(told, _times(told), strict=True):
        half = account.freedom / 2
        for _ in range(times):
            phi = account.scale * half / rng.gammavariate(half, 1.0)
            phi = max(phi, 1.0) if tally else phi
            total = account.total * exp(sqrt(phi * account.spread) * rng.gauss(0, 1))
            noise = phi * account.room
            found.append(_counted(rng, total, noise) if tally and whole else _about(rng, total, noise))
    return found


def _times(told: Sequence[Account]) -> list[int]:
    """How often each account is drawn: by its weight, and so that they come to `DRAWS`."""
    found, before, reached = [], 0, 0.0
    for account in told:
        reached += account.weight
        upto = round(reached * DRAWS)
        found.append(upto - before)
        before = upto
    return found


def _about(rng: Random, total: float, phi: float) -> float:
    return max(0.0, total + sqrt(phi * total) * rng.gauss(0, 1))


def _counted(rng: Random, total: float, phi: float) -> float:
    """A whole count about a total, that varies phi times as much as chance alone makes it."""
    if total > _MANY:
        return float(round(_about(rng, total, phi)))
    if phi > 1 and total > 0:  # a rate that varies by itself, and chance over it: the negative binomial
        total = rng.gammavariate(total / (phi - 1), phi - 1)
    return _poisson(rng, total)


def _poisson(rng: Random, mean: float) -> float:
    if mean > _MANY:
        return float(round(_about(rng, mean, 1.0)))
    asked, count, share = rng.random(), 0, exp(-mean)
    reached = share
    while asked > reached and share > 0:
        count += 1
        share *= mean / count
        reached += share
    return float(count)
