"""What people have done, for the administrator: the journal's acts, which nothing changes or removes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from pages.parts import roles, tables
from pages.parts.tables import Table
from warehouse import configuration as configured
from warehouse import journal
from warehouse.home import LONDON, Home
from warehouse.journal import Act

SHOWN = 500
EVERY = "all"


def acts() -> list[Act]:
    """Every act, newest first. Raises NotAllowed for whom may not read them."""
    roles.require("audit")
    return journal.acts(Home.find().journal)[::-1]


def kinds(found: Sequence[Act]) -> dict[str, str]:
    """The kinds of act there are, with how many of each, for a picker."""
    counted = {kind: sum(act.kind == kind for act in found) for kind in sorted({act.kind for act in found})}
    return {EVERY: f"Everything ({len(found):,})"} | {
        kind: f"{kind.capitalize()} ({n:,})" for kind, n in counted.items()
    }


def table(found: Sequence[Act]) -> Table:
    """One row an act: when in London time, who, what, of what, why, and the version that was then in force."""
    rows = [(_when(act.at), act.who, act.kind, act.subject, act.why or "-", act.version or "-") for act in found]
    return tables.of_texts("What was done, newest first", ("When", "Who", "What", "Of what", "Why", "Version"), rows)


def configuration(found: Sequence[Act]) -> str:
    """Which configuration is in force, and since when; `found` is every act, newest first."""
    last = configured.in_force(found[::-1])
    if last is None:
        return "No configuration is in the journal yet: it is told when something is published or the dashboard starts."
    held = [act for act in found if act.kind == configured.KIND]
    since = next((after for after, before in pairwise(held) if before.subject != last.subject), held[-1])
    return f"The configuration in force is {last.subject}, since {_when(since.at)}: {last.why}."


def _when(at: str) -> str:
    when = datetime.fromisoformat(at).astimezone(LONDON)
    return f"{when.day} {when:%B %Y, %H:%M:%S}"
