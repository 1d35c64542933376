"""Stage text as a load does: the macros and the source's SQL, over rows given as dicts of text."""

from __future__ import annotations

from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from loaders.source import sources
from warehouse import build


@cache
def shared() -> duckdb.DuckDBPyConnection:
    """A database in memory with the macros."""
    return build.stager()


def value(expression: str, *texts: str | None) -> Any:
    """What a macro makes of texts."""
    found = shared().execute(f"SELECT {expression}", list(texts)).fetchone()
    return found[0] if found else None


def table(source: str, rows: list[dict[str, str]]) -> pa.Table:
    """Rows of text to a staged table; columns that are not named are blank."""
    names = [column.name for column in sources()[source].columns]
    columns = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in names}
    raw = pa.table(
        {
            **columns,
            "extract": pa.array([row.get("extract", "one") for row in rows], pa.string()),
            "line": pa.array(range(2, len(rows) + 2), pa.int32()),
            "row": pa.array(range(len(rows)), pa.int64()),
        }
    )
    return build.stage(shared(), source, raw).sort_by("row")


def staged(source: str, *rows: dict[str, str]) -> list[dict[str, Any]]:
    """The same as dicts."""
    return table(source, list(rows)).to_pylist()
