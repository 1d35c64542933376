"""The cells of the public cube before anything is withheld: what each measure came to in each whole period.

A cell is one measure in one place and period. The force has months, quarters and financial years; the areas of each
set, and the three that are nowhere, have financial years. Only periods that were received whole are cells: two versions
of a part of a year would tell what came between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb

from warehouse import coverage
from warehouse.measures import periods, points
from warehouse.measures.model import Amounts, Grain, Measure, Period, Point
from warehouse.published import NOWHERE, SETS

SQL = Path(__file__).parents[1] / "sql"
GRAINS: tuple[Grain, ...] = ("month", "quarter", "year")
FORCE = ("force", "force")
Spot = tuple[str, str]  # an area set, and an area of it
Row = tuple[Decimal, Decimal | None, int, Decimal]
NOTHING: Row = (Decimal(0), None, 0, Decimal(0))
_FINER = ("day", "month")


@dataclass(frozen=True)
class Cell:
    """A measure in a spot and period, with what it adds up to."""

    measure: Measure
    spot: Spot
    period: Period
    amounts: Row

    @property
    def point(self) -> Point:
        """It as it would be shown."""
        numerator, denominator, responses, squares = self.amounts
        below = None if denominator is None else float(denominator)
        amounts = Amounts(float(numerator), below, responses, float(squares))
        return points.point(self.measure, self.period, amounts, self.period.days, self.period.ends)


def cells(
    connection: duckdb.DuckDBPyConnection, measures: Iterable[Measure], force: str, today: date
) -> dict[int, list[Cell]]:
    """Every cell, by the year that its financial year starts in."""
    held = [measure for measure in measures if not measure.open_data]
    whole = _whole(connection, held, force)
    names = [measure.id for measure in held]
    found: dict[int, list[Cell]] = {}
    amounts = _force(connection, names, force) | _areas(connection, names, force, today)
    spots = [spot for spot, _ in area_places(connection, today)]
    for measure in held:
        for period in whole[measure.id]:
            here = [FORCE, *(spots if measure.by_area and period.grain == "year" else ())]
            year = periods.financial_year(period.ends).starts.year
            found.setdefault(year, []).extend(
                Cell(measure, spot, period, amounts.get((measure.id, spot, period), _none(measure))) for spot in here
            )
    return found


def area_places(connection: duckdb.DuckDBPyConnection, today: date) -> list[tuple[Spot, frozenset[str]]]:
    """Every area of every set on a day, and the nowheres of each, with the places in it that anything is held of.

    The empty place is that of what has none.
    """
    placed = connection.execute(
        'select distinct "set", area, place from mart.area where $on between valid_from and valid_to order by all',
        {"on": today},
    ).fetchall()
    every = {
        place for (place,) in connection.execute("select distinct place from cube where place is not null").fetchall()
    }
    areas = connection.execute(
        'select "set", area from areas where $on between valid_from and valid_to order by all', {"on": today}
    ).fetchall()
    within: dict[Spot, set[str]] = {(name, area): set() for name, area in areas}
    within |= {(name, nowhere): set() for name in SETS for nowhere in NOWHERE}
    for name, area, place in placed:
        if place in every:
            within.setdefault((name, area), set()).add(place)
    for name in SETS:
        known = {place for (of, _), places in within.items() if of == name for place in places}
        within[name, "unmapped"] |= every - known
        within[name, "no_location"].add("")
    return [(spot, frozenset(places)) for spot, places in within.items() if spot[0] in SETS]


def _whole(
    connection: duckdb.DuckDBPyConnection, measures: Sequence[Measure], force: str
) -> Mapping[str, list[Period]]:
    """The periods of each measure that were received whole, in the grains that it is shown at."""
    spans: dict[str, list[coverage.Span]] = {}
    rows = connection.execute(
        "select measure, starts, ends from measure_coverage where force = $force order by all", {"force": force}
    ).fetchall()
    for name, starts, ends in rows:
        spans.setdefault(name, []).append((starts, ends))
    return {
        measure.id: [
            period
            for grain in grains(measure)
            for period in _within(spans.get(measure.id, []), grain)
            if coverage.days_within(spans[measure.id], period.starts, period.ends) == period.days
        ]
        for measure in measures
    }


def grains(measure: Measure) -> tuple[Grain, ...]:
    """The grains that a measure has cells of: of a stock, what stands in one quarter is not added to another's."""
    if measure.grain in _FINER:
        return GRAINS
    if measure.grain not in GRAINS or measure.nature == "stock":
        return (measure.grain,) if measure.grain in GRAINS else ()
    return GRAINS[GRAINS.index(measure.grain) :]


def _within(spans: Sequence[coverage.Span], grain: Grain) -> list[Period]:
    return periods.spine(grain, min(s for s, _ in spans), max(e for _, e in spans)) if spans else []


def _force(connection: duckdb.DuckDBPyConnection, names: list[str], force: str) -> dict[tuple[str, Spot, Period], Row]:
    found: dict[tuple[str, Spot, Period], Row] = {}
    rows = connection.execute(_sql("public_months"), {"force": force, "measures": names}).fetchall()
    spans = {month: [periods.holding(grain, month) for grain in GRAINS] for month in {row[1] for row in rows}}
    for name, month, *row in rows:
        for span in spans[month]:
            found[name, FORCE, span] = _sum(found.get((name, FORCE, span), NOTHING), tuple(row))
    return found


def _areas(
    connection: duckdb.DuckDBPyConnection, names: list[str], force: str, today: date
) -> dict[tuple[str, Spot, Period], Row]:
    bound = {"force": force, "measures": names, "sets": list(SETS), "as_of": today}
    rows = connection.execute(_sql("public_areas"), bound).fetchall()
    return {
        (name, (area_set, area), periods.financial_year(date(year, 4, 1))): _sum(NOTHING, tuple(row))
        for name, area_set, area, year, *row in rows
    }


def _none(measure: Measure) -> Row:
    return NOTHING if measure.denominator is None else (Decimal(0), Decimal(0), 0, Decimal(0))


def _sum(one: Row, other: tuple[Decimal | None, Decimal | None, int | None, Decimal | None]) -> Row:
    below = None if one[1] is None and other[1] is None else (one[1] or Decimal(0)) + (other[1] or Decimal(0))
    return (one[0] + (other[0] or 0), below, one[2] + (other[2] or 0), one[3] + (other[3] or 0))


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
