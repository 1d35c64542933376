"""Stage and validate what was read, a source at a time, and keep what the gate let through.

The result of an extract is two files in the home's staging folder: its loaded rows as Parquet and what the gate said of
it as JSON. The JSON comes last: an extract without one has still to be gated.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from expectations import gate
from loaders import acceptance
from loaders.report import Reason
from loaders.source import Source
from warehouse import build

TRACE = ("extract", "line", "row")


@dataclass(frozen=True)
class Gated:
    """What the gate made of one extract. `rows` holds its loaded rows, staged; None when it is refused."""

    id: str
    status: str
    read: int
    loaded: int
    set_aside: int
    reasons: tuple[Reason, ...]
    rows: pa.Table | None = None


@dataclass(frozen=True)
class Incoming:
    """One extract to be gated: its id, the facts that it is held to, and its text as read."""

    id: str
    facts: acceptance.Facts
    table: pa.Table
    ragged: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()


def run(source: Source, incoming: Sequence[Incoming]) -> list[Gated]:
    """Gate every extract of one source in one validation, in the order given."""
    raw = pa.concat_tables(_traced(each) for each in incoming)
    raw = raw.append_column("row", pa.array(range(raw.num_rows), pa.int64()))
    staged = build.stage(build.stager(), source.name, raw)
    wanted = dict.fromkeys((*TRACE, *gate.columns(source.name)))
    result = gate.validate(source.name, staged.select(list(wanted)).to_pandas())
    return [_decided(each, _of(staged, each.id), result) for each in incoming]
