"""Notes as the JSON documents of `pcc notes` (docs/commands.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from warehouse.measures import periods
from warehouse.measures.model import Period
from warehouse.measures.notes import Entry, Kept, Revision, Thread

Document = dict[str, Any]


def note(thread: Thread, today: date, revised: Revision | None) -> Document:
    """One note: where it stands now, the figure that it speaks of, and all its entries."""
    subject = thread.subject
    return {
        "note": thread.number,
        "kind": thread.kind,
        "measure": subject.measure,
        "area": subject.area,
        "period": _written(subject.period),
        "week": _written(subject.week),
        "state": thread.state,
        "late": thread.late(today),
        "text": thread.text,
        "author": thread.first.who,
        "at": thread.first.at.isoformat(),
        "owner": thread.owner or None,
        "due": thread.due and thread.due.isoformat(),
        "answer": thread.answer or None,
        "written_against": _kept(thread.kept),
        "revised": revised is not None,
        "figure_now": _kept(revised.now if revised else thread.kept),
        "entries": [_entry(entry) for entry in thread.entries],
    }


def _entry(entry: Entry) -> Document:
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "who": entry.who,
        "step": entry.step,
        "text": entry.said.text,
        "owner": entry.said.owner or None,
        "due": entry.said.due and entry.said.due.isoformat(),
        "version": entry.kept and entry.kept.version,
    }


def _kept(figure: Kept | None) -> Document | None:
    if figure is None:
        return None
    return {
        "version": figure.version,
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "status": figure.status,
    }


def _written(period: Period | None) -> str | None:
    return periods.written(period) if period else None
