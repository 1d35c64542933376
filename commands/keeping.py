"""Keeping a home in order: how long what was landed is kept, and what an older release stored."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from commands import terminal
from warehouse.faults import Plain, WrongUse
from warehouse.home import Home

Extracts = Annotated[list[str] | None, typer.Option("--extract", help="An extract to erase; may be given often.")]
Before = Annotated[str | None, typer.Option(help="Erase what was received before this day, such as 2020-04-01.")]
InForce = Annotated[bool, typer.Option("--in-force", help="With the former: also extracts that figures stand on.")]


def purge(
    why: Annotated[str, typer.Option("--why", help="The reason, for the journal.")] = "",
    extract: Extracts = None,
    received_before: Before = None,
    in_force: InForce = False,
) -> None:
    """Erase extracts from landing for good, by name or by age; figures that stood on them go at once."""
    from loaders import refresh

    with terminal.progress() as progress:
        done = refresh.purge(
            Home.find(), extract or (), _day(received_before), in_force=in_force, why=why, progress=progress
        )
    for each in done.erased:
        terminal.say(f"Erased: {each.id}, {each.file}.")
    if done.kept:
        names = ", ".join(each.id for each in done.kept)
        terminal.say(f"Kept, because figures stand on them: {names}. With --in-force they are erased too.")
    if not done.erased:
        terminal.say("Nothing was erased.")
    terminal.say(f"Version in force: {done.version or 'none'}.")


def upgrade(home: Home) -> None:
    """What an older release published is built again first, with a bar; nothing when there is none."""
    from warehouse import database

    if database.outdated(home.published) is not None:
        from loaders import refresh

        with terminal.progress() as progress:
            version = refresh.upgrade(home, progress)
        terminal.say(f"What an older release had stored was built again. Version in force: {version}.")


def configuration(home: Home) -> None:
    """The configuration that is served with goes into the journal where it, or the version, is another than before.

    On a disk that takes nothing the dashboard is served all the same, and this is said.
    """
    from warehouse import configuration as kept
    from warehouse import database

    try:
        kept.keep(home, database.current(home.published))
    except Plain as fault:
        terminal.say(f"The configuration is not in the journal. {fault}")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise WrongUse(f"{text} is no day; write one as 2020-04-01.") from None
