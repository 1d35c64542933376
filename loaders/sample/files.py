"""Writing the sample: an extract, its manifest, and the marker that says that all of it is illustrative."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pacsv

from loaders.sample.years import Year
from warehouse.faults import WrongUse

FORCE = "leicestershire"
MARKER = "sample.json"
UNFINISHED = "sample.unfinished"  # stands while a sample is being written, so that one cut short can be begun again
MANIFEST = ".manifest.json"
TODAY = (4, 8)  # a week after the last year ended


def write_extract(folder: Path, source: str, year: Year, table: pa.Table) -> Path:
    """Writes `<source>_<from>_<to>.csv` and its manifest; no value of the sample needs quoting."""
    path = folder / f"{source}_{year.starts}_{year.ends}.csv"
    with path.open("wb") as out:
        out.write((",".join(table.column_names) + "\n").encode())
        pacsv.write_csv(table, out, pacsv.WriteOptions(include_header=False, quoting_style="none"))
    cover = {"from": f"{year.starts}", "to": f"{year.ends}", "rows": table.num_rows, "force": FORCE}
    write_json(path.with_name(path.name + MANIFEST), cover)
    return path


def begin(folder: Path, sources: Iterable[str]) -> None:
    """Makes the folder ready: absent, empty or holding a sample, which is taken away.

    Raises WrongUse when anything else stands in it: the marker would make force data illustrative.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()) and not any((folder / mark).exists() for mark in (MARKER, UNFINISHED)):
        raise WrongUse(f"{folder} holds other files; give the sample a folder of its own")
    (folder / UNFINISHED).touch()
    (folder / MARKER).unlink(missing_ok=True)
    for source in sources:
        for old in folder.glob(f"{source}_????-04-01_????-03-31.csv"):
            old.with_name(old.name + MANIFEST).unlink(missing_ok=True)
            old.unlink()


def finish(folder: Path, last: Year, seed: int) -> None:
    """Writes the marker: what loads this folder shows a banner, and takes `today` for the date."""
    today = date(last.begins + 1, *TODAY)
    write_json(folder / MARKER, {"illustrative": True, "seed": seed, "today": f"{today}"})
    (folder / UNFINISHED).unlink()


def write_json(path: Path, document: Mapping[str, object]) -> None:
    """One JSON document, the same bytes on every system."""
    path.write_bytes((json.dumps(document, indent=2) + "\n").encode())
