"""Pollution that costs something: a row of it must be set aside, or the whole file refused."""

from __future__ import annotations

from random import Random

from tests.trust.disguises import Pollution
from tests.trust.draft import Draft, Row

UNREADABLE = ("10/17/2016", "31/02/2016", "soon", "17/10/16", "42660", "2016-13-01", "17.10.2016", "0")


def _pick(draft: Draft, rng: Random, why: str) -> Row:
    row = rng.choice(draft.whole)
    row.fate, row.why = "aside", why
    return row


def short_row(draft: Draft, rng: Random) -> None:
    """A row that ends early."""
    row = _pick(draft, rng, "short_row")
    named = max(at for at, header in enumerate(draft.header) if header.strip())
    row.cells = row.cells[: rng.randint(max(1, named - 2), named)]
    row.cells[0] = row.cells[0] or "x"


def long_row(draft: Draft, rng: Random) -> None:
    """A row with a value too many: a delimiter stands in a value."""
    row = _pick(draft, rng, "long_row")
    row.cells += [""] * (len(draft.header) - len(row.cells)) + ["x"]


def null_byte(draft: Draft, rng: Random) -> None:
    """A null byte inside a value."""
    row = _pick(draft, rng, "null_byte")
    at = rng.randrange(len(row.cells))
    row.cells[at] = row.cells[at][:1] + "\0" + row.cells[at][1:]


def open_quotation(draft: Draft, rng: Random) -> None:
    """A quotation mark that is never closed."""
    row = _pick(draft, rng, "open_quotation")
    at = rng.randrange(len(draft.header))
    plain = [cell.replace("\n", " ").replace('"', "").replace(draft.delimiter, " ") for cell in row.cells]
    row.raw = draft.delimiter.join(['"' * (place == at) + cell for place, cell in enumerate(plain)])


def wrong_date(draft: Draft, rng: Random) -> None:
    """A date that cannot be read."""
    row = _pick(draft, rng, "wrong_date")
    row.column = draft.base.source.day
    row.cells[draft.at(row.column)] = rng.choice(UNREADABLE)


def no_date(draft: Draft, rng: Random) -> None:
    """A row without its date."""
    row = _pick(draft, rng, "no_date")
    row.column = draft.base.source.day
    row.cells[draft.at(row.column)] = ""


def other_month(draft: Draft, rng: Random) -> None:
    """A row of another month."""
    row = _pick(draft, rng, "other_month")
    row.column = draft.base.source.day
    at = draft.at(row.column)
    row.cells[at] = _elsewhere(draft, row.cells[at])


def _elsewhere(draft: Draft, cell: str) -> str:
    if draft.base.source.name == "home_office":
        return "2009/10"
    return "2009-10" if draft.base.source.name == "police_uk" else "05/10/2009" + (" 05:00" if ":" in cell else "")


def copied_row(draft: Draft, rng: Random) -> None:
    """A row that stands twice: a fault, but of street files, where copies are real."""
    # Of homicide the Home Office gives four rows a key, which are not copies.
    original = rng.choice([row for row in draft.whole if "1/4.1/4.10/4.2" not in row.cells])
    copy = Row(list(original.cells), original.origin)
    if draft.base.source.name != "police_uk":
        copy.fate, copy.why = "aside", "copied_row"
    draft.rows.insert(draft.rows.index(original) + rng.randint(1, 5), copy)


def header_again(draft: Draft, rng: Random) -> None:
    """The header once more among the rows, as where two files were put together."""
    draft.rows.insert(rng.randint(5, 40), Row(list(draft.header), -1, "aside", why="header_again"))


def subtotal(draft: Draft, rng: Random) -> None:
    """A total among the rows."""
    cells = ["Total", "", "50", *[""] * len(draft.header)][: len(draft.header)]
    draft.rows.insert(rng.randint(5, 40), Row(cells, -1, "aside", why="subtotal"))


def other_force(draft: Draft, rng: Random) -> None:
    """A row of another force."""
    column = draft.base.source.force_column
    if not column or draft.base.source.many_forces:
        return other_month(draft, rng)
    row = _pick(draft, rng, "other_force")
    row.column = column
    row.cells[draft.at(column)] = "Derbyshire Constabulary"
    return None


def cut_short(draft: Draft, rng: Random) -> None:
    """The file ends in the middle of its last rows, as a broken transfer leaves it."""
    draft.after = []
    draft.ends = False
    kept = rng.randint(30, len(draft.rows) - 1)
    # A row of which the copy was cut off is not a copy, and what was cut away is no row.
    draft.rows = draft.rows[: kept + 1]
    last = draft.rows[-1]
    last.fate, last.why = "either", "cut_short"
    cut = rng.randint(2, 12)
    draft.mangle.append(lambda held: held[:-cut])
    if draft.encoding.startswith("utf-16") and cut % 2:
        draft.refused = frozenset({"unreadable"})


ROW_HARMS: tuple[Pollution, ...] = (
    wrong_date,
    no_date,
    other_month,
    other_force,
    copied_row,
    header_again,
    subtotal,
    short_row,
    long_row,
    null_byte,
    open_quotation,
    cut_short,
)
# Nothing of a sheet is between cells: what is blank is blank, and a cell cannot hold a null byte.
TEXT_ONLY = (short_row, long_row, null_byte, open_quotation, cut_short)
