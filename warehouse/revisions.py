"""Whether the figures that notes speak of still stand: each is read again in the version in force."""

from __future__ import annotations

from warehouse import query
from warehouse.faults import WrongUse
from warehouse.measures import notes
from warehouse.measures.notes import Revision, Thread
from warehouse.published import Warehouse


def revision(w: Warehouse, thread: Thread) -> Revision | None:
    """How the figure of a note differs from the one that it was written against; None when it stands."""
    subject = thread.subject
    if thread.kept is None or subject.measure is None:
        return None
    try:
        now = notes.kept(query.figure(w, subject.measure, subject.area, subject.period))
    except WrongUse:
        # The measure or the area is not in this version's catalogue.
        now = None
    return notes.revision(thread, now)
