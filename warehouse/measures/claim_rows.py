"""From the lines of a claims file to claims, with every fault told by its line and column; no fault repeats a cell."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import get_args

from warehouse.faults import WrongUse
from warehouse.measures import periods
from warehouse.measures import stated_numbers as stated
from warehouse.measures.fields import close_names
from warehouse.measures.model import Period
from warehouse.measures.published_figures import Claim, Kind

NEEDED = ("id", "kind", "measure", "period", "value", "unit", "compared_with", "change", "stated_percent")
KNOWN = (*NEEDED, "source", "note")
KINDS: tuple[Kind, ...] = get_args(Kind)
_DELIMITERS = ",;\t"
_SHOWN = 20  # faults; more are only counted
Cells = dict[str, str]


class ClaimsError(WrongUse):
    """A claims file that cannot be used: every fault of it, a line each."""

    def __init__(self, file: str, faults: Sequence[str]) -> None:
        more = [f"and {len(faults) - _SHOWN:,} more faults."] if len(faults) > _SHOWN else []
        super().__init__("\n".join([*(f"{file}, {fault}" for fault in faults[:_SHOWN]), *more]))


def claims(text: str, file: str) -> tuple[Claim, ...]:
    """The claims of a file's text, in its order. Raises ClaimsError with the name of the file."""
    lines = text.splitlines(keepends=True)
    delimiter = max(_DELIMITERS, key=lambda mark: lines[0].count(mark)) if lines else ","
    try:
        rows = csv.reader(lines, delimiter=delimiter, strict=True)
        numbered = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as fault:
        raise ClaimsError(file, [f"line {rows.line_num}: not readable as CSV ({fault})."]) from None
    if not numbered:
        raise ClaimsError(file, [f"line 1: the file is empty; it needs the columns {', '.join(NEEDED)}."])
    header = _header(numbered[0][1], file)
    faults: list[str] = []
    made = [_claim(header, row, line, faults) for line, row in numbered[1:]]
    found = [claim for claim in made if claim is not None]
    _unique(found, faults)
    if faults:
        raise ClaimsError(file, faults)
    return tuple(found)


def _header(row: Sequence[str], file: str) -> list[str]:
    names = [cell.strip().lower() for cell in row]
    missing = [name for name in NEEDED if name not in names]
    twice = sorted({name for name in names if name in KNOWN and names.count(name) > 1})
    if missing:
        raise ClaimsError(
            file, [f"line 1: no column {', '.join(missing)}; a claims file has the columns {', '.join(KNOWN)}."]
        )
    if twice:
        raise ClaimsError(file, [f"line 1: column {', '.join(twice)} stands twice."])
    return names


def _claim(header: Sequence[str], row: Sequence[str], line: int, faults: list[str]) -> Claim | None:
    before = len(faults)
    if len(row) > len(header):
        faults.append(
            f"line {line}: {len(row)} cells under {len(header)} columns; put quotes round a cell that has commas."
        )
        return None
    cells = {name: " ".join(cell.split()) for name, cell in zip(header, row, strict=False)}
    kind = _kind(cells, line, faults)
    for name in ("id", "measure"):
        if not cells.get(name):
            faults.append(f"line {line}, {name}: is empty.")
    period = _period(cells, line, faults)
    value, change, percent = (_number(cells, name, line, faults) for name in ("value", "change", "stated_percent"))
    against, portions = _compared(cells, kind, line, faults)
    if len(faults) == before and value is None and change is None and percent is None:
        faults.append(f"line {line}, value: no value, change or stated_percent: there is nothing to check.")
    if len(faults) > before or kind is None or period is None:
        return None
    texts = {name: cells.get(name, "") for name in ("id", "source", "measure", "unit", "note")}
    return Claim(
        kind=kind, period=period, value=value, against=against, change=change, percent=percent, portions=portions,
        line=line, **texts,
    )  # fmt: skip


def _kind(cells: Cells, line: int, faults: list[str]) -> Kind | None:
    said = cells.get("kind", "").lower()
    for kind in KINDS:
        if kind == said:
            return kind
    faults.append(
        f"line {line}, kind: not a kind of claim; the kinds are {', '.join(KINDS)}.{close_names(said, KINDS)}"
    )
    return None


def _period(cells: Cells, line: int, faults: list[str]) -> Period | None:
    """A period in the forms of every command, or a calendar year, as audits and inspections are dated."""
    said = cells.get("period", "")
    if re.fullmatch(r"(19|20)\d\d", said, re.ASCII):
        return Period(date(int(said), 1, 1), date(int(said), 12, 31))
    try:
        return periods.parse(said if said != "latest" else None)
    except periods.PeriodError:
        faults.append(f"line {line}, period: not a period; write it as {periods.FORMS}, or 2018 for a calendar year.")
        return None


def _number(cells: Cells, name: str, line: int, faults: list[str]) -> Decimal | None:
    said = cells.get(name, "")
    found = stated.read(said) if said else None
    if said and found is None:
        faults.append(f"line {line}, {name}: not a number; write it as 14322, 91,315, -17.7 or leave it empty.")
    return found


def _compared(
    cells: Cells, kind: Kind | None, line: int, faults: list[str]
) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    """What a claim is compared with: one number, or the parts of a whole, added up."""
    if kind != "parts":
        return _number(cells, "compared_with", line, faults), ()
    read = [stated.read(each) for each in cells.get("compared_with", "").split("+") if each.strip()]
    if len(read) < 2 or None in read:
        faults.append(f"line {line}, compared_with: not parts; write them as 480+567+43.")
    return None, tuple(each for each in read if each is not None)


def _unique(found: Sequence[Claim], faults: list[str]) -> None:
    first: dict[str, int] = {}
    for claim in found:
        if first.setdefault(claim.id, claim.line) != claim.line:
            faults.append(f"line {claim.line}, id: stands already on line {first[claim.id]}; each claim has its own.")
