"""What an extract says of itself, beside its rows: the dates it covers, its force, its number of rows.

The manifest beside it (`<file name>.manifest.json`) comes first, then its name.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from loaders.forces import force_of
from loaders.refusal import refused
from loaders.source import Source
from warehouse.measures.model import Period

MANIFEST = ".manifest.json"
_KNOWN = ("from", "to", "rows", "force")
_LARGEST = 64 * 1024
_DAY, _MONTH, _EDGE = r"(\d{4}-\d{2}-\d{2})", r"(\d{4}-\d{2})", r"(?<!\d)(?<!\d-)"
_NAMES = (
    re.compile(rf"{_EDGE}{_DAY}_{_DAY}(?!-?\d)"),
    re.compile(rf"{_EDGE}{_DAY}(?!-?\d)"),
    re.compile(rf"{_EDGE}{_MONTH}_{_MONTH}(?!-?\d)"),
    re.compile(rf"{_EDGE}{_MONTH}(?!-?\d)"),
)
_ROWS = re.compile(r"[_-]rows(\d+)(?!\d)")


@dataclass(frozen=True)
class Claims:
    """None where nothing is said. `rows` is the control total."""

    force: str | None
    cover: Period | None
    rows: int | None
    manifest: Mapping[str, Any]


def claims_of(path: Path, name: str, source: Source) -> Claims:
    """What the manifest beside `path`, else the file's `name`, says. Raises `Refusal` for a manifest that is wrong."""
    manifest = _manifest(path)
    lower = name.lower()
    named = re.match(source.pattern, lower)
    force = manifest.get("force") or (named.groupdict().get("force") if named else None)
    counted = _ROWS.search(lower)
    rows = manifest["rows"] if manifest.get("rows") is not None else (int(counted.group(1)) if counted else None)
    return Claims(force_of(force) if force else None, _cover(manifest) or cover_in(lower), rows, manifest)


def cover_in(name: str) -> Period | None:
    """The days that a file name covers: `2018-10`, `2018-10-05`, or two of a kind joined by `_`."""
    for shape in _NAMES:
        if found := shape.search(name):
            try:
                return _span(found.group(1), found.groups()[-1])
            except ValueError:
                return None
    return None


def _span(first: str, last: str) -> Period:
    """Whole months or days, both ends included. Raises ValueError for no such day, or for crossed ends."""
    starts, ends = date.fromisoformat(f"{first}-01"[:10]), date.fromisoformat(f"{last}-01"[:10])
    if len(last) == len("2018-10"):
        ends = ends.replace(day=calendar.monthrange(ends.year, ends.month)[1])
    if starts > ends:
        raise ValueError("ends before it starts")
    return Period(starts, ends)


def _manifest(path: Path) -> dict[str, Any]:
    beside = path.with_name(path.name + MANIFEST)
    if not beside.is_file():
        return {}
    try:
        if beside.stat().st_size > _LARGEST:
            raise ValueError("too large")
        said = json.loads(beside.read_bytes())
    except (OSError, ValueError, RecursionError) as fault:
        raise refused("manifest", f"{beside.name}: not readable as JSON; mend it or take it away") from fault
    _check(said, beside.name)
    return dict(said)


def _check(said: object, name: str) -> None:
    if not isinstance(said, dict) or set(said) - set(_KNOWN):
        raise refused("manifest", f"{name}: it may hold {', '.join(_KNOWN)} and nothing else; mend it or take it away")
    rows, force = said.get("rows"), said.get("force")
    if rows is not None and (isinstance(rows, bool) or not isinstance(rows, int) or rows < 0):
        raise refused("manifest", f"{name}: rows is not a whole number; mend it or take it away")
    if force is not None and not (isinstance(force, str) and re.fullmatch(r"[A-Za-z&' -]{1,60}", force)):
        raise refused("manifest", f"{name}: force is not the name of a force; expected one such as leicestershire")


def _cover(manifest: Mapping[str, Any]) -> Period | None:
    first, last = manifest.get("from"), manifest.get("to")
    if first is None and last is None:
        return None
    try:
        return _span(date.fromisoformat(str(first)).isoformat(), date.fromisoformat(str(last)).isoformat())
    except (TypeError, ValueError) as fault:
        words = "the manifest's from and to are not two days in order; expected such as 2018-10-01 and 2018-10-31"
        raise refused("manifest", words) from fault
