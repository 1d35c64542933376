"""What is polluted: clean rows of every source, out of the fixtures, the illustrative sample and the real files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from loaders.source import Source, sources
from tests.extracts import clean

ROWS = 50
# Text that is kept as it stands, so that a wrong reading of its encoding would show.
ACCENTED = {
    "crime": "reference",
    "outcome": "crime_reference",
    "survey": "response_reference",
    "asb": "reference",
    "incident": "reference",
    "missing": "reference",
    "police_uk": "Location",
}
ACCENTS = ("é", "’s £5", "ü – Ö", "")


@dataclass(frozen=True)
class Base:
    """Some rows of one source as its supplier would send them: where they come from, their file's name, the rows."""

    origin: str
    source: Source
    file: str
    rows: tuple[dict[str, str], ...]

    @property
    def named(self) -> str:
        """For a person: the origin and the source."""
        return f"{self.origin} {self.source.name}"


def fixtures() -> Iterator[Base]:
    """The clean fixture of each source."""
    for name, file in clean.FILES.items():
        yield _base("fixture", name, file.rpartition("/")[2], clean.rows(name))


def sample(folder: Path) -> Iterator[Base]:
    """Rows out of the middle of one year of each illustrative extract."""
    for file in sorted(folder.glob("*_2016-04-01_2017-03-31.csv")):
        yield _base("sample", file.name.partition("_")[0], file.name, _rows(file, 120))


def real(folder: Path) -> Iterator[Base]:
    """Rows out of the street files of data.police.uk and the Home Office's table."""
    for month in ("2018-10", "2024-04"):
        file = folder / "police-uk" / month / f"{month}-leicestershire-street.csv"
        yield _base("real", "police_uk", file.name, _rows(file, 700))
    file = folder / "home-office" / "prc-pfa-mar2013-onwards-tables201718.csv"
    yield _base("real", "home_office", "home_office_2017-04_2018-03.csv", _rows(file, 2_000))


def _rows(file: Path, skipped: int) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(islice(csv.DictReader(stream), skipped, skipped + ROWS + 10))


def _base(origin: str, name: str, file: str, rows: list[dict[str, str]]) -> Base:
    column = ACCENTED.get(name)
    marked = [
        {**row, column: row[column] + ACCENTS[number % len(ACCENTS)]} if column else row
        for number, row in enumerate(rows)
    ]
    return Base(origin, sources()[name], file, tuple(marked))
