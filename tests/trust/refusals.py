"""Pollution for which a whole file must be refused, and by which rules."""

from __future__ import annotations

import csv
import io
from random import Random

from tests.trust.disguises import Pollution
from tests.trust.draft import Draft
from tests.trust.harms import other_month, wrong_date


def _required(draft: Draft, rng: Random) -> int:
    found = [at for at, header in enumerate(draft.header) if (c := draft.column(header)) and c.required]
    return rng.choice(found)


def column_missing(draft: Draft, rng: Random) -> None:
    """A column is not there."""
    at = _required(draft, rng)
    for cells in (draft.header, *(row.cells for row in draft.rows)):
        del cells[at : at + 1]
    draft.refused = frozenset({"missing_column"})


def column_renamed(draft: Draft, rng: Random) -> None:
    """A column has a name that nobody knows."""
    draft.header[_required(draft, rng)] = rng.choice(("Column7", "Unnamed: 3", "xx"))
    draft.refused = frozenset({"missing_column"})


def column_doubled(draft: Draft, rng: Random) -> None:
    """A column stands twice."""
    at = _required(draft, rng)
    for cells in (draft.header, *(row.cells for row in draft.rows)):
        cells.insert(0, cells[at])
    draft.refused = frozenset({"duplicate_column"})


def personal_column(draft: Draft, rng: Random) -> None:
    """A column of personal data."""
    draft.header.append(rng.choice(("Surname", "Victim DOB", "date_of_birth", "Home Postcode", "E-mail address")))
    for row in draft.rows:
        row.cells.append("Marker-Fictional")
    draft.refused = frozenset({"personal_data"})


def no_rows(draft: Draft, rng: Random) -> None:
    """A header and nothing under it."""
    draft.rows.clear()
    draft.refused = frozenset({"no_rows"})


def empty(draft: Draft, rng: Random) -> None:
    """Nothing at all, or nothing but blanks and null bytes."""
    _made(draft, rng.choice((b"", b"\r\n\r\n", b"\0" * 4096, b" , ; \t\n")))


def not_text(draft: Draft, rng: Random) -> None:
    """Bytes that are no file of ours."""
    junk = rng.choice((b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"<html><body>"))
    _made(draft, junk + rng.randbytes(2_000))


def _made(draft: Draft, content: bytes) -> None:
    draft.kind = "text"
    draft.mangle.append(lambda held: content)
    draft.refused = frozenset({"unreadable", "missing_column", "unknown_source"})


def neither_encoding(draft: Draft, rng: Random) -> None:
    """A byte that is a character in neither encoding."""
    draft.kind, draft.encoding, draft.halves = "text", "cp1252", False
    draft.mangle.append(lambda held: held[: len(held) // 2] + b"\x81" + held[len(held) // 2 :])
    draft.refused = frozenset({"unreadable"})


def wrong_total(draft: Draft, rng: Random) -> None:
    """More or fewer rows than the sender says."""
    draft.manifest = f'{{"rows": {len(draft.rows) + rng.choice((-3, -1, 1, 500))}}}'
    draft.refused = frozenset({"control_total"})


def cut_below_its_total(draft: Draft, rng: Random) -> None:
    """Rows lost on the way from a file whose sender says how many there are."""
    draft.manifest = f'{{"rows": {len(draft.rows)}}}'
    draft.rows = draft.rows[: rng.randint(5, len(draft.rows) - 1)]
    draft.refused = frozenset({"control_total"})


def wrong_month(draft: Draft, rng: Random) -> None:
    """Another month inside than the name says."""
    for _ in range(rng.randint(10, 25)):
        other_month(draft, rng)
    draft.refused = frozenset({"wrong_period"})


def month_first(draft: Draft, rng: Random) -> None:
    """Dates written as in America."""
    for at in draft.of_kind("date", "datetime"):
        for row in draft.rows:
            day, slash, rest = row.cells[at].partition("/")
            month, more, rest = rest.partition("/")
            row.cells[at] = month + slash + day + more + rest
    if draft.base.source.name in ("police_uk", "home_office"):
        wrong_month(draft, rng)
    draft.refused = frozenset({"wrong_period", "unusable_rows"})


def many_wrong(draft: Draft, rng: Random) -> None:
    """More than 2% of the rows cannot be used."""
    for _ in range(rng.randint(3, 20)):
        wrong_date(draft, rng)
    draft.refused = frozenset({"unusable_rows"})


def wrong_force(draft: Draft, rng: Random) -> None:
    """Sent as another force's than its rows, or as another's than this home's."""
    if draft.base.source.name == "police_uk":
        draft.name = draft.name.replace("leicestershire", "derbyshire")
    else:
        draft.manifest = '{"force": "derbyshire"}'
    draft.refused = frozenset({"wrong_force"})


def wrong_manifest(draft: Draft, rng: Random) -> None:
    """A manifest that cannot be read, or holds what is not known."""
    draft.manifest = rng.choice(("{", "[]", '{"rows": "many"}', '{"from": "2016-10-01"}', '{"total": 3}', "[" * 9_000))
    draft.refused = frozenset({"manifest"})


def two_sheets(draft: Draft, rng: Random) -> None:
    """Rows on two sheets, of which one would be lost."""
    if draft.base.source.name == "police_uk":
        return wrong_total(draft, rng)
    draft.kind, draft.second_sheet = "sheet", True
    draft.refused = frozenset({"several_sheets"})
    return None


def cut_sheet(draft: Draft, rng: Random) -> None:
    """A spreadsheet cut short."""
    draft.kind = "sheet" if draft.base.source.name != "police_uk" else "text"
    if draft.kind == "text":
        return no_rows(draft, rng)
    part = rng.uniform(0.1, 0.95)
    draft.mangle.append(lambda held: held[: int(len(held) * part)])
    draft.refused = frozenset({"unreadable"})
    return None


def another_source(draft: Draft, rng: Random) -> None:
    """The rows of something else under this name."""
    out = io.StringIO()
    csv.writer(out).writerows([["Product", "Price", "Stock"], *[["Nails", "1.20", "300"]] * 50])
    _made(draft, out.getvalue().encode())


REFUSALS: tuple[Pollution, ...] = (
    column_missing,
    column_renamed,
    column_doubled,
    personal_column,
    no_rows,
    empty,
    not_text,
    neither_encoding,
    wrong_total,
    cut_below_its_total,
    wrong_month,
    month_first,
    many_wrong,
    wrong_force,
    wrong_manifest,
    two_sheets,
    cut_sheet,
    another_source,
)
