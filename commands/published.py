"""The command that checks published figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commands import terminal
from commands.reading import Json
from warehouse.home import Home

if TYPE_CHECKING:
    from warehouse.published import Warehouse


def claims(file: Path, as_json: Json = False) -> None:
    """Check published figures: each against its own arithmetic, and against the warehouse."""
    from warehouse import published_figures

    found = published_figures.check(
        _warehouse(), published_figures.read(file), published_figures.names(Home.find().config)
    )
    if as_json:
        terminal.document(published_figures.documents(found))
        return
    rows = [(each.claim.id, each.arithmetic, each.warehouse.replace("_", " "), each.message) for each in found]
    terminal.table(f"Published figures of {file.name}", ("Claim", "Arithmetic", "Warehouse", "What was found"), rows)


def _warehouse() -> Warehouse | None:
    """The published version, or none: a claim's own arithmetic needs nothing loaded."""
    from warehouse.database import NothingPublished
    from warehouse.published import open_warehouse

    try:
        return open_warehouse(Home.find())
    except NothingPublished:
        return None
