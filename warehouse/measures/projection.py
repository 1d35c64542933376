"""How likely a target is to be met by the end of its year, by one simple and stated projection.

Counts: the days left are taken to come out as in the baseline year, scaled by how this year has gone so far, with
Poisson variation times phi, and the variation of the three counts that the scale rests on. Rates: the rate so far goes
on, with its own uncertainty. The normal approximation throughout; docs/statistics.md has the formulas.
"""

from __future__ import annotations

from math import erf, inf, sqrt


def count_at_end(now: float, base: float, base_year: float) -> float:
    """What the year comes to: `now` so far, `base` on the same days of the baseline year, `base_year` in all of it."""
    return now + (base_year - base) * _scale(now, base)


def count_probability(aim: float, now: float, base: float, base_year: float, phi: float, *, fewer: bool) -> float:
    """The probability that the year's count ends at the whole-number `aim` or better (`fewer`: or below)."""
    rest = base_year - base
    left = rest * _scale(now, base)
    variance = phi * (left + left * left * (_inverse(now) + _inverse(base) + _inverse(rest)))
    below = _below(aim + (0.5 if fewer else -0.5), now + left, sqrt(variance))
    return below if fewer else 1 - below


def rate_probability(
    target: float, rate: float, numerator: float, denominator: float, left: float, phi: float, *, lower: bool
) -> float:
    """The probability that a rate ends at `target` or better, when `left` of the year is left for each part gone.

    `rate` and `target` are shares; the numerator varies as Poisson times phi, and need be no part of the denominator.
    """
    spread = sqrt(phi * max(numerator, 1) * left * (1 + left)) / (denominator * (1 + left))
    below = _below(target, rate, spread)
    return below if lower else 1 - below


def survey_probability(target: float, share: float, responses: float, left: float, *, lower: bool) -> float:
    """The probability that a survey's share ends at `target` or better, after so many effective responses."""
    variance = share * (1 - share) / responses * left / (1 + left)
    below = _below(target, share, sqrt(variance))
    return below if lower else 1 - below


def _scale(now: float, base: float) -> float:
    # Half is added to both where one is nothing yet: no count so far does not mean none to come.
    return now / base if now > 0 and base > 0 else (now + 0.5) / (base + 0.5)


def _inverse(count: float) -> float:
    return 1 / max(count, 1)


def _below(limit: float, mean: float, spread: float) -> float:
    """The probability that a normal quantity is at or below a limit; a certainty when it does not vary."""
    distance = (limit - mean) / spread if spread > 0 else (inf if limit >= mean else -inf)
    return (1 + erf(distance / sqrt(2))) / 2
