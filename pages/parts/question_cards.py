"""The questions of a weekly review as the page shows them: asked when, of whom, answered how, carried since when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pages.parts import note_cards
from pages.parts.markup import fold, link, paragraphs, safe
from pages.parts.note_reads import Noted
from pages.parts.words import day
from warehouse.measures import note_words, periods
from warehouse.measures.catalogue import Catalogue
from warehouse.measures.model import Area, Period
from warehouse.measures.notes import Thread

NONE = "No question is open, and none was asked in this week's review."


def open_among(found: Sequence[Noted]) -> int:
    """How many are open still."""
    return sum(noted.thread.state == "open" for noted in found)


def told(found: Sequence[Noted], week: Period, today: date, catalogue: Catalogue, areas: Sequence[Area]) -> str:
    """The questions in the order asked, those that have ended after those that are open."""
    if not found:
        return paragraphs([NONE], "small")
    titles = {area.id: area.title for area in areas}
    ordered = sorted(found, key=lambda each: (each.thread.state != "open", each.thread.number))
    items = "".join(f"<li>{_question(each, week, today, catalogue, titles)}</li>" for each in ordered)
    return f'<ol class="notes questions">{items}</ol>'


def _question(noted: Noted, week: Period, today: date, catalogue: Catalogue, titles: dict[str, str]) -> str:
    thread = noted.thread
    parts = [
        f"<p><b>{note_cards.inline(thread.text)}</b></p>",
        f'<p class="small">{_about(thread, catalogue, titles)}{safe(_asked(thread, week))}</p>',
        note_cards.state(thread, today),
    ]
    if thread.answer:
        said = thread.turn
        parts.append(f"<p><b>Answer</b> {note_cards.inline(thread.answer)}</p>")
        parts.append(f'<p class="small">Given to {safe(said.who)}, {day(note_cards.written_on(said))}</p>')
    if noted.revision:
        measure = catalogue.measures.get(thread.subject.measure or "")
        parts.append(f'<p class="flag">{safe(note_words.revised(measure, noted.revision))}</p>')
    if len(thread.entries) > 1:
        parts.append(fold(f"History of question {thread.number}", note_cards.history(thread)))
    return "".join(parts)


def _about(thread: Thread, catalogue: Catalogue, titles: dict[str, str]) -> str:
    """What it is about, as a link to its figure; nothing for a question on the week as a whole."""
    subject = thread.subject
    measure = catalogue.measures.get(subject.measure or "")
    if subject.measure is None:
        return ""
    if measure is None or subject.period is None or subject.area not in titles:
        return f"{safe(subject.measure)} · "
    name = measure.title if subject.area == "force" else f"{measure.title}, {titles[subject.area]}"
    choices = {
        "measure": measure.id,
        "period": periods.written(subject.period),
        "area": subject.area,
        "grain": "week",
    }
    return f"{link('measure', choices, name)} · "


def _asked(thread: Thread, week: Period) -> str:
    """Asked of whom, by whom and when; and of which week, where it was carried from an earlier one."""
    of = f"For {thread.owner}. " if thread.owner else ""
    asked = f"{of}Asked by {thread.first.who}, {day(note_cards.written_on(thread.first))}"
    own = thread.subject.week
    return f"{asked}; carried from the {periods.label(own)}" if own and own != week else asked
