"""The landing store: every extract as it came, with its hash, its time and who brought it. Nothing in it is changed.

`landing/<id>/` holds the file and `received.json`, and `withdrawn.json` once it has been taken back. A folder comes to
be in one rename of a finished one beside it, so a landing that was cut short is never seen. The one thing that takes
bytes away is an erasure, which leaves `erased.json` in their place.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from loaders import disk, sidecar
from loaders.reading import check_personal
from loaders.refusal import refused
from loaders.sidecar import ERASED, RECEIVED, UNTOLD, WITHDRAWN
from loaders.sidecar import Landed as Landed
from loaders.sidecar import LandingFault as LandingFault
from loaders.source import Source
from warehouse.faults import WrongUse
from warehouse.file_names import safe_name
from warehouse.measures.model import Period

_HALF = ".half-"


def land(
    landing: Path,
    file: Path,
    *,
    source: Source,
    force: str | None,
    cover: Period | None,
    received_at: datetime,
    who: str,
    original_name: str,
    rows: int | None = None,
    manifest: Mapping[str, Any] | None = None,
) -> Landed:
    """Keep a copy of an extract; the same bytes with the same claims come back `unchanged`.

    Call it while no other loader is at work. Raises `Refusal`, with nothing kept, when the header names personal data
    or the file cannot be read.
    """
    check_personal(file, source)
    if again := held_already(landing, file, source, force, cover, rows):
        return again
    sha256 = disk.digest(file)
    held, ending = _folders(landing), f"-{source.name}-{sha256[:8]}"
    sequence = max((int(folder.name.partition("-")[0]) for folder in held), default=0) + 1
    name = f"{sequence:06d}{ending}"
    kept = safe_name(original_name)
    kept = f"extract-{kept}" if kept in (RECEIVED, WITHDRAWN, ERASED, UNTOLD) else kept
    fresh = Landed(
        name, landing / name, source.name, force, kept, cover, rows, sha256, received_at, sequence, who, manifest or {}
    )
    _keep(landing, file, fresh)
    return fresh


def held_already(
    landing: Path, file: Path, source: Source, force: str | None, cover: Period | None, rows: int | None
) -> Landed | None:
    """The landed extract of the same bytes with the same claims, as `unchanged`; None when there is none."""
    sha256 = disk.digest(file)
    claims, ending = (sha256, force, cover, rows), f"-{source.name}-{sha256[:8]}"
    for each in (sidecar.read(folder) for folder in _folders(landing) if folder.name.endswith(ending)):
        if not each.withdrawn and not each.erased and (each.sha256, each.force, each.cover, each.rows) == claims:
            return replace(each, unchanged=True)
    return None


def landed(landing: Path) -> tuple[Landed, ...]:
    """Every landed extract, withdrawn and erased ones too, in the order they came. Raises LandingFault if damaged."""
    return tuple(sorted((sidecar.read(folder) for folder in _folders(landing)), key=lambda each: each.sequence))


def _folders(landing: Path) -> list[Path]:
    """The folders of landed extracts; anything else that lies there is not ours to read."""
    if not landing.is_dir():
        return []
    return [folder for folder in landing.iterdir() if re.match(r"^\d+-", folder.name) and folder.is_dir()]


def withdraw(landing: Path, extract: str, *, why: str, who: str, at: datetime) -> Landed:
    """Mark an extract as taken back; its bytes stay. A second withdrawal changes nothing. Raises WrongUse."""
    found = named(landing, extract)
    if found.withdrawn:
        return found
    said = {"why": why, "who": who, "at": at.isoformat()}
    _write_down(landing, found, WITHDRAWN, said)
    return replace(found, withdrawn=said)


def untold(landing: Path) -> tuple[Landed, ...]:
    """The extracts of which the journal does not say yet that they came, as after a load that was cut short."""
    return tuple(each for each in landed(landing) if (each.folder / UNTOLD).exists())


def told(extract: Landed) -> None:
    """Note that the journal says so now."""
    (extract.folder / UNTOLD).unlink(missing_ok=True)


def erase(landing: Path, extract: str, said: Mapping[str, Any]) -> Landed:
    """Take an extract's bytes away for good; `said` is written down in their place first. Raises WrongUse.

    Cut short between the two, the next `sweep` ends it. Erased again, it stays as it was.
    """
    found = named(landing, extract)
    if not found.erased:
        _write_down(landing, found, ERASED, said)
        found = replace(found, erased=said)
    _take_away(found)
    return found


def named(landing: Path, extract: str) -> Landed:
    """The landed extract of that id. Raises WrongUse naming the latest."""
    held = {each.id: each for each in landed(landing)}
    if extract not in held:
        recent = ", ".join(list(held)[-5:]) or "none"
        raise WrongUse(f"no extract {extract} was landed; the latest are: {recent}")
    return held[extract]


def _write_down(landing: Path, extract: Landed, name: str, said: Mapping[str, Any]) -> None:
    beside = landing / f"{_HALF}{extract.id}.json"
    disk.write(beside, json.dumps(said, ensure_ascii=False, indent=1).encode())
    beside.replace(extract.folder / name)
    disk.sync(extract.folder)


def _take_away(extract: Landed) -> None:
    if extract.path.exists():
        extract.path.unlink()
        disk.sync(extract.folder)


def sweep(landing: Path) -> int:
    """Clear away what a landing that was cut short left behind; how many there were. Only for the sole loader.

    An erasure that was cut short is ended too.
    """
    for folder in _folders(landing):
        if (folder / ERASED).exists():
            _take_away(sidecar.read(folder))
    halves = list(landing.glob(f"{_HALF}*")) if landing.is_dir() else []
    for half in halves:
        if half.is_dir():
            shutil.rmtree(half)
        else:
            half.unlink()
    return len(halves)


def intact(extract: Landed) -> bool:
    """Whether the kept bytes are still those that came."""
    return extract.path.is_file() and disk.digest(extract.path) == extract.sha256


def _keep(landing: Path, file: Path, fresh: Landed) -> None:
    """Write the whole folder beside, then give it its name in one step."""
    landing.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=_HALF, dir=landing))
    try:
        if disk.copy(file, half / fresh.file) != fresh.sha256:
            raise refused("unreadable", "the file changed while it was being copied; load it again")
        disk.write(half / RECEIVED, sidecar.written(fresh))
        disk.write(half / UNTOLD, b"")
        disk.sync(half)
        half.rename(fresh.folder)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    disk.sync(landing)
