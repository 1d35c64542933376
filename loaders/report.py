"""What came of a load or a check: one entry an extract, in the words of `docs/commands.md`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Status = Literal["accepted", "refused", "unchanged"]


@dataclass(frozen=True)
class Reason:
    """Why rows were set aside, an extract was refused, or a warning stands. `line` is the first of `count` rows."""

    rule: str
    message: str
    severity: Literal["refuse", "set_aside", "warn", "note"]
    column: str | None = None
    line: int | None = None
    count: int | None = None


@dataclass(frozen=True)
class ExtractReport:
    """One extract. read = loaded + set aside, whenever it was read at all."""

    file: str
    source: str | None
    starts: date | None
    ends: date | None
    status: Status
    read: int
    loaded: int
    set_aside: int
    reasons: tuple[Reason, ...]
    sha256: str | None
    seconds: float

    def document(self) -> dict[str, Any]:
        """The entry of `load --json`."""
        return {
            "file": self.file,
            "source": self.source,
            "from": self.starts and self.starts.isoformat(),
            "to": self.ends and self.ends.isoformat(),
            "status": self.status,
            "read": self.read,
            "loaded": self.loaded,
            "set_aside": self.set_aside,
            "reasons": [
                {
                    "rule": r.rule,
                    "severity": r.severity,
                    "line": r.line,
                    "column": r.column,
                    "message": r.message,
                    "count": r.count,
                }
                for r in self.reasons
            ],
            "sha256": self.sha256,
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True)
class Report:
    """A whole load: the version in force after it (None before the first), its extracts, and what was left out.

    `blocked` says, of a check, why a load of these would be refused as a whole.
    """

    version: str | None
    extracts: tuple[ExtractReport, ...]
    notes: tuple[str, ...] = ()
    blocked: str = ""

    @property
    def refused(self) -> tuple[ExtractReport, ...]:
        """The extracts that no figure will use."""
        return tuple(extract for extract in self.extracts if extract.status == "refused")

    def document(self) -> dict[str, Any]:
        """The document of `load --json`."""
        return {
            "version": self.version,
            "extracts": [extract.document() for extract in self.extracts],
            "notes": list(self.notes),
            "blocked": self.blocked or None,
        }
