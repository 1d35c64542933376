"""Exact limits for small counts: what chance alone seldom passes, at the rate of an XmR chart's three deviations.

Poisson; where the counts truly vary more than that (one offender, many offences), negative binomial of the same mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp, fsum, inf, log, sqrt
from statistics import fmean

from warehouse.measures.signals import Line
from warehouse.measures.spc import SCREEN

BEYOND, NEAR = 0.00135, 0.02275  # of a normal quantity, over three deviations and over two, on one side
_SURE = 2.5  # standard errors over 1, before a dispersion is believed
_END = 1e-9


def lines(expected: Sequence[float], phi: float = 1.0) -> list[Line]:
    """The lines of counts that are expected to come to so many; `phi` is their variance over their mean, 1 or more.

    A count is beyond a limit only when it is greater, or less; a lower limit of 0 is never passed.
    """
    known: dict[float, Line] = {}
    return [known.setdefault(mean, known.get(mean) or _line(mean, phi)) for mean in expected]


def dispersion(counts: Sequence[float | None], expected: Sequence[float]) -> float:
    """How much more than chance the counts vary about what is expected of them: 1, unless it is surely more.

    From the steps between neighbours, as limits are, so that a shift does not pass for variation; outlying steps are
    left out once.
    """
    scaled = [None if x is None or m <= 0 else (x - m) / sqrt(m) for x, m in zip(counts, expected, strict=True)]
    steps = [abs(new - old) for old, new in pairwise(scaled) if old is not None and new is not None]
    if not steps:
        return 1.0
    screen = SCREEN * fmean(steps)
    kept = [step for step in steps if step < screen] or steps
    found = fsum(step * step for step in kept) / (2 * len(kept))
    error = sqrt((3 + 1 / max(fmean(expected), 0.1)) / len(kept))
    return found if found > 1 + _SURE * error else 1.0


def _line(mean: float, phi: float) -> Line:
    if mean <= 0:
        return Line(0.0, 0.0, 0.0, 0.0, inf)
    chances = list(_chances(mean, phi))
    below = fsum(chance for count, chance in enumerate(chances) if count < mean)
    over = 1 - fsum(chance for count, chance in enumerate(chances) if count <= mean)
    return Line(
        mean=mean,
        near_lower=_lowest(chances, NEAR),
        near_upper=_highest(chances, NEAR),
        lower=_lowest(chances, BEYOND),
        upper=_highest(chances, BEYOND),
        chance=(below, over),
    )


def _chances(mean: float, phi: float) -> Iterator[float]:
    """How likely 0, 1, 2 ... are, until nothing worth counting is left."""
    spread = max(phi - 1, 0.0)
    size = mean / spread if spread > 1e-6 else inf
    chance = exp(-mean) if size == inf else exp(-size * log(phi))
    count, left = 0, 1.0
    while left > _END:
        yield chance
        left -= chance
        chance *= (mean if size == inf else (count + size) * spread / phi) / (count + 1)
        count += 1


def _highest(chances: Sequence[float], tail: float) -> float:
    """The least count that no more than `tail` of chance is above."""
    left = 1.0
    for count, chance in enumerate(chances):
        left -= chance
        if left <= tail:
            return float(count)
    return float(len(chances))


def _lowest(chances: Sequence[float], tail: float) -> float:
    """The greatest count that no more than `tail` of chance is below."""
    below = 0.0
    for count, chance in enumerate(chances):
        below += chance
        if below > tail:
            return float(count)
    return 0.0
