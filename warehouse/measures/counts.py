"""What chance leaves of a count: the 95% interval of the number that was to be expected.

Exact (Garwood) under fifty; from there on by Byar's approximation, which public health uses: within a thousandth of the
exact one.
"""

from __future__ import annotations

from math import exp, sqrt
from statistics import NormalDist

EXACT_BELOW = 50
_CONFIDENT = 0.95
_TOP, _HALVINGS = 200.0, 50  # the expectation behind a count under fifty is never as high


def interval(count: float, confidence: float = _CONFIDENT) -> tuple[float, float]:
    """The lowest and highest expectation at which so few, or so many, is no rarer than half of what is left over."""
    tail = (1 - confidence) / 2
    if count < EXACT_BELOW and float(count).is_integer():
        return _exact(int(count), tail)
    z = NormalDist().inv_cdf(1 - tail)
    return _byar(count, -z), _byar(count + 1, z)


def _byar(count: float, z: float) -> float:
    return float(count * (1 - 1 / (9 * count) + z / (3 * sqrt(count))) ** 3)


def _exact(count: int, tail: float) -> tuple[float, float]:
    low = _expectation(count - 1, 1 - tail) if count else 0.0
    return low, _expectation(count, tail)


def _expectation(count: int, chance: float) -> float:
    """The expectation at which a count of so many or fewer has this chance; halved down to it, as it only falls."""
    low, high = 0.0, _TOP
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _up_to(count, middle) > chance else (low, middle)
    return (low + high) / 2


def _up_to(count: int, expected: float) -> float:
    """The chance of a count of so many or fewer."""
    term = found = exp(-expected)
    for at in range(1, count + 1):
        term *= expected / at
        found += term
    return found
