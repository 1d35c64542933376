"""Fictional crime extracts for the tests of reading: rows of plain values, written in any dialect."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from loaders.source import sources

CRIME = sources()["crime"]
HEADER = [
    "reference",
    "recorded_date",
    "offence_code",
    "beat",
    "status",
    "domestic",
    "hate_strands",
    "child_abuse",
    "cse",
]


def row(number: int, **other: str) -> list[str]:
    """One row under HEADER, with other values where named."""
    plain = dict(
        zip(HEADER, [f"FIC/{number}", "17/10/2016", "28A", "LW01", "recorded", "N", "", "N", "N"], strict=True)
    )
    return list((plain | other).values())


def rows(count: int) -> list[list[str]]:
    return [row(number) for number in range(1, count + 1)]


def text(
    body: Sequence[Sequence[str]], *, header: Sequence[str] = HEADER, delimiter: str = ",", newline: str = "\n"
) -> str:
    """Delimited text, quoted only where it must be."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=newline).writerows([header, *body])
    return out.getvalue()


def save(folder: Path, content: str | bytes, name: str = "crime.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
