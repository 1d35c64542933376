"""One sheet of rows and columns: its fields, its rows, and how a text, number or day stands in a cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from pages.packs.document import Cell
from pages.parts import tables
from warehouse.measures.model import Unit

Value = str | int | float | date
ABSENT = "[z]"
MARKS = ("[c]", "[p]", "[r]", "[u]", "[x]", "[z]")


@dataclass(frozen=True)
class Field:
    """A column: its heading, what its cells hold, and what that is in a sentence. `word` is explained in the notes."""

    title: str
    kind: Literal["text", "number", "date"] = "text"
    says: str = ""
    word: str = ""


@dataclass(frozen=True)
class Sheet:
    """One table. `name` is its tab's and file's; the first column is the rows' heading. `units` are the rows' own."""

    name: str
    title: str
    says: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    units: tuple[Unit | None, ...] = ()


def of_cell(cell: Cell) -> Value:
    """A number where there is one, else the mark or words in its place."""
    return of_text(cell.shown) if cell.raw is None else tables.plain(cell.raw)


def of_number(value: float | None, mark: str = "") -> Value:
    """A number, or the mark that says why there is none."""
    return (mark or ABSENT) if value is None else tables.plain(value)


def of_text(text: str) -> str:
    """A text, safe in a spreadsheet; a mark where there is none."""
    return tables.harmless(text.strip()) or ABSENT


def of_day(text: str, kind: str) -> Value:
    """A day that is written in words or figures, as a day."""
    shape = "%d/%m/%Y" if "/" in text else "%d %b %Y"
    try:
        return datetime.strptime(text, shape).replace(tzinfo=UTC).date() if kind == "date" else of_text(text)
    except ValueError:  # no day set
        return of_text(text)


def marks_in(sheet: Sheet) -> list[str]:
    """The shorthand that a sheet uses, in the order that it is explained in."""
    texts = {value for row in sheet.rows for value in row if isinstance(value, str)}
    return [mark for mark in MARKS if any(mark in text for text in texts if len(text) < 16)]
