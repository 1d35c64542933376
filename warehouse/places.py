"""Where a home's versions are published: in its own folder, or in a lake that several machines share."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.faults import Plain

SETTING, DATA = "PCC_WAREHOUSE", "PCC_WAREHOUSE_DATA"
SCHEME = "ducklake:postgres:"


class WrongPlace(Plain):
    """The setting that says where versions are published cannot be understood; its value is not repeated."""

    def __init__(self) -> None:
        super().__init__(
            f"{SETTING} is not understood: leave it out to publish in the home's own folder, or write {SCHEME} and "
            f"then how PostgreSQL is reached, such as {SCHEME}host=db.example.org dbname=pcc user=pcc."
        )


@dataclass(frozen=True)
class Lake:
    """A DuckLake: its catalogue in PostgreSQL, as libpq is told to reach it; its Parquet in a folder that all see.

    `folder` is where the home would keep its versions without it.
    """

    catalogue: str = field(repr=False)
    data: Path
    folder: Path


# A folder holds a file a version.
Place = Path | Lake


def of(folder: Path, environment: Mapping[str, str] = os.environ) -> Place:
    """Where the home publishes whose own folder for it this is. Raises WrongPlace."""
    said = environment.get(SETTING, "").strip()
    if not said:
        return folder
    catalogue = said.removeprefix(SCHEME).strip()
    if not said.startswith(SCHEME) or not catalogue:
        raise WrongPlace
    return Lake(catalogue, Path(environment.get(DATA) or folder / "lake").resolve(), folder)
