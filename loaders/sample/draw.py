"""Chance, in whole numbers only.

The sample must have the same bytes on every machine, so nothing random passes through a float: weights are rounded to
whole numbers once, and every draw is an integer from a generator whose stream does not depend on the machine.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Numbers = Sequence[float] | npt.NDArray[np.float64] | Ints

SCALE = 10_000
WIDEST = 2**40


def stream(seed: int, *key: str | int) -> np.random.Generator:
    """The generator of one purpose, such as (seed, "crime", 2013); streams of different keys are unrelated."""
    words = [zlib.crc32(str(part).encode()) for part in key]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *words])))


def whole(weights: Numbers) -> Ints:
    """Weights as whole numbers, in ten-thousandths."""
    return np.rint(np.asarray(weights, dtype=np.float64) * SCALE).astype(np.int64)


def pick(rng: np.random.Generator, weights: Ints, size: int) -> Ints:
    """`size` positions in `weights`, each as likely as its weight: their counts add up to `size` exactly."""
    edges = np.cumsum(weights)
    return np.searchsorted(edges, rng.integers(0, edges[-1], size), side="right").astype(np.int64)


def below(rng: np.random.Generator, shares: Ints | int, size: int) -> Bools:
    """True as often as the share in ten-thousandths; `shares` is one for all or one a row."""
    return rng.integers(0, SCALE, size) < shares


def choose(rng: np.random.Generator, weights: Ints, many: int) -> Ints:
    """`many` different positions, the heavier the likelier; a position of weight 0 is never chosen.

    Raises ValueError when fewer positions have a weight.
    """
    standing = np.flatnonzero(weights)
    if len(standing) < many:
        raise ValueError(f"{many} to choose from {len(standing)}")
    keys = rng.integers(0, WIDEST, len(standing)) // weights[standing]
    return np.sort(standing[np.argsort(keys, kind="stable")[:many]])


def chosen(rng: np.random.Generator, weights: Ints, many: int) -> Bools:
    """The same as a mask over the positions."""
    mask = np.zeros(len(weights), dtype=bool)
    mask[choose(rng, weights, many)] = True
    return mask


def spread(rng: np.random.Generator, total: int, weights: Ints, most: Ints | None = None) -> Ints:
    """`total` dealt over the positions by weight, exactly; none gets more than its `most`."""
    counts = np.zeros(len(weights), dtype=np.int64)
    left = total
    while left:
        room = weights if most is None else np.where(counts < most, weights, 0)
        counts += np.bincount(pick(rng, room, left), minlength=len(weights))
        if most is not None:
            np.minimum(counts, most, out=counts)
        left = total - int(counts.sum())
    return counts


def apportion(total: int, weights: Ints) -> Ints:
    """`total` shared out in proportion and without chance: by largest remainder, the earlier position first."""
    sums = int(weights.sum())
    counts = weights * total // sums
    rest = weights * total % sums
    counts[np.argsort(-rest, kind="stable")[: total - int(counts.sum())]] += 1
    return counts
