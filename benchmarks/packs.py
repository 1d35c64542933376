"""A Board's pack: sixty-four measures from the published version to its files, against merely opening that version."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.loads import Timing, pcc

MEETING = "2014-04"  # of the first plan, most of whose measures have a target
FORMATS = ("pdf", "pptx", "xlsx", "csv", "pdf,pptx,xlsx,csv")


def timings(sample_home: Path) -> Iterator[Timing]:
    """Seconds of one `pcc pack` a format, Python's start included; the floor is `pcc areas`, which opens a version."""
    floor = _seconds(sample_home, "areas")
    for wanted in FORMATS:
        with tempfile.TemporaryDirectory(prefix="pcc-pack-") as folder:
            taken = _seconds(sample_home, "pack", "--meeting", MEETING, "--format", wanted, "--out", folder)
        yield Timing(f"pack, 64 measures as {wanted.replace(',', ', ')}", taken, floor)


def _seconds(home: Path, *arguments: str) -> float:
    started = time.perf_counter()
    pcc(home, *arguments)
    return time.perf_counter() - started
