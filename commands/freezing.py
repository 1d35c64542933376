"""The command that freezes a meeting's Board."""

from __future__ import annotations

from typing import Annotated

import typer

from commands import terminal
from warehouse.home import Home


def freeze(
    meeting: Annotated[str, typer.Option("--meeting", help="The month of the meeting, such as 2019-03.")],
    report: Annotated[str, typer.Option(help="board, or panel: the quarter's exceptions, for the public")] = "board",
    audience: Annotated[str | None, typer.Option(help="internal or public")] = None,
    format_: Annotated[str | None, typer.Option("--format", help="Such as pdf,pptx,xlsx; else all there are.")] = None,
    plan: Annotated[str | None, typer.Option(help="A plan's id; else the one in force.")] = None,
    agenda: Annotated[str, typer.Option(help="A saved agenda; else the plan's order.")] = "",
    as_at: Annotated[str | None, typer.Option(help="A kept version; else the one in force.")] = None,
    with_notes: Annotated[bool, typer.Option("--with-notes", help="Release notes to the public audience.")] = False,
    why: Annotated[str, typer.Option("--why", help="Why it is frozen again, for the journal.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")] = False,
    progress_lines: Annotated[
        bool, typer.Option("--progress-lines", help="Progress as lines of JSON on standard error.")
    ] = False,
) -> None:
    """Keep a meeting's Board for good: its version, agenda, commentary, and the files of its pack."""
    from typing import get_args

    from pages.packs import formats
    from pages.packs.document import Report
    from pages.packs.gathering import agenda as agendas
    from pages.packs.gathering import frozen
    from warehouse import board_documents, boards, questions
    from warehouse.published import open_warehouse

    kind = questions.one_of("report", report, get_args(Report))
    reader = questions.audience_named(audience) if audience else None
    wanted = formats.named(format_) if format_ else tuple(formats.offered().values())
    home = Home.find()
    w = open_warehouse(boards.holding(home, as_at) if as_at else home, as_at)
    asked = agendas.request(
        w, home.config, meeting, report=kind, plan=plan, agenda=agenda, audience=reader, with_notes=with_notes
    )
    with terminal.progress(lines=progress_lines) as progress:
        board = frozen.freeze(home, w, asked, wanted, why=why, step=progress)
    folder = boards.folder(home, board)
    if as_json:
        terminal.document(board_documents.listed(board, (), superseded=False, folder=str(folder)))
        return
    terminal.say(f"Frozen: {board.id}. {board.headline}.")
    for each in board.files:
        terminal.say(f"Kept: {folder / boards.FILES / each.name}")
