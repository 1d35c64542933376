"""The table of published figures: each claim, what it states, what it comes to, and both verdicts in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from pages.parts.markup import safe
from pages.parts.tables import Cell, Table
from pages.parts.words import count
from warehouse.measures import periods, stated_numbers
from warehouse.measures.published_figures import Checked

_OWN = {"right": "Right", "wrong": "Wrong", "unchecked": "Cannot be checked"}
_HELD = {"agrees": "Agrees", "differs": "Differs", "no_data": "Not held"}
WHAT = (
    "Figures that reports have published, each checked by its own arithmetic at the rounding it was stated in, and "
    "against what is loaded. A change in percent is always of the old figure."
)


def table(found: Iterable[Checked]) -> Table:
    """One row a claim: those that are wrong first, then those that differ, each in the order of its file."""
    columns = ("Figure", "Period", "Published in", "Stated", "Comes to", "Its arithmetic", "What is loaded", "Finding")
    rows = tuple(
        (
            Cell(each.claim.measure),
            Cell(periods.label(each.claim.period)),
            Cell(each.claim.source),
            Cell(_number(each, each.stated), raw=_plain(each.stated)),
            Cell(_number(each, each.computed), raw=_plain(each.computed)),
            _verdict(_OWN[each.arithmetic], marked=each.arithmetic == "wrong"),
            _verdict(_HELD[each.warehouse], marked=each.warehouse == "differs"),
            Cell(f"{each.message}{_note(each)}"),
        )
        for each in sorted(found, key=lambda each: (each.arithmetic != "wrong", each.warehouse != "differs"))
    )
    return Table("Published figures and what they come to", columns, rows, frozenset({3, 4}), caption_shown=False)


def headline(found: Sequence[Checked]) -> str:
    """3 of 21 published figures do not follow from their own numbers; 1 differs from what is loaded."""
    wrong = sum(each.arithmetic == "wrong" for each in found)
    differ = sum(each.warehouse == "differs" for each in found)
    own = f"{wrong} of {count(len(found), 'published figure')} {'does' if wrong == 1 else 'do'} not follow"
    own += f" from {'its' if wrong == 1 else 'their'} own numbers" if wrong else " from their own numbers"
    return f"{own}; {differ or 'none'} {'differs' if differ <= 1 else 'differ'} from what is loaded."


def _verdict(words: str, *, marked: bool) -> Cell:
    return Cell(words, f'<span class="badge">{safe(words)}</span>' if marked else "")


def _number(each: Checked, number: Decimal | Fraction | None) -> str:
    """A number as its claim states numbers of the kind, with a decimal more than it where it is not whole."""
    if number is None:
        return ""
    claim = each.claim
    digits = max(
        stated_numbers.places(each.stated) if each.stated is not None else 0, 0 if number == int(number) else 1
    )
    if claim.percent is not None and each.stated == claim.percent:
        share = claim.kind == "share"
        return stated_numbers.shown(number, "%", digits) if share else stated_numbers.signed_percent(number, digits)
    if each.stated == claim.change and stated_numbers.kind_of(claim.unit) == "percent":
        return f"{stated_numbers.shown(number, '', digits)} points"
    if claim.kind == "per_day":
        return f"{stated_numbers.shown(number, '', digits)} a day"
    return stated_numbers.shown(number, claim.unit, digits)


def _plain(number: Decimal | Fraction | None) -> float | int | None:
    if number is None:
        return None
    return int(number) if number == int(number) else round(float(number), 6)


def _note(each: Checked) -> str:
    return f" Note: {each.claim.note}." if each.claim.note else ""
