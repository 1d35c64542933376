"""A Board's pack: sixty-four measures from the published version to the PDF, against merely opening that version."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks.loads import Timing, pcc

MEETING = "2014-04"  # of the first plan, most of whose measures have a target


def timing(sample_home: Path) -> Timing:
    """Seconds of one `pcc pack`, Python's start included; the floor is `pcc areas`, which opens the version."""
    floor = _seconds(sample_home, "areas")
    with tempfile.TemporaryDirectory(prefix="pcc-pack-") as folder:
        taken = _seconds(sample_home, "pack", "--meeting", MEETING, "--format", "pdf", "--out", folder)
    return Timing("pack, 64 measures as PDF", taken, floor)


def _seconds(home: Path, *arguments: str) -> float:
    started = time.perf_counter()
    pcc(home, *arguments)
    return time.perf_counter() - started
