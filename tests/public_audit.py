"""The public cube as an outsider attacks it: a slow twin of its protection, over what `public_attack` knows of it.

A linear programme is asked for the least and the most that each withheld number can be.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from scipy.optimize import linprog

from tests.public_attack import Attack, Name, attack

__all__ = ["Tied", "attack", "told"]


@dataclass
class Tied:
    """The unknown numbers of an attack in groups, with what ties each group together."""

    attack: Attack

    def __post_init__(self) -> None:
        held = self.attack
        self.group: dict[Name, Name] = {n: n for n in held.true if n not in held.shown}
        self.equal = [(row, {n: t for n, t in row.items() if n in self.group}) for row in held.rows]
        self.most = [pair for pair in held.parts if pair[0] in self.group or pair[1] in self.group]
        for names in [list(row) for _, row in self.equal] + [[n for n in p if n in self.group] for p in self.most]:
            for one, other in pairwise(names):
                self.group[self._top(one)] = self._top(other)

    def _top(self, name: Name) -> Name:
        while self.group[name] != name:
            name = self.group[name]
        return name

    def group_of(self, name: Name) -> list[Name]:
        """The unknown numbers that a number is tied to, itself among them."""
        return [each for each in self.group if self._top(each) == self._top(name)]

    def interval(self, sought: Name) -> tuple[float, float]:
        """The least and the most that a withheld number can be, to one who knows all the rest."""
        held, top = self.attack, self._top(sought)
        names = [n for n in self.group if self._top(n) == top]
        at = {name: place for place, name in enumerate(names)}
        rows = [(row, own) for row, own in self.equal if own and next(iter(own)) in at]
        equal = [[own.get(n, 0.0) for n in names] for _, own in rows]
        known = [-sum(held.true[n] * t for n, t in row.items() if n in held.shown) for row, _ in rows]
        most, least = [], []
        for part, whole in self.most:
            if part in at or whole in at:
                most.append([(n == part) - (n == whole) for n in names])
                least.append(held.true[whole] * (whole in held.shown) - held.true[part] * (part in held.shown))
        ends = []
        for sign in (1, -1):
            cost = [sign * (n == sought) for n in names]
            done = linprog(
                cost, A_eq=equal or None, b_eq=known or None, A_ub=most or None, b_ub=least or None,
                bounds=[held.bounds[n] for n in names], method="highs",
            )  # fmt: skip
            assert done.status in (0, 3), done.message
            ends.append(sign * done.fun if done.status == 0 else float("inf"))
        return ends[0], ends[1]


def told(found: Attack, sought: Iterable[Name]) -> dict[Name, tuple[float, float]]:
    """The withheld numbers that can be worked out: no answer that fits is one away (half a weight, of a survey)."""
    tied, out = Tied(found), {}
    for name in sought:
        least, most = tied.interval(name)
        apart = 0.5 if "satisfaction" in name[0] or name[0] == "police_doing_good_job" else 1
        if max(found.true[name] - least, most - found.true[name]) < apart - 1e-6:
            out[name] = (least, most)
    return out
