"""Where the column names stand in a file, and which column is which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from loaders.refusal import Refusal, because
from loaders.report import Reason
from loaders.source import Column, Source, normal

SEARCHED = 20


class Record(NamedTuple):
    """One row of a file as text: the physical lines `line` to `last`; `fault` says why it cannot be read."""

    line: int
    last: int
    cells: list[str]
    fault: str = ""

    @property
    def blank(self) -> bool:
        """A readable record without a value in it."""
        return not self.fault and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Header:
    """The header row: the physical lines `line` to `last`, and its cells as they stand."""

    line: int
    last: int
    cells: tuple[str, ...]

    @cached_property
    def width(self) -> int:
        """How many cells the row has."""
        return len(self.cells)

    @cached_property
    def named(self) -> int:
        """How many cells there are up to the last that has a name."""
        return max((at + 1 for at, cell in enumerate(self.cells) if cell.strip()), default=0)


@dataclass(frozen=True)
class Match:
    """Which cell holds which declared column, and the headers that no column answers to."""

    places: dict[str, int]
    extra: tuple[str, ...]
    doubled: tuple[str, ...]


def match(cells: Sequence[str], source: Source) -> Match:
    """Find each declared column: its own name first, then its synonyms in order."""
    names = [normal(cell) for cell in cells]
    places: dict[str, int] = {}
    doubled = []
    for column in source.columns:
        header = next((header for header in column.headers if header in names), None)
        if header is None or names.index(header) in places.values():
            continue
        places[column.name] = names.index(header)
        if names.count(header) > 1:
            doubled.append(cells[places[column.name]].strip())
    used = set(places.values())
    extra = tuple(cell.strip() for at, cell in enumerate(cells) if cell.strip() and at not in used)
    return Match(places, extra, tuple(doubled))


def locate(records: Sequence[Record], source: Source) -> Header | None:
    """The header row among the first rows: the earliest of those in which the most declared columns are found.

    None when no row holds two of them: then nothing can be said of any row without showing its values.
    """
    rows = [record for record in records if not record.blank and not record.fault][:SEARCHED]
    best = max(rows, key=lambda record: len(match(record.cells, source).places), default=None)
    if best is None or len(match(best.cells, source).places) < min(2, len(source.columns)):
        return None
    return Header(best.line, best.last, tuple(best.cells))


def missing(matched: Match, source: Source) -> list[tuple[Column, ...]]:
    """What is wanted and not there: each entry is one column, or the members of a group that lacks all of them."""
    single = [(column,) for column in source.required if column.name not in matched.places]
    groups = [group for group in source.groups.values() if not any(c.name in matched.places for c in group)]
    return single + groups


def complete(header: Header | None, source: Source) -> bool:
    """Whether the header has everything that the source requires."""
    return header is not None and not missing(match(header.cells, source), source)


def check(header: Header | None, source: Source) -> tuple[Header, Match]:
    """The header and its match.

    Raises `Refusal`: no header row, a missing column (naming those found and those wanted) or a doubled one.
    """
    if header is None:
        wanted = ", ".join(column.name for column in source.required)
        message = f"no row among the first {SEARCHED} holds the column names; wanted: {wanted}"
        raise Refusal([because("missing_column", message)])
    matched = match(header.cells, source)
    reasons = [_missing(columns, header) for columns in missing(matched, source)]
    reasons += [
        because("duplicate_column", f"the column {name} stands twice in the header; keep one", header.line, name)
        for name in matched.doubled
    ]
    if reasons:
        raise Refusal(reasons)
    return header, matched


def _missing(columns: Sequence[Column], header: Header) -> Reason:
    wanted = " or ".join(_wanted(column) for column in columns)
    found = ", ".join(shown(cell) for cell in header.cells if cell.strip())
    message = f"missing column; wanted {wanted}; found: {found}. Add the column, or rename the one that holds it"
    return because("missing_column", message, header.line, columns[0].name)


def _wanted(column: Column) -> str:
    return f"{column.name} (or {', '.join(column.synonyms)})" if column.synonyms else column.name


def shown(header: str) -> str:
    """A header fit for a message: one line, without control characters, of sensible length."""
    text = " ".join("".join(c if c.isprintable() else " " for c in header).split())
    return text if len(text) <= 60 else text[:57] + "..."
