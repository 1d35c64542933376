"""The command that takes a journal along when a home begins, or ends, to be shared by several machines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands import terminal
from warehouse.faults import WrongUse
from warehouse.home import Home

From = Annotated[str, typer.Argument(metavar="FROM", help="A journal's file, or the setting that named its database.")]


def take_journal(came_from: From) -> None:
    """Copy every entry of another journal into this home's, which must hold none yet: on moving to or from a lake."""
    # Each table of the ledger is known once what writes to it is imported.
    from loaders.lock import only_loader
    from warehouse import journal, ledger, notebook  # noqa: F401

    home, file = Home.find(), Path(came_from)
    is_file = ":" not in came_from or file.is_file()
    if is_file and not file.is_file():
        raise WrongUse(f"There is no journal at {came_from}.")
    with only_loader(home):
        taken = ledger.take(home.journal, f"sqlite:///{file.resolve()}" if is_file else came_from)
    terminal.say(f"Entries taken: {taken}.")
