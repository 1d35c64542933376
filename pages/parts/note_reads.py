"""The notes that pages show and keep: read on every run, since they change while a version does not."""

from __future__ import annotations

from dataclasses import dataclass

from pages.parts import past, roles
from pages.parts.reads import Version
from warehouse import notebook
from warehouse.faults import WrongUse
from warehouse.home import Home
from warehouse.measures import notes
from warehouse.measures.model import Figure, Period
from warehouse.measures.notes import Kept, Kind, Revision, Said, Step, Subject, Thread


@dataclass(frozen=True)
class Noted:
    """A note, and how its figure differs from the one that it was written against, if it does."""

    thread: Thread
    revision: Revision | None


def beside(at: Version, figure: Figure) -> tuple[Noted, ...]:
    """The notes to show beside a figure, in the order in which they were opened; none for whoever may not read them."""
    if not roles.may("read notes"):
        return ()
    found = threads()
    shown = notes.concerning(found, figure.measure.id, figure.area.id, figure.point.period)
    return tuple(Noted(thread, revision(at, thread)) for thread in shown)


def by_measure(area: str, period: Period) -> dict[str, tuple[Thread, ...]]:
    """The notes of every measure of a Board, by its id."""
    if not roles.may("read notes"):
        return {}
    found = threads()
    measures = {thread.subject.measure for thread in found if thread.subject.measure}
    shown = {measure: notes.concerning(found, measure, area, period) for measure in measures}
    return {measure: threads for measure, threads in shown.items() if threads}


def may_write() -> bool:
    """Whether the person at the page may write beside what it shows; beside a past Board nobody can."""
    return roles.may("write notes") and past.board() is None


def threads() -> tuple[Thread, ...]:
    """Every note as it is now, or as it stood when the past Board in the address was frozen."""
    board = past.board()
    return notebook.threads(Home.find().journal) if board is None else board.notes


def write(figure: Figure, kind: Kind, said: Said) -> Thread:
    """Keep a new note on a figure as the page shows it. Raises NotAllowed, NoteRefused or LedgerFault."""
    person = roles.require("write notes")
    about = Subject(figure.measure.id, figure.area.id, figure.point.period)
    return notebook.write(Home.find().journal, kind, about, said, who=person.name, kept=notes.kept(figure))


def follow(at: Version, thread: Thread, step: Step, said: Said) -> Thread:
    """Add to a note as the page shows it. Raises NotAllowed, NoteRefused, LedgerFault or WrittenMeanwhile."""
    person = roles.require("write notes")
    return notebook.follow(Home.find().journal, thread, step, said, who=person.name, kept=figure_now(at, thread))


def revision(at: Version, thread: Thread) -> Revision | None:
    """How the figure of a note differs from the one that it was written against; None when it stands."""
    return notes.revision(thread, figure_now(at, thread)) if thread.kept else None


def figure_now(at: Version, thread: Thread) -> Kept | None:
    """The figure that a note speaks of, as it stands; None where it has none, or it cannot be had any more."""
    about = thread.subject
    if about.measure is None or about.period is None:
        return None
    try:
        return notes.kept(at.figure(about.measure, about.area, about.period))
    except WrongUse:
        # The measure or the area is not in this version's catalogue.
        return None
