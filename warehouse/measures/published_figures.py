"""Published figures: what a report claims, and the two verdicts on it; `claim_arithmetic` makes the first of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from warehouse.measures.model import Period

Kind = Literal["change", "level", "points", "per_day", "parts", "share"]
Own = Literal["right", "wrong", "unchecked"]
Held = Literal["agrees", "differs", "no_data"]


@dataclass(frozen=True)
class Claim:
    """One figure as published. What was not stated is None; `line` is where it stands in its file.

    A change, a level and points are a new figure `value`, an earlier one `against`, their difference `change`, and the
    change in `percent`; `per_day` is a `value` said to be `against` a day; `parts` are `portions` said to make up
    `value`; a share is `value` of `against`, said to be `percent`.
    """

    id: str
    source: str
    kind: Kind
    measure: str
    period: Period
    unit: str
    value: Decimal | None = None
    against: Decimal | None = None
    change: Decimal | None = None
    percent: Decimal | None = None
    portions: tuple[Decimal, ...] = ()
    note: str = ""
    line: int = 0


@dataclass(frozen=True)
class Arithmetic:
    """Whether a claim follows from its own numbers: the number that decides it, what it should be, why in words."""

    verdict: Own
    stated: Decimal | None
    computed: Fraction | None
    words: str


@dataclass(frozen=True)
class Checked:
    """A claim with both verdicts. `computed` is what the stated number comes to; None where nothing tells."""

    claim: Claim
    arithmetic: Own
    warehouse: Held
    stated: Decimal | None
    computed: Fraction | None
    message: str


def main_number(claim: Claim) -> Decimal | None:
    """The number that a claim is about: its percentage where it states one, else its change, else its value."""
    return next((n for n in (claim.percent, claim.change, claim.value) if n is not None), None)
