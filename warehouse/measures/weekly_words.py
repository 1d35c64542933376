"""A weekly review in words: its finding, each exception's sentence, and what the comparisons rest on."""

from __future__ import annotations

from warehouse.measures import bank_holidays
from warehouse.measures.model import Measure, Point
from warehouse.measures.numbers import counted, number
from warehouse.measures.periods import label, long_date
from warehouse.measures.phrases import when
from warehouse.measures.reviews import Review, WeekRow
from warehouse.measures.weekly import Evidence
from warehouse.measures.words import amount

LEAST = 1_000_000  # a chance of less than one in so many is said to be that
_STRENGTHS = ((1e-4, "very strong evidence"), (1e-3, "strong evidence"), (1.0, "evidence"))
CONTROLLED = (
    "How sure: a week in which nothing changed lists nothing 19 times in 20; of all that is ever listed, about 1 in 20 "
    "is chance."
)


def headline(found: Review) -> str:
    """The finding: 3 exceptions in the week to 31 March 2019; Nothing stands out in the week to 31 March 2019."""
    if not found.tested:
        return f"Nothing can be judged yet {when(found.week)}"
    if not found.exceptions:
        return f"Nothing stands out {when(found.week)}"
    return f"{counted(len(found.exceptions), 'exceptions')} {when(found.week)}"


def asked(found: Review) -> str:
    """What was asked: 260 comparisons of 33 measures and 10 areas."""
    if not found.tested:
        return "no measure has enough weeks before this one"
    where = f" and {counted(found.areas, 'areas')}" if found.areas else ""
    return f"{counted(found.tested, 'comparisons')} of {counted(found.measures, 'measures')}{where}"


def name(row: WeekRow) -> str:
    """Domestic burglary, West Leicester; the measure alone for the force."""
    return row.measure.title if row.area.id == "force" else f"{row.measure.title}, {row.area.title}"


def sentence(row: WeekRow) -> str:
    """What an exception is: 56 in the week to 27 September 2015, where 8 to 29 is usual. Concern: very strong ..."""
    told = f"{name(row)}: {amount(row.measure, row.now)} {when(row.week)}"
    if row.evidence is None:
        return f"{told}. Not judged: {row.why or 'too little before it'}."
    return f"{told}, where {usual(row)} is usual. {verdict(row)}: {strength(row.evidence)}."


def verdict(row: WeekRow) -> str:
    """Concern or Improvement, or Higher or Lower where neither way is better; As usual inside the usual range."""
    evidence = row.evidence
    if evidence is None:
        return "Not judged"
    if row.measure.better == "neither":
        return "Higher" if evidence.is_high else "Lower"
    return "Improvement" if evidence.is_high == (row.measure.better == "higher") else "Concern"


def outside(row: WeekRow) -> str:
    """Above usual, Below usual; empty within the usual range, or where there is none."""
    if row.evidence is None or row.now.value is None:
        return ""
    low, high = row.evidence.usual
    return "Above usual" if row.now.value > high else "Below usual" if row.now.value < low else ""


def usual(row: WeekRow) -> str:
    """The usual range in the measure's unit: 8 to 29; 84.0% to 91.2%; empty where there is none."""
    if row.evidence is None:
        return ""
    low, high = row.evidence.usual
    return f"{number(low, row.measure.unit)} to {number(high, row.measure.unit)}"


def strength(evidence: Evidence) -> str:
    """Very strong evidence, about 1 in 3,000 by chance."""
    word = next(word for edge, word in _STRENGTHS if evidence.chance < edge or edge == 1.0)
    return f"{word}, {chance(evidence.chance)}"


def chance(of: float) -> str:
    """About 1 in 3,000 by chance; less than 1 in a million."""
    if of * LEAST < 1:
        return "less than 1 in a million by chance"
    once = round(1 / of)
    digits = len(str(once)) - 1
    shown = round(once, -digits + 1) if digits > 1 else once
    return f"about 1 in {number(shown)} by chance"


def compared(row: WeekRow) -> tuple[tuple[str, str], ...]:
    """What stands beside the week: the week before, the mean of the four before, the same week last year."""
    year = f"Same week last year ({long_date(row.last_year.period.ends)})"
    shown = (("Week before", row.previous), ("Mean of 4 weeks before", row.four_weeks), (year, row.last_year))
    return tuple((title, value(row.measure, point)) for title, point in shown)


def value(measure: Measure, point: Point) -> str:
    """A point with the counts that it rests on, or why there is none."""
    if point.value is None:
        return point.shorthand or point.reason or "not received"
    if measure.denominator is None and measure.unit == "count":
        return number(point.value)
    return amount(measure, point)


def ages(found: Review) -> str:
    """What the weeks before are known by, which moves the newest counts: late recording, and cancellation."""
    if not found.is_newest:
        return "Every week is shown as it is known today."
    if not found.aged or found.age is None:
        return (
            "The newest week is set against the others as they are known today, since no earlier extract tells what "
            "they had come to at its age: what is recorded late, or cancelled, can still move it."
        )
    days = counted(found.age, "days")
    if found.aged == found.tested:
        return f"Every week is compared as it was known {days} after it ended, as the newest is now."
    some = f"{number(found.aged)} of {counted(found.tested, 'comparisons')}"
    return (
        f"{some} are with weeks as they were known {days} after they ended, as the newest is now; the rest with weeks "
        "as they are known today."
    )


def beware(found: Review) -> tuple[str, ...]:
    """What must be known before the list is read: bank holidays, and what was not received whole."""
    return (*bank_holidays.note(found.week), *missing(found))


def missing(found: Review) -> tuple[str, ...]:
    """The measures that have not this week whole, and the week shown in its place."""
    rows = [row for row in found.rows if row.week != found.week]
    by_week: dict[str, list[str]] = {}
    for row in rows:
        by_week.setdefault(label(row.week), []).append(row.measure.title)
    return tuple(
        f"Not received whole: {', '.join(titles)}. Shown instead: {week}, the last that was."
        for week, titles in sorted(by_week.items())
    )
