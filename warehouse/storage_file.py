"""Versions as files: one immutable DuckDB file each in a folder, and a pointer to the one in force.

A version is written beside the others, made durable, then pointed to in one atomic step.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse import holding
from warehouse.faults import DiskFault
from warehouse.storage import POINTER, PREFIX, SUFFIX, Hold, UnknownVersion, Write, file_name, is_of, next_name

BUILDING = ".building-"


@dataclass(frozen=True)
class Files:
    """The versions in a folder."""

    folder: Path

    def path_of(self, version: str) -> Path:
        """The file of a version."""
        return self.folder / file_name(version)

    def versions(self) -> list[str]:
        """The versions kept, oldest first."""
        found = self.folder.glob(f"{PREFIX}*{SUFFIX}")
        return sorted(path.name.removeprefix(PREFIX).removesuffix(SUFFIX) for path in found)

    def current(self) -> str | None:
        """The version in force, or None before the first publication."""
        named = self._pointed()
        # A version may go, many publications later, between the look at the pointer and the look for its file.
        while named and not self.path_of(named).exists():
            again = self._pointed()
            if again == named:
                return None
            named = again
        return named or None

    def opened(self, version: str) -> duckdb.DuckDBPyConnection:
        """A version to read: in memory, attached read-only, with every other door closed. Raises UnknownVersion."""
        if version not in self.versions():
            raise UnknownVersion(version, self.versions())
        connection = duckdb.connect(":memory:")
        # The version comes from the folder's own listing, so that its name can be trusted inside the statement.
        connection.execute(f"ATTACH '{quoted(self.path_of(version))}' AS pcc (READ_ONLY)")
        connection.execute("USE pcc")
        for setting in (
            "enable_external_access = false",
            "python_enable_replacements = false",
            "lock_configuration = true",
        ):
            connection.execute(f"SET {setting}")
        return connection

    def publish(self, write: Write, keep: int) -> str:
        """Store what `write` fills an empty database with, and switch to it; its name."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._clear_unfinished()
        building = self.folder / f"{BUILDING}{os.getpid()}{SUFFIX}"
        try:
            content = written(building, write)
        except duckdb.IOException as fault:
            # Its words hold paths, and an unfinished file may be what fills the disk.
            self._clear_unfinished()
            raise DiskFault from fault
        before = self.current()
        if before and is_of(before, content):
            building.unlink()
            return before
        version = next_name(content, self.versions())
        flush(building)
        building.rename(self.path_of(version))
        self.point(version)
        self._drop_oldest(keep)
        return version

    def point(self, version: str) -> None:
        """Make a kept version the one in force, in one atomic step. Raises UnknownVersion."""
        if version not in self.versions():
            raise UnknownVersion(version, self.versions())
        beside = self.folder / f"{POINTER}.tmp"
        beside.write_text(version + "\n", encoding="utf-8")
        flush(beside)
        beside.replace(self.folder / POINTER)
        if os.name == "posix":
            flush(self.folder)

    def copy(self, version: str, folder: Path) -> Path:
        """A second name for a version's file, which costs no room; a copy where the disk knows no second names."""
        held, to = self.path_of(version), folder / file_name(version)
        if not held.is_file():
            raise UnknownVersion(version, self.versions())
        try:
            os.link(held, to)
        except OSError:
            shutil.copyfile(held, to)
        return to

    def hold(self, file: Path) -> Hold:
        """The hold of a file of this machine's. Raises holding.Held or OSError."""
        return holding.take(file)

    def _pointed(self) -> str:
        try:
            return (self.folder / POINTER).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return ""

    def _drop_oldest(self, keep: int) -> None:
        in_force = self.current()
        for version in self.versions()[: -max(keep, 1)]:
            if version != in_force:
                # An open file cannot be removed on Windows: it goes at a later publication.
                with suppress(PermissionError):
                    self.path_of(version).unlink()

    def _clear_unfinished(self) -> None:
        for path in [*self.folder.glob(f"{BUILDING}*"), *self.folder.glob("*.tmp")]:
            with suppress(PermissionError):
                path.unlink()


def written(building: Path, write: Write) -> str:
    """Have an empty database, attached as `pcc`, filled and stored as a file; the hash of its content."""
    connection = duckdb.connect(":memory:")
    try:
        connection.execute(f"ATTACH '{quoted(building)}' AS pcc")
        connection.execute("USE pcc")
        content = write(connection)
        connection.execute("CHECKPOINT pcc")
        return content
    finally:
        connection.close()


def flush(path: Path) -> None:
    """Make what was written to a file or folder survive a loss of power."""
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() or os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def quoted(path: Path) -> str:
    """A path as it stands inside a text of SQL."""
    return str(path).replace("'", "''")
