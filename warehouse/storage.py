"""What a store of published versions has to do, whatever it is made of; `database` chooses one.

A version is immutable and has a name: its number in order and the first eight letters of its content's hash. One of
those kept is in force. A reader sees the version before or the version after, and a writer that is killed leaves only
what the next one clears away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

import duckdb

from warehouse.faults import Plain, WrongUse

Write = Callable[[duckdb.DuckDBPyConnection], str]
# What a version's own file in a frozen Board's folder begins and ends with, and the folder's pointer to one.
PREFIX, SUFFIX, POINTER = "pcc-", ".duckdb", "CURRENT"


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


class Hold(Protocol):
    """What one process alone has, until it is closed or the process ends, however it ends."""

    def close(self) -> None:
        """Let go of it."""


class Storage(Protocol):
    """A store of published versions."""

    def versions(self) -> list[str]:
        """The versions kept, oldest first."""

    def current(self) -> str | None:
        """The version in force, or None before the first publication."""

    def opened(self, version: str) -> duckdb.DuckDBPyConnection:
        """A version to read, as `pcc`, every other door closed. Raises UnknownVersion."""

    def publish(self, write: Write, keep: int) -> str:
        """Store what `write` fills an empty database with, and switch to it; its name."""

    def point(self, version: str) -> None:
        """Make a kept version the one in force, in one atomic step. Raises UnknownVersion."""

    def copy(self, version: str, folder: Path) -> Path:
        """Give a version a file of its own in a folder, whatever becomes of the store. Raises UnknownVersion."""

    def hold(self, file: Path) -> Hold:
        """Take the hold that is named as a file, among all that share this store. Raises holding.Held or OSError."""


def file_name(version: str) -> str:
    """What the file of a version is called."""
    return f"{PREFIX}{version}{SUFFIX}"


def next_name(content: str, kept: Iterable[str]) -> str:
    """The name of a new version beside those that there are."""
    number = max((int(version.split("-")[0]) for version in kept), default=0) + 1
    return f"{number:04d}-{content[:8]}"


def is_of(version: str | None, content: str) -> bool:
    """Whether a version is of this content, by its name."""
    return version is not None and version.split("-")[1] == content[:8]
