"""A file in the making: rows whose fate is known, the dialect they are written in, and the bytes that come of it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

import xlsxwriter

from loaders.source import Column, normal
from tests.trust.bases import Base

Fate = Literal["loads", "aside", "either"]


@dataclass
class Row:
    """One row: its cells, which row of the base it is, what must become of it, and the column that is at fault.

    `raw` is text that stands in place of the cells as it is. `why` names the pollution that costs the row.
    """

    cells: list[str]
    origin: int
    fate: Fate = "loads"
    column: str | None = None
    raw: str | None = None
    why: str = ""
    line: int = 0


@dataclass
class Draft:
    """The file so far. `refused` holds the rules of which one must be given when the whole file must be refused."""

    base: Base
    header: list[str]
    rows: list[Row]
    name: str
    delimiter: str = ","
    quoting: Literal[0, 1, 2, 3] = csv.QUOTE_MINIMAL
    encoding: str = "utf-8"
    newline: str = "\n"
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    ends: bool = True
    kind: Literal["text", "sheet", "dated sheet"] = "text"
    halves: bool = False
    zipped: bool = False
    second_sheet: bool = False
    manifest: str = ""
    mangle: list[Callable[[bytes], bytes]] = field(default_factory=list)
    refused: frozenset[str] = frozenset()
    applied: list[str] = field(default_factory=list)

    def column(self, header: str) -> Column | None:
        """The declared column that a header of the base answers to."""
        return next((each for each in self.base.source.columns if normal(header) in each.headers), None)

    def at(self, name: str) -> int:
        """Where a declared column stands."""
        found = (at for at, header in enumerate(self.header) if (c := self.column(header)) and c.name == name)
        return next(found)

    def of_kind(self, *kinds: str) -> list[int]:
        """Where the columns of these kinds stand."""
        return [at for at, header in enumerate(self.header) if (c := self.column(header)) and c.kind in kinds]

    @property
    def whole(self) -> list[Row]:
        """The rows that nothing was done to yet."""
        return [row for row in self.rows if row.fate == "loads" and row.raw is None]


def begun(base: Base) -> Draft:
    """The base as it stands, unpolluted."""
    rows = [Row(list(row.values()), at) for at, row in enumerate(base.rows)]
    return Draft(base, list(base.rows[0]), rows, base.file)


def write(draft: Draft, folder: Path) -> Path:
    """Write the file into a folder of its own, its manifest beside it; the line of every row is set."""
    folder.mkdir(parents=True)
    held = _sheet(draft) if draft.kind != "text" else _text(draft)
    for change in draft.mangle:
        held = change(held)
    name = Path(draft.name).with_suffix(".xlsx").name if draft.kind != "text" else draft.name
    if not draft.zipped:
        (folder / name).write_bytes(held)
        if draft.manifest:
            (folder / f"{name}.manifest.json").write_text(draft.manifest, encoding="utf-8")
        return folder / name
    path = folder / "sent.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(f"extracts/{name}", held)
        if draft.manifest:
            file.writestr(f"extracts/{name}.manifest.json", draft.manifest)
    return path


def _text(draft: Draft) -> bytes:
    lines = [*draft.before, _joined(draft, draft.header)]
    line = len(draft.before) + 2
    for row in draft.rows:
        row.line = line
        text = row.raw if row.raw is not None else _joined(draft, row.cells)
        lines.append(text)
        line += 1 + text.count("\n")
    content = draft.newline.join([*lines, *draft.after]) + (draft.newline if draft.ends else "")
    if draft.halves:
        upper, end, lower = content.partition(draft.newline + lines[len(lines) // 2])
        return upper.encode() + (end + lower).encode("cp1252")
    return content.encode(draft.encoding)


def _joined(draft: Draft, cells: list[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=draft.delimiter, quoting=draft.quoting, lineterminator="\n").writerow(cells)
    return out.getvalue()[:-1]


def _sheet(draft: Draft) -> bytes:
    out = io.BytesIO()
    dated = set(draft.of_kind("date", "datetime")) if draft.kind == "dated sheet" else set()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        style = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
        for number in range(2 if draft.second_sheet else 1):
            sheet = book.add_worksheet(f"Sheet{number + 1}")
            rows = [[each] for each in draft.before] + [draft.header]
            for at, row in enumerate(draft.rows):
                draft.rows[at].line = len(rows) + 1
                rows.append(row.cells)
            for y, cells in enumerate([*rows, *([each.strip(draft.delimiter)] for each in draft.after)]):
                for x, cell in enumerate(cells):
                    moment = _moment(cell) if x in dated else None
                    if moment:
                        sheet.write_datetime(y, x, moment, style)
                    elif cell:
                        sheet.write_string(y, x, cell)
    return out.getvalue()


def _moment(text: str) -> datetime | None:
    for shape in ("%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S"):
        try:
            return datetime.strptime(text, shape)  # noqa: DTZ007 - as a sheet holds it, without a zone
        except ValueError:
            continue
    return None
