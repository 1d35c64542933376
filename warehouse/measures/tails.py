"""The upper tail of F, in the standard library alone: SciPy has it too, and takes longer to load than a page may."""

from __future__ import annotations

from math import exp, lgamma, log

_ROUNDS, _DONE, _TINY = 5000, 1e-12, 1e-300


def f_tail(ratio: float, one: float, other: float) -> float:
    """The chance of an F ratio so great or greater, with `one` and `other` degrees of freedom."""
    if ratio <= 0:
        return 1.0
    return beta_share(other / (other + one * ratio), other / 2, one / 2)


def beta_share(at: float, a: float, b: float) -> float:
    """The regularised incomplete beta function of a and b, for 0 <= at <= 1, by its continued fraction."""
    if at <= 0 or at >= 1:
        return float(at >= 1)
    if at > (a + 1) / (a + b + 2):  # where the fraction settles slowly, its other side settles fast
        return 1 - beta_share(1 - at, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(at) + b * log(1 - at)) / a
    return front * _fraction(at, a, b)


def _fraction(at: float, a: float, b: float) -> float:
    """Lentz's way of working out the continued fraction (Abramowitz and Stegun, 26.5.8)."""
    over, under = 1.0, 1 / _kept(1 - (a + b) * at / (a + 1))
    found = under
    for m in range(1, _ROUNDS):
        for term in (
            m * (b - m) * at / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * at / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            under = 1 / _kept(1 + term * under)
            over = _kept(1 + term / over)
            found *= over * under
        if abs(over * under - 1) < _DONE:
            break
    return found


def _kept(value: float) -> float:
    """A divisor that is never nought."""
    return value if abs(value) > _TINY else _TINY
