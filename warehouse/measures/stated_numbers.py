"""Numbers as someone stated them: how they are written, and what they can have been before they were rounded.

A figure stated as 9.3 was anything from 9.25 to 9.35. A whole count (91,315 crimes) was not rounded at all. Sums are
done over these ranges, in fractions, so that a claim is called wrong only where no rounding makes it right.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

from warehouse.measures.model import Unit

# What a unit is a unit of, and how many of the measure's own unit it holds; any other is a count of something.
_UNITS: dict[str, tuple[Unit, int]] = {
    "percent": ("percent", 1), "%": ("percent", 1),
    "£": ("pounds", 1), "pounds": ("pounds", 1), "£k": ("pounds", 1_000), "£000": ("pounds", 1_000),
    "£m": ("pounds", 1_000_000), "£bn": ("pounds", 1_000_000_000),
    "seconds": ("seconds", 1), "minutes": ("seconds", 60), "per 1,000": ("rate_per_1000", 1),
}  # fmt: skip
_NUMBER = re.compile(r"([+\-−–]?)£?(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(\.\d{1,9})?%?", re.ASCII)
Sum = Callable[..., Fraction]


@dataclass(frozen=True)
class Range:
    """All that a number can have been, both ends included."""

    low: Fraction
    high: Fraction

    def meets(self, other: Range) -> bool:
        """Whether one number can have been both."""
        return self.low <= other.high and other.low <= self.high

    @property
    def has_nought(self) -> bool:
        """Whether it can have been nought, so that nothing can be divided by it."""
        return self.low <= 0 <= self.high

    def times(self, factor: int) -> Range:
        """The same in another unit, of which one of this one holds so many (at least one)."""
        return Range(self.low * factor, self.high * factor)


def read(text: str) -> Decimal | None:
    """The number that a text holds: 14322, 91,315, -17.7, +9%, £0.12; None where it holds none."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    sign, whole, part = found.groups()
    return Decimal(("-" if sign and sign != "+" else "") + whole.replace(",", "") + (part or ""))


def kind_of(unit: str) -> Unit:
    """What a stated unit is a unit of."""
    return _UNITS.get(unit.strip().lower(), ("count", 1))[0]


def factor_of(unit: str) -> int:
    """How many of the measure's own unit one of a stated unit holds: 1,000,000 pounds in one of £m."""
    return _UNITS.get(unit.strip().lower(), ("count", 1))[1]


def of_amount(number: Decimal, unit: str) -> Range:
    """What a stated amount can have been: a whole count was not rounded."""
    if kind_of(unit) == "count" and places(number) == 0:
        return exact(Fraction(number))
    return rounded(number)


def rounded(number: Decimal) -> Range:
    """What a number can have been that was rounded to the decimals that it is written with."""
    half = step(number) / 2
    return Range(Fraction(number) - half, Fraction(number) + half)


def roughly(number: Decimal) -> Range:
    """What a whole number that ends in noughts can have been, were up to three of them noughts of rounding."""
    whole = int(abs(number)) if places(number) == 0 else 1
    noughts = next((many for many in (3, 2, 1) if whole and whole % 10**many == 0), 0)
    half = Fraction(10**noughts, 2) if noughts else Fraction(0)
    return Range(Fraction(number) - half, Fraction(number) + half)


def exact(number: Fraction) -> Range:
    """The range of a number that is known."""
    return Range(number, number)


def step(number: Decimal) -> Fraction:
    """One unit in the last place that a number is written with: 0.1 for 9.3."""
    return Fraction(1, 10 ** places(number))


def places(number: Decimal) -> int:
    """How many decimals a number is written with."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def reach(made: Sum, *ranges: Range) -> Range:
    """All that a sum of numbers can come to.

    The sum must rise or fall steadily in each of them, so that its extremes stand at the corners: a division does,
    where the divisor has one sign throughout.
    """
    found = [made(*corner) for corner in product(*((each.low, each.high) for each in ranges))]
    return Range(min(found), max(found))


def shown(number: Decimal | Fraction, unit: str, digits: int | None = None) -> str:
    """A number with its unit: 91,315; 84.1%; £171.639m. Its own decimals, or so many."""
    size = abs(Fraction(number))
    decimals = digits if digits is not None else places(number) if isinstance(number, Decimal) else 0
    sign = "-" if number < 0 and round(Fraction(size), decimals) else ""
    text = f"{Decimal(size.numerator) / Decimal(size.denominator):,.{decimals}f}"
    name = unit.strip().lower()
    if kind_of(unit) == "percent":
        return f"{sign}{text}%"
    if name.startswith("£") or name == "pounds":
        return f"{sign}£{text}{name.removeprefix('£').removeprefix('pounds')}"
    return f"{sign}{text} {name}" if name in ("seconds", "minutes") else f"{sign}{text}"


def signed_percent(number: Decimal | Fraction, digits: int | None = None) -> str:
    """A change in percent with its sign: +9.3%; -17.7%."""
    text = shown(number, "percent", digits)
    return text if text.startswith("-") or not float(number) else f"+{text}"
