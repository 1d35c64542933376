"""The landing store: every extract as it came, with its hash, its time and who brought it. Nothing in it is changed.

`landing/<id>/` holds the file and `received.json`, and `withdrawn.json` once it has been taken back. A folder comes to
be in one rename of a finished one beside it, so a landing that was cut short is never seen.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from loaders.archive import safe_name
from loaders.reading import check_personal
from loaders.refusal import refused
from loaders.source import Source
from warehouse.faults import Plain, WrongUse
from warehouse.measures.model import Period

RECEIVED, WITHDRAWN = "received.json", "withdrawn.json"
_HALF = ".half-"
_CHUNK = 1 << 20


class LandingFault(Plain):
    """The landing store is damaged; the message names the folder and says what to do."""


@dataclass(frozen=True)
class Landed:
    """One landed extract. `cover` and `force` are what was declared, None when left to the rows or the home.

    `rows` is the control total; `unchanged` says that it had been landed before.
    """

    id: str
    folder: Path
    source: str
    force: str | None
    file: str
    cover: Period | None
    rows: int | None
    sha256: str
    received_at: datetime
    sequence: int
    who: str
    manifest: Mapping[str, Any]
    withdrawn: Mapping[str, Any] | None = None
    unchanged: bool = False

    @property
    def path(self) -> Path:
        """The file as it came."""
        return self.folder / self.file


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
    held: Sequence[Landed] | None = None,
) -> Landed:
    """Keep a copy of an extract; the same bytes with the same claims come back `unchanged`.

    Call it while no other loader is at work; `held` spares reading the store again when landing many. Raises
    `Refusal`, with nothing kept, when the header names personal data or the file cannot be read.
    """
    check_personal(file, source)
    sha256 = digest(file)
    held = landed(landing) if held is None else held
    claims = (source.name, sha256, force, cover, rows)
    for each in held:
        if not each.withdrawn and (each.source, each.sha256, each.force, each.cover, each.rows) == claims:
            return replace(each, unchanged=True)
    sequence = max((each.sequence for each in held), default=0) + 1
    name = f"{sequence:06d}-{source.name}-{sha256[:8]}"
    kept = safe_name(original_name)
    kept = f"extract-{kept}" if kept in (RECEIVED, WITHDRAWN) else kept
    fresh = Landed(
        name, landing / name, source.name, force, kept, cover, rows, sha256, received_at, sequence, who, manifest or {}
    )
    _keep(landing, file, fresh)
    return fresh


def landed(landing: Path) -> tuple[Landed, ...]:
    """Every landed extract, withdrawn ones too, in the order they came. Raises LandingFault for a damaged folder."""
    if not landing.is_dir():
        return ()
    folders = (folder for folder in landing.iterdir() if folder.is_dir() and not folder.name.startswith("."))
    return tuple(sorted((_read(folder) for folder in folders), key=lambda each: each.sequence))


def withdraw(landing: Path, extract: str, *, why: str, who: str, at: datetime) -> Landed:
    """Mark an extract as taken back; its bytes stay. A second withdrawal changes nothing. Raises WrongUse."""
    held = {each.id: each for each in landed(landing)}
    if extract not in held:
        recent = ", ".join(list(held)[-5:]) or "none"
        raise WrongUse(f"no extract {extract} was landed; the latest are: {recent}")
    found = held[extract]
    if found.withdrawn:
        return found
    said = {"why": why, "who": who, "at": at.isoformat()}
    beside = landing / f"{_HALF}{extract}.json"
    _write(beside, json.dumps(said, ensure_ascii=False, indent=1).encode())
    beside.replace(found.folder / WITHDRAWN)
    _sync(found.folder)
    return replace(found, withdrawn=said)


def sweep(landing: Path) -> int:
    """Clear away what a landing that was cut short left behind; how many there were. Only for the sole loader."""
    halves = list(landing.glob(f"{_HALF}*")) if landing.is_dir() else []
    for half in halves:
        if half.is_dir():
            shutil.rmtree(half)
        else:
            half.unlink()
    return len(halves)


def intact(extract: Landed) -> bool:
    """Whether the kept bytes are still those that came."""
    return extract.path.is_file() and digest(extract.path) == extract.sha256


def digest(file: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _keep(landing: Path, file: Path, fresh: Landed) -> None:
    """Write the whole folder beside, then give it its name in one step."""
    landing.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=_HALF, dir=landing))
    try:
        if _copy(file, half / fresh.file) != fresh.sha256:
            raise refused("unreadable", "the file changed while it was being copied; load it again")
        _write(half / RECEIVED, _sidecar(fresh))
        _sync(half)
        half.chmod(0o755)
        half.rename(fresh.folder)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    _sync(landing)


def _copy(file: Path, to: Path) -> str:
    told = hashlib.sha256()
    with file.open("rb") as source, to.open("xb") as target:
        while chunk := source.read(_CHUNK):
            told.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return told.hexdigest()


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Make a rename last; Windows has no such call, and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sidecar(extract: Landed) -> bytes:
    said = {
        "id": extract.id,
        "source": extract.source,
        "force": extract.force,
        "file": extract.file,
        "from": extract.cover and extract.cover.starts.isoformat(),
        "to": extract.cover and extract.cover.ends.isoformat(),
        "rows": extract.rows,
        "sha256": extract.sha256,
        "received_at": extract.received_at.isoformat(),
        "sequence": extract.sequence,
        "who": extract.who,
        "manifest": dict(extract.manifest),
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _read(folder: Path) -> Landed:
    try:
        said = json.loads((folder / RECEIVED).read_bytes())
        cover = Period(date.fromisoformat(said["from"]), date.fromisoformat(said["to"])) if said["from"] else None
        taken = folder / WITHDRAWN
        return Landed(
            id=said["id"],
            folder=folder,
            source=said["source"],
            force=said["force"],
            file=said["file"],
            cover=cover,
            rows=said["rows"],
            sha256=said["sha256"],
            received_at=datetime.fromisoformat(said["received_at"]),
            sequence=said["sequence"],
            who=said["who"],
            manifest=said["manifest"],
            withdrawn=json.loads(taken.read_bytes()) if taken.exists() else None,
        )
    except (OSError, ValueError, KeyError, TypeError) as fault:
        words = (
            f"landing/{folder.name}: {RECEIVED} is missing or damaged; put it back from a copy, or move the folder out"
        )
        raise LandingFault(words) from fault
