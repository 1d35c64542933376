"""The command of frozen Boards: which there are, whether each is as it was frozen, and what differs between two."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from commands import terminal
from warehouse.home import Home

if TYPE_CHECKING:
    from warehouse.measures.boards import Board
    from warehouse.measures.differences import Compared
    from warehouse.measures.model import Audience
    from warehouse.published import Warehouse

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
CHANGED = 1


def boards(
    compare: Annotated[
        tuple[str, str] | None, typer.Option(metavar="EARLIER LATER", help="Two Boards, or one and the word now.")
    ] = None,
    audience: Annotated[str, typer.Option(help="Whose Boards are compared, where a meeting is named.")] = "internal",
    as_json: Json = False,
) -> None:
    """The frozen Boards, each checked against what was frozen; or the difference between two."""
    from warehouse import questions

    home = Home.find()
    reader = questions.audience_named(audience)
    if compare:
        _compare(home, *compare, reader, as_json)
    else:
        _list(home, as_json)


def _list(home: Home, as_json: bool) -> None:
    from warehouse import board_documents
    from warehouse import boards as kept

    known = kept.listed(home)
    old = kept.superseded(known)
    found = [
        board_documents.listed(
            board, kept.faults(home, board), superseded=board.id in old, folder=str(kept.folder(home, board))
        )
        for board in known
    ]
    if as_json:
        terminal.document(found)
    elif not found:
        terminal.say("No Board is frozen yet: pcc freeze --meeting MONTH.")
    else:
        columns = ("Board", "Frozen at", "By", "Version", "Figures for", "Files", "State")
        keys = ("board", "frozen_at", "who", "version", "period")
        rows = [(*(each[key] for key in keys), len(each["files"]), _state(each)) for each in found]
        terminal.table("Frozen Boards", columns, rows)
    wrong = [f"{each['board']}: {fault}." for each in found for fault in each["faults"]]
    wrong += [f"{place}: its record cannot be read." for place in kept.unreadable(home)]
    for line in wrong:
        print(line, file=sys.stderr)
    if wrong:
        raise typer.Exit(CHANGED)


def _state(found: dict[str, object]) -> str:
    said = "as frozen" if found["intact"] else "changed since"
    return f"{said}, superseded" if found["superseded"] else said


def _compare(home: Home, first: str, second: str, audience: Audience, as_json: bool) -> None:
    from warehouse import board_changes, board_documents
    from warehouse import boards as kept
    from warehouse.published import open_warehouse

    earlier = kept.find(home, first, audience)
    then = _version(home, earlier)
    if second == board_changes.NOW:
        later, found = None, board_changes.since(earlier, then, open_warehouse(home))
    else:
        later = kept.find(home, second, audience)
        found = board_changes.compare(earlier, then, later, kept.opened(home, later))
    if as_json:
        terminal.document(board_documents.compared(found))
    else:
        _print(earlier, later, found)


def _version(home: Home, board: Board) -> Warehouse | None:
    """A Board's version, where this release can read it: its figures are in its record all the same."""
    from warehouse import boards as kept

    try:
        return kept.opened(home, board)
    except kept.CannotReplay as fault:
        print(fault, file=sys.stderr)
        return None


def _print(earlier: Board, later: Board | None, found: Compared) -> None:
    from warehouse.measures import difference_words as words

    terminal.say(f"{words.headline(found)}.")
    other = words.name(later) if later else "the version in force"
    columns = ("Measure", f"Restated since the {words.name(earlier)}", "Verdict", f"New data in {other}")
    rows = [
        (
            line.shown.title,
            " ".join(part for part in (words.restated(line), words.months(line)) if part),
            words.verdict(line),
            words.new_data(line),
        )
        for line in found.lines
    ]
    terminal.table("Figure by figure", columns, rows)
