"""The areas of a set side by side: small drawings on one scale, and the table that adds up to the force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pages.parts import board_table, charts, choices, tables, words
from pages.parts.markup import fold, link, safe
from pages.parts.tables import Cell, Table
from warehouse.measures import periods
from warehouse.measures.model import Area, Figure, Grain, Period, Point, Series


def multiples(
    figure: Figure, title: str, found: Sequence[tuple[Area, Point]], lines: Mapping[str, Series], window: Period
) -> str:
    """A heading, a drawing for each area of the set, and the table with the three that are nowhere."""
    recent = {name: replace(series, points=charts.within(series, window)) for name, series in lines.items()}
    reach = _reach(figure, recent)
    items = "".join(_one(figure, area, point, recent[area.id], reach) for area, point in found if area.id in recent)
    drawn = f"{periods.label(periods.month(window.starts))} to {periods.label(periods.month(window.ends))}"
    under = f"{periods.label(figure.point.period)} in figures; {drawn} drawn by month, all on one scale; areas of today"
    table = fold("The numbers by area, and those in none", tables.to_html(of_areas(figure, title, found)))
    return f'<h2>{safe(title)}</h2><p class="small">{safe(under)}</p><ul class="multiples">{items}</ul>{table}'


def to_compare(figure: Figure, grain: Grain, area_set: str) -> str:
    """A link to the page that compares areas, with the choice carried over; nothing for what is in no area set."""
    if area_set not in choices.SETS:
        return ""
    kept = {"measure": figure.measure.id, "period": periods.written(figure.point.period), "set": area_set}
    if figure.area.id == "force":
        return f"<p>{link('areas', {**kept, 'grain': grain}, 'Compare these areas: rates, rank, map and funnel')}</p>"
    told = f"Compare {figure.area.title} with the force and with other areas"
    return f"<p>{link('areas', {**kept, 'grain': grain, 'areas': figure.area.id}, told)}</p>"


def _reach(figure: Figure, recent: Mapping[str, Series]) -> tuple[float, float]:
    """One scale for all, so that the eye compares like with like; counts from zero."""
    values = [point.value for series in recent.values() for point in series.points if point.value is not None]
    if not values:
        return 0.0, 1.0
    return (min(values) if figure.measure.unit == "percent" else 0.0), max(values)


def _one(figure: Figure, area: Area, point: Point, recent: Series, reach: tuple[float, float]) -> str:
    kept = {"measure": figure.measure.id, "period": periods.written(figure.point.period), "area": area.id}
    said = words.value(point, figure.measure) or words.status(point.status)
    under = words.basis(point, figure.measure)
    beside = f" <small>{safe(under)}</small>" if under else ""
    head = f"{link('measure', kept, area.title)} <b>{safe(said)}</b>{beside}"
    return f"<li>{head}{board_table.spark(recent, 215, 44, reach)}</li>"


def of_areas(figure: Figure, title: str, found: Sequence[tuple[Area, Point]]) -> Table:
    """Every area of the set, then no location, unmapped and outside: together they are the force."""
    measure = figure.measure
    ratio = measure.denominator is not None
    columns = ("Area", words.unit_title(measure), *(words.part_titles(measure) if ratio else ()), "Status")
    rows = tuple(_row(figure, area.title, point) for area, point in found)
    force = _row(figure, f"{figure.area.title} (whole force)", figure.point)
    caption = f"{measure.title}, {periods.label(figure.point.period)}, by {title.lower()}"
    return Table(caption, columns, (*rows, force), frozenset(range(1, len(columns) - 1)))


def _row(figure: Figure, title: str, point: Point) -> tuple[Cell, ...]:
    value = Cell(words.value(point, figure.measure), raw=tables.plain(point.value) if point.value is not None else None)
    parts = (point.numerator, point.denominator) if figure.measure.denominator is not None else ()
    return (Cell(title), value, *(tables.amount(part) for part in parts), Cell(words.state(point)))
