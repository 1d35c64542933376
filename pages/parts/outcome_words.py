"""What the Outcomes page says: its headline, why the two rates differ, how long to wait, how fast outcomes came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from pages.parts import words
from pages.parts.outcome_reads import Rates
from warehouse.measures import change, cohorts, curves, periods
from warehouse.measures.curves import Curve
from warehouse.measures.model import Event, Point
from warehouse.measures.numbers import decimals
from warehouse.measures.outcome_types import Mix
from warehouse.measures.words import when

FULL = cohorts.AGES[-1]
HOW = (
    "A curve follows the crimes of one period: the share of them that had such an outcome by so many days after each "
    "was recorded. It ends at the last age that every one of them has been followed to. What is said of chance allows "
    "for chance alone, and not for what differs between the crimes of two periods."
)
COUNTED_ONCE = "Each crime stands once, under its latest outcome; outcomes that came after the period are in it."


def headline(found: Rates) -> str:
    """The finding: what came of the period's own crimes, and what the outcomes recorded in it come to beside that."""
    point, name = found.cohort.point, found.title
    if point.value is None:
        return f"{name}: no cohort rate for {periods.label(point.period)}, {_reason(point)}"
    so_far = " so far" if point.immature else ""
    whole, part = words.number(point.denominator), words.number(point.numerator)
    told = f"{name}: {_percent(point)} of the crimes recorded {when(point.period)}{so_far} ({part} of {whole})"
    beside = found.throughput.point if found.throughput else None
    if beside is None or beside.value is None:
        return told
    return f"{told}; by throughput {_percent(beside)} ({words.number(beside.numerator)})"


def difference(found: Rates) -> str:
    """Why the two rates are not the same, in the numbers of this period."""
    own, other = found.cohort.point, found.throughput.point if found.throughput else None
    if other is None or own.value is None or other.value is None:
        return ""
    period, in_it = periods.label(own.period), when(own.period)
    apart = round(other.value - own.value, 1)
    size = "The two come to the same" if not apart else f"Throughput is {_points(apart)} than the cohort rate"
    told = (
        f"{size}. Throughput counts {words.number(other.numerator)} outcomes recorded {in_it}, whenever their crimes "
        f"were recorded; the cohort rate counts the {words.number(own.numerator)} crimes of {period} themselves whose "
        "latest outcome is one."
    )
    if own.immature:
        return f"{told} Outcomes of these crimes are still to come, so the gap is expected to change."
    return (
        f"{told} The gap is what came {in_it} for older crimes, less what came later for crimes of {period}; a crime "
        "cancelled since has left the cohort but not the throughput."
    )


def waiting(found: Rates, followed_to: date | None) -> str:
    """What an immature cohort waits for; nothing for a mature one."""
    point = found.cohort.point
    if not point.immature:
        return ""
    due = periods.long_date(point.period.ends + timedelta(days=FULL))
    held = f"; they are held to {periods.long_date(followed_to)}" if followed_to else ""
    return (
        f"The cohort rate is immature: it moves until every crime has been followed for {FULL} days. That takes "
        f"outcomes up to {due}{held}. Until then compare it at equal age only, as the curves below do."
    )


def reading(curve: Curve, age: int) -> str:
    """A curve at an age with the numbers behind it: 10.2% (1,790 of 17,552)."""
    point = curve.at(age)
    return f"{_percent(point)} ({_parts(point)})" if point else ""


def finding(drawn: Sequence[Curve]) -> str:
    """The newest curve against the one before it at the same age, and whether that is more than chance."""
    if not drawn:
        return "No crimes have been followed long enough for a curve"
    newest, beside = drawn[-1], curves.set_beside(drawn)
    if beside is None:
        return f"{periods.label(newest.period)} stands at {_at(newest, newest.reach)} after {newest.reach} days"
    now, then = (periods.label(each.period) for each in (beside.now, beside.then))
    apart = round(beside.difference, 1)
    against = "the same as" if not apart else f"{_points(apart)} than"
    chance = f": {change.strength(beside.z)}" if apart and beside.z is not None else ""
    return f"After {beside.age} days {now} stands at {_percent(beside.now)}, {against} {then} at that age{chance}"


def in_words(title: str, drawn: Sequence[Curve], left: Iterable[tuple[Curve, str]]) -> str:
    """The curves told: each at the age that all have reached and at its own end, and those that are left out."""
    age = curves.shared_age(drawn)
    told = [f"{title}, by days since each crime was recorded."] if drawn else []
    if age:
        listed = ", ".join(f"{periods.label(each.period)} {reading(each, age)}" for each in drawn)
        told.append(f"After {age} days: {listed}.")
    further = [each for each in drawn if each.reach > age]
    if further:
        ends = ", ".join(
            f"{periods.label(each.period)} {_at(each, each.reach)} after {each.reach} days" for each in further
        )
        told.append(f"At its end: {ends}.")
    return " ".join([*told, *(f"{periods.label(each.period)} is not drawn: {why.rstrip('.')}." for each, why in left)])


def mix_heading(held: Mix) -> str:
    """Whose outcomes they are, as a heading."""
    crimes = words.count(held.whole, "crime")
    return f"What became of the {crimes} recorded {when(held.period)}"


def none_yet(found: Rates) -> str:
    """What the crimes without an outcome are called."""
    return "No outcome yet" if found.cohort.point.immature else "No outcome recorded"


def unknown(held: Mix) -> str:
    """How many outcome codes nobody knows; nothing where all are known."""
    if not held.unknown:
        return ""
    verb = "has" if held.unknown == 1 else "have"
    return (
        f"{words.count(held.unknown, 'crime')} {verb} an outcome code that the outcomes framework does not hold: in no "
        "rate, and counted here as not known. Data quality says which extracts they came in."
    )


def since(events: Sequence[Event]) -> str:
    """Which outcomes came in after the period began; nothing where the codes stayed as they were."""
    if not events:
        return ""
    dated = "; ".join(f"{event.title} ({periods.long_date(event.day)})" for event in events)
    return f"The codes changed while these crimes were followed: {dated}. Before a code came in, none was given for it."


def no_comparison(found: Rates, why: str) -> str:
    """Why the mix of the year before does not stand beside it."""
    before = periods.label(periods.year_before(found.cohort.point.period))
    young = f"the crimes of both must have been followed for {FULL} days"
    return f"{before} is not set beside it: {young if why.startswith('immature') else why.rstrip('.')}."


def _percent(point: Point | None) -> str:
    return words.number(point.value if point else None, "percent")


def _parts(point: Point) -> str:
    return f"{words.number(point.numerator)} of {words.number(point.denominator)}"


def _at(curve: Curve, age: int) -> str:
    return _percent(curve.at(age))


def _points(apart: float) -> str:
    size = decimals(abs(apart), 1)
    return f"{size} {'point' if size == '1.0' else 'points'} {'higher' if apart > 0 else 'lower'}"


def _reason(point: Point) -> str:
    return (point.reason or words.status(point.status)).rstrip(".").lower()
