"""Whether a home holds illustrative or force data: the first load decides, and no later one may differ."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from loaders.discovery import Found
from warehouse.faults import WrongUse
from warehouse.home import Home

MARK = "sample.json"


class MixedHome(WrongUse):
    """Illustrative and force data were about to meet in one home."""

    def __init__(self, home: Home, *, illustrative: bool) -> None:
        held, brought = ("illustrative", "force") if illustrative else ("force", "illustrative")
        super().__init__(
            f"This home holds {held} data and these are {brought} data: they never mix, and nothing was loaded. "
            f"Set PCC_HOME to a fresh folder and load there."
        )


def mixed(home: Home, found: Sequence[Found]) -> MixedHome | None:
    """What a load of these would be refused for; None when they fit the home and each other."""
    natures, decided = {_is_sample(each) for each in found}, home.settings.illustrative
    if len(natures) > 1 or (natures and decided is not None and natures != {decided}):
        return MixedHome(home, illustrative=bool(decided))
    return None


def decide(home: Home, found: Sequence[Found]) -> None:
    """Write down what the home holds, if it is not decided yet. Raises MixedHome."""
    if fault := mixed(home, found):
        raise fault
    if found and home.settings.illustrative is None:
        mark = found[0].path.parent / MARK
        today = json.loads(mark.read_text(encoding="utf-8")).get("today") if mark.exists() else None
        home.decide(illustrative=mark.exists(), today=date.fromisoformat(today) if today else None)


def _is_sample(each: Found) -> bool:
    return (each.path.parent / MARK).exists()
