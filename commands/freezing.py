"""The command that freezes a meeting's Board."""

from __future__ import annotations

from typing import Annotated

import typer

from commands import meetings, terminal


def freeze(
    meeting: meetings.Meeting,
    report: meetings.Report = "board",
    audience: meetings.Audience = None,
    format_: meetings.Formats = None,
    plan: meetings.Plan = None,
    agenda: meetings.Agenda = "",
    as_at: meetings.AsAt = None,
    with_notes: meetings.WithNotes = False,
    why: Annotated[str, typer.Option("--why", help="Why it is frozen again, for the journal.")] = "",
    as_json: meetings.Json = False,
    progress_lines: meetings.ProgressLines = False,
) -> None:
    """Keep a meeting's Board for good: its version, agenda, commentary, and the files of its pack."""
    from pages.packs.gathering import frozen
    from warehouse import board_documents, boards

    asked = meetings.asked(
        meeting, report, audience, format_, plan=plan, agenda=agenda, as_at=as_at, with_notes=with_notes
    )
    w, request = asked.opened()
    with terminal.progress(lines=progress_lines) as progress:
        board = frozen.freeze(asked.home, w, request, asked.formats, why=why, step=progress)
    folder = boards.folder(asked.home, board)
    if as_json:
        terminal.document(board_documents.listed(board, (), superseded=False, folder=str(folder)))
        return
    terminal.say(f"Frozen: {board.id}. {board.headline}.")
    for each in board.files:
        terminal.say(f"Kept: {folder / boards.FILES / each.name}")
