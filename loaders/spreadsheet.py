"""XLSX to rows of text, within bounds. Formulas are never run: a cell is the value that was saved with it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from loaders.archive import DAMAGED, Limits, contents, guard
from loaders.headers import Record
from loaders.refusal import refused

MAGIC = b"PK\x03\x04"
BOUNDS = Limits(members=2_000, total=1024**3, ratio=1_000)
MOST_CELLS = 20_000_000
# A cell's reference, and a quick look for one that lies beyond column Z or row 99,999.
_CELL = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
_FAR = re.compile(rb"""\sr\s*=\s*["'](?:[A-Za-z]{2,3}[0-9]|[A-Za-z]?[0-9]{6})""")
_NEAR = (26, 99_999)


def is_spreadsheet(path: Path) -> bool:
    """Whether a file is a spreadsheet by its content, whatever its name."""
    with path.open("rb") as file:
        return file.read(4) == MAGIC


def sheets(path: Path) -> list[tuple[str, CalamineSheet]]:
    """The worksheets in workbook order. Raises `Refusal` when it is out of bounds or cannot be opened."""
    check_bounds(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            return [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as fault:
        raise refused("unreadable", "the spreadsheet cannot be opened; save it again as .xlsx or as CSV") from fault


def check_bounds(path: Path) -> None:
    """Refuse what would not fit in memory: a cell far from the rest makes the reader hold everything between."""
    try:
        with zipfile.ZipFile(path) as file:
            guard(file, BOUNDS)
            columns, rows = _reach(file)
    except DAMAGED as fault:
        raise refused("unreadable", "the spreadsheet is damaged; save it again as .xlsx or as CSV") from fault
    if columns * rows > MOST_CELLS:
        raise refused("unreadable", f"the sheet reaches over more than {MOST_CELLS:,} cells; send it as CSV")


def _reach(file: zipfile.ZipFile) -> tuple[int, int]:
    """The furthest column and row that any cell names."""
    column, row = _NEAR
    for member in file.infolist():
        if not member.filename.lower().endswith(".xml"):
            continue
        tail = b""
        for chunk in contents(file, member, BOUNDS):
            text = tail + chunk
            if _FAR.search(text):
                cells = set(_CELL.findall(text))
                column = max(column, *(_number(letters) for letters in {letters for letters, _ in cells}))
                row = max(row, *(int(digits) for digits in {digits for _, digits in cells}))
            tail = text[-64:]
    return column, row


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def records(sheet: CalamineSheet) -> Iterator[Record]:
    """Every row from the first, by its number in the sheet."""
    for number, row in enumerate(sheet.iter_rows(), start=1):
        yield Record(number, number, [text_of(cell) for cell in row])


def text_of(cell: object) -> str:
    """A cell as the text that a CSV would hold: ISO dates and times, whole numbers without a point."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date().isoformat() if midnight else cell.replace(microsecond=0).isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.replace(microsecond=0).isoformat()
    if isinstance(cell, timedelta):
        seconds = int(cell.total_seconds())
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return str(cell)
