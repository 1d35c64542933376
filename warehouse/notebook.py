"""The notes of a home: commentary, actions and questions, each an entry that is added and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Float, Integer, Select, String, Table, Text, UniqueConstraint, insert, select
from sqlalchemy.exc import IntegrityError

from warehouse import ledger
from warehouse.faults import Plain
from warehouse.home import now
from warehouse.measures import note_rules, notes, periods
from warehouse.measures.catalogue import UnknownName
from warehouse.measures.model import Period
from warehouse.measures.notes import Entry, Kept, Kind, Said, Step, Subject, Thread

_NOTES = ledger.only_added(
    Table(
        "note",
        ledger.METADATA,
        Column("number", Integer, primary_key=True),
        Column("thread", Integer),
        Column("previous", Integer),
        Column("at", String, nullable=False),
        Column("who", String, nullable=False),
        Column("kind", String, nullable=False),
        Column("step", String, nullable=False),
        Column("measure", String),
        Column("area", String, nullable=False),
        Column("period", String),
        Column("week", String),
        Column("text", Text, nullable=False),
        Column("owner", String, nullable=False),
        Column("due", String),
        Column("version", String),
        Column("value", Float(53)),
        Column("numerator", Float(53)),
        Column("denominator", Float(53)),
        Column("status", String),
        # Nobody answers an entry that was answered already: of two who try at once, one is told.
        UniqueConstraint("thread", "previous"),
    )
)


class WrittenMeanwhile(Plain):
    """Somebody else added to the note after it was read."""

    def __init__(self) -> None:
        super().__init__("Somebody else has added to this note since you read it. Nothing was kept: read it again.")


def write(path: Path, kind: Kind, subject: Subject, said: Said, *, who: str, kept: Kept | None = None) -> Thread:
    """Open a note in the ledger at `path`, written against a figure or none. Raises NoteRefused or LedgerFault."""
    checked = note_rules.opening(kind, subject, said)
    return notes.fold([_add(path, kind, "opened", subject, checked, who, kept)])[0]


def follow(
    path: Path,
    thread: Thread,
    step: Step,
    said: Said,
    *,
    who: str,
    kept: Kept | None = None,
    week: Period | None = None,
) -> Thread:
    """Add to a note as it was read; `week` is that of the review in which it is added to.

    Raises NoteRefused, LedgerFault, or WrittenMeanwhile when the note has grown since.
    """
    checked = note_rules.following(thread, step, said)
    subject = replace(thread.subject, week=week or thread.subject.week)
    entry = _add(path, thread.kind, step, subject, checked, who, kept, thread)
    return Thread((*thread.entries, entry))


def threads(path: Path, *, kind: Kind | None = None, measure: str | None = None) -> tuple[Thread, ...]:
    """The notes kept, in the order in which they were opened; none before the first."""
    asked = select(_NOTES)
    for column, wanted in ((_NOTES.c.kind, kind), (_NOTES.c.measure, measure)):
        asked = asked if wanted is None else asked.where(column == wanted)
    return _read(path, asked)


def thread(path: Path, number: int) -> Thread:
    """The note of that number. Raises UnknownName."""
    found = _read(path, select(_NOTES).where((_NOTES.c.number == number) | (_NOTES.c.thread == number)))
    if not found or found[0].number != number:
        raise UnknownName("note", str(number), [str(each.number) for each in threads(path)[-5:]])
    return found[0]


def as_rows(threads: Iterable[Thread]) -> list[dict[str, Any]]:
    """Notes as plain values, as they stand in the ledger; `from_rows` reads them back."""
    return [{"number": entry.number, **_row(entry)} for each in threads for entry in each.entries]


def from_rows(rows: Iterable[Mapping[str, Any]]) -> tuple[Thread, ...]:
    """Notes from the rows of their entries."""
    return notes.fold(_entry(row) for row in rows)


def _read(path: Path, asked: Select[Any]) -> tuple[Thread, ...]:
    with ledger.reading(path, _NOTES) as connection:
        rows = connection.execute(asked.order_by(_NOTES.c.number)).mappings().all() if connection else []
    return notes.fold(_entry(dict(row)) for row in rows)


def _add(
    path: Path,
    kind: Kind,
    step: Step,
    subject: Subject,
    said: Said,
    who: str,
    kept: Kept | None,
    thread: Thread | None = None,
) -> Entry:
    entry = Entry(
        number=0,
        thread=thread.number if thread else 0,
        previous=thread.latest.number if thread else None,
        at=now(),
        who=note_rules.clean(who)[: note_rules.LONGEST_NAME] or "unknown",
        kind=kind,
        step=step,
        subject=subject,
        said=said,
        kept=kept,
    )
    row = _row(entry)
    try:
        with ledger.writing(path) as connection:
            number = connection.execute(insert(_NOTES).values(**row).returning(_NOTES.c.number)).scalar_one()
    except IntegrityError:
        raise WrittenMeanwhile from None
    return _entry({**row, "number": number})


def _row(entry: Entry) -> dict[str, Any]:
    """An entry as a row of the table, but for its number."""
    return {
        "thread": entry.thread if entry.thread != entry.number else None,
        "previous": entry.previous,
        "at": entry.at.isoformat(),
        "who": entry.who,
        "kind": entry.kind,
        "step": entry.step,
        "measure": entry.subject.measure,
        "area": entry.subject.area,
        "period": entry.subject.period and periods.written(entry.subject.period),
        "week": entry.subject.week and periods.written(entry.subject.week),
        "text": entry.said.text,
        "owner": entry.said.owner,
        "due": entry.said.due and entry.said.due.isoformat(),
        **{
            name: getattr(entry.kept, name, None) for name in ("version", "value", "numerator", "denominator", "status")
        },
    }


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        number=row["number"],
        thread=row["thread"] or row["number"],
        previous=row["previous"],
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        kind=row["kind"],
        step=row["step"],
        subject=Subject(row["measure"], row["area"], _period(row["period"]), _period(row["week"])),
        said=Said(row["text"], row["owner"], date.fromisoformat(row["due"]) if row["due"] else None),
        kept=_kept(row),
    )


def _kept(row: Mapping[str, Any]) -> Kept | None:
    if row["version"] is None:
        return None
    return Kept(row["version"], row["value"], row["numerator"], row["denominator"], row["status"] or "")


def _period(text: str | None) -> Period | None:
    return periods.parse(text) if text else None
