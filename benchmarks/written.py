"""docs/performance.md: its tables, written by the benchmarks; first of all ratios to floors of the same run."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.loads import Timing
    from benchmarks.pages import Cost

TOLD = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
PAGES = ("page", "cold load over the empty page's", "its work over the empty page's", "kB sent", "script, ms",
         "interactive chart, s", "a changed choice, ms", "asked before, ms")  # fmt: skip
_OF_PAGES = ("ratio", "of it", "kB", "median", "live s", "change", "again")
SHARED = ("what", "lake over files", "files, ms", "lake, ms")
LOADS = ("what", "over its floor", "seconds", "floor, seconds", "rows a second")


def pages(found: Sequence[Cost], to: Path = TOLD) -> None:
    """Put what pages cost into the document."""
    rows = [(cost.name, *(cost.numbers().get(name, "") for name in _OF_PAGES)) for cost in found]
    _put(to, "pages", PAGES, rows, f"{len(found[0].pairs)} pairs of loads a page")


def loads(found: Sequence[Timing], to: Path = TOLD) -> None:
    """Put what loads and packs took into the document."""
    rows = [
        (
            each.what,
            f"{each.seconds / each.floor:.1f}",
            f"{each.seconds:.2f}",
            f"{each.floor:.2f}",
            f"{each.rows / each.seconds:,.0f}" if each.rows else "",
        )
        for each in found
    ]
    _put(to, "loads", LOADS, rows, "one run of each")


def shared(found: Sequence[Sequence[str]], to: Path = TOLD) -> None:
    """Put what a lake costs beside files into the document."""
    _put(to, "shared", SHARED, found, "both on one machine, one run of each load")


def _put(to: Path, name: str, headings: Sequence[str], rows: Sequence[Sequence[str]], how: str) -> None:
    """The table in the place of the one between its marks. Raises ValueError for a document without them."""
    text = to.read_text(encoding="utf-8")
    first, last = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, found, rest = text.partition(first)
    _, ends, after = rest.partition(last)
    if not (found and ends):
        raise ValueError(f"{to.name} has no place for {name}")
    table = [headings, ["---", *("---:" for _ in headings[1:])], *rows]
    lines = "".join(f"| {' | '.join(row)} |\n" for row in table)
    when = f"{datetime.now(UTC):%d %B %Y}".lstrip("0")
    of = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}; {how}; {when}."
    to.write_text(f"{before}{first}\n{lines}\n{of}\n\n{last}{after}", encoding="utf-8")
