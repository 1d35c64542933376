"""One loader at a time in a home."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

from warehouse import database, holding
from warehouse.faults import DiskFault, Plain
from warehouse.home import Home


class AnotherLoad(Plain):
    """Another load is under way in this home."""

    def __init__(self) -> None:
        super().__init__("Another load is under way here: try again when it has ended. Nothing was changed.")


@contextmanager
def only_loader(home: Home) -> Iterator[None]:
    """Hold the home's lock, which the system lets go of when the process ends, however it ends.

    Raises AnotherLoad; and DiskFault for whatever cannot be written while it is held.
    """
    try:
        home.folder.mkdir(parents=True, exist_ok=True)
        with closing(database.hold(home.published, home.folder / "loading.lock")):
            yield
    except holding.Held:
        raise AnotherLoad from None
    except OSError as fault:
        raise DiskFault(fault.strerror or "") from fault
