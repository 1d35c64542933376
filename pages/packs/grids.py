"""The numbers of a chart as a page of paper takes them: a row a financial year, a column a month or quarter."""

from __future__ import annotations

from collections.abc import Iterable

from pages.packs.document import Cell, Column, Item, Table
from pages.parts import words
from warehouse.measures import periods
from warehouse.measures.model import Grain, Period, Point

_PARTS: dict[Grain, tuple[str, ...]] = {
    "month": ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"),
    "quarter": ("Q1", "Q2", "Q3", "Q4"),
    "year": ("Year",),
}


def grid(item: Item) -> Table:
    """The points of an item's chart, oldest year first: the same cells as its table of points, the counts below."""
    series = item.series
    shown = {point.period: row[3] for point, row in zip(reversed(series.points), item.points.rows, strict=True)}
    by_point = {point.period: point for point in series.points}
    names = _PARTS[series.grain]
    columns = (Column("Financial year"), *(Column(name, "number") for name in names))
    rows = []
    for year in _years(shown):
        spine = periods.spine(series.grain, year.starts, year.ends)
        cells = (_cell(item, by_point.get(period), shown.get(period)) for period in spine)
        rows.append((Cell(periods.label(year)), *cells))
    return Table(item.points.title, columns, tuple(rows))


def _years(shown: Iterable[Period]) -> list[Period]:
    return sorted({periods.financial_year(period.ends) for period in shown})


def _cell(item: Item, point: Point | None, cell: Cell | None) -> Cell:
    """Blank where the chart does not reach."""
    if point is None or cell is None:
        return Cell("")
    return Cell(cell.text, cell.raw, cell.shorthand, words.basis(point, item.figure.measure))
