"""The slips that most often make a published figure wrong, recognised by the number that each would give."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from warehouse.measures import stated_numbers as stated

UNKNOWN = "No usual slip gives that number."
Slip = tuple[str, Fraction | None]  # what was done, and the number that doing it gives


def of_percent(percent: Decimal, now: Fraction, then: Fraction, points: Fraction | None = None) -> str:
    """Why a change in percent may be wrong. `points` is the difference, where the figures are percentages."""
    moved = now - then
    made = 100 * moved / then
    on_new = 100 * moved / now if now else None
    slips: tuple[Slip, ...] = (
        ("divided by the new figure in place of the old", on_new),
        ("points taken for percent", points),
        ("the sign is the wrong way round", -made),
        ("the new figure as a percentage of the old, not the change", 100 * now / then),
        ("a share of one given as a percentage", made / 100),
    )
    return _told(_fitting(percent, slips) or _rounding(percent, made))


def of_difference(change: Decimal, made: Fraction) -> str:
    """Why a difference may be wrong."""
    return _told(_fitting(change, (("the sign is the wrong way round", -made),)) or _rounding(change, made))


def of_daily(total: Decimal, daily: Decimal, days: int) -> str:
    """Why a number a day may be wrong."""
    a_day = Fraction(total) / days
    given = stated.rounded(daily)
    if stated.reach(lambda whole: whole / days, stated.roughly(total)).meets(given):
        whole = stated.shown(daily * days, "")
        return f"Likely cause: the total was rounded after the division ({daily} a day is {whole})."
    slips: tuple[Slip, ...] = (
        ("a week's number given for a day", a_day * 7),
        ("a month's number given for a day", Fraction(total) / 12 if days in (365, 366) else None),
        ("divided by working days", Fraction(total) * 7 / (5 * days)),
    )
    return _told(_fitting(daily, slips) or _rounding(daily, a_day))


def of_sum(whole: Decimal, portions: Iterable[Decimal]) -> str:
    """Why parts may not make up their whole."""
    held = list(portions)
    off = Fraction(whole) - sum((Fraction(each) for each in held), Fraction(0))
    size = stated.shown(abs(off), "", max(stated.places(number) for number in (whole, *held)))
    if any(Fraction(each) == -off for each in held):
        return f"Likely cause: a part is counted twice, or is not part of the whole ({size})."
    if off > 0:
        return f"Likely cause: a part is left out, or a figure mistyped ({size} are in no part)."
    return f"Likely cause: parts overlap, or a figure is mistyped ({size} too many in the parts)."


def of_share(percent: Decimal, part: Fraction, whole: Fraction) -> str:
    """Why a share may be wrong."""
    made = 100 * part / whole
    slips: tuple[Slip, ...] = (
        ("divided by the rest in place of the whole", 100 * part / (whole - part) if whole != part else None),
        ("the rest in place of the part", 100 - made),
        ("the whole as a percentage of the part", 100 * whole / part if part else None),
        ("a share of one given as a percentage", made / 100),
    )
    return _told(_fitting(percent, slips) or _rounding(percent, made))


def _fitting(number: Decimal, slips: Iterable[Slip]) -> list[str]:
    """What would have given a number, at the rounding in which it is stated."""
    given = stated.rounded(number)
    return [what for what, made in slips if made is not None and stated.exact(made).meets(given)]


def _rounding(number: Decimal, made: Fraction) -> list[str]:
    """Whether a number is the right one cut off, or rounded the other way: less than one in its last place off."""
    off = abs(Fraction(number) - made)
    return ["rounding only: the right number, cut off or rounded the wrong way"] if off < stated.step(number) else []


def _told(found: list[str]) -> str:
    return f"Likely cause: {', or '.join(found)}." if found else UNKNOWN
