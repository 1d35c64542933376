"""What the command line prints: results on standard output, progress and messages on standard error."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

Step = Callable[[str, float], None]


def say(text: str) -> None:
    """One line of result."""
    print(text)


def printable(text: str) -> str:
    """Text from outside without what a terminal would obey: control characters show as question marks."""
    return "".join(each if each.isprintable() or each in "\n\t" else "?" for each in text)


def document(found: object) -> None:
    """One JSON document."""
    print(json.dumps(found, ensure_ascii=False, indent=2))


def rows(records: Sequence[dict[str, Any]]) -> None:
    """CSV, with a header."""
    writer = csv.DictWriter(sys.stdout, fieldnames=list(records[0]) if records else ["from"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)


def table(title: str, columns: Sequence[str], cells: Sequence[Sequence[object]]) -> None:
    """A table for people; a missing cell is blank."""
    shown = Table(title=title, title_justify="left")
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in cells:
        # Text from files is shown as it is: rich would read square brackets as its own marks.
        shown.add_row(*("" if cell is None else str(cell).replace("[", r"\[") for cell in row))
    Console().print(shown)


@contextmanager
def progress(*, lines: bool = False) -> Iterator[Step]:
    """A bar on standard error; the step takes what is being done, in plain words, and how far it is, 0 to 1.

    With `lines` each step is a line of JSON instead, for a program that shows a bar of its own.
    """
    if lines:
        yield lambda text, fraction: print(
            json.dumps({"doing": text, "fraction": round(fraction, 4)}), file=sys.stderr, flush=True
        )
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("Starting", total=1.0)
        yield lambda text, fraction: bar.update(task, description=printable(text), completed=fraction)


def report(found: dict[str, Any]) -> None:
    """The report of a load or a check, for people: a line an extract, and under it what was found in it."""
    for extract in found["extracts"]:
        days = f"{extract['from']} to {extract['to']}" if extract["from"] else "no dates"
        counts = f"{extract['read']:,} read, {extract['loaded']:,} loaded, {extract['set_aside']:,} set aside"
        file = printable(extract["file"])
        print(f"{extract['status']:<9}  {extract['source'] or 'unknown':<9}  {days:<24}  {counts:<50}  {file}")
        for reason in extract["reasons"]:
            print(f"           {_reason(extract['file'], reason)}")
    for note in (*found["notes"], *filter(None, [found["blocked"]])):
        print(printable(note))
    print(f"Version in force: {found['version'] or 'none'}.")


def _reason(file: str, reason: dict[str, Any]) -> str:
    where = [file.rsplit("/", 1)[-1]] + ([f"line {reason['line']:,}"] if reason["line"] else [])
    times = f" ({reason['count']:,} rows)" if (reason["count"] or 0) > 1 else ""
    return printable(f"{', '.join(where)}: {reason['message']}{times}")
