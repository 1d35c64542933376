"""From bytes of an extract to the frame that the gate is given, by the project's own reader and staging SQL."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyarrow as pa

from expectations import gate
from loaders import reading
from loaders.source import sources
from tests.extracts import clean
from warehouse import build


def staged(source: str, extracts: Mapping[str, bytes]) -> pa.Table:
    """The staged rows of several extracts of one source, by the extract's name."""
    tables = [_read(source, name, held) for name, held in extracts.items()]
    raw = pa.concat_tables(tables)
    raw = raw.append_column("row", pa.array(range(raw.num_rows), pa.int64()))
    return build.stage(build.stager(), source, raw)


def frame(source: str, extracts: Mapping[str, bytes]) -> pd.DataFrame:
    """The same, as pandas gets it."""
    return staged(source, extracts).to_pandas()


def validate(source: str, extracts: Mapping[str, bytes]) -> gate.Result:
    return gate.validate(source, frame(source, extracts))


def changed(source: str, line: int, **cells: str) -> bytes:
    """The clean file with other cells on one line."""
    table = clean.rows(source)
    unknown = set(cells) - set(table[0])
    assert not unknown, unknown
    table[line - 2].update(cells)
    return clean.text(table).encode()


def untouched(source: str) -> bytes:
    return clean.text(clean.rows(source)).encode()


def _read(source: str, name: str, held: bytes) -> pa.Table:
    with TemporaryDirectory() as folder:
        path = Path(folder) / Path(clean.FILES[source]).name
        path.write_bytes(held)
        table = reading.read(path, sources()[source]).table
    return table.append_column("extract", pa.array([name] * table.num_rows, pa.string()))
