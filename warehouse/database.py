"""Where published versions live: read one, publish one, go back to one, whatever they are stored in.

The only file that knows which storage is in use: a file a version in a folder (`storage_file`), or snapshots of a lake
that several machines share (`storage_lake`).
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.faults import Plain
from warehouse.places import Place as Place
from warehouse.storage import POINTER as POINTER
from warehouse.storage import Hold, Storage, Write
from warehouse.storage import NothingPublished as NothingPublished
from warehouse.storage import UnknownVersion as UnknownVersion
from warehouse.storage import file_name as file_name
from warehouse.storage_file import Files
from warehouse.storage_file import flush as flush

# What the tables of a version are: a change of any of them is a new format, and versions are then built again.
FORMAT = "4"


class NoLake(Plain):
    """What a lake needs is not installed."""

    def __init__(self, module: str) -> None:
        super().__init__(
            f"PCC_WAREHOUSE names a lake, and {module} is not installed: install the project with its extra, "
            "pip install '.[lake]', or leave the setting out."
        )


def _storage(published: Place) -> Storage:
    if isinstance(published, Path):
        return Files(published)
    # A home that publishes in its own folder needs, and waits for, nothing of a lake.
    try:
        from warehouse.storage_lake import Snapshots
    except ImportError as fault:
        raise NoLake(fault.name or "a part of it") from None
    return Snapshots(published)


def path_of(published: Path, version: str) -> Path:
    """The file of a version, in a folder that holds a file a version."""
    return Files(published).path_of(version)


def versions(published: Place) -> list[str]:
    """The versions kept, oldest first."""
    return _storage(published).versions()


def current(published: Place) -> str | None:
    """The version in force, or None before the first publication."""
    return _storage(published).current()


def connect(published: Place, version: str | None = None) -> tuple[duckdb.DuckDBPyConnection, str]:
    """Open a version to read: in memory, attached read-only, with every other door closed.

    Raises NothingPublished or UnknownVersion.
    """
    while True:
        chosen = version or current(published)
        if chosen is None:
            raise NothingPublished
        try:
            return _opened(published, chosen), chosen
        except (UnknownVersion, duckdb.IOException):
            # One that is no longer in force may have gone since: then it is asked again.
            if version or current(published) == chosen:
                raise


def _opened(published: Place, chosen: str) -> duckdb.DuckDBPyConnection:
    return _storage(published).opened(chosen)


def format_of(published: Place, version: str) -> str:
    """The format that a version was written in; '0' when it does not say. Raises UnknownVersion."""
    with connect(published, version)[0] as connection:
        found = connection.execute("select value from pcc.meta where key = 'format'").fetchone()
    return str(found[0]) if found else "0"


def outdated(published: Place) -> str | None:
    """The format of the version in force when an older release wrote it; None when it need not be built again."""
    in_force = current(published)
    written = format_of(published, in_force) if in_force else FORMAT
    return written if written.isdigit() and int(written) < int(FORMAT) else None


def extracts_of(published: Place, version: str | None = None) -> set[str]:
    """The ids of the extracts that a version tells of. Raises NothingPublished or UnknownVersion."""
    with connect(published, version)[0] as connection:
        return {row[0] for row in connection.execute("select id from pcc.extract").fetchall()}


def publish(published: Place, write: Write, keep: int) -> str:
    """Write a new version with `write`, which fills an empty database and returns its content hash; switch to it.

    The version's name is its number in order and the first eight letters of the hash. Publishing content equal to that
    in force publishes nothing and returns the version in force. At most `keep` versions stay.
    """
    return _storage(published).publish(write, keep)


def point(published: Place, version: str) -> None:
    """Make a kept version the one in force, in one atomic step. Raises UnknownVersion."""
    _storage(published).point(version)


def copy(published: Place, version: str, folder: Path) -> Path:
    """Give a version a file of its own in a folder, which no publication takes away. Raises UnknownVersion."""
    return _storage(published).copy(version, folder)


def hold(published: Place, file: Path) -> Hold:
    """Take the hold that is named as a file: one process has it at a time, of all that publish to the same place.

    It lasts until it is closed or the process ends, however it ends. Raises holding.Held at once when somebody has it,
    or OSError.
    """
    return _storage(published).hold(file)
