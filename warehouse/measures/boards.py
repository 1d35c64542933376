"""What a frozen Board keeps: its figures as they were shown, the commentary as it stood, the files that were made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from warehouse.measures.model import Audience, Period, Status, Unit, VerdictCode
from warehouse.measures.notes import Thread


@dataclass(frozen=True)
class KeptFile:
    """One file of a Board: its name, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Shown:
    """One figure as a Board showed it, or as it is now. Where `counted` differs, it is counted in another way."""

    measure: str
    title: str
    unit: Unit
    period: Period
    value: float | None
    numerator: float | None
    denominator: float | None
    status: Status
    shorthand: str
    verdict: VerdictCode | None
    sentence: str
    counted: str = ""


@dataclass(frozen=True)
class Prior:
    """The Board before, which "what changed since" is told against: its month and the version of its figures."""

    meeting: str
    version: str
    upto: str
    frozen: bool


@dataclass(frozen=True)
class Board:
    """One freeze of a meeting's Board. `id` is 2019-03-board-internal-1: meeting, report, audience, number.

    A later freeze of the same three supersedes it and has the next number; both are kept. `request` is what the pack
    was made of, `settings` are those of the home, both as plain values; `versions` are the published versions that it
    keeps for itself (its own and that of the Board before), each with its SHA-256. `look` is what the office's own look
    was made from, such as a template of slides: none where it had none, None in a Board frozen before that was kept.
    """

    id: str
    meeting: str
    report: str
    audience: Audience
    number: int
    at: datetime
    who: str
    why: str
    version: str
    headline: str
    area: str
    period: Period
    today: date
    request: Mapping[str, Any]
    settings: Mapping[str, Any]
    before: Prior | None
    figures: tuple[Shown, ...]
    notes: tuple[Thread, ...]
    files: tuple[KeptFile, ...]
    versions: tuple[KeptFile, ...]
    look: tuple[KeptFile, ...] | None = None

    @property
    def series(self) -> tuple[str, str, Audience]:
        """What a later freeze has in common with it."""
        return self.meeting, self.report, self.audience


def named(meeting: str, report: str, audience: str, number: int) -> str:
    """A Board's id."""
    return f"{meeting}-{report}-{audience}-{number}"
