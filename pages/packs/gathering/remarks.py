"""What people wrote on the figures of a pack: all of it for the Board; for the public what somebody has released."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pages.packs.document import Cell, Column, Note, Request, Table
from pages.parts import states, words
from warehouse import revisions
from warehouse.measures import note_words, notes
from warehouse.measures.model import Figure
from warehouse.measures.notes import Thread
from warehouse.published import Warehouse

UNRELEASED = "Wording not released for this audience."


def of_figure(w: Warehouse, request: Request, threads: Iterable[Thread], figure: Figure) -> tuple[Note, ...]:
    """The notes beside a figure: commentary first, then actions that are late, open, done."""
    found = notes.concerning(threads, figure.measure.id, figure.area.id, figure.point.period)
    ordered = sorted(found, key=lambda each: _rank(each, w.today))
    return tuple(_note(w, request, thread, figure) for thread in ordered)


def _rank(thread: Thread, today: date) -> tuple[int, int]:
    if thread.kind == "commentary":
        return 0, -thread.number
    return 1 if thread.late(today) else 2 if thread.state == "open" else 3, thread.number


def _note(w: Warehouse, request: Request, thread: Thread, figure: Figure) -> Note:
    """One note. Outside the office nobody is told who wrote it, nor what the figure was when it was written."""
    inside = request.audience == "internal"
    told = inside or request.with_notes
    changed = revisions.revision(w, thread) if inside else None
    return Note(
        kind=thread.kind,
        number=thread.number,
        measure=figure.measure.id,
        title=figure.measure.title,
        who=thread.first.who if inside else "",
        on=states.london(thread.wording.at).date(),
        text=thread.text if told else UNRELEASED,
        owner=thread.owner,
        due=thread.due,
        state=note_words.state(thread, w.today),
        late=thread.late(w.today),
        answer=thread.answer if told else "",
        revised=note_words.revised(figure.measure, changed) if changed else "",
    )


def released(request: Request, found: Sequence[Note]) -> tuple[Note, ...]:
    """What stands beside a measure: for the public nothing but what was released."""
    return tuple(found) if request.audience == "internal" or request.with_notes else ()


def tracker(found: Iterable[Note]) -> tuple[Note, ...]:
    """The actions of a pack: the late ones first, then the open, then those done."""
    actions = [note for note in found if note.kind == "action"]
    order = {True: 0}
    return tuple(sorted(actions, key=lambda n: (order.get(n.late, 1 if n.state.startswith("Open") else 2), n.number)))


def table(found: Sequence[Note]) -> Table:
    """The action tracker."""
    columns = (
        Column("No."), Column("Measure"), Column("Action"), Column("Owner"), Column("Set on", "date"),
        Column("Due", "date"), Column("State"), Column("Outcome"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(str(note.number), note.number),
            Cell(note.title),
            Cell(note.text),
            Cell(note.owner),
            Cell(words.short_day(note.on)),
            Cell(words.short_day(note.due) if note.due else "no day set"),
            Cell("Late" if note.late else note.state.partition(",")[0]),
            Cell(note.answer),
        )
        for note in found
    )
    return Table("Actions on the measures of this pack", columns, rows)
