"""The faulty fixtures as records: what each file holds, and what must be said of it (`faults.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.extracts import clean

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Fault:
    """One faulty fixture. `change` is what is done to the clean file; `first` the line that the report must name."""

    source: str
    fault: str
    rule: str
    says: str
    remedy: str
    column: str | None
    first: int | None
    count: int | None
    loaded: int
    change: dict[str, Any] = field(repr=False)

    @property
    def status(self) -> str:
        return "accepted" if self.loaded else "refused"

    @cached_property
    def file(self) -> Path:
        """Where it stands. The site's files keep the site's name, so each of theirs has a folder of its own."""
        folder, _, name = clean.FILES[self.source].rpartition("/")
        if folder:
            return FOLDER / self.source / self.fault / name
        stem = Path(name).stem
        return FOLDER / self.source / self.change.get("name", f"{stem}_{self.fault}.csv")


def clean_file(source: str) -> Path:
    """The fixture of a source that has no fault."""
    return FOLDER / source / clean.FILES[source]


def to_load(file: Path) -> Path:
    """What to name to a load: a file that shares its name with others by its folder, so that the report tells them."""
    return file if file.parent.parent == FOLDER else file.parent


def faults() -> list[Fault]:
    """Every faulty fixture, a source at a time."""
    listed = tomllib.loads((FOLDER / "faults.toml").read_text(encoding="utf-8"))
    return [_fault(source, entry) for source, entries in listed.items() for entry in entries]


def _fault(source: str, entry: dict[str, Any]) -> Fault:
    changed = next(iter(entry.get("put", {})), None)
    line = entry.get("first", entry.get("line"))
    return Fault(
        source=source,
        fault=entry["fault"],
        rule=entry["rule"],
        says=entry["says"],
        remedy=entry["remedy"],
        column=entry.get("column", changed) or None,
        first=line or None,
        count=entry.get("count"),
        loaded=entry.get("loaded", clean.ROWS - 1),
        change=entry,
    )
