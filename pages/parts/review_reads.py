"""What the weekly review reads: the review of a week, made once a version, and the questions kept on it."""

from __future__ import annotations

from pages.parts import note_reads, roles
from pages.parts.note_reads import Noted, figure_now, revision
from pages.parts.reads import Version
from warehouse import notebook, review
from warehouse.faults import WrongUse
from warehouse.home import Home
from warehouse.measures import notes
from warehouse.measures.model import Period
from warehouse.measures.notes import Said, Step, Subject, Thread
from warehouse.measures.reviews import Review, WeekRow


def weeks(at: Version) -> tuple[Period, ...]:
    """The weeks that can be reviewed, newest first."""
    return at.made("review_weeks", (), lambda: review.weeks(at.w))


def of_week(at: Version, week: Period) -> Review:
    """The review of one of them."""
    found = at.made("review", (week,), lambda: review.review(at.w, week))
    if found is None:
        raise WrongUse("There is no such week to review.")
    return found


def questions(at: Version, week: Period) -> tuple[Noted, ...]:
    """The questions of a week's review, those carried from earlier ones first; none for whoever may not read them.

    Under a past Board they are as they stood when it was frozen.
    """
    if not roles.may("read notes"):
        return ()
    found = notes.carried((each for each in note_reads.threads() if each.kind == "question"), week)
    return tuple(Noted(thread, revision(at, thread)) for thread in found)


def ask(at: Version, week: Period, row: WeekRow | None, said: Said) -> Thread:
    """Keep a question of a week's review, on a measure in an area or on the week as a whole.

    Raises NotAllowed, NoteRefused or LedgerFault.
    """
    person = roles.require("write notes")
    book = Home.find().journal
    if row is None:
        return notebook.write(book, "question", Subject(week=week), said, who=person.name)
    figure = at.figure(row.measure.id, row.area.id, row.week)
    about = Subject(row.measure.id, row.area.id, row.week, week)
    return notebook.write(book, "question", about, said, who=person.name, kept=notes.kept(figure))


def follow(at: Version, week: Period, thread: Thread, step: Step, said: Said) -> Thread:
    """Add to a question in a week's review. Raises NotAllowed, NoteRefused, LedgerFault or WrittenMeanwhile."""
    person = roles.require("write notes")
    now = figure_now(at, thread)
    return notebook.follow(Home.find().journal, thread, step, said, who=person.name, kept=now, week=week)
