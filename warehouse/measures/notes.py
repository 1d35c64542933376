"""Notes that people keep on figures: what may be written, and what the entries of one come to.

A note is a thread of entries that are only ever added. The first says what it is about; each later one names the entry
that its writer had read last, so that two people cannot answer at once without one of them being told.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast, get_args

from warehouse.measures.model import Figure, Period

Kind = Literal["commentary", "action", "question"]
Step = Literal["opened", "added", "corrected", "moved", "done", "answered", "reopened", "withdrawn"]
State = Literal["stands", "open", "done", "answered", "withdrawn"]
KINDS = cast("tuple[Kind, ...]", get_args(Kind))
# What ends a note of each kind; commentary stands until it is withdrawn.
ENDS: dict[Kind, Step | None] = {"commentary": None, "action": "done", "question": "answered"}


@dataclass(frozen=True)
class Subject:
    """What a note is about: a measure in an area and period; for a question the ISO week, with a measure or without."""

    measure: str | None = None
    area: str = "force"
    period: Period | None = None
    week: Period | None = None


@dataclass(frozen=True)
class Kept:
    """The figure that an entry speaks of, as it stood in the version that was read when it was written."""

    version: str
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    status: str = ""


@dataclass(frozen=True)
class Said:
    """What one entry says. `due` is the day by which an action is done or a question answered."""

    text: str = ""
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Entry:
    """One entry: `thread` is the number of the first, `previous` of the one before it (None for the first).

    The week of its subject is that of the review in which it was written, which for an answer can be a later one.
    """

    number: int
    thread: int
    previous: int | None
    at: datetime
    who: str
    kind: Kind
    step: Step
    subject: Subject
    said: Said
    kept: Kept | None


@dataclass(frozen=True)
class Thread:
    """A note: all its entries, oldest first, and what they come to."""

    entries: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The entry that opened it."""
        return self.entries[0]

    @property
    def latest(self) -> Entry:
        """The entry that came last."""
        return self.entries[-1]

    @property
    def number(self) -> int:
        """The number that it is known by."""
        return self.first.number

    @property
    def kind(self) -> Kind:
        """Commentary, action or question."""
        return self.first.kind

    @property
    def subject(self) -> Subject:
        """What it is about."""
        return self.first.subject

    @property
    def wording(self) -> Entry:
        """The entry whose text is in force: the first, or the latest correction."""
        return next(entry for entry in reversed(self.entries) if entry.step in ("opened", "corrected"))

    @property
    def text(self) -> str:
        """The text in force."""
        return self.wording.said.text

    @property
    def kept(self) -> Kept | None:
        """The figure that the text in force was written against."""
        return self.wording.kept

    @property
    def owner(self) -> str:
        """Who was last asked to see to it."""
        return next((entry.said.owner for entry in reversed(self.entries) if entry.said.owner), "")

    @property
    def due(self) -> date | None:
        """The day last set for it."""
        return next((entry.said.due for entry in reversed(self.entries) if entry.said.due), None)

    @property
    def turn(self) -> Entry:
        """The entry that decided its state."""
        steps = ("opened", "done", "answered", "reopened", "withdrawn")
        return next(entry for entry in reversed(self.entries) if entry.step in steps)

    @property
    def state(self) -> State:
        """Where it is now."""
        if self.turn.step in ("done", "answered", "withdrawn"):
            return cast("State", self.turn.step)
        return "stands" if self.kind == "commentary" else "open"

    @property
    def answer(self) -> str:
        """What was said when it was done or answered; empty while it is open."""
        return self.turn.said.text if self.state in ("done", "answered") else ""

    def late(self, today: date) -> bool:
        """Whether it is open after the day set for it."""
        return self.state == "open" and self.due is not None and self.due < today


@dataclass(frozen=True)
class Revision:
    """A figure that is no longer what a note was written against. `now` is None when it cannot be had any more."""

    was: Kept
    now: Kept | None


def fold(entries: Iterable[Entry]) -> tuple[Thread, ...]:
    """Entries of any number of notes as threads, in the order in which they were opened."""
    threads: dict[int, list[Entry]] = {}
    for entry in sorted(entries, key=lambda each: each.number):
        threads.setdefault(entry.thread, []).append(entry)
    return tuple(Thread(tuple(found)) for _, found in sorted(threads.items()))


def kept(figure: Figure) -> Kept:
    """What a note keeps of a figure."""
    point = figure.point
    return Kept(figure.version, point.value, point.numerator, point.denominator, point.status)


def revision(thread: Thread, now: Kept | None) -> Revision | None:
    """How the figure differs from the one that the note was written against; None when it does not."""
    was = thread.kept
    if was is None or was == now:
        return None
    if now is None:
        return Revision(was, None)
    pairs = ((was.value, now.value), (was.numerator, now.numerator), (was.denominator, now.denominator))
    return None if all(_same(before, after) for before, after in pairs) else Revision(was, now)


def concerning(threads: Iterable[Thread], measure: str, area: str, period: Period) -> tuple[Thread, ...]:
    """The notes to show beside a figure: those on its period or a part of it, and actions carried until they end."""
    return tuple(
        thread
        for thread in threads
        if thread.subject.measure == measure and thread.subject.area == area and _concerns(thread, period)
    )


def of_board(threads: Iterable[Thread], measures: Collection[str]) -> tuple[Thread, ...]:
    """The notes that a frozen Board keeps: those on its measures, and the weekly review's questions on none."""
    about = {None, *measures}
    return tuple(thread for thread in threads if thread.subject.measure in about)


def carried(threads: Iterable[Thread], week: Period) -> tuple[Thread, ...]:
    """The questions of a week's review: asked in it, and those asked before that no earlier review had ended."""
    return tuple(thread for thread in threads if _is_carried(thread, week))


def _is_carried(thread: Thread, week: Period) -> bool:
    asked, turned = thread.subject.week, thread.turn.subject.week
    if asked is None or turned is None or asked.starts > week.starts:
        return False
    return thread.state == "open" or turned.starts >= week.starts


def _concerns(thread: Thread, period: Period) -> bool:
    own = thread.subject.period
    if own is None or thread.state == "withdrawn":
        return False
    within = period.starts <= own.starts and own.ends <= period.ends
    return within or (thread.kind == "action" and thread.state == "open" and own.ends <= period.ends)


def _same(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is after
    return math.isclose(before, after, rel_tol=1e-9, abs_tol=1e-9)
