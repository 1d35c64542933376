"""One loader at a time in a home."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from warehouse.faults import Plain


class AnotherLoad(Plain):
    """Another load is under way in this home."""

    def __init__(self) -> None:
        super().__init__("Another load is under way here: try again when it has ended. Nothing was changed.")


@contextmanager
def only_loader(folder: Path) -> Iterator[None]:
    """Hold the home's lock, which the system lets go of when the process ends, however it ends. Raises AnotherLoad."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / "loading.lock", timeout=0, isolation_level=None)) as holder:
        try:
            holder.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise AnotherLoad from None
        yield
