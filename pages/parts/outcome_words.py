"""What the Outcomes page says: its headline, why the two rates differ, how long to wait, how fast outcomes came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from pages.parts import words
from pages.parts.outcome_reads import Rates
from warehouse.measures import cohorts, curves, periods
from warehouse.measures.curves import Curve
from warehouse.measures.model import Event, Point
from warehouse.measures.numbers import decimals
from warehouse.measures.outcome_types import Mix
from warehouse.measures.words import when

FULL = cohorts.AGES[-1]
HOW = (
    "A curve follows the crimes of one period: the share of them that had such an outcome by so many days after each "
    "was recorded. It ends at the last age that every one of them has been followed to."
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
    """The newest curve against the one before it, at the greatest age that both have reached."""
    if not drawn:
        return "No crimes have been followed long enough for a curve"
    newest = drawn[-1]
    if len(drawn) == 1:
        return f"{periods.label(newest.period)} stands at {_at(newest, newest.reach)} after {newest.reach} days"
    other = drawn[-2]
    age = curves.shared_age((newest, other))
    now, then = newest.at(age), other.at(age)
    if now is None or then is None or now.value is None or then.value is None:
        return "The curves share no age yet"
    apart = round(now.value - then.value, 1)
    against = "the same as" if not apart else f"{_points(apart)} than"
    named = (periods.label(newest.period), periods.label(other.period))
    return f"After {age} days {named[0]} stands at {_percent(now)}, {against} {named[1]} at the same age"


def in_words(title: str, drawn: Sequence[Curve], young: Iterable[Curve]) -> str:
    """The curves told: each at the age that all have reached and at its own end, and those that are too young."""
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
        told.append(f"So far as each goes: {ends}.")
    return " ".join([*told, *(_too_young(each) for each in young)])


def _too_young(curve: Curve) -> str:
    named, first = periods.label(curve.period), curve.points[0][1]
    if curve.reach:
        return f"{named} has been followed for only {curve.reach} days and is not drawn."
    if first.reason.startswith("not followed"):
        return f"{named} is not drawn: not all of its crimes have been followed for {curve.points[0][0]} days yet."
    return f"{named} is not drawn: {_reason(first)}."


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


def no_comparison(found: Rates) -> str:
    """Why the mix of the year before does not stand beside it."""
    before = periods.label(periods.year_before(found.cohort.point.period))
    return f"{before} is not set beside it: the crimes of both must have been followed for {FULL} days."


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
