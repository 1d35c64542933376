"""Where published versions live: one immutable DuckDB file each, and a pointer to the one in force.

The only file that knows the storage. A version is written beside the others, made durable, then pointed to in one
atomic step: a reader sees the version before or the version after, and a killed writer leaves only a file that the
next one clears away.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb

from warehouse.faults import DiskFault, Plain, WrongUse

# What the tables of a version are: a change of any of them is a new format, and versions are then built again.
FORMAT = "3"
POINTER = "CURRENT"
BUILDING = ".building-"


class NothingPublished(Plain):
    """There is no published version to read."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing is published yet: load an extract first (pcc load PATH), or see the sample (pcc demo)."
        )


class UnknownVersion(WrongUse):
    """The version asked for is not kept; the message names those that are."""

    def __init__(self, version: str, kept: list[str]) -> None:
        super().__init__(f"Version {version} is not kept here; kept: {', '.join(kept) or 'none'}.")


def path_of(published: Path, version: str) -> Path:
    """The file of a version."""
    return published / f"pcc-{version}.duckdb"


def versions(published: Path) -> list[str]:
    """The versions kept, oldest first."""
    return sorted(path.stem.removeprefix("pcc-") for path in published.glob("pcc-*.duckdb"))


def current(published: Path) -> str | None:
    """The version in force, or None before the first publication."""
    named = _pointed(published)
    # A version may go, many publications later, between the look at the pointer and the look for its file.
    while named and not path_of(published, named).exists():
        again = _pointed(published)
        if again == named:
            return None
        named = again
    return named or None


def _pointed(published: Path) -> str:
    try:
        return (published / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""


def connect(published: Path, version: str | None = None) -> tuple[duckdb.DuckDBPyConnection, str]:
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


def _opened(published: Path, chosen: str) -> duckdb.DuckDBPyConnection:
    if chosen not in versions(published):
        raise UnknownVersion(chosen, versions(published))
    connection = duckdb.connect(":memory:")
    # The version comes from the folder's own listing, so that its name can be trusted inside the statement.
    connection.execute(f"ATTACH '{_quoted(path_of(published, chosen))}' AS pcc (READ_ONLY)")
    connection.execute("USE pcc")
    for setting in (
        "enable_external_access = false",
        "python_enable_replacements = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")
    return connection


def format_of(published: Path, version: str) -> str:
    """The format that a version was written in; '0' when it does not say. Raises UnknownVersion."""
    with connect(published, version)[0] as connection:
        found = connection.execute("select value from pcc.meta where key = 'format'").fetchone()
    return str(found[0]) if found else "0"


def outdated(published: Path) -> str | None:
    """The format of the version in force when an older release wrote it; None when it need not be built again."""
    in_force = current(published)
    written = format_of(published, in_force) if in_force else FORMAT
    return written if written.isdigit() and int(written) < int(FORMAT) else None


def extracts_of(published: Path, version: str | None = None) -> set[str]:
    """The ids of the extracts that a version tells of. Raises NothingPublished or UnknownVersion."""
    with connect(published, version)[0] as connection:
        return {row[0] for row in connection.execute("select id from pcc.extract").fetchall()}


def publish(published: Path, write: Callable[[duckdb.DuckDBPyConnection], str], keep: int) -> str:
    """Write a new version with `write`, which fills an empty database and returns its content hash; switch to it.

    The version's name is its number in order and the first eight letters of the hash. Publishing content equal to that
    in force publishes nothing and returns the version in force. At most `keep` versions stay.
    """
    published.mkdir(parents=True, exist_ok=True)
    _clear_unfinished(published)
    building = published / f"{BUILDING}{os.getpid()}.duckdb"
    try:
        content = _written(building, write)
    except duckdb.IOException as fault:
        # Its words hold paths, and an unfinished file may be what fills the disk.
        _clear_unfinished(published)
        raise DiskFault from fault
    before = current(published)
    if before and before.split("-")[1] == content[:8]:
        building.unlink()
        return before
    version = f"{_next_number(published):04d}-{content[:8]}"
    flush(building)
    building.rename(path_of(published, version))
    point(published, version)
    _drop_oldest(published, keep)
    return version


def point(published: Path, version: str) -> None:
    """Make a kept version the one in force, in one atomic step. Raises UnknownVersion."""
    if version not in versions(published):
        raise UnknownVersion(version, versions(published))
    beside = published / f"{POINTER}.tmp"
    beside.write_text(version + "\n", encoding="utf-8")
    flush(beside)
    beside.replace(published / POINTER)
    if os.name == "posix":
        flush(published)


def _written(building: Path, write: Callable[[duckdb.DuckDBPyConnection], str]) -> str:
    connection = duckdb.connect(":memory:")
    try:
        connection.execute(f"ATTACH '{_quoted(building)}' AS pcc")
        connection.execute("USE pcc")
        content = write(connection)
        connection.execute("CHECKPOINT pcc")
        return content
    finally:
        connection.close()


def _next_number(published: Path) -> int:
    return max((int(version.split("-")[0]) for version in versions(published)), default=0) + 1


def _drop_oldest(published: Path, keep: int) -> None:
    in_force = current(published)
    for version in versions(published)[: -max(keep, 1)]:
        if version != in_force:
            # An open file cannot be removed on Windows: it goes at a later publication.
            with suppress(PermissionError):
                path_of(published, version).unlink()


def _clear_unfinished(published: Path) -> None:
    for path in [*published.glob(f"{BUILDING}*"), *published.glob("*.tmp")]:
        with suppress(PermissionError):
            path.unlink()


def flush(path: Path) -> None:
    """Make what was written to a file or folder survive a loss of power."""
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() or os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
