"""Retention and erasure of landing: what is asked for, what it would cost, and taking it away.

Erased are the bytes of an extract and the rows that were staged of it: with them goes every identifier that it held. Of
published versions nothing is changed, since no identifier is in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders import gating, held, landing
from loaders.landing import Landed
from warehouse import coverage, journal
from warehouse.faults import WrongUse
from warehouse.home import LONDON, Home, now


@dataclass(frozen=True)
class Purged:
    """What was erased; what was old enough and was kept because figures stand on it; the version in force after."""

    erased: tuple[Landed, ...]
    kept: tuple[Landed, ...]
    version: str | None


def chosen(
    home: Home, extracts: Sequence[str], before: date | None, in_force: bool
) -> tuple[list[Landed], list[Landed]]:
    """The extracts to erase, and those that would be but that figures stand on. Raises WrongUse for an unknown one.

    Named ones are erased whatever stands on them. By age (received before a day, in London) one on which figures
    stand is erased only when `in_force` says so.
    """
    wanted = [landing.named(home.landing, extract) for extract in dict.fromkeys(extracts)]
    aged = [
        each
        for each in landing.landed(home.landing)
        if before and not each.erased and each.received_at.astimezone(LONDON).date() < before and each not in wanted
    ]
    standing = set() if in_force else _standing(home)
    wanted += [each for each in aged if each.id not in standing]
    return [each for each in wanted if not each.erased], [each for each in aged if each.id in standing]


def erase(home: Home, extract: Landed, why: str) -> None:
    """Take one extract's bytes and staged rows away; what stays is said in their place, and in the journal."""
    decided = gating.kept(home.staging, extract.id)
    remembered = {name: getattr(decided, name) for name in held.REMEMBERED} if decided else {}
    said = {"why": why, "who": journal.person(), "at": now().isoformat(), **remembered}
    landing.erase(home.landing, extract.id, said)
    gating.forget(home.staging, extract.id)


def check(extracts: Sequence[str], before: date | None, why: str) -> None:
    """Raises WrongUse when nothing is named, or no reason is given."""
    if not extracts and before is None:
        raise WrongUse("Say what to erase: --extract ID (as often as needed) or --received-before DAY, or both.")
    if not why.strip():
        raise WrongUse("Say why, for the journal: --why 'reason'.")


def gone(home: Home) -> tuple[Landed, ...]:
    """Every erased extract: what no rebuild can bring back."""
    return tuple(each for each in landing.landed(home.landing) if each.erased)


def _standing(home: Home) -> set[str]:
    """The extracts that speak for some day."""
    received = (
        coverage.Covering(each.source, *cover, each.id)
        for each in held.extracts(home)
        if each.status == "accepted"
        for cover in each.covers
    )
    return {covering.extract for covering in coverage.winners(received)}
