"""Notes in words: where one stands, and how its figure has changed since it was written."""

from __future__ import annotations

from datetime import date

from warehouse.measures.model import Measure
from warehouse.measures.notes import Kept, Revision, Thread
from warehouse.measures.numbers import number
from warehouse.measures.periods import label, long_date

_ENDED = {"done": "Done", "answered": "Answered", "withdrawn": "Withdrawn"}


def state(thread: Thread, today: date) -> str:
    """Where a note stands: Open, due 5 May 2019; Late: due 5 May 2019; Done; nothing for commentary that stands."""
    if thread.state == "stands":
        return ""
    if thread.state != "open":
        return _ENDED[thread.state]
    if thread.due is None:
        return "Open"
    return f"{'Late: ' if thread.late(today) else 'Open, '}due {long_date(thread.due)}"


def about(thread: Thread, title: str) -> str:
    """What a note is about, by the title of its measure: Domestic burglary, October 2018; week to 11 November 2018."""
    subject = thread.subject
    when = dict.fromkeys(label(period) for period in (subject.period, subject.week) if period)
    return ", ".join([title, *when] if title else when)


def revised(measure: Measure | None, found: Revision) -> str:
    """What the figure was when the note was written, and what it is now."""
    if measure is None or found.now is None:
        return "The figure that this speaks of cannot be had any more: its measure or area is not in the catalogue."
    was, now = figure(measure, found.was), figure(measure, found.now)
    return f"Figure revised since: it was {was} when this was written and is {now} now."


def figure(measure: Measure, kept: Kept) -> str:
    """A kept figure with the counts behind it: 4,199; 47.2% (85 of 180); not received."""
    if kept.value is None:
        return "not received" if kept.status in ("not_received", "") else kept.status.replace("_", " ")
    shown = number(kept.value, measure.unit)
    if kept.denominator is None or kept.numerator is None:
        return shown
    return f"{shown} ({number(kept.numerator)} of {number(kept.denominator)})"
