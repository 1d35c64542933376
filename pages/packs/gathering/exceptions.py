"""Which measures the Panel's report is about: those that miss their target, signal concern, or move the wrong way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pages.packs.document import Front, Item, Request
from pages.parts import words
from warehouse.measures.change import REAL
from warehouse.measures.model import Figure

MISSED = ("not_met", "behind", "wrong_way")


def only(items: Sequence[Item]) -> tuple[Item, ...]:
    """The exceptions, in the agenda's order."""
    return tuple(item for item in items if is_exception(item))


def is_exception(item: Item) -> bool:
    """Whether the Panel is to look at a measure."""
    concern = item.limits is not None and item.limits.variation == "concern"
    return item.figure.verdict.code in MISSED or concern or _worse(item.figure)


def _worse(figure: Figure) -> bool:
    """Whether the change on the year before is real, and against what is better."""
    found, better = figure.same_period_last_year, figure.measure.better
    if found is None or found.z is None or abs(found.z) < REAL:
        return False
    return (found.difference > 0) == (better == "lower") and better != "neither"


def front(of: Front, request: Request, shown: int, whole: int) -> Front:
    """The first page of the Panel's report says how many exceptions there are, and of how many measures."""
    if request.report != "panel":
        return of
    if not shown:
        headline = f"No exception among {words.count(whole, 'measure')}"
    else:
        headline = f"{words.count(shown, 'exception')} among {words.count(whole, 'measure')}"
    rule = (
        "An exception misses its target or is behind it, moves against the wanted direction, signals concern, or is "
        "worse than the year before by more than chance."
    )
    return replace(of, headline=headline, under=f"{of.under}. {rule}")
