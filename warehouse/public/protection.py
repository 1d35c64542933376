"""What must be withheld beside small numbers, so that no withheld number can be worked out from all that is shown.

A reader knows every number that is shown and every linear relation between numbers; that none is negative; that a small
one is 1 to 4; and that a part is no more than its whole. A withheld number is safe when some other set of numbers, at
least so far from the true one, fits all that: a linear programme looks for it. Where none fits, the next number goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

_SLACK = 1e-6


@dataclass(frozen=True)
class Number:
    """One number: its true value, what a reader knows that it lies between, and how far off it must be possible."""

    value: float
    least: float | None = 0.0
    most: float | None = None
    apart: float = 1.0


@dataclass(frozen=True)
class Cell:
    """What is shown or withheld as one: the numbers that showing it tells, and those of them that hiding it hides.

    `order` says which goes first where another must go; one that hides nothing never goes for another's sake.
    """

    tells: tuple[int, ...]
    hides: tuple[int, ...]
    is_small: bool
    order: tuple[float, ...]


@dataclass
class Problem:
    """Numbers, the cells made of them, relations (number: times; together nothing), and parts of wholes; by place."""

    numbers: list[Number] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    relations: list[dict[int, float]] = field(default_factory=list)
    parts: list[tuple[int, int]] = field(default_factory=list)


def withheld(problem: Problem) -> set[int]:
    """The cells to withhold: the small ones and what must go with them."""
    state = _State(problem)
    state.withhold(at for at, cell in enumerate(problem.cells) if cell.is_small)
    while True:
        state.close()
        told = state.told()
        if not told or not state.give_way(told):
            return state.gone


class _State:
    """What is withheld so far, which numbers that leaves unknown, and which of those were seen to be safe."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.gone: set[int] = set()
        self.hidden: set[int] = set()
        self.showing: list[set[int]] = [set() for _ in problem.numbers]
        for at, cell in enumerate(problem.cells):
            for number in cell.tells:
                self.showing[number].add(at)
        self.cells_of = [frozenset(each) for each in self.showing]
        self.rows_of: list[list[int]] = [[] for _ in problem.numbers]
        for row, relation in enumerate(problem.relations):
            for number in relation:
                self.rows_of[number].append(row)
        self.dirty: set[int] = set()
        self.rows: set[int] = set()

    def withhold(self, cells: Iterable[int]) -> None:
        """Withhold cells, and every other that would tell one of the numbers that they hide."""
        waiting = [at for at in cells if at not in self.gone]
        while waiting:
            at = waiting.pop()
            if at in self.gone:
                continue
            self.gone.add(at)
            cell = self.problem.cells[at]
            for number in cell.tells:
                self.showing[number].discard(at)
                self._unknown(number)
            for number in cell.hides:
                self.hidden.add(number)
                waiting.extend(self.cells_of[number] - self.gone)

    def _unknown(self, number: int) -> None:
        if not self.showing[number]:
            self.dirty.add(number)
            self.rows.update(self.rows_of[number])

    def close(self) -> None:
        """Give every relation that leaves a single hidden number a second unknown one."""
        while self.rows:
            row = self.rows.pop()
            unknown = self._unknowns(row)
            if len(unknown) == 1 and unknown[0] in self.hidden:
                self._next([row])

    def give_way(self, told: Iterable[int]) -> bool:
        """Withhold one more cell for each number that is still told; False where there is none left."""
        moved = False
        for number in sorted(told):
            rows, seen = list(self.rows_of[number]), {number}
            while rows and not self._next(rows):
                found = {n for row in rows for n in self._unknowns(row)} - seen
                seen |= found
                rows = [row for n in sorted(found) for row in self.rows_of[n]]
            moved = moved or bool(rows)
        return moved

    def _next(self, rows: Sequence[int]) -> bool:
        """Withhold the next cell of some relations, where they have one left."""
        cells = self.problem.cells
        every = {at for row in rows for number in self.problem.relations[row] for at in self.showing[number]}
        found = [at for at in every if cells[at].hides]
        if found:
            self.withhold([min(found, key=lambda at: (*cells[at].order, at))])
        return bool(found)

    def _unknowns(self, row: int) -> list[int]:
        return [number for number in self.problem.relations[row] if not self.showing[number] and self.cells_of[number]]

    def told(self) -> list[int]:
        """A number that all that is shown still tells, of each group that anything changed for."""
        unknown = [n for n, held in enumerate(self.cells_of) if held and not self.showing[n]]
        rows = sorted({row for number in unknown for row in self.rows_of[number]})
        system = _System(self.problem, unknown, rows)
        touched = system.joined(self.dirty)
        found = _told(system, [n for n in sorted(self.hidden) if n in touched])
        self.dirty = set(found)
        return found


class _System:
    """What is unknown and what ties it together."""

    def __init__(self, problem: Problem, unknown: Sequence[int], rows: Iterable[int]) -> None:
        self.problem = problem
        at = {number: place for place, number in enumerate(unknown)}
        self.unknown = list(unknown)
        self.equal = [{n: t for n, t in problem.relations[row].items() if n in at} for row in rows]
        self.at_most = [pair for pair in problem.parts if pair[0] in at or pair[1] in at]
        ties = [list(row) for row in self.equal] + [[n for n in pair if n in at] for pair in self.at_most]
        edges = [(at[a], at[b]) for row in ties for a, b in pairwise(row)]
        size = len(unknown)
        graph = csr_array((np.ones(len(edges)), ([a for a, _ in edges], [b for _, b in edges])), shape=(size, size))
        labels = connected_components(graph, directed=False)[1] if size else []
        self.label = {number: int(labels[place]) for number, place in at.items()}

    def joined(self, numbers: Iterable[int]) -> set[int]:
        """The unknown numbers tied to any of those."""
        labels = {self.label[n] for n in numbers if n in self.label}
        return {n for n in self.unknown if self.label[n] in labels}

    def solve(self, among: Iterable[int], cost: dict[int, float]) -> dict[int, float] | None:
        """How far each number is from its true value in the cheapest set that fits; None where none is found."""
        numbers = sorted(among)
        at = {number: place for place, number in enumerate(numbers)}
        equal = [row for row in self.equal if next(iter(row)) in at]
        pairs = [(part, whole) for part, whole in self.at_most if part in at or whole in at]
        bounds, value = [], self.problem.numbers
        for n in numbers:
            reach = 10 + 2 * abs(value[n].value)
            least, most = value[n].least, value[n].most
            bounds.append((
                -reach if least is None else least - value[n].value,
                reach if most is None else most - value[n].value,
            ))  # fmt: skip
        found = linprog(
            [cost.get(n, 0.0) for n in numbers],
            A_eq=_matrix([row.items() for row in equal], at) if equal else None,
            b_eq=np.zeros(len(equal)) if equal else None,
            A_ub=_matrix([((part, 1.0), (whole, -1.0)) for part, whole in pairs], at) if pairs else None,
            b_ub=[value[whole].value - value[part].value for part, whole in pairs] if pairs else None,
            bounds=bounds,
            method="highs",
        )
        return dict(zip(numbers, found.x, strict=True)) if found.status == 0 else None


def _told(system: _System, asked: Sequence[int]) -> list[int]:
    """One number of each group that no set that fits puts elsewhere, where there is one.

    All are moved at once, up and down by chance weights; what did not move is asked for by itself, one of each group.
    """
    draw, left, found = np.random.default_rng(7), list(asked), []
    for sign in (1, -1):
        costs = draw.random(len(left)) + 0.1
        left = _unmoved(system, left, {n: sign * float(c) for n, c in zip(left, costs, strict=True)})
    while left:
        each = list({system.label[number]: number for number in reversed(left)}.values())
        still = _unmoved(system, _unmoved(system, each, dict.fromkeys(each, 1.0)), dict.fromkeys(each, -1.0))
        found += still
        done = {system.label[number] for number in still}
        left = [n for n in left if n not in each and system.label[n] not in done]
    return found


def _unmoved(system: _System, numbers: list[int], cost: dict[int, float]) -> list[int]:
    """Those of the numbers that the cheapest set leaves where they are."""
    if not numbers:
        return []
    found = system.solve(system.joined(cost), cost) or {}
    return [n for n in numbers if not _moved(system, n, found)]


def _moved(system: _System, number: int, found: dict[int, float]) -> bool:
    return abs(found.get(number, 0.0)) >= system.problem.numbers[number].apart - _SLACK


def _matrix(rows: Sequence[Iterable[tuple[int, float]]], at: dict[int, int]) -> csr_array:
    held = [(row, at[n], times) for row, terms in enumerate(rows) for n, times in terms if n in at]
    where = ([row for row, _, _ in held], [column for _, column, _ in held])
    return csr_array(([times for _, _, times in held], where), shape=(len(rows), len(at)))
