"""The commands that read the published version."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands import terminal
from warehouse.home import Home

if TYPE_CHECKING:
    from warehouse.published import Warehouse

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
LATE, FAULTS = 4, 1


def status(as_json: Json = False) -> None:
    """The published version; per source what is held, how fresh, what was refused or set aside."""
    from warehouse import documents

    w = _warehouse()
    found = documents.status(w, _disk(Home.find().folder))
    if as_json:
        terminal.document(found)
    else:
        columns = ("Source", "From", "To", "Last received", "Late", "Refused since", "Set aside")
        keys = ("title", "starts", "ends", "last_received", "late", "refused_since", "set_aside")
        title = f"Version {w.version}, built {w.built_at}; today is {w.today}"
        terminal.table(title, columns, [[source[key] for key in keys] for source in found["sources"]])
    if any(source["late"] for source in found["sources"]):
        raise typer.Exit(LATE)


def measures(as_json: Json = False, compiles: Annotated[bool, typer.Option("--check")] = False) -> None:
    """The catalogue; --check compiles each definition against the published warehouse."""
    from warehouse import cube, documents
    from warehouse.measures import catalogue

    known = catalogue.load(config_dir=Home.find().config)
    if compiles:
        faults = cube.check(Home.find().published, known)
        for fault in faults:
            print(fault, file=sys.stderr)
        terminal.say(f"{len(faults)} faults." if faults else "Every definition compiles.")
        raise typer.Exit(FAULTS if faults else 0)
    records = documents.measures(known)
    if as_json:
        terminal.document(records)
    else:
        terminal.table("Measures", ("Measure", "Title", "Unit", "Finest grain", "Sources"), [
            (m["id"], m["title"], m["unit"], m["grain"], ", ".join(m["sources"])) for m in records
        ])  # fmt: skip


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
    from warehouse import documents, query, questions, recording

    w = _warehouse(as_at)
    reader = questions.audience_named(audience)
    found = query.figure(
        w,
        measure,
        area=area,
        period=questions.period_named(w, measure, area, period),
        basis=questions.basis_named(basis),
        audience=reader,
    )
    if as_json:
        estimate = recording.split(w, found.measure, found.area, found.point.period, reader)
        terminal.document(documents.figure(found) | {"recording": recording.document(estimate, found.measure)})
    else:
        terminal.say(found.sentence)


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
    from warehouse import documents, query, questions

    w, on, reader = _warehouse(), questions.basis_named(basis), questions.audience_named(audience)
    found = query.series(
        w,
        measure,
        area=area,
        grain=questions.grain_named(grain),
        first=questions.first_day(first),
        last=questions.last_day(last),
        basis=on,
        audience=reader,
    )
    # The limits rest on what the reader may see, or a mean would tell of months that are withheld.
    document = documents.series(found, query.signals(w, found, on, reader))
    if as_json:
        terminal.document(document)
    elif csv:
        terminal.rows(document["points"])
    else:
        columns = ("from", "to", "value", "numerator", "denominator", "status", "lower", "upper", "special_cause")
        terminal.table(
            f"{found.measure.title}, {found.area.title}", columns, [[p[c] for c in columns] for p in document["points"]]
        )


def _warehouse(version: str | None = None) -> Warehouse:
    from warehouse.published import open_warehouse

    home = Home.find()
    if version is not None:
        from warehouse import boards

        # A version that is published no longer may be kept by a frozen Board.
        home = boards.holding(home, version)
    return open_warehouse(home, version)


def _disk(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
