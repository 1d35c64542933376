"""The command line. Each command reads its arguments, calls the part that does the work, and prints what came of it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import terminal

if TYPE_CHECKING:
    from warehouse.home import Home
    from warehouse.published import Warehouse

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Police performance: extracts, gate, warehouse, board.")
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Paths = Annotated[list[Path], typer.Argument(help="Files, folders or ZIPs.")]
Why = Annotated[str, typer.Option("--why", help="The reason, for the journal.")]
REFUSED, LATE, WRONG_USE, OUR_FAULT = 3, 4, 2, 1


@app.command()
def demo(port: int = 8501, serve: Annotated[bool, typer.Option("--serve/--no-serve")] = True) -> None:
    """Make the illustrative sample if it is absent, load it, and serve the dashboard."""
    from loaders import refresh
    from warehouse.database import current

    home = _home()
    if current(home.published) is None:
        with terminal.progress() as progress:
            report = refresh.demonstrate(home, progress)
        terminal.report(report.document())
    if serve:
        _serve(port, "127.0.0.1")


@app.command()
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


@app.command()
def template(source: str, out: Annotated[Path | None, typer.Option("--out")] = None) -> None:
    """Write an empty extract with its data dictionary, for a supplier."""
    from loaders.template import write

    for path in write(source, out):
        terminal.say(f"Written: {path}")


@app.command()
def load(paths: Paths, source: Annotated[str | None, typer.Option()] = None, as_json: Json = False) -> None:
    """Land, gate, build and publish extracts; the report lists each."""
    from loaders import refresh

    with terminal.progress() as progress:
        report = refresh.load(_home(), paths, source=source, progress=progress)
    _end(report, as_json)


@app.command()
def check(paths: Paths, source: Annotated[str | None, typer.Option()] = None, as_json: Json = False) -> None:
    """The same gate and report as load, with nothing kept."""
    from loaders import refresh

    with terminal.progress() as progress:
        report = refresh.check(_home(), paths, source=source, progress=progress)
    _end(report, as_json)


@app.command()
def withdraw(extract: str, why: Why) -> None:
    """Take back a wrongly accepted extract; what it replaced stands again."""
    from loaders import refresh

    with terminal.progress() as progress:
        version = refresh.withdraw(_home(), extract, why=why, progress=progress)
    terminal.say(f"{extract} withdrawn. Version in force: {version}.")


@app.command()
def rollback(version: Annotated[str | None, typer.Argument()] = None, why: Why = "") -> None:
    """Go back to a published version (the one before, unless named)."""
    from loaders import refresh

    if not why:
        raise typer.BadParameter("say why: --why 'reason', for the journal")
    terminal.say(f"Version in force: {refresh.rollback(_home(), version, why=why)}.")


@app.command()
def rebuild() -> None:
    """Read, gate and build everything again from landing."""
    from loaders import refresh

    with terminal.progress() as progress:
        version = refresh.rebuild(_home(), progress)
    terminal.say(f"Version in force: {version}.")


@app.command()
def status(as_json: Json = False) -> None:
    """The published version; per source what is held, how fresh, what was refused or set aside."""
    from warehouse import documents

    w = _warehouse()
    found = documents.status(w, _disk(_home().folder))
    if as_json:
        terminal.document(found)
    else:
        terminal.table(
            f"Version {w.version}, built {w.built_at}; today is {w.today}",
            ("Source", "From", "To", "Last received", "Late", "Refused since", "Set aside"),
            [
                (s["title"], s["starts"], s["ends"], s["last_received"], "late" if s["late"] else "no", s["refused_since"], s["set_aside"])
                for s in found["sources"]
            ],
        )  # fmt: skip
    if any(source["late"] for source in found["sources"]):
        raise typer.Exit(LATE)


@app.command()
def measures(as_json: Json = False, check: Annotated[bool, typer.Option("--check")] = False) -> None:
    """The catalogue; --check compiles each definition against the published warehouse."""
    from warehouse import cube, documents
    from warehouse.measures import catalogue

    known = catalogue.load(config_dir=_home().config)
    if check:
        faults = cube.check(_home().published, known)
        for fault in faults:
            print(fault, file=sys.stderr)
        terminal.say(f"{len(faults)} faults." if faults else "Every definition compiles.")
        raise typer.Exit(OUR_FAULT if faults else 0)
    records = documents.measures(known)
    if as_json:
        terminal.document(records)
    else:
        terminal.table("Measures", ("Measure", "Title", "Unit", "Finest grain", "Sources"), [
            (m["id"], m["title"], m["unit"], m["grain"], ", ".join(m["sources"])) for m in records
        ])  # fmt: skip


@app.command()
def areas(as_json: Json = False) -> None:
    """Area sets and areas, the three that are nowhere included."""
    found = [
        {"area": a.id, "set": a.set, "title": a.title, "from": _day(a.valid_from), "to": _day(a.valid_to)}
        for a in _warehouse().areas
    ]
    if as_json:
        terminal.document(found)
    else:
        terminal.table("Areas", ("Area", "Set", "Title"), [(a["area"], a["set"], a["title"]) for a in found])


@app.command()
def value(
    measure: str,
    area: str = "force",
    period: Annotated[str | None, typer.Option()] = None,
    audience: str = "internal",
    as_at: Annotated[str | None, typer.Option(help="A kept version.")] = None,
    basis: Annotated[str, typer.Option(help="today (today's areas) or of_the_time")] = "today",
    as_json: Json = False,
) -> None:
    """One figure."""
    from warehouse import documents, query

    w = _warehouse(as_at)
    found = query.figure(w, measure, area=area, period=query.period_named(w, measure, area, period),
                         basis=query.basis_named(basis), audience=query.audience_named(audience))  # fmt: skip
    if as_json:
        terminal.document(documents.figure(found))
    else:
        terminal.say(found.sentence)


@app.command()
def series(
    measure: str,
    area: str = "force",
    grain: str = "month",
    first: Annotated[str | None, typer.Option("--from")] = None,
    last: Annotated[str | None, typer.Option("--to")] = None,
    basis: str = "today",
    audience: str = "internal",
    csv: Annotated[bool, typer.Option("--csv")] = False,
    as_json: Json = False,
) -> None:
    """The points of a measure, oldest first."""
    from warehouse import documents, query

    w = _warehouse()
    found = query.series(w, measure, area=area, grain=query.grain_named(grain), first=query.day_named(first, "starts"),
                         last=query.day_named(last, "ends"), basis=query.basis_named(basis),
                         audience=query.audience_named(audience))  # fmt: skip
    document = documents.series(found)
    if as_json:
        terminal.document(document)
    elif csv:
        terminal.rows(document["points"])
    else:
        columns = ("from", "to", "value", "numerator", "denominator", "status")
        terminal.table(f"{found.measure.title}, {found.area.title}", columns, [[p[c] for c in columns] for p in document["points"]])


@app.command()
def serve(port: int = 8501, address: str = "127.0.0.1") -> None:
    """Serve the dashboard."""
    _serve(port, address)


def main() -> None:
    """Run a command; a fault ends in one plain line and the exit status of docs/commands.md."""
    import click

    from warehouse.faults import Plain, WrongUse

    debug = "--debug" in sys.argv
    arguments = [argument for argument in sys.argv[1:] if argument != "--debug"]
    try:
        sys.exit(app(arguments, standalone_mode=False) or 0)
    except click.exceptions.Abort:
        sys.exit(OUR_FAULT)
    except click.ClickException as fault:
        fault.show()
        sys.exit(WRONG_USE)
    except Plain as fault:
        print(fault, file=sys.stderr)
        sys.exit(WRONG_USE if isinstance(fault, WrongUse) else OUR_FAULT)
    except Exception as fault:
        if debug:
            raise
        # Its text could hold a row value: only its kind is shown.
        print(f"A fault of ours ({type(fault).__name__}). Run the command again with --debug for details.", file=sys.stderr)
        sys.exit(OUR_FAULT)


def _home() -> Home:
    from warehouse.home import Home

    return Home.find()


def _warehouse(version: str | None = None) -> Warehouse:
    from warehouse.published import open_warehouse

    return open_warehouse(_home(), version)


def _end(report: Any, as_json: bool) -> None:
    (terminal.document if as_json else terminal.report)(report.document())
    if report.refused:
        raise typer.Exit(REFUSED)


def _serve(port: int, address: str) -> None:
    import ipaddress
    import os
    import subprocess

    if address != "localhost" and not ipaddress.ip_address(address).is_loopback:
        raise typer.BadParameter(
            f"{address} can be reached by others and sign-in is not configured; serve on 127.0.0.1 instead"
        )
    root = Path(__file__).resolve().parent
    environment = os.environ | {"PCC_HOME": str(_home().folder)}
    terminal.say(f"The dashboard is at http://{address}:{port} (Ctrl+C stops it).")
    options = [f"--server.port={port}", f"--server.address={address}", "--server.headless=true"]
    streamlit = [sys.executable, "-m", "streamlit", "run", str(root / "dashboard.py"), *options]
    try:
        # The folder holds .streamlit/config.toml, which Streamlit looks for where it is started.
        raise typer.Exit(subprocess.call(streamlit, cwd=root, env=environment))  # noqa: S603
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def _disk(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


if __name__ == "__main__":
    main()
