"""What a reader may know of how cells hang together, read from the data: areas in areas, measures in measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import duckdb
import numpy as np
from numpy.typing import NDArray

from warehouse.measures.model import Measure
from warehouse.measures.periods import financial_year
from warehouse.public import relations
from warehouse.public.cells import FORCE, Spot
from warehouse.public.relations import Relation

SQL = (Path(__file__).parents[1] / "sql" / "public_rows.sql").read_text(encoding="utf-8")
FEWEST_ROWS = 8
K = TypeVar("K")
Column = tuple[str, str]  # measure, side
At = Mapping[tuple[str, str, Spot, date, str], int]


class Known:
    """The relations of one build's data."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, force: str, places: Sequence[tuple[Spot, frozenset[str]]]
    ) -> None:
        self._connection, self._force = connection, force
        self._area_relations = _areas(places)
        self.empty = frozenset(spot for spot, held in places if not held)
        self._always: list[dict[Column, int]] | None = None

    def areas(self, measures: Iterable[Measure], at: At, year: int) -> list[dict[int, float]]:
        """How the areas of all sets make up each other and the force, in a year of each measure that has areas."""
        first = date(year, 4, 1)
        found = []
        for measure in measures:
            for side in ("numerator", "denominator"):
                if measure.by_area and (measure.id, side, FORCE, first, "year") in at:
                    found += [
                        {at[measure.id, side, spot, first, "year"]: float(times) for spot, times in relation.items()}
                        for relation in self._area_relations
                    ]
        return found

    def measures(self, measures: Mapping[str, Measure], at: At, year: int) -> list[dict[int, float]]:
        """How measures make up each other, wherever all of a relation's numbers are in the problem."""
        where: dict[Column, dict[tuple[Spot, date, str], int]] = {}
        for (measure, side, *rest), number in at.items():
            where.setdefault((measure, side), {})[tuple(rest)] = number  # type: ignore[index]
        found = []
        for relation in self._found(measures, year):
            columns = [where.get(column, {}) for column in relation]
            spots = set(columns[0]).intersection(*columns[1:])
            for spot in sorted(spots):
                found.append({held[spot]: float(times) for held, times in zip(columns, relation.values(), strict=True)})
        return found

    def _found(self, measures: Mapping[str, Measure], year: int) -> list[dict[Column, int]]:
        """Those of one year; and those that hold in all that was received, for what is held by quarter."""
        span = financial_year(date(year, 4, 1))
        names, columns = self._columns(list(measures), span.starts, span.ends)
        by_place = [at for at, (name, _) in enumerate(names) if measures[name].by_area]
        full = [_named(found, [names[at] for at in by_place]) for found in relations.every(columns[:, by_place])]
        spoken = {next(iter(relation)) for relation in full}
        rest = [at for at, name in enumerate(names) if name not in spoken]
        some = relations.short(columns[:, rest], FEWEST_ROWS)
        if self._always is None:
            self._always = self._ever(measures)
        return _distinct([*full, *(_named(found, [names[at] for at in rest]) for found in some), *self._always])

    def _ever(self, measures: Mapping[str, Measure]) -> list[dict[Column, int]]:
        coarse = [name for name, measure in measures.items() if not measure.by_area]
        names, columns = self._columns(coarse, date.min, date.max)
        return [_named(found, names) for found in relations.short(columns, FEWEST_ROWS)]

    def _columns(self, measures: list[str], starts: date, ends: date) -> tuple[list[Column], relations.Columns]:
        """A column for each side of each measure over places and months."""
        bound = {"force": self._force, "measures": measures, "starts": starts, "ends": ends}
        held = self._connection.execute(SQL, bound).fetchnumpy()
        names, of = np.unique(_texts(held["measure"]), return_inverse=True)
        rows = np.char.add(_texts(held["month"]), _texts(held["place"]))
        places, at = np.unique(rows, return_inverse=True)
        filled = np.zeros((len(places), 2 * len(names)), dtype=np.int64)
        filled[at, 2 * of] = held["numerator"]
        filled[at, 2 * of + 1] = held["denominator"]
        labels = [(str(name), side) for name in names for side in ("numerator", "denominator")]
        used = [column for column in range(len(labels)) if filled[:, column].any()]
        return [labels[column] for column in used], filled[:, used]


def _areas(places: Sequence[tuple[Spot, frozenset[str]]]) -> list[dict[Spot, int]]:
    """Each set makes up the force; and every way that areas of one set make up those of another."""
    spots = [*(spot for spot, _ in places), FORCE]
    every = sorted(frozenset().union(*(held for _, held in places)))
    inside = np.array([[place in held for _, held in places] + [True] for place in every], dtype=np.int64)
    sets = sorted({area_set for area_set, _ in spots} - {FORCE[0]})
    found = [{FORCE: 1, **{spot: -1 for spot in spots if spot[0] == area_set}} for area_set in sets]
    found += [
        {spots[at]: times for at, times in relation.items()} for relation in relations.every(inside, sampled=False)
    ]
    return _distinct(found)


def _named(relation: Relation, names: Sequence[Column]) -> dict[Column, int]:
    return {names[at]: times for at, times in relation.items()}


def _texts(column: object) -> NDArray[np.str_]:
    return np.asarray(column).astype(np.str_)


def _distinct(found: Iterable[dict[K, int]]) -> list[dict[K, int]]:
    kept: dict[frozenset[K], dict[K, int]] = {}
    for relation in found:
        kept.setdefault(frozenset(relation), relation)
    return list(kept.values())
