"""Delimited text to columns: Arrow where every line is a record, Python's csv where that is not certain.

Both keep the physical line of every record, and lose none: what cannot be read is handed back with its line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from loaders.grid import Grid, fault_of, gather, tidy
from loaders.headers import Header, Record

LONGEST = 200
UNCLOSED = "a quotation mark is out of place or not closed; mend the row and send the extract again"
DAMAGED = "holds a null byte; the file may be damaged: send it again"


class _Feed:
    """Lines for a csv reader, with a place that can be put back."""

    def __init__(self, lines: Sequence[str], at: int) -> None:
        self.lines, self.at, self.limit = lines, at, len(lines)

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self.at >= self.limit:
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def records(lines: Sequence[str], delimiter: str, header: Header | None = None) -> Iterator[Record]:
    """Every record of the lines, in order; line numbers count from 1.

    A stray quotation mark would swallow the rows after it. So a record that never closes, runs over 200 lines, or
    spans lines and then does not fit the header, is a fault of its first line alone, and reading resumes on the next.
    """
    feed = _Feed(lines, 0)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while feed.at < len(lines):
        start, cells, fault = feed.at, [], ""
        feed.limit = min(start + LONGEST, len(lines))
        try:
            cells = next(reader)
        except (csv.Error, StopIteration):
            # Text after a closing quotation mark is read as Arrow reads it; a mark that stays open is a fault.
            cells = [] if lines[start].count('"') % 2 else one(lines[start], delimiter)
            feed.at, fault = start + 1, "" if cells else UNCLOSED
        if not fault and header is not None and feed.at > start + 1 and fault_of(cells, header):
            fault = UNCLOSED
        if fault:
            cells, feed.at = [], start + 1
        yield Record(start + 1, feed.at, cells, fault)


def one(line: str, delimiter: str) -> list[str]:
    """The cells of one line, text after a closing quotation mark and all; none when it cannot be parted."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def patient(lines: Sequence[str], delimiter: str, header: Header, wanted: Sequence[int]) -> Grid:
    """Read by Python's csv: embedded newlines, stray quotation marks, null bytes, trailing delimiters. Seconds."""
    return gather(_whole(lines, delimiter, header), header, wanted)


def _whole(lines: Sequence[str], delimiter: str, header: Header) -> Iterator[Record]:
    below, suspect = header.last, any("\0" in line for line in lines)
    for line, last, cells, fault in records(lines, delimiter, header):
        damaged = suspect and any("\0" in cell for cell in cells)
        yield Record(line + below, last + below, cells, DAMAGED if damaged else fault)


@dataclass
class _Refused:
    """The rows that Arrow could not place: their numbers among the non-empty lines, and what was wrong."""

    delimiter: str
    header: Header
    rows: list[tuple[int, str]]

    def __call__(self, row: pacsv.InvalidRow) -> str:
        cells = one(row.text, self.delimiter)
        fault = fault_of(cells, self.header)
        blank = not any(cell.strip() for cell in cells)
        if not row.text.strip() or (cells and blank):
            fault = ""
        elif not fault:
            return "error"
        self.rows.append((row.number, fault))
        return "skip"


def swift(body: bytes, delimiter: str, header: Header, wanted: Sequence[int]) -> Grid | None:
    """Read by Arrow, where each physical line is one record; None where that is not certain."""
    lines = _record_lines(body)
    if lines is None:
        return None
    refused = _Refused(delimiter, header, [])
    try:
        table = _arrow(body, delimiter, header, wanted, refused)
    except pa.ArrowInvalid:
        return None
    if table.num_rows + len(refused.rows) != len(lines):
        return None
    keep = np.ones(len(lines), bool)
    keep[[number - 1 for number, _ in refused.rows]] = False
    ragged = [(int(lines[number - 1]) + header.last, fault) for number, fault in refused.rows if fault]
    columns = [tidy(column) for column in table.columns]
    return _without_blanks(columns, lines[keep], body, delimiter, header.last, ragged)


def _arrow(body: bytes, delimiter: str, header: Header, wanted: Sequence[int], refused: _Refused) -> pa.Table:
    names = [str(at) for at in range(header.width)]
    # One thread: only then does Arrow number the rows it refuses, and it is no slower here.
    return pacsv.read_csv(
        pa.BufferReader(pa.py_buffer(body)),
        pacsv.ReadOptions(use_threads=False, column_names=names, block_size=4 << 20),
        pacsv.ParseOptions(delimiter=delimiter, invalid_row_handler=refused),
        pacsv.ConvertOptions(
            include_columns=[str(at) for at in wanted],
            column_types=dict.fromkeys(names, pa.string()),
            strings_can_be_null=False,
        ),
    )


def _record_lines(body: bytes) -> np.ndarray | None:
    """The numbers of the lines that are not empty, or None when a line may not be a whole record."""
    if b"\0" in body or body.count(b"\r") != body.count(b"\r\n"):
        return None
    starts, ends = _bounds(body)
    if b'"' in body:
        marks = np.flatnonzero(np.frombuffer(body, np.uint8) == ord('"'))
        if (np.searchsorted(marks, ends) & 1).any():
            return None
    return np.flatnonzero(ends > starts) + 1


def _bounds(body: bytes) -> tuple[np.ndarray, np.ndarray]:
    """Where each physical line starts and ends, its ending not counted."""
    raw = np.frombuffer(body, np.uint8)
    ends = np.flatnonzero(raw == ord("\n"))
    if len(body) and raw[-1] != ord("\n"):
        ends = np.append(ends, len(body))
    starts = np.concatenate([[0], ends[:-1] + 1]) if len(ends) else ends
    carriage = (ends > starts) & (raw[np.maximum(ends - 1, 0)] == ord("\r"))
    return starts, ends - carriage


def _without_blanks(
    columns: list[pa.Array],
    lines: np.ndarray,
    body: bytes,
    delimiter: str,
    offset: int,
    ragged: list[tuple[int, str]],
) -> Grid:
    """Leave out rows of nothing but delimiters; a row with a value in an ignored column stays a row."""
    empty = columns[0].is_null()
    for column in columns[1:]:
        empty = pc.and_(empty, column.is_null())
    suspects = np.flatnonzero(empty.to_numpy(zero_copy_only=False))
    if len(suspects):
        starts, ends = _bounds(body)
        nothing = (delimiter + '" \t').encode()
        gone = [at for at in suspects if not body[starts[lines[at] - 1] : ends[lines[at] - 1]].strip(nothing)]
        keep = np.ones(len(lines), bool)
        keep[gone] = False
        columns, lines = [column.filter(pa.array(keep)) for column in columns], lines[keep]
    return Grid(columns, (lines + offset).astype(np.int32), tuple(ragged))
