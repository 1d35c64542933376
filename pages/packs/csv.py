"""The pack as CSV files in one ZIP, with the metadata that says what every column holds (CSV on the Web)."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from pages.packs import office, sheets
from pages.packs.document import Pack
from pages.packs.sheet import Field, Sheet, Value

METADATA = "csv-metadata.json"
OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_TYPES = {"number": "number", "date": "date", "text": "string"}


def write(pack: Pack, path: Path) -> None:
    """Write a ZIP of one CSV a sheet, the words and marks among them, and `csv-metadata.json`."""
    made = (*sheets.of(pack), *_words(pack))
    files = {_file(sheet): _csv(sheet).encode() for sheet in made}
    told = json.dumps(_metadata(pack, made), ensure_ascii=False, indent=2)
    path.write_bytes(office.bundle({METADATA: told.encode(), **files}))


def _words(pack: Pack) -> tuple[Sheet, ...]:
    """What the marks and words mean, and the statements that go with every figure."""
    kinds = (
        ("Shorthand", "What the marks mean", ("Mark", "Meaning"), sheets.meanings(pack)),
        ("Glossary", "Words in this pack", ("Word", "Meaning"), sheets.glossary(pack)),
        ("Statements", "What must be said of the figures", ("Heading", "Statement"), dict(pack.appendix.statements)),
    )
    return tuple(
        Sheet(name, title, title, tuple(Field(column) for column in columns), tuple(pairs.items()))
        for name, title, columns, pairs in kinds
    )


def _file(sheet: Sheet) -> str:
    return f"{sheet.name.lower()}.csv"


def _csv(sheet: Sheet) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([field.title for field in sheet.fields])
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    return out.getvalue()


def _cell(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def _metadata(pack: Pack, made: tuple[Sheet, ...]) -> dict[str, Any]:
    """The table group: what the files are, where they come from, what may be done with them, every column's type."""
    said = {"dc:license": {"@id": OGL}, "dc:rights": pack.attribution} if pack.attribution else {}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": pack.language}],
        "dc:title": pack.title,
        "dc:description": "; ".join(filter(None, (pack.subject, pack.banner))),
        "dc:language": pack.language,
        "dc:publisher": "Office of the Police and Crime Commissioner",
        "dc:created": pack.made.isoformat(),
        "dc:accessRights": pack.marking,
        "dc:source": f"Data version {pack.version}; the files behind it are listed in extracts.csv",
        **said,
        "rdfs:comment": [f"{name}: {value}" for name, value in pack.filters],
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "lineTerminators": ["\r\n", "\n"]},
        "tables": [_table(sheet) for sheet in made],
    }


def _table(sheet: Sheet) -> dict[str, Any]:
    return {
        "url": _file(sheet),
        "dc:title": sheet.title,
        "dc:description": sheet.says,
        "tableSchema": {"columns": [_column(sheet, at) for at in range(len(sheet.fields))]},
    }


def _column(sheet: Sheet, at: int) -> dict[str, Any]:
    """A column's name, title and type; where a mark or words stand in place of a number, they are named as nulls."""
    field = sheet.fields[at]
    held = sorted({row[at] for row in sheet.rows if isinstance(row[at], str)})
    typed: dict[str, Any] = {"datatype": _TYPES[field.kind]}
    if field.kind == "date":
        typed["datatype"] = {"base": "date", "format": "yyyy-MM-dd"}
    if field.kind != "text":
        typed["null"] = held
    says = {"dc:description": field.says} if field.says else {}
    return {"name": re.sub(r"\W+", "_", field.title.lower()).strip("_"), "titles": field.title, **says, **typed}
