"""The commands that change what is held: the sample, loads, and taking back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import terminal
from commands.serving import serve as serve_dashboard
from warehouse.faults import WrongUse
from warehouse.home import Home

if TYPE_CHECKING:
    from loaders.report import Report

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Paths = Annotated[list[Path], typer.Argument(help="Files, folders or ZIPs.")]
Why = Annotated[str, typer.Option("--why", help="The reason, for the journal.")]
Lines = Annotated[bool, typer.Option("--progress-lines", help="Progress as lines of JSON on standard error.")]
REFUSED = 3


def demo(port: int = 8501, serve: Annotated[bool, typer.Option("--serve/--no-serve")] = True) -> None:
    """Make the illustrative sample if it is absent, load it, and serve the dashboard."""
    from loaders import refresh
    from warehouse.database import current

    home = Home.find()
    if current(home.published) is None:
        with terminal.progress() as progress:
            report = refresh.demonstrate(home, progress)
        terminal.report(report.document())
    if serve:
        serve_dashboard(port)


def sample(
    folder: Path,
    first: Annotated[str, typer.Option("--from")] = "2012/13",
    last: Annotated[str, typer.Option("--to")] = "2018/19",
    seed: int = 2013,
) -> None:
    """Write the illustrative extracts to a folder: the same bytes for the same seed."""
    from loaders.sample import write

    with terminal.progress() as progress:
        write(folder, first=first, last=last, seed=seed, progress=progress)
    terminal.say(f"Illustrative extracts written to {folder}. Load them into a home of their own: pcc load {folder}")


def template(source: str, out: Annotated[Path | None, typer.Option("--out")] = None) -> None:
    """Write an empty extract with its data dictionary, for a supplier."""
    from loaders.template import write

    for path in write(source, out):
        terminal.say(f"Written: {path}")


def load(
    paths: Paths,
    source: Annotated[str | None, typer.Option()] = None,
    as_json: Json = False,
    progress_lines: Lines = False,
) -> None:
    """Land, gate, build and publish extracts; the report lists each."""
    from loaders import refresh

    with terminal.progress(lines=progress_lines) as progress:
        report = refresh.load(Home.find(), paths, source=source, progress=progress)
    _end(report, as_json)


def check(
    paths: Paths,
    source: Annotated[str | None, typer.Option()] = None,
    as_json: Json = False,
    progress_lines: Lines = False,
) -> None:
    """The same gate and report as load, with nothing kept."""
    from loaders import checking

    with terminal.progress(lines=progress_lines) as progress:
        report = checking.check(Home.find(), paths, source=source, progress=progress)
    _end(report, as_json)


def withdraw(extract: str, why: Why) -> None:
    """Take back a wrongly accepted extract; what it replaced stands again."""
    from loaders import refresh

    with terminal.progress() as progress:
        version = refresh.withdraw(Home.find(), extract, why=why, progress=progress)
    terminal.say(f"{extract} withdrawn. Version in force: {version}.")


def rollback(version: Annotated[str | None, typer.Argument()] = None, why: Why = "") -> None:
    """Go back to a published version (the one before, unless named)."""
    from loaders import refresh

    if not why:
        raise WrongUse("Say why, for the journal: --why 'reason'.")
    terminal.say(f"Version in force: {refresh.rollback(Home.find(), version, why=why)}.")


def rebuild() -> None:
    """Read, gate and build everything again from landing; what was erased is said."""
    from loaders import erasing, refresh

    home = Home.find()
    with terminal.progress() as progress:
        version = refresh.rebuild(home, progress)
    for each in erasing.gone(home):
        erased = each.erased or {}
        days = f"{erased['starts']} to {erased['ends']}" if erased.get("starts") else "days not known"
        terminal.say(f"Erased and not in it: {each.id}, {each.file}, {days}. {erased['at'][:10]}: {erased['why']}")
    terminal.say(f"Version in force: {version}.")


def _end(report: Report, as_json: bool) -> None:
    (terminal.document if as_json else terminal.report)(report.document())
    if report.refused:
        raise typer.Exit(REFUSED)
