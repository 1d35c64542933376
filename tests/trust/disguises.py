"""Pollution that takes nothing away: however it is written, exactly the clean content must be loaded."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime
from random import Random

from tests.trust.draft import Draft

BEFORE = (
    "OFFICIAL",
    "",
    "Force system extract, all areas",
    'Run by "Performance" on 01/11/2016',
    "Filter: status = all; area = all",
    'Owner: "Analysis',
    "a,b;c|d\te",
)
AFTER = (
    "",
    "Total",
    "Rows: 50",
    "End of report",
    "*** END ***",
    "OFFICIAL",
    "Report run on 01/11/2016 09:00",
    "Grand total,50",
)
EXTRA = (
    "plain",
    "a, b; c | d",
    'said "so"',
    "two\nlines",
    "É – £",
    "=1+1",
    "",
)


def delimiters(draft: Draft, rng: Random) -> None:
    """Semicolon, tab or bar."""
    draft.delimiter = rng.choice(";\t|")


def quotation(draft: Draft, rng: Random) -> None:
    """Every cell between quotation marks."""
    draft.quoting = csv.QUOTE_ALL


def encodings(draft: Draft, rng: Random) -> None:
    """A byte order mark, Windows-1252, or UTF-16 with its mark or without."""
    draft.encoding = rng.choice(("utf-8-sig", "cp1252", "cp1252", "utf-16", "utf-16-le", "utf-16-be"))


def two_encodings(draft: Draft, rng: Random) -> None:
    """UTF-8 above and Windows-1252 below, as where two files were put together."""
    draft.encoding = "utf-8"
    draft.halves = True


def line_ends(draft: Draft, rng: Random) -> None:
    """CRLF or CR, with or without one at the end of the file."""
    draft.newline = rng.choice(("\r\n", "\r\n", "\r"))


def no_last_line_end(draft: Draft, rng: Random) -> None:
    """The last line does not end."""
    draft.ends = False


def preamble(draft: Draft, rng: Random) -> None:
    """Titles and markings above the header."""
    draft.before += rng.choices(BEFORE, k=rng.randint(1, 5))


def footer(draft: Draft, rng: Random) -> None:
    """Totals and markings under the rows."""
    draft.after += rng.choices((*AFTER, draft.delimiter * 3), k=rng.randint(1, 4))


def order(draft: Draft, rng: Random) -> None:
    """The columns in another order."""
    places = list(range(len(draft.header)))
    rng.shuffle(places)
    draft.header = [draft.header[at] for at in places]
    for row in draft.rows:
        row.cells = [row.cells[at] for at in places]


def names(draft: Draft, rng: Random) -> None:
    """Synonyms, other case and punctuation in the header."""
    taken: set[str] = set()
    for at, header in enumerate(draft.header):
        column = draft.column(header)
        if column is None:
            continue
        known = [each for each in (column.name, *column.synonyms, header) if each not in taken]
        # A synonym of two columns belongs to the first that asks for it.
        known = [each for each in known if draft.column(each) == column]
        chosen = rng.choice(known or [header])
        taken.add(chosen)
        draft.header[at] = rng.choice((chosen.upper(), chosen.title(), f" {chosen.replace('_', '-')}: ", chosen))


def extra_columns(draft: Draft, rng: Random) -> None:
    """Columns that nobody asked for, with marks and line breaks in their values."""
    at = rng.randint(0, len(draft.header))
    draft.header.insert(at, "Remarks")
    for number, row in enumerate(draft.rows):
        row.cells.insert(at, rng.choice(EXTRA) if number % 4 == 0 else "plain")


def trailing_delimiters(draft: Draft, rng: Random) -> None:
    """Empty columns to the right, in the header and the rows or in the rows alone."""
    count = rng.randint(1, 3)
    if rng.random() < 0.5:
        draft.header += [""] * count
    for row in draft.rows:
        row.cells += [""] * count


def padding(draft: Draft, rng: Random) -> None:
    """Spaces, tabs and no-break spaces around values."""
    for row in draft.rows:
        row.cells = [
            cell and rng.choice(("", " ", "  ", "\u00a0")) + cell + rng.choice(("", " ")) for cell in row.cells
        ]


def _redated(draft: Draft, shapes: tuple[str, ...], rng: Random) -> None:
    for at in draft.of_kind("date", "datetime"):
        for row in draft.rows:
            day, _, clock = row.cells[at].partition(" ")
            try:
                moment = datetime.strptime(day, "%d/%m/%Y")  # noqa: DTZ007 - a day
            except ValueError:
                continue
            row.cells[at] = " ".join(filter(None, (moment.strftime(rng.choice(shapes)), clock)))


def iso_dates(draft: Draft, rng: Random) -> None:
    """Dates with the year first."""
    _redated(draft, ("%Y-%m-%d",), rng)


def named_months(draft: Draft, rng: Random) -> None:
    """Dates with the month in letters."""
    _redated(draft, ("%d %B %Y", "%d %b %Y", "%d-%b-%Y"), rng)


def mixed_dates(draft: Draft, rng: Random) -> None:
    """Three styles of dates in one column."""
    _redated(draft, ("%d/%m/%Y", "%Y-%m-%d", "%d %b %Y", "%d-%m-%Y"), rng)


def thousands(draft: Draft, rng: Random) -> None:
    """Separators of thousands, and whole numbers written with a point."""
    for at in draft.of_kind("integer", "number"):
        for row in draft.rows:
            if row.cells[at].isdigit():
                row.cells[at] = rng.choice((f"{int(row.cells[at]):,}", row.cells[at] + ".0", row.cells[at]))


def flags(draft: Draft, rng: Random) -> None:
    """Yes and no in other words; no left blank."""
    said = {"Y": ("y", "Yes", "TRUE", "1", "t"), "N": ("n", "No", "FALSE", "0", "")}
    for at in draft.of_kind("flag"):
        for row in draft.rows:
            row.cells[at] = rng.choice(said.get(row.cells[at], (row.cells[at],)))


def control_total(draft: Draft, rng: Random) -> None:
    """The number of rows in the name or the manifest, and right."""
    _told(draft, len(draft.rows), rng)


def _told(draft: Draft, rows: int, rng: Random) -> None:
    if rng.random() < 0.5 or draft.base.source.name == "police_uk":
        draft.manifest = f'{{"rows": {rows}}}'
    else:
        draft.name = draft.name.replace(".csv", f"_rows{rows}.csv")


def archived(draft: Draft, rng: Random) -> None:
    """In a ZIP."""
    draft.zipped = True


def sheet(draft: Draft, rng: Random) -> None:
    """A spreadsheet, its dates as text or as dates."""
    if draft.base.source.name != "police_uk":
        draft.kind = rng.choice(("sheet", "dated sheet"))


Pollution = Callable[[Draft, Random], None]
# The order in which they are put on: columns and values first, then how it is written.
DISGUISES: tuple[Pollution, ...] = (
    iso_dates,
    named_months,
    mixed_dates,
    thousands,
    flags,
    names,
    order,
    extra_columns,
    padding,
    trailing_delimiters,
    delimiters,
    quotation,
    encodings,
    two_encodings,
    line_ends,
    no_last_line_end,
    preamble,
    footer,
    control_total,
    archived,
    sheet,
)
