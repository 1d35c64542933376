"""The command that makes a meeting's pack."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands import meetings, terminal

if TYPE_CHECKING:
    from commands.meetings import Asked
    from pages.packs.gathering.making import Written
    from warehouse.measures.boards import Board


def pack(
    meeting: meetings.Meeting,
    out: Annotated[Path, typer.Option("--out", help="The folder for the files.")],
    report: meetings.Report = "board",
    audience: meetings.Audience = None,
    format_: meetings.Formats = None,
    plan: meetings.Plan = None,
    agenda: meetings.Agenda = "",
    area: str = "force",
    as_at: meetings.AsAt = None,
    since: Annotated[str | None, typer.Option(help="The version that the last Board was shown.")] = None,
    with_notes: meetings.WithNotes = False,
    anew: Annotated[
        bool, typer.Option("--anew", help="Make a frozen Board's files again, from what it keeps.")
    ] = False,
    as_json: meetings.Json = False,
    progress_lines: meetings.ProgressLines = False,
) -> None:
    """Make a meeting's pack: its figures, charts, notes and definitions as files to send."""
    from pages.packs.gathering import frozen, making
    from warehouse import boards

    asked = meetings.asked(
        meeting, report, audience, format_, plan=plan, agenda=agenda, as_at=as_at, with_notes=with_notes, area=area
    )
    home = asked.home
    board = frozen.latest(home, meeting, asked.report, asked.audience)
    if board and not anew and (agenda or as_at or since or with_notes or not frozen.is_of(board, plan, area)):
        board = None  # another choice asks for another pack than the one that was frozen
    if anew and board is None:
        raise boards.UnknownBoard(meeting, [each.id for each in boards.listed(home)])
    if board is not None:
        files = _again(asked, board, out, anew=anew, named=format_ is not None, lines=progress_lines)
        said = f"{board.headline}. Frozen as {board.id}{', made anew' if anew else ''}."
        _say(said, frozen.document(board, files, anew=anew) if as_json else None, files)
        return
    w, request = asked.opened()
    with terminal.progress(lines=progress_lines) as progress:
        made = making.pack(home, w, request, since=since, step=progress)
        files = making.write(home, made, asked.formats, out, step=progress)
    _say(f"{made.title}: {made.front.headline}.", making.document(made, files) if as_json else None, files)


def _say(said: str, document: dict[str, Any] | None, files: Sequence[Written]) -> None:
    """The document where one is asked for, else a sentence and where each file is."""
    if document is not None:
        terminal.document(document)
        return
    terminal.say(said)
    for each in files:
        terminal.say(f"Written: {each.path}")


def _again(asked: Asked, board: Board, out: Path, *, anew: bool, named: bool, lines: bool) -> tuple[Written, ...]:
    """A frozen Board's files as they were frozen, or made again; those of formats that were not frozen, if named."""
    from pages.packs.gathering import frozen, making
    from warehouse import boards

    held, missing = frozen.held(board, asked.formats)
    files = () if anew else frozen.given(asked.home, board, held, out)
    if to_make := asked.formats if anew else missing if named else ():
        with terminal.progress(lines=lines) as progress:
            made = frozen.anew(asked.home, board, progress)
            files += making.write(asked.home, made, to_make, out, progress, boards.look(asked.home, board))
    return files
