"""Measure everything in one run: `python -m benchmarks` (or `make bench`); with `loads` all but the pages.

Loads are timed from an empty home to a published version and set against DuckDB reading the same files; pages are timed
from the address to the drawn page and set against an empty Streamlit page on the same machine; a pack is set against
opening the version that it is made from. docs/performance.md is written anew.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks import loads, opened, packs, pages, written
from benchmarks.loads import Timing

ROOT = Path(__file__).resolve().parents[1]
HEADINGS = ("what", "seconds", "rows", "rows/s", "floor s", "ratio")


def main() -> int:
    """Print one line a measurement as it is made."""
    data = Path(os.environ.get("REAL_DATA_DIR") or ROOT.parent / "shared" / "data")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    _line(*HEADINGS)
    with tempfile.TemporaryDirectory(prefix="pcc-benchmarks-") as folder:
        real_home = Path(folder, "real") if (data / "police-uk").is_dir() else None
        sample_home = Path(folder, "sample")
        timings, told = [], []
        if real_home:
            timings.append(_shown(loads.real(data, real_home, Path(folder, "unpacked"))))
        else:
            print(f"The real files are not in {data}: set REAL_DATA_DIR to measure them too.", file=sys.stderr)
        timings.append(_shown(loads.sample(sample_home, Path(folder, "extracts"))))
        timings.append(_shown(loads.again(sample_home, Path(folder, "extracts"))))
        timings.append(_shown(loads.value(sample_home)))
        timings += [_shown(each) for each in packs.timings(sample_home)]
        written.loads(timings)
        if sys.argv[1:] == ["loads"]:
            return 0
        print(f"\n{pages.KEY}\n{pages.heading()}", flush=True)
        for home, listed in ((sample_home, opened.SAMPLE), (real_home, opened.REAL)):
            for cost in pages.costs(home, listed) if home else ():
                print(pages.line(cost), flush=True)
                told.append(cost)
        written.pages(told)
    return 0


def _shown(timing: Timing) -> Timing:
    rows = f"{timing.rows:,}" if timing.rows else ""
    rate = f"{timing.rows / timing.seconds:,.0f}" if timing.rows else ""
    ratio = f"{timing.seconds / timing.floor:.1f}"
    _line(timing.what, f"{timing.seconds:.2f}", rows, rate, f"{timing.floor:.2f}", ratio)
    return timing


def _line(what: str, *numbers: str) -> None:
    print(f"{what:<48}" + "".join(f"{number:>12}" for number in numbers), flush=True)


if __name__ == "__main__":
    sys.exit(main())
