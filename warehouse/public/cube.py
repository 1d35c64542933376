"""The fixed cube of the public audience, filled at build: every cell, with what it adds up to or why it is withheld.

Nothing of a withheld cell is stored, so that no reader of a version, by whatever way, can have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import duckdb

from warehouse import record
from warehouse.measures import suppression
from warehouse.measures.model import Measure
from warehouse.public import protection
from warehouse.public.cells import FORCE, GRAINS, Cell, Spot, area_places, cells
from warehouse.public.known import Known
from warehouse.public.protection import Number, Problem

Key = tuple[str, str, Spot, date, str]  # measure, side, spot, the period's first day and grain


def fill(connection: duckdb.DuckDBPyConnection, measures: Iterable[Measure], force: str, today: date) -> None:
    """Fill `public_cube` from the cube and what was covered."""
    known = Known(connection, force, area_places(connection, today))
    rows: list[tuple[object, ...]] = []
    for year, found in sorted(cells(connection, measures, force, today).items()):
        problem = posed(found, known, year)
        hidden = protection.withheld(problem)
        rows += [_row(cell, at in hidden) for at, cell in enumerate(found)]
    record.insert(connection, "public_cube", rows)


def posed(found: Sequence[Cell], known: Known, year: int) -> Problem:
    """The problem of one financial year: its cells in their order, their numbers, and what ties them together."""
    problem = Problem()
    at: dict[Key, int] = {}
    for cell in found:
        _add(problem, at, cell, cell.spot in known.empty)
    measures = {cell.measure.id: cell.measure for cell in found}
    problem.relations = [
        *_times(found, at),
        *known.areas(measures.values(), at, year),
        *known.measures(measures, at, year),
    ]
    return problem


def sides(measure: Measure) -> tuple[str, ...]:
    """What a measure's cells are made of: what is counted, and what it is divided by."""
    return ("numerator",) if measure.denominator is None else ("numerator", "denominator")


def key(measure: str, side: str, spot: Spot, starts: date, grain: str) -> Key:
    """What one number of a problem is called."""
    return measure, side, spot, starts, grain


def _add(problem: Problem, at: dict[Key, int], cell: Cell, is_empty: bool) -> None:
    """Add a cell with its numbers: what a reader knows of each, and which of them hiding the cell must hide.

    Where no place lies in an area, everybody knows that there is nothing: such a cell hides none and is never hidden.
    """
    point, measure = cell.point, cell.measure
    values = [float(cell.amounts[0]), *([] if measure.denominator is None else [float(cell.amounts[1] or 0)])]
    small = suppression.is_small(measure, point)
    tells = []
    for side, value in zip(sides(measure), values, strict=True):
        tells.append(len(problem.numbers))
        at[key(measure.id, side, cell.spot, cell.period.starts, cell.period.grain)] = len(problem.numbers)
        problem.numbers.append(_number(measure, value, small, side))
    # What a rate is divided by is often another measure's count, which may be shown: only a small one is hidden here.
    # Where there is nothing to divide by there is no figure to hide, and of nothing nothing is a part.
    rest = list(zip(tells, values, strict=True))[1:]
    hides = [] if rest and not values[1] else [tells[0], *(number for number, value in rest if _is_small(value))]
    if measure.unit == "percent" and values[0] <= values[1]:
        problem.parts.append((tells[0], tells[1]))
    if is_empty:
        problem.cells.append(protection.Cell((), (), False, ()))
        return
    order = (values[-1] == 0, GRAINS.index(cell.period.grain) * (cell.spot == FORCE), -cell.period.ends.toordinal())
    problem.cells.append(protection.Cell(tuple(tells), tuple(hides), small, (*map(float, order), abs(values[-1]))))


def _number(measure: Measure, value: float, small: bool, side: str) -> Number:
    """What a reader knows of a number: of a small one that it is 1 to 4, or under 10 where that is why."""
    if measure.survey:
        return Number(value, apart=0.5)
    if small and _is_small(value):
        return Number(value, min(suppression.SMALL), max(suppression.SMALL))
    if small and measure.denominator is not None and value < suppression.FEWEST:
        return Number(value, 0, suppression.FEWEST - 1)
    return Number(value, None if value < 0 else 0.0)


def _is_small(value: float) -> bool:
    return value in suppression.SMALL


def _times(found: Sequence[Cell], at: dict[Key, int]) -> list[dict[int, float]]:
    """Months make up quarters and quarters years, where all of them are cells."""
    made: dict[tuple[str, str, date], dict[str, list[int]]] = {}
    for (measure, side, spot, starts, grain), number in at.items():
        if spot == FORCE:
            for larger in {"month": ("quarter",), "quarter": ("quarter", "year"), "year": ("year",)}[grain]:
                first = _first(starts, larger)
                made.setdefault((measure, f"{side} {larger}", first), {}).setdefault(grain, []).append(number)
    relations = []
    for (_, side, _), by_grain in made.items():
        whole, parts = ("quarter", "month") if side.endswith("quarter") else ("year", "quarter")
        if len(by_grain.get(parts, ())) == {"month": 3, "quarter": 4}[parts] and whole in by_grain:
            relations.append({by_grain[whole][0]: 1.0, **dict.fromkeys(by_grain[parts], -1.0)})
    return relations


def _first(starts: date, grain: str) -> date:
    if grain == "quarter":
        return date(starts.year, (starts.month - 1) // 3 * 3 + 1, 1)
    return date(starts.year - (starts.month < 4), 4, 1)


def _row(cell: Cell, hidden: bool) -> tuple[object, ...]:
    amounts = (None, None, None, None) if hidden else cell.amounts
    (area_set, area), period = cell.spot, cell.period
    return (cell.measure.id, area_set, area, period.grain, period.starts, period.ends, *amounts, hidden)
