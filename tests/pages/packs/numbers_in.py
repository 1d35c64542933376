"""Every number that a pack, or a file of one, holds: those that are shown, and those that nobody is meant to see."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from tests.pages.packs import office_parts, reading
from tests.pages.packs.office_parts import SPACES, Parts, local, tree

# A number as it is written; letters on either side make it a part of a name: a hash, Q3, a colour.
TOKEN = re.compile(r"(?<![A-Za-z0-9])\d[\d,]*(?:\.\d+)?(?![A-Za-z0-9])")
# What parts two numbers: a colour, and nothing between two years of an axis as a PDF may give them.
BETWEEN = re.compile(r"#[0-9A-F]{6}\b|(?<=/\d\d)(?=20\d\d/)")
EPOCH = date(1899, 12, 30)  # from which a spreadsheet counts its days
# Where an office file keeps texts that are not cells: what is shown, drawn, spoken, printed, or told of the file.
TEXTS = {"t", "oddHeader", "oddFooter", "title", "subject", "creator", "description", "keywords", "category", "f"}
SPOKEN = ("descr", "title", "name")


@dataclass
class Held:
    """What a file holds: its texts, the numbers that stand as numbers (a cell, a chart's point), and its days."""

    texts: list[str] = field(default_factory=list)
    numbers: set[float] = field(default_factory=set)
    days: set[date] = field(default_factory=set)

    @cached_property
    def tokens(self) -> set[str]:
        """The numbers in its texts, as they are written, without their commas."""
        return {found for text in self.texts for found in tokens(text)}


def tokens(text: str) -> set[str]:
    """The numbers in a text, without their commas."""
    return {
        re.sub("^0+(?=[0-9])", "", found.group().replace(",", "")) for found in TOKEN.finditer(BETWEEN.sub(" ", text))
    }


def exact(number: float) -> float:
    """A number as files have it: a millionth is told, and no more."""
    return round(float(number), 6)


def of(found: Any) -> Held:
    """What any records hold, whole: a pack, a figure, a series with its measure."""
    held = Held()
    for each in _leaves(found):
        if isinstance(each, str):
            held.texts.append(each)
        elif isinstance(each, date):
            held.days.add(each.date() if isinstance(each, datetime) else each)
            held.texts.append(each.isoformat())
        else:
            held.numbers.add(exact(each))
    return held


def _leaves(found: Any) -> Iterator[Any]:
    if isinstance(found, str | date | int | float):
        if not isinstance(found, bool):
            yield found
    elif is_dataclass(found):
        for each in fields(found):
            yield from _leaves(getattr(found, each.name))
    elif isinstance(found, dict):
        yield from _leaves(list(found.items()))
    elif isinstance(found, Iterable):
        for each in found:
            yield from _leaves(each)


def of_file(path: Path, pages: Sequence[str] = ()) -> Held:
    """What a written file holds, in whatever part of it. `pages` are a PDF's, where they were read before."""
    if path.suffix == ".pdf":
        return _of_pdf(path, pages)
    parts = office_parts.of(path)
    return _of_csv(parts) if path.suffix == ".zip" else _of_office(parts)


def _of_pdf(path: Path, pages: Sequence[str]) -> Held:
    reader = PdfReader(path)
    told = [str(each.get("/Alt", "")) for each in reading.elements(reader)]
    outline = [str(each["/Title"]) for each in _flat(reader.outline)]
    about = [str(value) for name, value in (reader.metadata or {}).items() if not name.endswith("Date")]
    return Held([*(pages or (page.extract_text() for page in reader.pages)), *told, *outline, *about])


def _flat(outline: Any) -> Iterator[Any]:
    for each in outline:
        yield from _flat(each) if isinstance(each, list) else [each]


def _of_csv(parts: Parts) -> Held:
    held = Held()
    for name, part in parts.items():
        text = part.decode("utf-8-sig")
        if name.endswith(".json"):
            # What can be no number is the description of a column's type.
            held.texts += [each for each in _leaves(json.loads(text)) if isinstance(each, str)]
        else:
            for row in csv.reader(io.StringIO(text)):
                for cell in row:
                    _cell(held, cell)
    return held


def _cell(held: Held, cell: str) -> None:
    """A cell of a CSV as a program that reads it takes it."""
    try:
        held.numbers.add(exact(float(cell)))
    except ValueError:
        held.texts.append(cell)


def _of_office(parts: Parts) -> Held:
    held = Held()
    for name, part in parts.items():
        if name.endswith("workbook.xml"):
            _of_book(held, parts, name)
        elif name.endswith(".xml"):
            _of_xml(held, tree(part))
    return held


def _of_book(held: Held, parts: Parts, name: str) -> None:
    """Every cell of a workbook, on whatever sheet, shown or not; one inside a slide's chart too."""
    prefix = name.removesuffix("xl/workbook.xml")
    content = office_parts.bundled({at.removeprefix(prefix): part for at, part in parts.items() if _own(at, prefix)})
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for sheet in book.sheet_names:
        held.texts.append(sheet)
        for cell in (cell for row in book.get_sheet_by_name(sheet).to_python() for cell in row):
            if isinstance(cell, str):
                held.texts.append(cell)
            elif isinstance(cell, date):
                held.days.add(cell.date() if isinstance(cell, datetime) else cell)
            elif not isinstance(cell, bool):
                held.numbers.add(exact(cell))


def _own(at: str, prefix: str) -> bool:
    return at.startswith(prefix) and ".xlsx/" not in at.removeprefix(prefix)


def _of_xml(held: Held, root: Any) -> None:
    for element in root.iter():
        name = local(element)
        if name in TEXTS and element.text:
            held.texts.append(element.text)
        if name in ("cNvPr", "ser", "table", "tableColumn", "definedName", "sheet"):
            held.texts += [element.get(each, "") for each in SPOKEN]
        if name in ("val", "cat", "tx"):
            _of_points(held, element)


def _of_points(held: Held, element: Any) -> None:
    """What a chart remembers of its sheet: values, and the words or days below its axis."""
    numbered = element.find("c:numRef", SPACES) is not None
    for value in element.iterfind(".//c:v", SPACES):
        if not numbered:
            held.texts.append(value.text)
        elif local(element) == "cat":
            held.days.add(EPOCH + timedelta(days=int(float(value.text))))
        else:
            held.numbers.add(exact(value.text))
