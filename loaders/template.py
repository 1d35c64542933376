"""An empty extract with its data dictionary, to hand to a supplier."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from loaders import workbook
from loaders.discovery import source_named
from loaders.source import Column, Source
from warehouse.faults import WrongUse

DICTIONARY = ("column", "needed", "kind", "words allowed", "other headers read", "about")
_KINDS = {
    "text": "text",
    "code": "code",
    "date": "date: day/month/year or year-month-day",
    "time": "time of day: HH:MM, 24 hours",
    "datetime": "date and time: day/month/year HH:MM",
    "integer": "whole number",
    "number": "number",
    "flag": "Y or N; blank is N",
}


def write(source: str, out: Path | None = None) -> tuple[Path, ...]:
    """Write the template of a source; returns the files written.

    To `<source>.csv` and `<source>.dictionary.csv` here, or to `out`: an .xlsx holds both as sheets. Raises WrongUse
    for a source that does not exist, another kind of file, or a file that is already there.
    """
    held = source_named(source)
    target = out or Path(f"{source}.csv")
    if target.suffix.lower() not in (".csv", ".xlsx"):
        raise WrongUse(f"{target.name}: a template is written as .csv or .xlsx")
    beside = target.with_name(f"{target.stem}.dictionary.csv")
    written = (target, beside) if target.suffix.lower() == ".csv" else (target,)
    for path in written:
        if path.exists():
            raise WrongUse(f"{path.name} is already there; choose another name with --out")
    target.parent.mkdir(parents=True, exist_ok=True)
    extract, dictionary = [[column.name for column in held.columns]], dictionary_of(held)
    if len(written) == 1:
        workbook.write(target, {"extract": extract, "dictionary": dictionary})
    else:
        _csv(target, extract)
        _csv(beside, dictionary)
    return written


def dictionary_of(source: Source) -> list[list[str]]:
    """The data dictionary: a header and a row a column."""
    return [list(DICTIONARY), *(_row(column) for column in source.columns)]


def _row(column: Column) -> list[str]:
    needed = "yes" if column.required else "one of these" if column.one_of else "no"
    words = "; ".join(column.values)
    return [column.name, needed, _KINDS[column.kind], words, "; ".join(column.synonyms), column.about]


def _csv(path: Path, rows: Sequence[Sequence[str]]) -> None:
    with path.open("x", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
