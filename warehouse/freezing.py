"""Freezing a Board: all of it is written beside, the act recorded, and then switched in one step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from warehouse import board_documents, boards, database, holding, journal
from warehouse.boards import FILES, LOOK, RECORD
from warehouse.faults import Plain, WrongUse
from warehouse.home import Home, now
from warehouse.measures.boards import Board, KeptFile, named
from warehouse.measures.model import Audience

MAKING = ".making-"


class BeingFrozen(Plain):
    """Another process is freezing at this moment."""

    def __init__(self) -> None:
        super().__init__("Another process is freezing a Board at this moment. Nothing was kept: freeze again.")


class FrozenAlready(WrongUse):
    """The Board was frozen before, and no reason was given to freeze it again."""

    def __init__(self, board: Board) -> None:
        super().__init__(
            f"The Board {board.id} was frozen on {board.at:%Y-%m-%d}. To freeze it again say why (--why 'reason'): the "
            "new one supersedes it, and both are kept."
        )


def keep(
    home: Home,
    draft: Board,
    versions: Mapping[str, database.Place],
    write: Callable[[Path], None],
    look: Mapping[str, bytes] = MappingProxyType({}),
) -> Board:
    """Freeze a draft: `write` makes the files in a folder; `versions` are those to keep, with what holds each.

    `look` is the office's own look that the files are made with, by the names of its files: it is kept beside them.
    Killed at any moment, the Board is there whole or not at all. The draft's id, number, time, person and files are
    filled in. Raises BeingFrozen, FrozenAlready, UnknownVersion or LedgerFault; nothing is kept then.
    """
    root = boards.root(home)
    root.mkdir(parents=True, exist_ok=True)
    try:
        held = database.hold(home.published, root / "freezing.lock")
    except holding.Held:
        raise BeingFrozen from None
    with closing(held):
        _clear_unfinished(root)
        refuse_again(home, draft.series, draft.why)
        number = _next_number(home, draft)
        id_ = named(*draft.series, number)
        beside = root / f"{MAKING}{os.getpid()}"
        board = replace(draft, id=id_, number=number, at=now(), who=journal.person())
        try:
            board, record = _fill(beside, board, versions, write, look)
            # The act comes first: a Board without one would not be one that anybody froze.
            journal.record(home.journal, "freeze", boards.act_of(id_, record), why=board.why, version=board.version)
            _switch(beside, boards.folder(home, board))
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
    return board


def refuse_again(home: Home, series: tuple[str, str, Audience], why: str) -> None:
    """Raises FrozenAlready where a Board was frozen before and no reason is given to freeze it again."""
    before = boards.latest(home, *series)
    if before and not why:
        raise FrozenAlready(before)


def _fill(
    beside: Path,
    board: Board,
    versions: Mapping[str, database.Place],
    write: Callable[[Path], None],
    look: Mapping[str, bytes],
) -> tuple[Board, bytes]:
    """The Board's folder, made durable: versions, look, files, and last the record with the hash of each."""
    for name in (FILES, LOOK):
        (beside / name).mkdir(parents=True)
    for name, content in look.items():
        (beside / LOOK / name).write_bytes(content)
    kept = tuple(_kept(database.copy(held, version, beside)) for version, held in versions.items())
    (beside / database.POINTER).write_text(board.version + "\n", encoding="utf-8")
    write(beside / FILES)
    files, dress = (tuple(_kept(path) for path in sorted((beside / name).iterdir())) for name in (FILES, LOOK))
    full = replace(board, files=files, versions=kept, look=dress)
    record = board_documents.write(full)
    (beside / RECORD).write_bytes(record)
    for path in (*sorted(beside.rglob("*")), beside):
        if path.is_file() or os.name == "posix":
            database.flush(path)
    return full, record


def _kept(path: Path) -> KeptFile:
    return KeptFile(path.name, path.stat().st_size, boards.sha256(path))


def _switch(beside: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    beside.rename(to)
    if os.name == "posix":
        database.flush(to.parent)


def _next_number(home: Home, draft: Board) -> int:
    """One more than that of any freeze of the same Board that was ever recorded: no id is given twice."""
    stem = named(*draft.series, 0)[:-1]
    acts = (act.subject.split()[0] for act in journal.acts(home.journal) if act.kind == "freeze")
    taken = [*acts, *(board.id for board in boards.listed(home))]
    numbers = [name.removeprefix(stem) for name in taken if name.startswith(stem)]
    return max((int(number) for number in numbers if number.isdigit()), default=0) + 1


def _clear_unfinished(root: Path) -> None:
    for path in root.glob(f"{MAKING}*"):
        shutil.rmtree(path, ignore_errors=True)
