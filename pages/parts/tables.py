"""Tables described once, then written as accessible HTML for the page and as CSV for the file: the same cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pages.parts import limit_lines, signal, words
from pages.parts.markup import safe
from warehouse.measures import periods
from warehouse.measures.limits import Limits
from warehouse.measures.model import Measure, Point, Series

_LIMITS = ("Lower limit", "Mean", "Upper limit", "Signal")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Cell:
    """`text` is what is read. `markup`, from markup.py, stands on the page instead; `raw` in a file instead."""

    text: str
    markup: str = ""
    raw: float | int | None = None
    css: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under columns; the first cell of a row is its heading. `numbers` are the columns set to the right."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[int] = frozenset()
    css: str = ""
    caption_shown: bool = True


def of_texts(caption: str, columns: Sequence[str], rows: Iterable[Sequence[object]], **more: object) -> Table:
    """A table of plain texts."""
    cells = tuple(tuple(Cell(str(value)) for value in row) for row in rows)
    return Table(caption, tuple(columns), cells, **more)  # type: ignore[arg-type]


def to_html(table: Table) -> str:
    """A real table: a caption, column headings and row headings with their scope.

    It stands in a frame of its own, named after it, that scrolls sideways where the screen is narrower than the table
    and that a keyboard can reach to scroll it.
    """
    return _framed(table, "wide")


def scrolling(table: Table) -> str:
    """The same in a frame of limited height, for a long table."""
    return _framed(table, "scroll")


def _framed(table: Table, css: str) -> str:
    named = f"{css} {css}-{safe(table.css)}" if table.css else css
    return (
        f'<div class="{named}" role="region" aria-label="{safe(table.caption)}" tabindex="0">{_marked_up(table)}</div>'
    )


def _marked_up(table: Table) -> str:
    hidden = "" if table.caption_shown else ' class="unseen"'
    head = "".join(
        f'<th scope="col"{_class(table, at, "")}>{safe(title)}</th>' for at, title in enumerate(table.columns)
    )
    body = "".join(f"<tr{_kind(row)}>{_row(table, row)}</tr>" for row in table.rows)
    return (
        f'<table class="pcc {safe(table.css)}"><caption{hidden}>{safe(table.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _kind(row: Sequence[Cell]) -> str:
    """What a row is, by its first cell: for the style sheet, where asking it of the cells slows every page."""
    return f' class="row-{safe(row[0].css)}"' if row and row[0].css else ""


def _row(table: Table, row: Sequence[Cell]) -> str:
    found = []
    for at, cell in enumerate(row):
        tag, scope = ("th", ' scope="row"') if at == 0 else ("td", "")
        found.append(f"<{tag}{scope}{_class(table, at, cell.css)}>{cell.markup or safe(cell.text)}</{tag}>")
    return "".join(found)


def _class(table: Table, at: int, css: str) -> str:
    names = " ".join(name for name in ("number" if at in table.numbers else "", css) if name)
    return f' class="{safe(names)}"' if names else ""


def to_csv(table: Table) -> str:
    """The same cells as CSV. A text that a spreadsheet would run as a formula is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(title) for title in table.columns])
    for row in table.rows:
        writer.writerow([harmless(cell.text) if cell.raw is None else cell.raw for cell in row])
    return out.getvalue()


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def file_name(marking: str, *parts: str, ending: str = "csv") -> str:
    """A file's name, led by the marking: OFFICIAL_domestic_burglary_force_month_v0012.csv."""
    plain = (re.sub(r"[^A-Za-z0-9.-]+", "_", part).strip("_") for part in (marking, *parts))
    return "_".join(part for part in plain if part) + f".{ending}"


def of_series(series: Series, shown: Sequence[Point], drawn: Limits | None = None) -> Table:
    """The numbers of a chart, newest first: exactly what is drawn, and what the CSV holds.

    `drawn` are the limits of the points shown; their columns stand only where there are any.
    """
    measure = series.measure
    ratio = measure.denominator is not None
    columns = ["Period", "From", "To", words.unit_title(measure)]
    columns += [*words.part_titles(measure)] if ratio else []
    columns += ["95% interval"] if measure.survey else []
    limits = _limits(drawn, measure) if drawn and limit_lines.runs(drawn) else [()] * len(shown)
    limited = bool(limits and limits[0])
    columns += ["A year before", *(_LIMITS if limited else ()), "Status", "Note"]
    by_period = {point.period: point for point in series.points}
    rows = tuple(
        _point_row(measure, point, by_period.get(periods.year_before(point.period)), own)
        for point, own in reversed(list(zip(shown, limits, strict=True)))
    )
    numbers = frozenset(range(3, len(columns) - (3 if limited else 2)))
    caption = f"{measure.title}, {series.area.title}, {words.by_grain(series.grain)}: the numbers of the chart"
    return Table(caption, tuple(columns), rows, numbers)


def _limits(drawn: Limits, measure: Measure) -> list[tuple[Cell, ...]]:
    """The limits' cells at each point: empty where it is not judged."""
    found = []
    for reach, cause in zip(limit_lines.reaches(drawn), drawn.special_cause, strict=True):
        heights = (reach.lower, reach.mean, reach.upper) if reach else ()
        cells = [Cell(limit_lines.text(height, measure.unit), raw=plain(height)) for height in heights]
        found.append((*(cells or [Cell("")] * 3), Cell(signal.in_table(cause if reach else None))))
    return found


def _point_row(measure: Measure, point: Point, before: Point | None, limits: tuple[Cell, ...]) -> tuple[Cell, ...]:
    row = [
        Cell(periods.label(point.period)),
        _day(point.period.starts),
        _day(point.period.ends),
        _value(measure, point),
    ]
    if measure.denominator is not None:
        row += [amount(point.numerator), amount(point.denominator)]
    if measure.survey:
        row.append(Cell(words.interval(point)))
    row += [
        _value(measure, before) if before and not point.immature else Cell(""),
        *limits,
        Cell(words.state(point)),
        Cell("" if point.reason == "Not received." else words.sentence_case(point.reason)),
    ]
    return tuple(row)


def _day(on: date) -> Cell:
    return Cell(on.strftime("%d/%m/%Y"))


def _value(measure: Measure, point: Point) -> Cell:
    if point.value is None:
        return Cell(point.shorthand or "")
    return Cell(words.number(point.value, measure.unit), raw=plain(point.value))


def amount(value: float | None) -> Cell:
    """One side of a ratio; blank where there is none."""
    return Cell("") if value is None else Cell(words.number(value, "count"), raw=plain(value))


def without_empty(table: Table, titles: Container[str]) -> Table:
    """The table without those of the named columns that hold nothing in any row."""
    kept = [
        at for at, title in enumerate(table.columns) if title not in titles or any(row[at].text for row in table.rows)
    ]
    return replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
        numbers=frozenset(new for new, at in enumerate(kept) if at in table.numbers),
    )


def marked(shown: str, value: float | None, shorthand: str) -> Cell:
    """A value with its mark ([u] unreliable, [c] withheld); in a file too, where a number alone would lose it."""
    text = f"{shown} {shorthand}".strip()
    return Cell(text, raw=None if shorthand or value is None else plain(value))


def plain(value: float) -> float | int:
    """A number for a file: whole when it is whole, else to six decimals."""
    return int(value) if float(value).is_integer() else round(float(value), 6)
