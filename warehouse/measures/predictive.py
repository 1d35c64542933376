"""How surprising one new number is, given those before it: two-sided chances that carry how little those tell.

A count is set against negative binomial chances, a share against beta-binomial ones, an average against Student's t.
Each is wider than mere chance twice over: by `phi`, how many times more the numbers vary than chance alone, and by the
`spread` that comes of having seen only so many numbers before. Where phi is 1 the first two are exact, down to counts
of nothing: they are what follows from Jeffreys' prior and the numbers before.

Whole numbers come in lumps, so that an exact chance is too careful by half a lump: the number itself counts half
(mid-p). phi is itself known only so well (`freedom`): chances are averaged over what it may be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import exp, fsum, lgamma, log, sqrt

from warehouse.measures.tails import beta_share, f_tail

# Gauss and Hermite's five points of a normal quantity, and their weights.
_NODES = ((-2.856970, 0.011257), (-1.355626, 0.222076), (0.0, 0.533334), (1.355626, 0.222076), (2.856970, 0.011257))
_FAINT = 1e-14  # of what is added up so far: what follows makes no difference
_SURE = 1e-9  # a share is never expected to be wholly 0 or 1


def of_count(count: float, mean: float, spread: float, phi: float, freedom: float) -> float:
    """The chance of a count so far from its mean, or farther. `spread` is the variance of the mean, over the mean."""
    return _averaged(phi, freedom, lambda each: _count(max(count, 0.0), mean, each * (1 + spread)))


def of_share(cases: float, base: float, share: float, spread: float, phi: float, freedom: float) -> float:
    """The chance of so many cases of a base whose share is expected. `spread` is the base over all bases before."""
    known = min(max(share, _SURE), 1 - _SURE)
    return _averaged(phi, freedom, lambda each: _share(cases, base, known, each * (1 + spread)))


def of_average(distance: float, freedom: float) -> float:
    """The chance of a normal quantity so many of its estimated deviations from its mean (Student's t)."""
    return f_tail(distance * distance, 1, freedom)


def _averaged(phi: float, freedom: float, chance: Callable[[float], float]) -> float:
    """A chance over what phi may be: about log-normal, and never under 1."""
    width = sqrt(2 / max(freedom, 1.0))
    weights: dict[float, float] = {}
    for node, weight in _NODES:
        each = max(phi * exp(width * node), 1.0)
        weights[each] = weights.get(each, 0.0) + weight
    return min(1.0, fsum(weight * chance(each) for each, weight in weights.items()))


def _count(count: float, mean: float, inflated: float) -> float:
    """Twice the lesser side of a negative binomial count whose variance is `inflated`, over 1, times its mean."""
    size = mean / (inflated - 1)
    here = exp(
        lgamma(count + size) - lgamma(size) - lgamma(count + 1) - size * log(inflated) + count * log(1 - 1 / inflated)
    )
    # Each side by its own fraction: 1 less the other would lose what is far out.
    over = beta_share(1 - 1 / inflated, count + 1, size)
    under = beta_share(1 / inflated, size, count) if count >= 1 else 0.0
    return min(1.0, 2 * (min(over, under) + here / 2))


def _share(cases: float, base: float, share: float, inflated: float) -> float:
    """The same of cases out of a base, beta-binomial, added up from the number away from what is expected."""
    if base < 2:
        return 1.0
    alike = min((inflated - 1) / (base - 1), 1 - _SURE)
    ones = share * (1 / alike - 1)
    others = (1 - share) * (1 / alike - 1)
    if cases < share * base:  # the lower side of the cases is the upper side of the rest
        cases, ones, others = base - cases, others, ones
    terms = _from(cases, base, ones, others)
    here = next(terms)
    return min(1.0, 2 * (here / 2 + fsum(terms)))


def _from(cases: float, base: float, ones: float, others: float) -> Iterator[float]:
    """The chance of so many cases, of one more, and so on, until nothing worth adding is left."""
    here = exp(
        lgamma(base + 1) - lgamma(cases + 1) - lgamma(base - cases + 1)
        + lgamma(cases + ones) + lgamma(base - cases + others) - lgamma(base + ones + others)
        + lgamma(ones + others) - lgamma(ones) - lgamma(others)
    )  # fmt: skip
    told = 0.0
    while cases <= base and here > _FAINT * told:
        yield here
        told += here
        left = base - cases
        here *= left * (cases + ones) / ((cases + 1) * (left - 1 + others)) if left >= 1 else 0.0
        cases += 1
