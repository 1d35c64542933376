"""From a home to the files of a pack: the one way, for the command and for the page."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pages.packs.document import Pack, Request
from pages.packs.formats import Format, called
from pages.packs.gathering import boards, gather
from pages.packs.gathering.gather import Step
from warehouse import journal, notebook
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.published import Warehouse

GATHERED = 0.6  # how much of the way has been gone once all is gathered


@dataclass(frozen=True)
class Written:
    """One file of a pack."""

    format: str
    path: Path
    size: int
    sha256: str


def pack(
    home: Home, w: Warehouse, request: Request, *, since: str | None = None, step: Step = lambda doing, fraction: None
) -> Pack:
    """The pack that was asked for, from a version, the home's notes and the last Board."""
    before = boards.last(home, request, since)
    return gather.gather(
        w,
        request,
        notes=notebook.threads(home.journal),
        before=before,
        step=lambda doing, fraction: step(doing, fraction * GATHERED),
    )


def write(
    home: Home,
    of: Pack,
    formats: Sequence[Format],
    folder: Path,
    step: Step = lambda doing, fraction: None,
    look: Path | None = None,
) -> tuple[Written, ...]:
    """Write a pack's files into a folder, each whole or not at all, and journal that it went out.

    `look` is the folder of the office's own look; that of the home's config unless another is given.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for at, fmt in enumerate(formats):
        step(f"Writing {fmt.name}", GATHERED + (1 - GATHERED) * at / len(formats))
        found.append(_written(of, fmt, folder, look or home.config))
    subject = f"{of.report} {of.meeting}, {of.audience}: {', '.join(each.path.name for each in found)}"
    journal.record(home.journal, "pack", subject, version=of.version)
    return tuple(found)


def _written(of: Pack, fmt: Format, folder: Path, look: Path) -> Written:
    """One file, made beside and put in its place in one step; a file of the same name gives way."""
    name = called(of, fmt)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as beside:
        made = Path(beside) / name
        fmt.write(of, made, *dress(look, fmt))
        content = made.read_bytes()
        made.replace(folder / name)
    return Written(fmt.name, folder / name, len(content), hashlib.sha256(content).hexdigest())


def dress(look: Path, fmt: Format) -> tuple[bytes, ...]:
    """What a renderer is given of the office's own look, where its folder has it."""
    own = look / fmt.own
    return (own.read_bytes(),) if fmt.own and own.is_file() else ()


def document(of: Pack, files: Sequence[Written]) -> dict[str, Any]:
    """The document of `pcc pack`."""
    since = of.front.since
    return {
        "report": of.report,
        "meeting": of.meeting,
        "period": {"from": of.period.starts.isoformat(), "to": of.period.ends.isoformat()},
        "label": periods.label(of.period),
        "plan": of.plan.id,
        "area": of.area.id,
        "audience": of.audience,
        "marking": of.marking,
        "version": of.version,
        "headline": of.front.headline,
        "counts": {each.code: int(each.number) for each in of.front.counts if each.number.isdecimal()},
        "signals": of.front.signals,
        "measures": [item.id for item in of.items],
        "since": {
            "version": since.version,
            "new": len(since.new),
            "revised": len(since.revised),
            "verdicts": len(since.verdicts),
        },
        "files": [{"format": f.format, "file": str(f.path), "bytes": f.size, "sha256": f.sha256} for f in files],
    }
