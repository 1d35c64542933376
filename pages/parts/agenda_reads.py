"""The saved agendas of a home as the pages read them, and the order of a meeting's measures."""

from __future__ import annotations

from pathlib import Path

from pages.parts.reads import Version
from warehouse.home import Home
from warehouse.measures import agendas
from warehouse.measures.agendas import Agenda
from warehouse.measures.catalogue import UnknownName
from warehouse.measures.model import Measure


def saved(at: Version) -> dict[str, Agenda]:
    """The saved agendas of this home, by id. Raises CatalogueError."""
    return agendas.read_all([(Home(Path(at.key[0])).config, "config/")], at.catalogue.measures)


def order(at: Version, name: str, plan_order: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """The measures of a saved agenda; those of the plan, each once, where none is named. Raises UnknownName."""
    known = saved(at) if name else {}
    if name and name not in known:
        raise UnknownName("agenda", name, list(known))
    found = (at.catalogue.get(each) for each in known[name].measures) if name else plan_order
    return tuple(dict.fromkeys(found))
