"""Rows of text to Arrow columns, with the line of each row and the rows that do not fit the header."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.headers import Header, Record

BATCH = 20_000


@dataclass(frozen=True)
class Grid:
    """The wanted columns as trimmed text (blank is null), the physical line of each row, the ragged (line, why)."""

    columns: list[pa.Array]
    lines: np.ndarray
    ragged: tuple[tuple[int, str], ...]


def tidy(column: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Trimmed text in one piece, blank as null."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if isinstance(whole, pa.ChunkedArray):
        whole = pa.concat_arrays(whole.chunks)
    trimmed = pc.utf8_trim_whitespace(whole)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def fault_of(cells: Sequence[str], header: Header) -> str:
    """Why a row does not fit under the header, or ''; blank cells beyond the header do no harm."""
    if header.named <= len(cells) and not any(cell.strip() for cell in cells[header.width :]):
        return ""
    values = "1 value" if len(cells) == 1 else f"{len(cells)} values"
    return f"{values} where the header has {header.width} columns; a delimiter may be missing or stand in a value"


def gather(records: Iterable[Record], header: Header, wanted: Sequence[int]) -> Grid:
    """Take the wanted cells of every record that fits; blank records are no rows."""
    batches: list[list[pa.Array]] = []
    rows: list[list[str]] = []
    lines: list[int] = []
    ragged: list[tuple[int, str]] = []
    # Nearly every row is whole and its first wanted cell is filled in: look no further at those.
    first = wanted[0]
    for record in records:
        if len(record.cells) == header.width and record.cells[first].strip():
            fault = record.fault
        elif record.blank:
            continue
        else:
            fault = record.fault or fault_of(record.cells, header)
        if fault:
            ragged.append((record.line, fault))
            continue
        rows.append([record.cells[at] for at in wanted])
        lines.append(record.line)
        if len(rows) == BATCH:
            batches.append(_columns(rows, len(wanted)))
            rows = []
    batches.append(_columns(rows, len(wanted)))
    columns = [tidy(pa.concat_arrays([batch[at] for batch in batches])) for at in range(len(wanted))]
    return Grid(columns, np.array(lines, np.int32), tuple(ragged))


def _columns(rows: list[list[str]], width: int) -> list[pa.Array]:
    if not rows:
        return [pa.array([], pa.string())] * width
    return [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
