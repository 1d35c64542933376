"""A hold on a file that the system lets go of when the process ends, however it ends."""

from __future__ import annotations

import sqlite3
from pathlib import Path


class Held(Exception):
    """Somebody else has the hold."""


def take(file: Path) -> sqlite3.Connection:
    """Take the hold of a file, which is made; it lasts until the connection is closed.

    Raises Held at once when somebody has it, or OSError when the file cannot be made or used.
    """
    try:
        holder = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as fault:
        raise OSError(f"{file.name} cannot be opened") from fault
    try:
        holder.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as fault:
        holder.close()
        if fault.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Held from None
        raise OSError(f"{file.name} cannot be held") from fault
    return holder
