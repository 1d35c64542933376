"""The tables of the Areas page for one measure: every area of a set, and the periods of the chart."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts import compare_chart, tables, words
from pages.parts.markup import link, safe
from pages.parts.tables import Cell, Table
from warehouse.measures import periods
from warehouse.measures.area_words import amount, interval, spread
from warehouse.measures.beside import AreaTable, Beside
from warehouse.measures.model import Measure, Point, Series
from warehouse.measures.points import UNRELIABLE_BELOW

_MAY_BE_EMPTY = ("Change on the year before", "Note")
# Against the funnel's limits, which allow for what areas differ by anyway.
_STANDS = {"usual": "As usual", "high": "Higher than usual", "low": "Lower than usual"}


def of_areas(table: AreaTable, title: str, chosen: Sequence[str], kept: dict[str, str]) -> Table:
    """Every area, the highest first; then the three that are nowhere; the force last. All but the force add up to it.

    `kept` is the choice that a link to an area's own measure page takes along.
    """
    measure, parts = table.measure, _part_titles(table)
    limits = any(row.low is not None for row in table.rows)
    columns = ("Area", _value_title(table), *(("95% interval",) if limits else ()), *parts)
    columns += ("Rank", "Could rank") if table.ranked else ()
    columns += ("Among areas",) if table.funnel else ()
    columns += _MAY_BE_EMPTY
    rows = tuple(_row(table, row, chosen, kept, limits=limits) for row in (*table.rows, *table.nowhere, table.force))
    numbers = frozenset(range(1, 2 + limits + len(parts) + (1 if table.ranked else 0)))
    caption = f"{measure.title}, {periods.label(table.period)}, by {title.lower()}"
    return tables.without_empty(Table(caption, columns, rows, numbers, css="areas"), _MAY_BE_EMPTY)


def _row(
    table: AreaTable, row: Beside, chosen: Sequence[str], kept: dict[str, str], *, limits: bool
) -> tuple[Cell, ...]:
    title = "Whole force" if row.area.id == "force" else row.area.title
    css = "whole" if row.area.id == "force" else "nowhere" if row.area.set == "nowhere" else ""
    name = link("measure", {**kept, "area": row.area.id}, title)
    cells = [Cell(title, markup=f"<strong>{name}</strong>" if row.area.id in chosen else name, css=css)]
    cells.append(value(table, row))
    cells += [Cell(interval(table, row), css="nowrap")] if limits else []
    cells += [tables.amount(part) for part in _parts(table, row)]
    if table.ranked:
        place = row.rank.place if row.rank else None
        cells += [Cell("" if place is None else str(place), raw=place), Cell(spread(row), css="nowrap")]
    cells += [Cell(_STANDS[row.stand.standing] if row.stand else "")] if table.funnel else []
    return (*cells, _change(table, row), Cell(words.sentence_case(_note(row))))


def _value_title(table: AreaTable) -> str:
    return "For each 1,000 people" if table.by_rate else words.unit_title(table.measure)


def _part_titles(table: AreaTable) -> tuple[str, ...]:
    if table.by_rate:
        return words.sentence_case(words.noun(table.measure)), "People"
    return words.part_titles(table.measure) if table.measure.denominator is not None else ()


def _parts(table: AreaTable, row: Beside) -> tuple[float | None, ...]:
    if table.by_rate:
        return row.counted.value, row.point.denominator
    return (row.point.numerator, row.point.denominator) if table.measure.denominator is not None else ()


def value(table: AreaTable, row: Beside) -> Cell:
    """A row's value, with its mark where it is withheld or not to be relied on."""
    held = row.point.value
    if held is None:
        return Cell(row.point.shorthand)
    return tables.marked(amount(table, held), held, row.point.shorthand)


def _change(table: AreaTable, row: Beside) -> Cell:
    if row.change is None:
        return Cell("")
    # The change is that of the cases: the people of two years differ by less than chance does.
    size, weight = words.change(table.of, row.change)
    markup = f"{safe(size)}<small>{safe(weight)}</small>"
    return Cell(f"{size}; {weight}" if weight else size, markup=markup, css="nowrap")


def _note(row: Beside) -> str:
    if row.point.shorthand == "[u]":
        return f"unreliable: under {UNRELIABLE_BELOW} effective responses"
    if row.point.reason:
        return row.point.reason
    return "" if row.point.status == "final" else words.short_status(row.point)


def of_lines(lines: Sequence[Series]) -> Table:
    """The numbers of the chart, newest first: of each line its value and the two numbers that make it."""
    measure = lines[0].measure
    ratio = measure.denominator is not None
    columns = ["Period", "From", "To"]
    for series in lines:
        called = compare_chart.name(series)
        columns += [called, *(f"{called}, {part.lower()}" for part in (_line_parts(measure) if ratio else ()))]
    together = reversed(list(zip(*(series.points for series in lines), strict=True)))
    rows = tuple(_written(measure, column, ratio=ratio) for column in together)
    unit = "for each 1,000 people" if measure.unit == "rate_per_1000" else words.unit_title(measure).lower()
    caption = f"{measure.title}, {unit}, {words.by_grain(lines[0].grain)}: the numbers of the chart"
    return Table(caption, (*columns, "Status"), rows, frozenset(range(3, len(columns))))


def _line_parts(measure: Measure) -> tuple[str, str]:
    if measure.unit == "rate_per_1000":
        return words.noun(measure), "people"
    return words.part_titles(measure)


def _written(measure: Measure, column: Sequence[Point], *, ratio: bool) -> tuple[Cell, ...]:
    period = column[0].period
    cells = [Cell(periods.label(period)), *(Cell(day.strftime("%d/%m/%Y")) for day in (period.starts, period.ends))]
    for point in column:
        shown = "" if point.value is None else compare_chart.value(measure, point.value)
        cells.append(tables.marked(shown, point.value, point.shorthand))
        cells += [tables.amount(part) for part in (point.numerator, point.denominator)] if ratio else []
    return (*cells, Cell(words.sentence_case(words.short_status(column[-1]))))
