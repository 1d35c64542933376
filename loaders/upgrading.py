"""What an older release has stored is built again by this one: from landing, which keeps its form."""

from __future__ import annotations

from loaders import landing
from warehouse import database
from warehouse.faults import Plain
from warehouse.home import Home


class CannotUpgrade(Plain):
    """The version in force is of an older release, and not all that it was built from is landed."""

    def __init__(self, missing: list[str]) -> None:
        some = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" if len(missing) > 3 else "")
        super().__init__(
            "What is published was made by an older release and must be built again, but not everything that it was "
            f"built from is in the landing folder: {some} not found. Put the folder back from its copy and try again."
        )


def needed(home: Home) -> str | None:
    """The format that an older release wrote, when there is something to build again. Raises CannotUpgrade."""
    written = database.outdated(home.published)
    if written is None:
        return None
    held = {each.id for each in landing.landed(home.landing)}
    if missing := sorted(database.extracts_of(home.published) - held):
        raise CannotUpgrade(missing)
    return written
