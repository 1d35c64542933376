"""Tables of several measures: side by side for each area, as the parts of a whole, and the numbers of their charts.

On the page a percentage has the numbers behind it in its own cell; in the file each of them has a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pages.parts import compare_chart, compare_table, tables, words
from pages.parts.markup import link, safe
from pages.parts.tables import Cell, Table
from warehouse.measures import periods
from warehouse.measures.area_words import PEOPLE
from warehouse.measures.beside import AreaTable, Beside
from warehouse.measures.model import Area, Figure, Measure, Point, Series


def by_area(
    found: Sequence[AreaTable], title: str, chosen: Sequence[str], kept: Mapping[str, str], *, file: bool = False
) -> Table:
    """A row an area as the first measure ranks them, then the three that are nowhere, then the force; its measures.

    `kept` is the choice that the link of an area takes along; `file` gives the numbers behind a value their columns.
    """
    first = found[0]
    rows = tuple(
        (_area(row.area, chosen, kept), *(cell for table in found for cell in _cells(table, row.area.id, file=file)))
        for row in (*first.rows, *first.nowhere, first.force)
    )
    columns = ("Area", *(head for table in found for head in _heads(table, table.measure.title, file=file)))
    caption = f"{len(found)} measures, {periods.label(first.period)}, by {title.lower()}"
    return Table(caption, columns, rows, frozenset(range(1, len(columns))), css="areas")


def of_parts(found: Sequence[AreaTable], split: str, kept: Mapping[str, str], *, file: bool = False) -> Table:
    """A whole and its parts: a row a measure, a column an area, the force last."""
    first = found[0]
    areas = [row.area for row in sorted(first.rows, key=lambda row: row.area.title)]
    names = [*((area.id, area.title) for area in areas), ("force", "Whole force")]
    columns = ("Measure", *(head for _, title in names for head in _heads(first, title, file=file, unit=False)))
    rows = tuple(
        (_measure(table.of, kept), *(cell for name, _ in names for cell in _cells(table, name, file=file, noun=False)))
        for table in found
    )
    unit = f", {PEOPLE}, the count under each" if first.by_rate else ""
    caption = f"{split}, {periods.label(first.period)}{unit}"
    return Table(caption, columns, rows, frozenset(range(1, len(columns))))


def of_force(found: Sequence[Figure], split: str, kept: Mapping[str, str]) -> Table:
    """A whole and its parts where none is held by area: the force's figure, its change, its state."""
    measure = found[0].measure
    parts = words.part_titles(measure) if measure.denominator is not None else ()
    columns = ("Measure", f"Whole force, {words.unit_title(measure).lower()}", *parts)
    rows = tuple(_figure(figure) for figure in found)
    named = ((_measure(figure.measure, kept), *row) for figure, row in zip(found, rows, strict=True))
    caption = f"{split}, {periods.label(found[0].point.period)}"
    columns = (*columns, "Change on the year before", "Note")
    return Table(caption, columns, tuple(named), frozenset(range(1, len(columns) - 2)), css="areas")


def of_charts(charts: Sequence[Sequence[Series]]) -> Table:
    """The numbers of several charts one below the other: a row a measure, area and period, the newest first."""
    columns = ("Measure", "Area", "Period", "From", "To", "Value", "Unit", "Count", "Out of", "Status")
    rows = tuple(
        (Cell(series.measure.title), Cell(compare_chart.name(series)), *_point(series.measure, point))
        for lines in charts
        for series in lines
        for point in reversed(series.points)
    )
    return Table("The numbers of these charts", columns, rows, frozenset((5, 7, 8)))


def why_none(found: Sequence[AreaTable]) -> list[str]:
    """Why some areas have no figure of some measure: each reason once, with its areas, and its measures unless all."""
    held: dict[str, list[str]] = {}
    for table in found:
        without = [row for row in table.rows if row.point.value is None and row.point.reason]
        for reason in dict.fromkeys(row.point.reason.rstrip(".") for row in without):
            areas = [row.area.title for row in without if row.point.reason.rstrip(".") == reason]
            named = "Every area" if len(areas) == len(table.rows) else ", ".join(areas)
            held.setdefault(f"{named}: {reason}", []).append(table.of.title)
    every = len(found)
    return [f"{told}." if len(titles) == every else f"{'; '.join(titles)}. {told}." for told, titles in held.items()]


def _area(area: Area, chosen: Sequence[str], kept: Mapping[str, str]) -> Cell:
    if area.set in ("force", "nowhere"):
        whole = area.id == "force"
        return Cell("Whole force" if whole else area.title, css="whole" if whole else "nowhere")
    name = link("areas", {**kept, "areas": area.id}, area.title)
    return Cell(area.title, markup=f"<strong>{name}</strong>" if area.id in chosen else name)


def _measure(measure: Measure, kept: Mapping[str, str]) -> Cell:
    return Cell(measure.title, markup=link("areas", {**kept, "measure": measure.id}, measure.title))


def _heads(table: AreaTable, title: str, *, file: bool, unit: bool = True) -> Iterator[str]:
    named = PEOPLE if table.by_rate else words.unit_title(table.measure).lower()
    yield f"{title}, {named}" if unit else title
    if file:
        yield from (f"{title}, {part.lower()}" for part in _behind_titles(table))


def _cells(table: AreaTable, area: str, *, file: bool, noun: bool = True) -> Iterator[Cell]:
    row = table.row(area)
    if row is None:
        # A measure that was first compared by other areas has nothing to say of this one.
        yield from (Cell("") for _ in _heads(table, "", file=file))
        return
    value, behind = compare_table.value(table, row), _behind(table, row)
    if file:
        yield value
        yield from (tables.amount(number) for number in behind)
        return
    under = _said(table, behind, noun=noun)
    text = f"{value.text} ({under})" if value.text and under else value.text or under
    markup = f'<span class="nowrap">{safe(value.text)}</span><small>{safe(under)}</small>' if under else ""
    yield Cell(text, markup=markup, raw=value.raw)


def _behind_titles(table: AreaTable) -> tuple[str, ...]:
    if table.by_rate:
        return (words.noun(table.measure),)
    return words.part_titles(table.measure) if table.measure.denominator is not None else ()


def _behind(table: AreaTable, row: Beside) -> tuple[float | None, ...]:
    """The numbers that a value rests on: the cases of a rate, both sides of a share or an average."""
    if table.by_rate:
        return (row.counted.value,)
    return (row.point.numerator, row.point.denominator) if table.measure.denominator is not None else ()


def _said(table: AreaTable, behind: Sequence[float | None], *, noun: bool) -> str:
    told = [words.number(number, "count") for number in behind if number is not None]
    if len(told) != len(behind) or not behind or not (table.by_rate or behind[-1]):
        return ""
    if table.by_rate:
        return f"{told[0]} {words.noun(table.measure)}" if noun else told[0]
    return f"{told[0]} of {told[1]}"


def _figure(figure: Figure) -> tuple[Cell, ...]:
    measure, point = figure.measure, figure.point
    value = Cell(words.value(point, measure), raw=None if point.value is None else tables.plain(point.value))
    parts = (point.numerator, point.denominator) if measure.denominator is not None else ()
    size, weight = words.change(measure, figure.same_period_last_year)
    change = Cell(f"{size}; {weight}" if weight else size, markup=f"{safe(size)}<small>{safe(weight)}</small>")
    note = "" if point.status == "final" else words.sentence_case(words.short_status(point))
    return (value, *(tables.amount(part) for part in parts), change, Cell(note))


def _point(measure: Measure, point: Point) -> tuple[Cell, ...]:
    period = point.period
    shown = "" if point.value is None else compare_chart.value(measure, point.value)
    unit = PEOPLE if measure.unit == "rate_per_1000" else words.unit_title(measure).lower()
    parts = (point.numerator, point.denominator) if measure.denominator is not None else (None, None)
    return (
        Cell(periods.label(period)),
        *(Cell(day.strftime("%d/%m/%Y")) for day in (period.starts, period.ends)),
        tables.marked(shown, point.value, point.shorthand),
        Cell(unit),
        *(tables.amount(part) for part in parts),
        Cell(words.sentence_case(words.short_status(point))),
    )
