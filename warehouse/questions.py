"""From what a person wrote, in a command or an address, to what a query takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar, get_args

from warehouse.faults import WrongUse
from warehouse.measures import periods
from warehouse.measures.model import Audience, Basis, Grain, Period
from warehouse.published import Warehouse
from warehouse.query import FINEST, asked, default_period

Word = TypeVar("Word", bound=str)


def period_named(w: Warehouse, measure_id: str, area: str, text: str | None) -> Period:
    """The period that a text names, for a measure and area; without one, the last complete month held."""
    measure, place = asked(w, measure_id, area)
    return periods.parse(text, w.today, default_period(w, measure, place))


def first_day(text: str | None) -> date | None:
    """The first day of the period that a text names."""
    return periods.parse(text).starts if text else None


def last_day(text: str | None) -> date | None:
    """The last day of the period that a text names."""
    return periods.parse(text).ends if text else None


def grain_named(text: str) -> Grain:
    """The grain of that name. Raises WrongUse with those that exist."""
    return one_of("grain", text, FINEST)


def basis_named(text: str) -> Basis:
    """The area basis of that name. Raises WrongUse with those that exist."""
    return one_of("basis", text, get_args(Basis))


def audience_named(text: str) -> Audience:
    """The audience of that name. Raises WrongUse with those that exist."""
    return one_of("audience", text, get_args(Audience))


def one_of(what: str, text: str, known: Sequence[Word]) -> Word:
    """The known word that a text is. Raises WrongUse with those that exist."""
    for word in known:
        if word == text:
            return word
    raise WrongUse(f"There is no {what} '{text}'; there are {', '.join(known)}.")
