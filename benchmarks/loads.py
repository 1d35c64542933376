"""Loading: the whole way from files to a published version, against DuckDB merely reading the same files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3


@dataclass(frozen=True)
class Timing:
    """What was measured: seconds taken, seconds of the floor, rows (None where there are none)."""

    what: str
    seconds: float
    floor: float
    rows: int | None = None


def real(data: Path, home: Path, scratch: Path) -> Timing:
    """Every street file of the real data, comparators included."""
    files = [*sorted(data.glob("police-uk/*/*.csv")), *_unpacked(data.glob("police-uk/*.zip"), scratch)]
    floor, rows = floor_of([files])
    return Timing("load, real street files", load(home, [data / "police-uk"]), floor, rows)


def sample(home: Path, scratch: Path) -> Timing:
    """Seven years of the illustrative sample."""
    pcc(home, "sample", str(scratch))
    files = sorted(scratch.glob("*.csv"))
    kinds = sorted({path.name.partition("_")[0] for path in files})
    floor, rows = floor_of([[path for path in files if path.name.startswith(f"{kind}_")] for kind in kinds])
    return Timing("load, sample of seven years", load(home, [scratch]), floor, rows)


def again(home: Path, scratch: Path) -> Timing:
    """The same files once more, none of which is new, against importing the gate, which it need not do."""
    return Timing("the same load again, against importing the gate", load(home, [scratch]), gate())


def gate() -> float:
    """Seconds, the best of a few runs, of Python's start and the import of Great Expectations as the gate has it."""
    return min(_seconds([sys.executable, "-c", "import expectations.engine"]) for _ in range(RUNS))


def value(home: Path) -> Timing:
    """One figure on the command line, from nothing, against Python's start."""
    asked = ("value", "domestic_burglary", "--period", "2013/14")
    floor = min(_seconds([sys.executable, "-c", ""]) for _ in range(RUNS))
    taken = min(_seconds([sys.executable, "-m", "pcc", *asked], home) for _ in range(RUNS))
    return Timing("one figure by pcc value, against Python's start", taken, floor)


def _seconds(command: Sequence[str], home: Path | None = None) -> float:
    environment = os.environ | ({"PCC_HOME": str(home)} if home else {})
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return time.perf_counter() - started


def load(home: Path, paths: Sequence[Path]) -> float:
    """Seconds of one `pcc load` into an empty home, Python's start included."""
    started = time.perf_counter()
    pcc(home, "load", *map(str, paths))
    return time.perf_counter() - started


def pcc(home: Path, *arguments: str) -> None:
    """Run the command line on a home; what went wrong is told and ends the run."""
    command = [sys.executable, "-m", "pcc", *arguments]
    environment = os.environ | {"PCC_HOME": str(home)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"pcc {' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()}")


def floor_of(groups: Sequence[Sequence[Path]]) -> tuple[float, int]:
    """Seconds, the best of a few runs, in which DuckDB reads the files into tables; and the rows in them."""
    times, rows = [], 0
    for _ in range(RUNS):
        with duckdb.connect(":memory:") as connection:
            started = time.perf_counter()
            for number, files in enumerate(groups):
                connection.execute(
                    f"create table t{number} as from read_csv($files, header = true, all_varchar = true)",
                    {"files": [str(path) for path in files]},
                )
            times.append(time.perf_counter() - started)
            counts = [connection.execute(f"select count(*) from t{n}").fetchone() for n in range(len(groups))]
            rows = sum(count[0] for count in counts if count)
    return min(times), rows


def _unpacked(archives: Iterable[Path], scratch: Path) -> list[Path]:
    for path in archives:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(scratch)
    return sorted(scratch.rglob("*.csv"))
