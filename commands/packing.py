"""The command that makes a meeting's pack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands import terminal
from warehouse.home import Home

Meeting = Annotated[str, typer.Option("--meeting", help="The month of the meeting, such as 2019-03.")]


def pack(
    meeting: Meeting,
    out: Annotated[Path, typer.Option("--out", help="The folder for the files.")],
    report: Annotated[str, typer.Option(help="board, or panel: the quarter's exceptions, for the public")] = "board",
    audience: Annotated[str | None, typer.Option(help="internal or public")] = None,
    format_: Annotated[str | None, typer.Option("--format", help="Such as pdf,pptx,xlsx; else all there are.")] = None,
    plan: Annotated[str | None, typer.Option(help="A plan's id; else the one in force.")] = None,
    agenda: Annotated[str, typer.Option(help="A saved agenda; else the plan's order.")] = "",
    area: str = "force",
    as_at: Annotated[str | None, typer.Option(help="A kept version; else the one in force.")] = None,
    since: Annotated[str | None, typer.Option(help="The version that the last Board was shown.")] = None,
    with_notes: Annotated[bool, typer.Option("--with-notes", help="Release notes to the public audience.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")] = False,
    progress_lines: Annotated[
        bool, typer.Option("--progress-lines", help="Progress as lines of JSON on standard error.")
    ] = False,
) -> None:
    """Make a meeting's pack: its figures, charts, notes and definitions as files to send."""
    from typing import get_args

    from pages.packs import formats
    from pages.packs.document import Report
    from pages.packs.gathering import agenda as agendas
    from pages.packs.gathering import making
    from warehouse import questions
    from warehouse.published import open_warehouse

    kind = questions.one_of("report", report, get_args(Report))
    reader = questions.audience_named(audience) if audience else None
    wanted = formats.named(format_) if format_ else tuple(formats.offered().values())
    home = Home.find()
    w = open_warehouse(home, as_at)
    asked = agendas.request(
        w,
        home.config,
        meeting,
        report=kind,
        plan=plan,
        agenda=agenda,
        area=area,
        audience=reader,
        with_notes=with_notes,
    )
    with terminal.progress(lines=progress_lines) as progress:
        made = making.pack(home, w, asked, since=since, step=progress)
        files = making.write(home, made, wanted, out, step=progress)
    if as_json:
        terminal.document(making.document(made, files))
        return
    terminal.say(f"{made.title}: {made.front.headline}.")
    for each in files:
        terminal.say(f"Written: {each.path}")
