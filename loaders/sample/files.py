"""Writing the sample: an extract, its manifest, and the marker that says that all of it is illustrative."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv

from loaders.sample.years import Year

FORCE = "leicestershire"
MARKER = "sample.json"
TODAY = (4, 8)  # a week after the last year ended


def write_extract(folder: Path, source: str, year: Year, table: pa.Table) -> Path:
    """Writes `<source>_<from>_<to>.csv` and its manifest; no value of the sample needs quoting."""
    path = folder / f"{source}_{year.starts}_{year.ends}.csv"
    with path.open("wb") as out:
        out.write((",".join(table.column_names) + "\n").encode())
        pacsv.write_csv(table, out, pacsv.WriteOptions(include_header=False, quoting_style="none"))
    cover = {"from": f"{year.starts}", "to": f"{year.ends}", "rows": table.num_rows, "force": FORCE}
    write_json(path.with_name(path.name + ".manifest.json"), cover)
    return path


def write_marker(folder: Path, last: Year, seed: int) -> None:
    """Writes the marker: what loads this folder shows a banner, and takes `today` for the date."""
    today = date(last.begins + 1, *TODAY)
    write_json(folder / MARKER, {"illustrative": True, "seed": seed, "today": f"{today}"})


def write_json(path: Path, document: Mapping[str, object]) -> None:
    """One JSON document, the same bytes on every system."""
    path.write_bytes((json.dumps(document, indent=2) + "\n").encode())
