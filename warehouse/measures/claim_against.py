"""A published figure against what is held for its measure: each number that it states beside the one held."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from warehouse.measures import change, periods
from warehouse.measures import stated_numbers as stated
from warehouse.measures.model import Event, Measure, Period, Point, Unit
from warehouse.measures.numbers import number, signed
from warehouse.measures.published_figures import Arithmetic, Claim, Held
from warehouse.measures.stated_numbers import Range

YEARS_TRIED = (1, 2, 3, 4, 5)  # when a figure differs: the years before, of which it may be the figure
Read = Callable[[Period], Point]


@dataclass(frozen=True)
class Compared:
    """What the warehouse says of a claim. `computed` is what it holds for the number that the claim is about."""

    verdict: Held
    computed: Fraction | None
    words: str


@dataclass(frozen=True)
class _Number:
    """One number of a claim beside the one held, both in the measure's own unit; or a change of it in percent."""

    stated: Decimal
    can_be: Range
    held: Fraction
    is_percent: bool = False
    of: str = "value"

    @property
    def fits(self) -> bool:
        return self.can_be.meets(stated.exact(self.held))


def against(
    claim: Claim, measure: Measure, read: Read, own: Arithmetic, events: Iterable[Event] = (), holder: str = "warehouse"
) -> Compared:
    """A claim against the points of its measure, which `read` gives; `holder` names what holds them."""
    if fault := _other_unit(claim, measure):
        return Compared("no_data", None, fault)
    now = read(claim.period)
    if not _is_whole(now):
        reason = now.reason or "not received"
        return Compared("no_data", None, f"The {holder} has no figure for {periods.label(now.period)}: {reason}.")
    earlier = periods.year_before(claim.period)
    then = read(earlier) if claim.kind in ("change", "level", "points") else None
    numbers, left = _numbers(claim, measure, now, then, own, tuple(events))
    if not numbers:
        return Compared("no_data", None, f"The {holder} cannot tell: {left}.")
    told = _told(claim, measure, now, then, numbers, holder)
    off = [each for each in numbers if not each.fits]
    tail = f" Not compared: {left}." if left else ""
    tail += " Provisional: it can still change." if "provisional" in (now.status, then and then.status) else ""
    if not off:
        return Compared("agrees", _main(claim, numbers), f"{told}: as stated.{tail}")
    differences = "; ".join(_difference(claim, measure, each) for each in off)
    year = _other_year(claim, measure, read, off[0])
    return Compared("differs", _main(claim, numbers), f"{told}: {differences}.{year}{tail}")


def _other_unit(claim: Claim, measure: Measure) -> str:
    if claim.kind == "share" and measure.denominator is not None:
        return ""
    said = stated.kind_of(claim.unit)
    if said == measure.unit:
        return ""
    return f"Not compared: the claim is in {claim.unit or 'no unit'}, and {measure.title} is in {_UNITS[measure.unit]}."


_UNITS = {
    "count": "counts",
    "percent": "percent",
    "seconds": "seconds",
    "pounds": "pounds",
    "rate_per_1000": "per 1,000",
}


def _is_whole(point: Point | None) -> bool:
    return point is not None and point.value is not None and point.status in ("final", "provisional")


def _numbers(
    claim: Claim, measure: Measure, now: Point, then: Point | None, own: Arithmetic, events: tuple[Event, ...]
) -> tuple[list[_Number], str]:
    """Every number of a claim that is held, and why those that are left out are."""
    if claim.kind == "share" and measure.denominator is not None:
        return _of_share(claim, measure, now), "" if claim.value is not None else "it states no part"
    found = _amounts(claim, claim.value, now.value)
    asks = (
        claim.against is not None
        or claim.change is not None
        or (claim.percent is not None and own.verdict == "unchecked")
    )
    if then is None or not asks:
        return found, "" if found else "it states no figure that is held"
    if not _is_whole(then):
        return found, f"{periods.label(then.period)} ({then.reason or 'not received'})"
    found += _amounts(claim, claim.against, then.value, "earlier figure")
    if broken := change.why_not(measure, now, then, events):
        return found, f"the change, across which {broken}"
    return found + _changes(claim, now, then, own), ""


def _amounts(claim: Claim, said: Decimal | None, held: float | None, of: str = "value") -> list[_Number]:
    if said is None or held is None:
        return []
    can_be = stated.of_amount(said, claim.unit).times(stated.factor_of(claim.unit))
    return [_Number(said, can_be, Fraction(held), of=of)]


def _changes(claim: Claim, now: Point, then: Point, own: Arithmetic) -> list[_Number]:
    """The change, and the percentage where the claim's own numbers could not tell it."""
    moved = Fraction(now.value or 0) - Fraction(then.value or 0)
    found = _amounts(claim, claim.change, float(moved), "change")
    if claim.percent is not None and own.verdict == "unchecked" and then.value:
        percent = 100 * moved / Fraction(then.value)
        found.append(_Number(claim.percent, stated.rounded(claim.percent), percent, True, "percentage"))
    return found


def _of_share(claim: Claim, measure: Measure, now: Point) -> list[_Number]:
    """A part and its whole beside the two sides of a ratio."""
    if stated.kind_of(claim.unit) == "percent" and measure.unit == "percent":
        return _amounts(claim, claim.value, now.value)
    return _amounts(claim, claim.value, now.numerator, "part") + _amounts(
        claim, claim.against, now.denominator, "whole"
    )


# ---- words ----------------------------------------------------------------------------------------------------


def _told(claim: Claim, measure: Measure, now: Point, then: Point | None, numbers: list[_Number], holder: str) -> str:
    """What is held: 5,050 for 2018/19 and 4,212 for 2017/18, a change of +838 (+19.9%)."""
    if any(each.of == "part" for each in numbers):
        unit: Unit = "pounds" if stated.kind_of(claim.unit) == "pounds" else "count"
        sides = f"{number(now.numerator, unit)} of {number(now.denominator, unit)}"
        return f"The {holder} holds {sides} for {periods.label(now.period)}"
    told = f"The {holder} holds {number(now.value, measure.unit)} for {periods.label(now.period)}"
    if then is None or not _is_whole(then) or all(each.of == "value" for each in numbers):
        return told
    told += f" and {number(then.value, measure.unit)} for {periods.label(then.period)}"
    if all(each.of in ("value", "earlier figure") for each in numbers):
        return told
    moved = signed((now.value or 0) - (then.value or 0), measure.unit)
    percent = next((f" ({stated.signed_percent(each.held, 1)})" for each in numbers if each.is_percent), "")
    return f"{told}, a change of {moved}{percent}"


def _difference(claim: Claim, measure: Measure, each: _Number) -> str:
    if each.is_percent:
        return f"the stated {stated.signed_percent(each.stated)} is not"
    off = Fraction(each.stated) * stated.factor_of(claim.unit) - each.held
    unit = measure.unit if each.of != "part" and each.of != "whole" else "count"
    size = signed(float(off), unit).lstrip("+-")
    points = each.of == "change" and measure.unit == "percent"
    said = f"{stated.shown(each.stated, '')} points" if points else stated.shown(each.stated, claim.unit)
    return f"the stated {each.of}, {said}, is {size} {'more' if off > 0 else 'less'}"


def _other_year(claim: Claim, measure: Measure, read: Read, off: _Number) -> str:
    """Whether a figure that differs is that of another year: its own, or of the year that it is compared with."""
    if off.of in ("part", "whole"):
        return ""
    now = read(claim.period)
    for years in YEARS_TRIED:
        other = read(periods.years_before(claim.period, years))
        if not _is_whole(other) or (years == 1 and off.of != "value"):
            continue
        held = _as(off, now, other)
        if held is not None and off.can_be.meets(stated.exact(held)):
            what = "against" if off.of in ("change", "percentage") else "of"
            return f" Likely cause: it is the figure {what} {periods.label(other.period)}."
    return ""


def _as(off: _Number, now: Point, other: Point) -> Fraction | None:
    """What a number of a claim would be, were another year meant."""
    held, before = Fraction(now.value or 0), Fraction(other.value or 0)
    if off.of == "percentage":
        return 100 * (held - before) / before if before else None
    return held - before if off.of == "change" else before


def _main(claim: Claim, numbers: list[_Number]) -> Fraction | None:
    """What is held for the number that a claim is about, in the claim's own unit."""
    wanted = "percentage" if claim.percent is not None else "change" if claim.change is not None else "value"
    for each in numbers:
        if each.of == wanted:
            return each.held if each.is_percent else each.held / stated.factor_of(claim.unit)
    return None
