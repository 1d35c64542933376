"""A landed file to a table of text: the one reader of every source.

What it promises: every declared column is there as text (trimmed, blank is null), each row has its physical line, and
no row is lost: rows read = rows of the table + ragged rows.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineSheet

from loaders import delimited, dialect, footer, spreadsheet
from loaders.grid import Grid, gather
from loaders.headers import Header, Match, Record, check, complete, locate, match, shown
from loaders.personal import refuse_personal
from loaders.refusal import refused
from loaders.source import Source


@dataclass(frozen=True)
class Read:
    """What a file holds: the text table with `line` (int32), what to say of it, and the rows that do not fit."""

    table: pa.Table
    notes: tuple[str, ...]
    ragged: tuple[tuple[int, str], ...]

    @property
    def rows(self) -> int:
        """Rows read, ragged ones too: the figure that a control total is held to."""
        return int(self.table.num_rows) + len(self.ragged)


def read(path: Path, source: Source) -> Read:
    """Read one extract. Raises `Refusal` when it is unreadable or its header lacks a column."""
    try:
        return _sheet(path, source) if spreadsheet.is_spreadsheet(path) else _text(path, source)
    except OSError as fault:
        words = f"the file cannot be read ({fault.strerror or 'input error'}); look at its rights and disk"
        raise refused("unreadable", words) from fault


def has_columns(path: Path, source: Source) -> bool:
    """Whether the file's header has all that the source requires. Raises `Refusal` when it is unreadable."""
    if spreadsheet.is_spreadsheet(path):
        return any(complete(locate(_top(sheet), source), source) for _, sheet in spreadsheet.sheets(path))
    return complete(dialect.delimiter_of(dialect.head(path), source)[1], source)


def check_personal(path: Path, source: Source) -> None:
    """Refuse a file whose header names personal data: called before a byte of it is kept.

    Where no header row is recognised every one of the first rows is looked at. Raises `Refusal` for an unreadable
    file too, because what cannot be read cannot be cleared.
    """
    if spreadsheet.is_spreadsheet(path):
        for _, sheet in spreadsheet.sheets(path):
            records = _top(sheet)
            refuse_personal(_header_rows(locate(records, source), records))
        return
    lines = dialect.head(path)
    mark, header = dialect.delimiter_of(lines, source)
    marks = (mark,) if header else dialect.DELIMITERS
    for each in marks:
        refuse_personal(_header_rows(header, dialect.first_records(lines, each)))


def _header_rows(header: Header | None, records: Iterable[Record]) -> list[tuple[int, Sequence[str]]]:
    return [(header.line, header.cells)] if header else [(record.line, record.cells) for record in records]


def _text(path: Path, source: Source) -> Read:
    lines = dialect.head(path)
    mark, located = dialect.delimiter_of(lines, source)
    header, matched = check(located, source)
    text = dialect.whole(path)
    body, closing = footer.trim(dialect.after(text, header.last), mark, header.width, matched.places.get(source.day))
    wanted = list(matched.places.values())
    grid = delimited.swift(body, mark, header, wanted)
    if grid is None:
        grid = delimited.patient(dialect.lines_of(body.decode()), mark, header, wanted)
    notes = [] if text.encoding == "UTF-8" else [f"read as {text.encoding}"]
    if not text.data.endswith((b"\n", b"\r")):
        notes.append("the last line does not end; if the file was cut short, send it again")
    return _table(source, matched, grid, [*notes, *_notes(header, closing)])


def _sheet(path: Path, source: Source) -> Read:
    books = spreadsheet.sheets(path)
    found = [(name, sheet, locate(_top(sheet), source)) for name, sheet in books]
    filled = [each for each in found if _filled(each[1], each[2], source)]
    _refuse_several([name for name, _, _ in filled])
    best = max(filled or found, key=lambda each: _columns_found(each[2], source), default=None)
    header, matched = check(best[2] if best else None, source)
    assert best is not None  # noqa: S101 - check() refuses when there is no sheet
    rows = [_fitted(record, header) for record in spreadsheet.records(best[1]) if record.line > header.last]
    closing = _closing(rows, header, matched.places.get(source.day))
    grid = gather(rows[: len(rows) - closing], header, list(matched.places.values()))
    notes = [f"read the sheet {shown(best[0])}"] if len(books) > 1 else []
    return _table(source, matched, grid, [*notes, *_notes(header, closing)])


def _filled(sheet: CalamineSheet, header: Header | None, source: Source) -> bool:
    return header is not None and complete(header, source) and sheet.total_height > header.last


def _refuse_several(names: Sequence[str]) -> None:
    if len(names) > 1:
        held = ", ".join(map(shown, names))
        raise refused("several_sheets", f"{len(names)} sheets hold rows ({held}); send each as a file of its own")


def _top(sheet: CalamineSheet) -> list[Record]:
    return list(islice((record for record in spreadsheet.records(sheet) if not record.blank), 20))


def _columns_found(header: Header | None, source: Source) -> int:
    return len(match(header.cells, source).places) if header else 0


def _fitted(record: Record, header: Header) -> Record:
    """In a spreadsheet a cell's place is certain: what was never filled in is blank, a remark beside is no value."""
    cells = record.cells[: header.named]
    return record._replace(cells=cells + [""] * (header.width - len(cells)))


def _closing(rows: Sequence[Record], header: Header, day: int | None) -> int:
    """How many rows at the end are closing lines or blank."""
    count = 0
    for record in reversed(rows):
        if not record.blank and not footer.is_closing(record.cells, header.width, day):
            break
        count += 1
    return count


def _notes(header: Header, closing: int) -> list[str]:
    before = header.line - 1
    notes = [f"{before} line{'s' * (before > 1)} before the header left out"] if before else []
    return [*notes, f"{closing} closing line{'s' * (closing > 1)} left out"] if closing else notes


def _table(source: Source, matched: Match, grid: Grid, notes: list[str]) -> Read:
    held = dict(zip(matched.places, grid.columns, strict=True))
    rows = len(grid.lines)
    columns = {column.name: held.get(column.name, pa.nulls(rows, pa.string())) for column in source.columns}
    if matched.extra:
        notes.append("extra columns ignored: " + ", ".join(map(shown, matched.extra)))
    if absent := _absent(source, held):
        notes.append("columns not in the file, read as blank: " + ", ".join(absent))
    return Read(pa.table({**columns, "line": pa.array(grid.lines, pa.int32())}), tuple(notes), grid.ragged)


def _absent(source: Source, held: Container[str]) -> list[str]:
    """The declared columns that are not there, but for the members of a group of which another is."""
    answered = {group for group, columns in source.groups.items() if any(column.name in held for column in columns)}
    return [column.name for column in source.columns if column.name not in held and column.one_of not in answered]
