"""Saved agendas: which measures a meeting looks at, and in which order, where that is not the plan's own.

A deployment keeps one file an agenda in `config/agendas/`: a `title`, and `measures`, the ids in their order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from warehouse.measures import overlay
from warehouse.measures.catalogue import CatalogueError
from warehouse.measures.fields import Faults, Key, read
from warehouse.measures.overlay import Folders

_KEYS = {"title": Key(required=True), "measures": Key("texts", required=True)}


@dataclass(frozen=True)
class Agenda:
    """One agenda; `id` is its file's stem."""

    id: str
    title: str
    measures: tuple[str, ...]


def read_all(folders: Folders, known: Mapping[str, object]) -> dict[str, Agenda]:
    """The agendas in some folders by id, in the order of their names. `known` holds the measures that there are.

    Raises CatalogueError naming every fault of every file.
    """
    faults = Faults()
    found = {}
    for stem, (shown, table) in overlay.folder(folders, "agendas", faults).items():
        held = read(table, _KEYS, shown, faults)
        for unknown in [each for each in held.get("measures", ()) if each not in known]:
            faults.add(shown, f"measures: there is no measure {unknown}")
        if "title" in held and "measures" in held:
            found[stem] = Agenda(stem, held["title"], tuple(held["measures"]))
    if faults.found:
        raise CatalogueError(faults.found)
    return found
