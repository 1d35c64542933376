"""The command that makes a meeting's pack."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands import terminal
from warehouse.home import Home

if TYPE_CHECKING:
    from pages.packs.formats import Format
    from pages.packs.gathering.making import Written
    from warehouse.measures.boards import Board

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
    anew: Annotated[
        bool, typer.Option("--anew", help="Make a frozen Board's files again, from what it keeps.")
    ] = False,
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
    from pages.packs.gathering import frozen, making
    from warehouse import boards, questions
    from warehouse.published import open_warehouse

    kind = questions.one_of("report", report, get_args(Report))
    reader = questions.audience_named(audience) if audience else None
    wanted = formats.named(format_) if format_ else tuple(formats.offered().values())
    home = Home.find()
    board = frozen.latest(home, meeting, kind, reader)
    if board and not anew and (agenda or as_at or since or with_notes or not frozen.is_of(board, plan, area)):
        board = None  # another choice asks for another pack than the one that was frozen
    if anew and board is None:
        raise boards.UnknownBoard(meeting, [each.id for each in boards.listed(home)])
    if board is not None:
        files = _again(home, board, wanted, out, anew=anew, named=format_ is not None, lines=progress_lines)
        said = f"{board.headline}. Frozen as {board.id}{', made anew' if anew else ''}."
        _say(said, frozen.document(board, files, anew=anew) if as_json else None, files)
        return
    w = open_warehouse(boards.holding(home, as_at) if as_at else home, as_at)
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
    _say(f"{made.title}: {made.front.headline}.", making.document(made, files) if as_json else None, files)


def _say(said: str, document: dict[str, Any] | None, files: Sequence[Written]) -> None:
    """The document where one is asked for, else a sentence and where each file is."""
    if document is not None:
        terminal.document(document)
        return
    terminal.say(said)
    for each in files:
        terminal.say(f"Written: {each.path}")


def _again(
    home: Home, board: Board, wanted: Sequence[Format], out: Path, *, anew: bool, named: bool, lines: bool
) -> tuple[Written, ...]:
    """A frozen Board's files as they were frozen, or made again; those of formats that were not frozen, if named."""
    from pages.packs.gathering import frozen, making

    held, missing = frozen.held(board, wanted)
    files = () if anew else frozen.given(home, board, held, out)
    if to_make := wanted if anew else missing if named else ():
        with terminal.progress(lines=lines) as progress:
            made = frozen.anew(home, board, progress)
            files += making.write(home, made, to_make, out, step=progress)
    return files
