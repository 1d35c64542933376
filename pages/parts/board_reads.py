"""What the page of past Boards reads: which there are, whether each is as it was frozen, what differs between two."""

from __future__ import annotations

from pages.parts.reads import Version
from warehouse import board_changes, boards
from warehouse.home import Home
from warehouse.measures.boards import Board
from warehouse.measures.differences import Compared
from warehouse.published import Warehouse


def every() -> tuple[Board, ...]:
    """Every frozen Board, the newest meeting first, and of one meeting the latest freeze first."""
    found = sorted(boards.listed(Home.find()), key=lambda each: (each.report, each.audience))
    return tuple(sorted(found, key=lambda each: (each.meeting, each.number), reverse=True))


def superseded() -> frozenset[str]:
    """The ids of those that a later freeze has taken the place of."""
    return boards.superseded(boards.listed(Home.find()))


def unreadable() -> tuple[str, ...]:
    """The folders whose record cannot be read."""
    return boards.unreadable(Home.find())


def faults(at: Version, board: Board) -> list[str]:
    """What of a Board's record and files is no longer as it was frozen; read again when a file's time or size changes.

    Its versions, which are large, are checked by `pcc boards`.
    """
    home = Home.find()
    stamp = boards.stamp(home, board)
    return at.made("board_faults", (board.id, stamp), lambda: boards.faults(home, board, versions=False))


def file(board: Board, name: str) -> bytes:
    """The bytes of one of a Board's files. Raises UnknownName or Plain for one that is not there."""
    return boards.file(Home.find(), board, name)


def compared(at: Version, earlier: Board, later: Board | None) -> Compared:
    """Two Boards, or one and the version in force. Raises CannotReplay where the later's version cannot be read."""
    home = Home.find()

    def make() -> Compared:
        then = _readable(home, earlier)
        if later is None:
            return board_changes.since(earlier, then, at.w)
        return board_changes.compare(earlier, then, later, boards.opened(home, later))

    return at.made("boards_compared", (earlier.id, later and later.id), make)


def _readable(home: Home, board: Board) -> Warehouse | None:
    """A Board's version; None where this release cannot read it, and its record alone speaks."""
    try:
        return boards.opened(home, board)
    except boards.CannotReplay:
        return None
