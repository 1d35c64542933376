"""The frozen Boards of a home: a folder each, which `freezing` makes whole and nothing changes afterwards.

A Board's folder holds its record, its files, and the published versions that it stands on: whatever is loaded, cleaned
away or rebuilt, its figures can be read again from there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from warehouse import board_documents, database, journal
from warehouse.faults import Plain, WrongUse
from warehouse.home import Home, Settings
from warehouse.measures.boards import Board
from warehouse.measures.catalogue import UnknownName
from warehouse.measures.model import Audience
from warehouse.published import OtherFormat, Warehouse, open_warehouse

RECORD, FILES, LOOK = "board.json", "files", "look"


class UnknownBoard(WrongUse):
    """There is no such frozen Board; the message names those that are."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        listed = ", ".join(known) or "none yet (pcc freeze --meeting MONTH)"
        super().__init__(f"There is no frozen Board '{name}'; there are {listed}.")


class FileChanged(Plain):
    """A frozen file is not what was frozen, and is not given out as if it were."""

    def __init__(self, board: Board, name: str) -> None:
        super().__init__(
            f"{name} of the Board {board.id} is missing or is not what was frozen: restore it from a backup, or make "
            "it anew from the frozen version (pcc pack --anew)."
        )


class CannotReplay(Plain):
    """A frozen Board's figures cannot be read again; its files are kept all the same."""

    def __init__(self, board: Board, why: str) -> None:
        files = "its files are kept as they were made (pcc pack)" if board.files else "it has no files"
        super().__init__(f"The Board {board.id} cannot be made anew: {why}; {files}.")


@dataclass(frozen=True)
class BoardHome(Home):
    """A home as a frozen Board knew it: its version, its settings, its day."""

    at: Path
    kept: Mapping[str, Any]
    day: date

    @property
    def published(self) -> Path:
        """The Board's own folder, which holds its versions."""
        return self.at

    @property
    def settings(self) -> Settings:
        """The settings of then, as far as this release knows them."""
        known = {field.name for field in fields(Settings)} - {"today"}
        return replace(Settings(), **{name: value for name, value in self.kept.items() if name in known})

    def today(self) -> date:
        """The day on which it was frozen."""
        return self.day


def root(home: Home) -> Path:
    """Where Boards are kept."""
    return home.folder / "boards"


def folder(home: Home, board: Board) -> Path:
    """Where a Board is kept."""
    return root(home) / board.meeting / board.id.removeprefix(f"{board.meeting}-")


def listed(home: Home) -> tuple[Board, ...]:
    """Every Board, in the order of their meetings; a record that cannot be read is passed over (`unreadable`)."""
    found = (_read(path) for path in _records(home))
    return tuple(sorted((each for each in found if each), key=lambda each: (*each.series, each.number)))


def unreadable(home: Home) -> tuple[str, ...]:
    """The records that cannot be read, by their place."""
    return tuple(path.parent.relative_to(root(home)).as_posix() for path in _records(home) if _read(path) is None)


def find(home: Home, name: str, audience: Audience = "internal", report: str = "board") -> Board:
    """The Board of an id, or the latest freeze of a meeting's for an audience. Raises UnknownBoard."""
    known = listed(home)
    for board in reversed(known):
        if board.id == name or (board.series == (name, report, audience)):
            return board
    raise UnknownBoard(name, [board.id for board in known])


def latest(home: Home, meeting: str, report: str, audience: Audience) -> Board | None:
    """The latest freeze of a meeting's Board for an audience, or None."""
    found = [board for board in listed(home) if board.series == (meeting, report, audience)]
    return found[-1] if found else None


def superseded(known: Sequence[Board]) -> frozenset[str]:
    """The ids of those that a later freeze of the same Board has taken the place of."""
    last = {board.series: board.id for board in sorted(known, key=lambda each: each.number)}
    return frozenset(board.id for board in known if last[board.series] != board.id)


def faults(home: Home, board: Board, *, versions: bool = True) -> list[str]:
    """What of a Board is no longer as it was frozen; with `versions` the versions that it keeps are read too."""
    at = folder(home, board)
    record = (at / RECORD).read_bytes()
    found = []
    if not any(act.kind == "freeze" and act.subject == act_of(board.id, record) for act in journal.acts(home.journal)):
        found.append(f"{RECORD} is not the one that the journal records")
    kept = [(each, at / FILES / each.name) for each in board.files]
    kept += [(each, at / LOOK / each.name) for each in board.look or ()]
    kept += [(each, at / each.name) for each in board.versions] if versions else []
    for each, path in kept:
        if not path.is_file():
            found.append(f"{each.name} is missing")
        elif (path.stat().st_size, sha256(path)) != (each.size, each.sha256):
            found.append(f"{each.name} was changed")
    return found


def stamp(home: Home, board: Board) -> tuple[tuple[int, int] | None, ...]:
    """The time and size of a Board's record and files: while they are the same nothing was written over."""
    at = folder(home, board)
    paths = [at / RECORD, *(at / FILES / each.name for each in board.files)]
    paths += [at / LOOK / each.name for each in board.look or ()]
    found = (path.stat() if path.is_file() else None for path in paths)
    return tuple((each.st_mtime_ns, each.st_size) if each else None for each in found)


def file(home: Home, board: Board, name: str) -> bytes:
    """One of a Board's files, byte for byte as it was frozen. Raises UnknownName, or FileChanged for other bytes."""
    known = {each.name: each for each in board.files}
    if name not in known:
        raise UnknownName("file", name, list(known))
    path = folder(home, board) / FILES / name
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != known[name].sha256:
        raise FileChanged(board, name)
    return content


def look(home: Home, board: Board) -> Path:
    """The folder of the office's own look that a Board was made with; the home's own where the Board kept none."""
    return home.config if board.look is None else folder(home, board) / LOOK


def home_of(home: Home, board: Board) -> BoardHome:
    """The home as the Board knew it."""
    return BoardHome(home.folder, folder(home, board), board.settings, board.today)


def opened(home: Home, board: Board) -> Warehouse:
    """The version of a Board, read as it was on its day. Raises CannotReplay."""
    at = home_of(home, board)
    try:
        return open_warehouse(at, board.version)
    except OtherFormat:
        raise CannotReplay(
            board, f"its version {board.version} is in a format that this release does not read"
        ) from None
    except (database.NothingPublished, database.UnknownVersion):
        raise CannotReplay(board, f"its version {board.version} is missing from its folder") from None


def holder_of(home: Home, version: str) -> database.Place:
    """What holds a version: where the home publishes, else a Board that keeps it (else where it publishes)."""
    return _board_with(home, version) or home.published


def holding(home: Home, version: str) -> Home:
    """The home to open a version from, on today's clock: itself, or a Board of it that keeps the version."""
    at = _board_with(home, version)
    return BoardHome(home.folder, at, vars(home.settings), home.today()) if at else home


def _board_with(home: Home, version: str) -> Path | None:
    """The folder of a Board that holds a version which is no longer published; None where there is none, or no need."""
    if version in database.versions(home.published):
        return None
    name = database.file_name(version)
    found = (folder(home, board) for board in listed(home) if any(each.name == name for each in board.versions))
    return next((at for at in found if (at / name).is_file()), None)


def act_of(board_id: str, record: bytes) -> str:
    """What the journal names of a freeze: the Board and the hash of its record, which holds the hashes of all else."""
    return f"{board_id} sha256:{hashlib.sha256(record).hexdigest()}"


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _records(home: Home) -> list[Path]:
    return sorted(path for path in root(home).glob(f"*/*/{RECORD}") if not path.parts[-3].startswith("."))


def _read(path: Path) -> Board | None:
    # A record never changes, so that one that was read need not be read again; its time tells a restored one.
    return _parsed(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=200)
def _parsed(path: Path, _time: int) -> Board | None:
    try:
        return board_documents.read(path.read_bytes())
    except (OSError, KeyError, TypeError, ValueError):
        return None
