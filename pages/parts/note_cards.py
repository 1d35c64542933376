"""Notes as a page shows them: who said what, when, of which figure, and whether that figure still stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pages.parts import states
from pages.parts.markup import fold, paragraphs, safe
from pages.parts.note_reads import Noted
from pages.parts.words import count, day
from warehouse.measures import note_words, periods
from warehouse.measures.model import Measure, Period
from warehouse.measures.notes import Entry, Thread

NONE = "Nothing was written on this figure yet."
_STEPS = {
    "opened": "wrote",
    "added": "added",
    "corrected": "corrected the text",
    "moved": "changed the owner or the day",
    "done": "said that it was done",
    "answered": "answered",
    "reopened": "opened it again",
    "withdrawn": "withdrew it",
}


def told(found: Sequence[Noted], measure: Measure, period: Period, today: date) -> str:
    """Commentary first, then actions: those that are late, those that are open, those that are done."""
    if not found:
        return paragraphs([NONE], "small")
    ordered = sorted(found, key=lambda each: _rank(each.thread, today))
    return f'<ul class="notes">{"".join(_note(each, measure, period, today) for each in ordered)}</ul>'


def _rank(thread: Thread, today: date) -> tuple[int, int]:
    if thread.kind == "commentary":
        return 0, -thread.number
    return 1 if thread.late(today) else 2 if thread.state == "open" else 3, thread.number


def _note(noted: Noted, measure: Measure, period: Period, today: date) -> str:
    thread = noted.thread
    own = thread.subject.period
    parts = [f"<p><b>{safe(_heading(thread))}</b>{_of(own, period)}</p>", state(thread, today), lines(thread.text)]
    if thread.answer:
        parts.append(lines(thread.answer))
    if noted.revision:
        parts.append(f'<p class="flag">{safe(note_words.revised(measure, noted.revision))}</p>')
    if thread.kind != "commentary":
        parts.append(f'<p class="small">Set by {safe(thread.first.who)}, {day(written_on(thread.first))}</p>')
    if len(thread.entries) > 1:
        parts.append(fold(f"History of note {thread.number}", history(thread)))
    return f"<li>{''.join(parts)}</li>"


def _heading(thread: Thread) -> str:
    if thread.kind == "action":
        return f"Action for {thread.owner}"
    if thread.kind == "question":
        return f"Question{f' for {thread.owner}' if thread.owner else ''}"
    corrected = "" if thread.wording is thread.first else f", corrected {day(written_on(thread.wording))}"
    return f"{thread.first.who}, {day(written_on(thread.first))}{corrected}"


def _of(own: Period | None, period: Period) -> str:
    """Which part of the period shown a note speaks of, where it is not the whole."""
    return f" <small>on {safe(periods.label(own))}</small>" if own and own != period else ""


def state(thread: Thread, today: date) -> str:
    """Where a note stands, the late ones marked; nothing for commentary."""
    said = note_words.state(thread, today)
    css = ' class="late"' if thread.late(today) else ""
    return f"<p{css}>{safe(said)}</p>" if said else ""


def lines(text: str) -> str:
    """What somebody wrote, as a paragraph."""
    return f"<p>{inline(text)}</p>"


def inline(text: str) -> str:
    """What somebody wrote, with its line ends."""
    return "<br>".join(safe(line) for line in text.split("\n"))


def history(thread: Thread) -> str:
    """Every entry of a note, oldest first."""
    return f"<ol>{''.join(f'<li>{_entry(entry)}</li>' for entry in thread.entries)}</ol>"


def _entry(entry: Entry) -> str:
    said = entry.said
    named = [f"owner {said.owner}" if said.owner else "", f"due {day(said.due)}" if said.due else ""]
    against = f"against {states.version_number(entry.kept.version)}" if entry.kept else ""
    about = ", ".join(part for part in (*named, against) if part)
    first = f"{entry.who}, {states.moment(entry.at.isoformat())}, {_STEPS[entry.step]}{f' ({about})' if about else ''}."
    return f"<small>{safe(first)}</small> {'<br>'.join(safe(line) for line in said.text.split(chr(10)))}"


def written_on(entry: Entry) -> date:
    """The day on which an entry was written, by London's clocks."""
    return states.london(entry.at).date()


def marks(threads: Sequence[Thread], today: date) -> list[str]:
    """What a Board says of a measure's notes in a word or two: commentary; 2 actions open; 1 action late."""
    commented = any(thread.kind == "commentary" for thread in threads)
    waiting = [thread for thread in threads if thread.kind == "action" and thread.state == "open"]
    late = sum(thread.late(today) for thread in waiting)
    told = ["commentary"] if commented else []
    if late:
        told.append(f"{count(late, 'action')} late")
    if len(waiting) > late:
        told.append(f"{count(len(waiting) - late, 'action')} open")
    return told
