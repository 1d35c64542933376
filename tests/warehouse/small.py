"""A home built from a handful of rows, without files or a gate: each extract typed by its staging SQL and published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from loaders.source import sources
from warehouse import build
from warehouse.home import Home
from warehouse.published import Warehouse, open_warehouse
from warehouse.record import Extract, SourceFacts

FACTS = [
    SourceFacts(s.name, s.title, tuple(c.name for c in s.columns), s.rhythm_days, s.settles_days)
    for s in sources().values()
]
Rows = Sequence[Mapping[str, str]]


def extract(folder: Path, number: int, source: str, starts: date, ends: date, rows: Rows) -> Extract:
    """One accepted extract, received as the `number`th, covering the days from `starts` to `ends`."""
    columns = next(facts.columns for facts in FACTS if facts.name == source)
    ident = f"{number:06d}-{source}"
    text = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in columns}
    lines = {"line": pa.array(range(2, len(rows) + 2), pa.int32()), "row": pa.array(range(len(rows)), pa.int64())}
    raw = pa.table({**text, "extract": pa.array([ident] * len(rows), pa.string()), **lines})
    path = folder / f"{ident}.parquet"
    pq.write_table(build.stage(build.stager(), source, raw), path)
    count = len(rows)
    return Extract(
        id=ident, source=source, force="leicestershire", file=f"{ident}.csv", starts=starts.isoformat(),
        ends=ends.isoformat(), status="accepted", read=count, loaded=count, set_aside=0, control_total=None,
        sha256=ident, received_at="2016-01-01T00:00:00+00:00",
        covers=(("leicestershire", starts, ends),), findings=(), rows=path,
    )  # fmt: skip


def published(folder: Path, today: date, extracts: Sequence[Extract]) -> Warehouse:
    """The version built from these extracts, read on a day."""
    home = Home(folder / "home")
    home.config.mkdir(parents=True)
    (home.config / "home.toml").write_text(f"today = {today.isoformat()}\n", encoding="utf-8")
    build.publish(home, FACTS, extracts)
    return open_warehouse(home)
