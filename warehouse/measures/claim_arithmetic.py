"""Whether a published figure follows from the numbers published with it.

It is judged at the rounding in which it was stated: wrong only where no rounding of its numbers makes it right, and
unchecked where it gives too few of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from warehouse.measures import claim_causes as causes
from warehouse.measures import stated_numbers as stated
from warehouse.measures.published_figures import Arithmetic, Claim, main_number
from warehouse.measures.stated_numbers import Range


@dataclass(frozen=True)
class _Change:
    """A new figure and an old one as stated or implied, and all that the change in percent can be, if any."""

    now: Fraction
    then: Fraction
    percent: Range | None


def check(claim: Claim) -> Arithmetic:
    """A claim against its own numbers."""
    checks = {"per_day": _per_day, "parts": _parts, "share": _share}
    return checks.get(claim.kind, _changed)(claim)


# ---- changes, levels and points -------------------------------------------------------------------------------


def _changed(claim: Claim) -> Arithmetic:
    """The difference, where both figures and it are stated; then the percentage."""
    if claim.value is not None and claim.against is not None and claim.change is not None:
        moved = _difference(claim, claim.value, claim.against, claim.change)
        if moved.verdict == "wrong" or claim.percent is None:
            return moved
    if claim.percent is None:
        return Arithmetic("unchecked", main_number(claim), None, "It states no change that could be checked.")
    return _percentage(claim, claim.percent)


def _difference(claim: Claim, value: Decimal, against: Decimal, change: Decimal) -> Arithmetic:
    made = Fraction(value) - Fraction(against)
    now, then, moved = (stated.of_amount(number, claim.unit) for number in (value, against, change))
    told = f"{_text(claim, value)} less {_text(claim, against)} is {_moved(claim, made)}"
    if stated.reach(lambda a, b: a - b, now, then).meets(moved):
        return Arithmetic("right", change, made, f"{told}{_on_earlier(claim, made, against)}: as stated.")
    return Arithmetic(
        "wrong", change, made, f"{told}, not {_moved(claim, change)}. {causes.of_difference(change, made)}"
    )


def _percentage(claim: Claim, percent: Decimal) -> Arithmetic:
    """A percentage against the change that it is of, on the old figure."""
    found = _figures(claim)
    if found is None:
        return Arithmetic("unchecked", percent, None, _too_few(claim, percent))
    if found.percent is None:
        return Arithmetic(
            "unchecked", percent, None, "The earlier figure is nothing, and a change on nothing has no %."
        )
    moved = found.now - found.then
    made = 100 * moved / found.then
    told = f"{_moved(claim, moved)} on the earlier {_text(claim, found.then)} is {_percent(made, percent)}"
    if stated.rounded(percent).meets(found.percent):
        return Arithmetic("right", percent, made, f"{told}: the stated {stated.signed_percent(percent)} is right.")
    points = moved if stated.kind_of(claim.unit) == "percent" else None
    why = causes.of_percent(percent, found.now, found.then, points)
    return Arithmetic("wrong", percent, made, f"{told}, not {stated.signed_percent(percent)}. {why}")


def _figures(claim: Claim) -> _Change | None:
    """The new and the old figure, from any two of new, old and change; None where fewer are stated."""
    ranges = [
        None if n is None else stated.of_amount(n, claim.unit) for n in (claim.value, claim.against, claim.change)
    ]
    match [None if n is None else Fraction(n) for n in (claim.value, claim.against, claim.change)], ranges:
        case [Fraction() as now, Fraction() as then, _], [Range() as one, Range() as other, _]:
            return _Change(now, then, _reach(other, lambda a, b: 100 * (a / b - 1), one, other))
        case [Fraction() as now, None, Fraction() as moved], [Range() as one, _, Range() as other]:
            before = stated.reach(lambda a, b: a - b, one, other)
            return _Change(now, now - moved, _reach(before, lambda a, b: 100 * b / (a - b), one, other))
        case [None, Fraction() as then, Fraction() as moved], [_, Range() as one, Range() as other]:
            return _Change(then + moved, then, _reach(one, lambda a, b: 100 * b / a, one, other))
    return None


def _reach(divisor: Range, made: stated.Sum, *ranges: Range) -> Range | None:
    return None if divisor.has_nought else stated.reach(made, *ranges)


def _too_few(claim: Claim, percent: Decimal) -> str:
    """What the earlier figure must have been, where a percentage stands with one other number."""
    given = stated.rounded(percent)
    if claim.change is not None and not given.has_nought:
        before = stated.reach(lambda moved, p: 100 * moved / p, stated.of_amount(claim.change, claim.unit), given)
        said = f"{stated.signed_percent(percent)} with {_moved(claim, claim.change)}"
    elif claim.value is not None and given.low > -100:
        before = stated.reach(lambda now, p: now / (1 + p / 100), stated.of_amount(claim.value, claim.unit), given)
        said = f"{stated.signed_percent(percent)} to {_text(claim, claim.value)}"
    else:
        return "It gives no other number to check its percentage with."
    between = f"{_text(claim, before.low)} and {_text(claim, before.high)}"
    return f"It gives no earlier figure: {said} needs one between {between}."


def _on_earlier(claim: Claim, made: Fraction, against: Decimal) -> str:
    """Points are no percentage: (10.9% of the earlier figure)."""
    if stated.kind_of(claim.unit) != "percent" or not against:
        return ""
    return f" ({stated.signed_percent(100 * made / Fraction(against), 1)} on the earlier figure)"


# ---- a day, parts and shares ----------------------------------------------------------------------------------


def _per_day(claim: Claim) -> Arithmetic:
    """A total over the days of its period."""
    if claim.value is None or claim.against is None:
        return Arithmetic("unchecked", claim.against or claim.value, None, "It states no total and number a day.")
    days = claim.period.days
    made, given = Fraction(claim.value) / days, stated.rounded(claim.against)
    told = f"{_text(claim, claim.value)} over {days} days is {stated.shown(made, '', _digits(claim.against))} a day"
    amount = stated.of_amount(claim.value, claim.unit)
    if stated.reach(lambda total: total / days, amount).meets(given):
        return Arithmetic("right", claim.against, made, f"{told}: the stated {claim.against} is right.")
    why = causes.of_daily(claim.value, claim.against, days)
    return Arithmetic("wrong", claim.against, made, f"{told}, not {claim.against}. {why}")


def _parts(claim: Claim) -> Arithmetic:
    """Parts against the whole that they are said to make up."""
    if claim.value is None or not claim.portions:
        return Arithmetic("unchecked", claim.value, None, "It states no whole and parts.")
    made = sum((Fraction(each) for each in claim.portions), Fraction(0))
    ranges = [stated.of_amount(each, claim.unit) for each in claim.portions]
    spread = Range(sum((r.low for r in ranges), Fraction(0)), sum((r.high for r in ranges), Fraction(0)))
    told = f"{' + '.join(_text(claim, each) for each in claim.portions)} is {_text(claim, made)}"
    if spread.meets(stated.of_amount(claim.value, claim.unit)):
        return Arithmetic("right", claim.value, made, f"{told}: as stated.")
    why = causes.of_sum(claim.value, claim.portions)
    return Arithmetic("wrong", claim.value, made, f"{told}, not {_text(claim, claim.value)}. {why}")


def _share(claim: Claim) -> Arithmetic:
    """A part of a whole as a percentage."""
    if claim.value is None or claim.against is None or claim.percent is None:
        return Arithmetic("unchecked", main_number(claim), None, "It states no part, whole and percentage.")
    part, whole = (stated.of_amount(number, claim.unit) for number in (claim.value, claim.against))
    if whole.has_nought:
        return Arithmetic("unchecked", claim.percent, None, "The whole is nothing, and nothing has no percentage.")
    made = 100 * Fraction(claim.value) / Fraction(claim.against)
    digits = _digits(claim.percent)
    told = f"{_text(claim, claim.value)} of {_text(claim, claim.against)} is {stated.shown(made, '%', digits)}"
    if stated.reach(lambda a, b: 100 * a / b, part, whole).meets(stated.rounded(claim.percent)):
        return Arithmetic("right", claim.percent, made, f"{told}: the stated {claim.percent}% is right.")
    why = causes.of_share(claim.percent, Fraction(claim.value), Fraction(claim.against))
    return Arithmetic("wrong", claim.percent, made, f"{told}, not {claim.percent}%. {why}")


# ---- words ----------------------------------------------------------------------------------------------------


def _digits(number: Decimal) -> int:
    """So many decimals as a number was stated with, and at least one, so that a near miss can be seen."""
    return max(1, stated.places(number))


def _percent(made: Fraction, beside: Decimal) -> str:
    return stated.signed_percent(made, _digits(beside))


def _text(claim: Claim, number: Decimal | Fraction) -> str:
    return stated.shown(number, claim.unit, _places(claim))


def _moved(claim: Claim, change: Decimal | Fraction) -> str:
    """A difference with its sign, in points where the figures are percentages."""
    text = stated.shown(change, "" if stated.kind_of(claim.unit) == "percent" else claim.unit, _places(claim))
    sign = "" if change <= 0 else "+"
    return f"{sign}{text} points" if stated.kind_of(claim.unit) == "percent" else f"{sign}{text}"


def _places(claim: Claim) -> int:
    numbers = (claim.value, claim.against, claim.change, *claim.portions)
    return max((stated.places(number) for number in numbers if number is not None), default=0)
