"""A lake against files: `python -m benchmarks.shared` loads the sample into both and reads both, on this machine.

The lake's PostgreSQL is the one that `PCC_TEST_POSTGRES` names, or one that is started here; its folder is on this
disk: what a network adds comes on top. The table goes into docs/performance.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks import written
from benchmarks.loads import pcc
from benchmarks.opened import SAMPLE
from tests import postgres
from tools.serving import dashboard
from tools.visiting import visitor
from warehouse import query
from warehouse.home import Home
from warehouse.published import open_warehouse

ROOT = Path(__file__).resolve().parents[1]
MEASURE, PERIOD = "domestic_burglary", "2013/14"
RUNS = 5


def measured(home: Path, extracts: Path) -> Iterator[tuple[str, float]]:
    """What was timed of a home that is loaded here, and its seconds; the setting is that of the environment."""
    started = time.perf_counter()
    pcc(home, "load", str(extracts))
    yield "load of the sample into an empty home", time.perf_counter() - started
    started = time.perf_counter()
    pcc(home, "load", str(extracts))
    yield "the same load again", time.perf_counter() - started
    command = [sys.executable, "-m", "benchmarks.shared", "--read"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"PCC_HOME": str(home)}, capture_output=True, check=True)
    yield from json.loads(done.stdout).items()
    yield "`pcc value`, Python's start included", median(_timed_value(home) for _ in range(RUNS))
    with dashboard(home) as site, visitor(site) as go:
        go("definitions")
        first = [go(each.path).seconds for each in SAMPLE]
        again = [median(go(each.path).seconds for _ in range(RUNS)) for each in SAMPLE]
    yield "scripts of every page, first asked", sum(first)
    yield "scripts of every page, asked before", sum(again)


def reading() -> dict[str, float]:
    """What was timed in one process that only reads."""
    started = time.perf_counter()
    opened = open_warehouse(Home.find())
    told = {"a version opened": time.perf_counter() - started}
    times = []
    for measure in opened.catalogue.measures:
        started = time.perf_counter()
        query.figure(opened, measure)
        times.append(time.perf_counter() - started)
    return {**told, "one figure of a version that is open, the median measure": median(times)}


def size_of(folder: Path) -> float:
    """Megabytes in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / (1 << 20)


def _timed_value(home: Path) -> float:
    started = time.perf_counter()
    pcc(home, "value", MEASURE, "--period", PERIOD, "--json")
    return time.perf_counter() - started


def main() -> int:
    """Print a line a measurement, and put the table into the document."""
    if "--read" in sys.argv:
        print(json.dumps(reading()))
        return 0
    with tempfile.TemporaryDirectory(prefix="pcc-shared-") as place, postgres.running() as catalogue:
        folder = Path(place)
        pcc(folder / "none", "sample", str(folder / "extracts"))
        os.environ.pop("PCC_WAREHOUSE", None)
        as_files = dict(measured(folder / "files", folder / "extracts"))
        os.environ["PCC_WAREHOUSE"] = f"ducklake:postgres:{postgres.empty(catalogue)}"
        as_lake = dict(measured(folder / "lake", folder / "extracts"))
        del os.environ["PCC_WAREHOUSE"]
        rows: list[tuple[str, ...]] = [
            (what, f"{as_lake[what] / seconds:.2f}", f"{seconds * 1000:,.0f}", f"{as_lake[what] * 1000:,.0f}")
            for what, seconds in as_files.items()
        ]
        sizes = [size_of(folder / name / "published") for name in ("files", "lake")]
        rows.append(("room of one version, MB", f"{sizes[1] / sizes[0]:.2f}", *(f"{size:.0f}" for size in sizes)))
    for row in rows:
        print(f"{row[0]:<60}" + "".join(f"{each:>12}" for each in row[1:]), flush=True)
    written.shared(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
