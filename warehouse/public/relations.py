"""Which numbers always add up to which: found in the data, so that nobody need declare what a reader can work out.

A column is one number at many places and months. Whatever linear relation holds in all of them is found, a superset of
what a reader may know: that calls are 101 and 999 calls, that a rate is divided by another measure's count.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Relation = dict[int, int]  # column: how often it is taken; together they are nothing
Columns = NDArray[np.int64]
PRIME = 2**31 - 1
_LARGEST, _DIVISORS = 100_000, 5_000


def every(columns: Columns, *, sampled: bool = True) -> list[Relation]:
    """A basis of every relation between the columns (rows x columns of whole numbers).

    Worked out modulo a large prime, in which a chance solution has no small coefficients: those are left out.
    Of columns that are `sampled`, so is a relation of more columns than it has rows to hold in, which any columns have.
    """
    reduced, pivots = _reduced(columns % PRIME)
    found = []
    for free in sorted(set(range(columns.shape[1])) - set(pivots)):
        terms = {pivots[at]: _fraction(int(reduced[at, free])) for at in np.flatnonzero(reduced[:, free])}
        relation = _whole(free, terms)
        if relation is None or (sampled and _support(columns, relation) < len(relation)):
            continue
        if _holds(columns, relation):
            found.append(relation)
    return found


def short(columns: Columns, fewest: int) -> list[Relation]:
    """The relations of two numbers in proportion, and of three or four that are added or taken away.

    For columns of few rows, in which `every` finds what holds by chance; these must hold in so many that are not zero.
    """
    used = [at for at in range(columns.shape[1]) if np.count_nonzero(columns[:, at])]
    found, alone = _proportional(columns, used)
    # A random sum of each column's rows tells of a relation: equal sums, equal columns.
    draws = np.random.default_rng(1).integers(1, 2**20, size=columns.shape[0])
    sums = {at: int(draws.astype(object) @ columns[:, at].astype(object)) for at in alone}
    pairs: dict[int, list[tuple[int, int]]] = {}
    for one, other in combinations(alone, 2):
        pairs.setdefault(sums[one] + sums[other], []).append((one, other))
    for whole in alone:
        found += [
            {whole: 1, one: -1, other: -1} for one, other in pairs.get(sums[whole], []) if whole not in (one, other)
        ]
    for held in pairs.values():  # a + b = c + d
        found += [{a: 1, b: 1, c: -1, d: -1} for (a, b), (c, d) in combinations(held, 2) if len({a, b, c, d}) == 4]
    for whole, less in combinations(alone, 2):  # a = b + c + d, either way round
        for first, rest in ((whole, less), (less, whole)):
            found += [
                {first: 1, rest: -1, c: -1, d: -1}
                for c, d in pairs.get(sums[first] - sums[rest], [])
                if rest < c and first not in (c, d)
            ]
    return [each for each in found if _support(columns, each) >= fewest and _holds(columns, each)]


def _reduced(rows: Columns) -> tuple[Columns, list[int]]:
    """The row-reduced form modulo the prime, and the column that each of its rows begins at."""
    rows = rows.copy()
    pivots: list[int] = []
    for column in range(rows.shape[1]):
        at = len(pivots)
        below = np.flatnonzero(rows[at:, column])
        if not below.size:
            continue
        rows[[at, at + below[0]]] = rows[[at + below[0], at]]
        rows[at] = rows[at] * pow(int(rows[at, column]), PRIME - 2, PRIME) % PRIME
        others = np.flatnonzero(rows[:, column])
        others = others[others != at]
        rows[others] = (rows[others] - rows[others, column][:, None] * rows[at][None, :]) % PRIME
        pivots.append(column)
    return rows[: len(pivots)], pivots


def _fraction(residue: int) -> tuple[int, int] | None:
    """The small fraction that a number modulo the prime stands for, or None."""
    for divisor in range(1, _DIVISORS):
        top = residue * divisor % PRIME
        for signed in (top, top - PRIME):
            if abs(signed) < _LARGEST:
                return signed, divisor
    return None


def _whole(free: int, terms: dict[int, tuple[int, int] | None]) -> Relation | None:
    """A relation of whole numbers: the free column less what makes it up."""
    known = {column: term for column, term in terms.items() if term is not None}
    if len(known) < len(terms):
        return None
    shared = int(np.lcm.reduce([divisor for _, divisor in known.values()])) if known else 1
    return {free: shared, **{column: -top * shared // divisor for column, (top, divisor) in known.items()}}


def _proportional(columns: Columns, used: Sequence[int]) -> tuple[list[Relation], list[int]]:
    """Columns that are one another times something, and one column of each kind."""
    kinds: dict[bytes, tuple[int, int]] = {}
    found: list[Relation] = []
    for at in used:
        factor = int(np.gcd.reduce(columns[:, at]))
        first, of = kinds.setdefault((columns[:, at] // factor).tobytes(), (at, factor))
        if first != at:
            shared = int(np.gcd(factor, of))
            found.append({at: of // shared, first: -factor // shared})
    return found, [at for at, _ in kinds.values()]


def _support(columns: Columns, relation: Relation) -> int:
    """In how many rows there is anything to hold."""
    return int(np.count_nonzero(columns[:, list(relation)].any(axis=1)))


def _holds(columns: Columns, relation: Relation) -> bool:
    """Whether it holds exactly, with no modulus."""
    total = sum(columns[:, at].astype(object) * times for at, times in relation.items())
    return not np.any(total)
