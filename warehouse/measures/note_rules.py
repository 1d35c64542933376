"""What a note may say: lengths, what each kind needs, which step may follow which; no marks of a person's details."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from warehouse.faults import WrongUse
from warehouse.measures.notes import ENDS, Kind, Said, Step, Subject, Thread

LONGEST_TEXT, LONGEST_NAME = 2_000, 100
REMINDER = "Say what happened and what follows. Name no victim, witness, suspect or address."
_NEEDS_TEXT = ("opened", "added", "corrected", "answered", "reopened", "withdrawn")
# Details of people that have a shape of their own; names have none, so the reminder stands beside every form.
_PERSONAL = {
    "an e-mail address": r"[\w.+-]+@[\w-]+\.[\w.-]+",
    "a telephone number": r"(?<![\d.,])(?:\+44\s?|0)(?:\d[\s-]?){9,10}(?!\d)",
    "a postcode": r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b",
    "a National Insurance number": r"\b[A-CEGHJ-PR-TW-Z]{2}\s?(?:\d{2}\s?){3}[A-D]\b",
}


class NoteRefused(WrongUse):
    """What was written cannot be kept; the message says why and what to do, and holds none of the text."""


def clean(text: str) -> str:
    """A text as it is kept: one kind of line end, nothing that cannot be seen and nothing that turns its direction."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    shown = ("".join(" " if _unseen(letter) else letter for letter in line).rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(shown)).strip()


def opening(kind: Kind, subject: Subject, said: Said) -> Said:
    """What a new note keeps of what was said. Raises NoteRefused."""
    if kind == "question" and subject.week is None:
        raise NoteRefused("A question belongs to a week; name it as 2018-W45.")
    if kind != "question" and (subject.measure is None or subject.period is None):
        raise NoteRefused(f"{'Commentary' if kind == 'commentary' else 'An action'} needs a measure and a period.")
    found = _checked("opened", said)
    if kind == "action" and not (found.owner and found.due):
        raise NoteRefused("An action needs an owner and the day by which it is due.")
    return found


def following(thread: Thread, step: Step, said: Said) -> Said:
    """What a later entry keeps of what was said. Raises NoteRefused for a step that cannot follow."""
    if thread.state == "withdrawn":
        raise NoteRefused("This note was withdrawn: write a new one.")
    if step == "opened" or (step in ("done", "answered") and step != ENDS[thread.kind]):
        raise NoteRefused(f"'{step}' is no step of {_a(thread.kind)}; there are {', '.join(steps(thread.kind))}.")
    ended = thread.state in ("done", "answered")
    if step == "reopened" and not ended:
        raise NoteRefused("It has not ended, so it cannot be opened again.")
    if step in ("done", "answered", "moved") and (ended or thread.kind == "commentary"):
        raise NoteRefused(f"It is not open, so it cannot be {step}: open it again first.")
    found = _checked(step, said)
    if step == "moved" and not (found.owner or found.due):
        raise NoteRefused("Name the new owner or the new day.")
    return found


def steps(kind: Kind) -> tuple[Step, ...]:
    """The steps that may follow the first in a note of a kind."""
    every: tuple[Step, ...] = ("added", "corrected", "withdrawn")
    end = ENDS[kind]
    return (*every, "moved", end, "reopened") if end else every


def _checked(step: Step, said: Said) -> Said:
    text, owner = clean(said.text), clean(said.owner).replace("\n", " ")
    if step in _NEEDS_TEXT and not text:
        raise NoteRefused("There is no text: say something before it is kept.")
    for what, found, longest in (("text", text, LONGEST_TEXT), ("name of the owner", owner, LONGEST_NAME)):
        if len(found) > longest:
            raise NoteRefused(f"The {what} is {len(found):,} letters long; at most {longest:,} are kept. Shorten it.")
        if held := _personal(found):
            raise NoteRefused(f"The {what} seems to hold {held}: take it out. Nothing was kept.")
    if said.due and not date(1900, 1, 1) <= said.due <= date(2999, 12, 31):
        raise NoteRefused("The day is out of range.")
    return Said(text, owner, said.due)


def _personal(text: str) -> str:
    return next((what for what, form in _PERSONAL.items() if re.search(form, text, re.ASCII)), "")


def _unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _a(kind: Kind) -> str:
    return "commentary" if kind == "commentary" else f"{'an' if kind == 'action' else 'a'} {kind}"
