"""The numbers of a measure as a pack's tables: the figure beside what it is compared with, and the chart's points."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from pages.packs.document import Cell, Column, Table
from pages.parts import tables, words
from warehouse.measures import change, periods
from warehouse.measures.limits import Limits
from warehouse.measures.model import Comparison, Figure, Measure, Period, Point, Series
from warehouse.measures.numbers import signed

_SIGN_OFF = re.compile(r": Z\s\S+$")  # Z has a column of its own
_STATES = {"final": "Final", "provisional": "Provisional", "partial": "Part-received", "not_received": "Not received"}
_NOT_RECEIVED = ("", "not received")


def value(measure: Measure, point: Point, *, revised: bool = False) -> Cell:
    """A point's value with its marks and, below, the counts that it rests on."""
    shown = "" if point.value is None else words.number(point.value, measure.unit)
    raw = None if point.value is None else tables.plain(point.value)
    return Cell(shown, raw, marks(point, revised=revised), words.basis(point, measure))


def marks(point: Point, *, revised: bool = False) -> str:
    """The shorthand of a point: [c] withheld, [p] may change, [r] revised, [u] unreliable, [x] none, [z] cannot be."""
    if point.value is None:
        if point.shorthand:
            return point.shorthand
        absent = point.status == "not_received" and point.reason.rstrip(".").lower() in _NOT_RECEIVED
        return "[x]" if absent else "[z]"
    found = [point.shorthand] if point.shorthand else []
    found += ["[p]"] if point.status in ("provisional", "partial") or point.immature else []
    return " ".join([*found, *(["[r]"] if revised else [])])


@dataclass(frozen=True)
class Row:
    """A figure, and one of the comparisons of it; which periods of its measure were revised since the last Board."""

    figure: Figure
    against: Comparison | None
    other: Period
    revised: bool = False


def numbers(figure: Figure, month: Figure | None, revised: Collection[Period] = ()) -> Table:
    """The figure against the year before, and the latest month against the year before and the month before."""
    measure = figure.measure
    pairs = [(figure, figure.same_period_last_year, periods.year_before(figure.point.period))]
    if figure.point.period.grain in ("month", "quarter"):
        pairs.append((figure, figure.previous, periods.previous(figure.point.period)))
    if month is not None:
        pairs.append((month, month.same_period_last_year, periods.year_before(month.point.period)))
        pairs.append((month, month.previous, periods.previous(month.point.period)))
    columns = (
        Column("Period"), Column(words.unit_title(measure), "number"), Column("Compared with"),
        Column("Then", "number"), Column("Difference", "number"), Column("Change, %", "number"), Column("Z", "number"),
        Column("Reading"), Column("Status"),
    )  # fmt: skip
    rows = tuple(
        _row(measure, Row(found, against, other, found.point.period in revised)) for found, against, other in pairs
    )
    return Table(f"{measure.title}: the figure and what it is compared with", columns, rows)


def _row(measure: Measure, row: Row) -> tuple[Cell, ...]:
    point = row.figure.point
    head = (Cell(periods.label(point.period)), value(measure, point, revised=row.revised))
    status = Cell(_status(point))
    if row.against is None:
        none = Cell("", None, "[z]")
        return (*head, Cell(periods.label(row.other)), none, none, none, none, Cell("No like-for-like period"), status)
    return (*head, *_compared(measure, row.against), status)


def _status(point: Point) -> str:
    """A point's state in a word; why there is no number where there is none."""
    if point.value is None:
        return words.sentence_case(point.reason.rstrip(".")) or "None"
    return "Immature" if point.immature else _STATES[point.status]


def _compared(measure: Measure, found: Comparison) -> tuple[Cell, ...]:
    counts = _counts(measure, found)
    size, weight = words.change(measure, found)
    return (
        Cell(periods.label(found.period)),
        Cell(words.number(found.value, measure.unit), tables.plain(found.value), "", counts),
        Cell(signed(found.difference, measure.unit), tables.plain(found.difference)),
        _percent(measure, found),
        Cell("", None, "[z]") if found.z is None else Cell(change.written(found.z), found.z),
        Cell(size if found.z is None else _SIGN_OFF.sub("", weight)),
    )


def _percent(measure: Measure, found: Comparison) -> Cell:
    """The change in percent of the old value; of a percentage there is none, only points."""
    if found.percent is None or measure.unit == "percent":
        return Cell("", None, "[z]")
    return Cell(f"{found.percent:+.1f}%", found.percent)


def _counts(measure: Measure, found: Comparison) -> str:
    if found.age is not None:
        return f"at {found.age} days"
    if measure.unit != "percent" or found.numerator is None or found.denominator is None or measure.survey:
        return ""
    return f"{words.number(found.numerator)} of {words.number(found.denominator)}"


def points(whole: Series, shown: Series, drawn: Limits | None, revised: Collection[Period] = ()) -> Table:
    """The numbers of the chart, newest first: exactly what is drawn."""
    made = tables.of_series(whole, shown.points, drawn)
    columns = tuple(
        Column(title, "number" if at in made.numbers else "date" if title in ("From", "To") else "text")
        for at, title in enumerate(made.columns)
    )
    rows = []
    for point, row in zip(reversed(shown.points), made.rows, strict=True):
        cells = [Cell(cell.text, cell.raw) for cell in row]
        # The counts behind a percentage have columns of their own here.
        cells[3] = replace(value(whole.measure, point, revised=point.period in revised), under="")
        rows.append(tuple(cells))
    return Table(made.caption, columns, tuple(rows))
