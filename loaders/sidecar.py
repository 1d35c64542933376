"""What is written down beside a landed file: `received.json`; `withdrawn.json` and `erased.json` once it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from warehouse.faults import Plain
from warehouse.measures.model import Period

RECEIVED, WITHDRAWN, ERASED = "received.json", "withdrawn.json", "erased.json"
# Stands in a landed folder until the journal says that it came.
UNTOLD = "not-in-journal"


class LandingFault(Plain):
    """The landing store is damaged; the message names the folder and says what to do."""


@dataclass(frozen=True)
class Landed:
    """One landed extract. `cover` and `force` are what was declared, None when left to the rows or the home.

    `rows` is the control total; `unchanged` says that it had been landed before. Of an erased one the bytes are gone,
    and `erased` says who did it, when, why, and what the gate had decided of it.
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
    erased: Mapping[str, Any] | None = None

    @property
    def path(self) -> Path:
        """The file as it came."""
        return self.folder / self.file


def written(extract: Landed) -> bytes:
    """The sidecar of an extract."""
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


def read(folder: Path) -> Landed:
    """The extract in a landing folder. Raises LandingFault when its sidecar is missing or damaged."""
    try:
        said = json.loads((folder / RECEIVED).read_bytes())
        cover = Period(date.fromisoformat(said["from"]), date.fromisoformat(said["to"])) if said["from"] else None
        taken, gone = folder / WITHDRAWN, folder / ERASED
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
            erased=json.loads(gone.read_bytes()) if gone.exists() else None,
        )
    except (OSError, ValueError, KeyError, TypeError) as fault:
        words = (
            f"landing/{folder.name}: {RECEIVED} is missing or damaged; put it back from a copy, or move the folder out"
        )
        raise LandingFault(words) from fault
