"""Amounts read of a version in one statement, for a page that will ask for them measure by measure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from warehouse.published import Held, Wanted, Warehouse


class Ahead(Warehouse):
    """The same version. What is asked of it first brings all that it was told of; the rest it asks as it ever did."""

    def __init__(self, w: Warehouse, of_areas: Iterable[Wanted], of_force: Iterable[Wanted], area_set: str) -> None:
        self.__dict__.update(w.__dict__)
        self._told = {area_set: tuple(dict.fromkeys(of_areas)), "force": tuple(dict.fromkeys(of_force))}
        self._read: dict[tuple[str, str, date | None], dict[Wanted, Held]] = {}

    def _amounts(
        self, wanted: Iterable[Wanted], area_set: str, force: str, area: str | None, as_of: date | None
    ) -> Held:
        asked = tuple(dict.fromkeys(wanted))
        told = self._told.get(area_set, ())
        if force != self.settings.force or not set(asked) <= set(told):
            return super()._amounts(asked, area_set, force, area, as_of)
        key = (area_set, force, as_of)
        if key not in self._read:
            self._read[key] = _sorted(told, super()._amounts(told, area_set, force, None, as_of))
        found = (pair for each in asked for pair in self._read[key][each].items())
        return {of: amounts for of, amounts in found if area is None or of[2] == area}


def _sorted(told: Iterable[Wanted], held: Held) -> dict[Wanted, Held]:
    """What is held of each measure and period that was told of; nothing of some."""
    found: dict[Wanted, Held] = {each: {} for each in told}
    for of, amounts in held.items():
        found[of[0], of[1]][of] = amounts
    return found
