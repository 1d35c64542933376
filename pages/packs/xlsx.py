"""The pack as a spreadsheet to the Analysis Function's guidance: cover, contents, notes, one marked-up table a sheet.

gptables lays the sheets out. What it leaves open is set on the workbook it returns: widths, print, properties.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import gptables
import pandas as pd

from pages.packs import office, sheets
from pages.packs import xlsx_shape as shape
from pages.packs.document import Pack
from pages.packs.sheet import Field, Sheet, Value, marks_in
from pages.parts import words

_WHOLE, _ONE, _DAY = "#,##0", "#,##0.0", "d mmm yyyy"
_FORMATS = {"percent": _ONE, "rate_per_1000": _ONE, "seconds": _ONE}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_A3 = 8
_CONTENTS, _NOTES = (28.0, 90.0), (14.0, 110.0)


def write(pack: Pack, path: Path) -> None:
    """Write the workbook."""
    made = (*sheets.of(pack), *_words(pack))
    notes, cover = _notes(pack, made), _cover(pack)
    tables = {sheet.name: _table(pack, sheet, notes, first=sheet == made[0]) for sheet in made}
    out = io.BytesIO()
    book = gptables.produce_workbook(
        out,
        tables,
        theme=_theme(),
        cover=cover,
        contentsheet_options={"title": f"Contents: {_safe(pack.title)}", "subtitles": [_marked(pack)]},
        notes_table=pd.DataFrame(list(notes.items()), columns=["Note", "Note text"]),
        auto_width=False,
        workbook_options=_OPTIONS,
    )
    for tab in book.worksheets():
        _print(pack, tab)
    _shape(book, made, tables, cover, notes)
    book.close()
    path.write_bytes(office.settle(out.getvalue(), pack))


def _theme() -> Any:
    """The look of gptables, with texts at the top of a high row, beside the number that they belong to."""
    own = deepcopy(gptables.gptheme)
    top = {"valign": "top"}
    own.apply_config({"data": dict(top), "index_1": {**top, "text_wrap": True}, "cover_text": dict(top)})
    return own


def _words(pack: Pack) -> tuple[Sheet, ...]:
    """What the marks and the words mean."""
    kinds = (("Shorthand", "Mark", sheets.meanings(pack)), ("Glossary", "Word", sheets.glossary(pack)))
    return tuple(
        Sheet(name, f"{name} of this pack", "", (Field(column), Field("Meaning")), tuple(pairs.items()))
        for name, column, pairs in kinds
        if pairs
    )


def _marked(pack: Pack) -> str:
    """The marking, and that the data are made up while they are."""
    return f"{pack.marking}. Illustrative data. {words.stop(pack.banner)}" if pack.banner else pack.marking


def _cover(pack: Pack) -> Any:
    """Who and what it is, what it was made from, and what must be said of the figures."""
    about = [f"{_safe(name)}: {_safe(value)}" for name, value in pack.filters]
    said = [f"{heading}. {_safe(text)}" for heading, text in pack.appendix.statements]
    return gptables.Cover(
        title=_safe(pack.title),
        intro=[_safe(text) for text in _introduction(pack) if text],
        about=[*about, *said, *([_safe(pack.attribution)] if pack.attribution else [])],
        contact=["The office of the Police and Crime Commissioner."],
        width=100,
    )


def _introduction(pack: Pack) -> list[str]:
    front = pack.front
    since = [f"Since the last {sheets.LAST[pack.report]}", front.since.against, front.since.why, *front.since.words]
    told = ". ".join(part.rstrip(".") for part in since if part)
    return [_marked(pack), pack.subject, front.headline, front.signals, *front.quality, words.stop(told)]


def _notes(pack: Pack, made: Sequence[Sheet]) -> dict[str, str]:
    """The numbered notes by what refers to them, in the order that they are met: statements, then headings' words."""
    said = {
        f"statement {at}": f"{heading}. {_safe(text)}" for at, (heading, text) in enumerate(pack.appendix.statements)
    }
    held = sheets.glossary(pack)
    met = dict.fromkeys(field.word for sheet in made for field in sheet.fields if field.word in held)
    return {**said, **{word: f"{word}: {_safe(held[word])}" for word in met}}


def _table(pack: Pack, sheet: Sheet, notes: dict[str, str], *, first: bool) -> Any:
    """A sheet as gptables takes it: the marks that it uses explained above the table, notes called by its headings.

    The title of the first one calls the statements.
    """
    frame = pd.DataFrame(
        [[_own(value) for value in row] for row in sheet.rows],
        columns=[field.title for field in sheet.fields],
        dtype=object,
    )
    meanings = sheets.meanings(pack)
    legend = [f"{mark} means: {meanings[mark]}" for mark in marks_in(sheet) if mark in meanings]
    statements = [name for name in notes if name.startswith("statement ")] if first else []
    return gptables.GPTable(
        table=frame,
        table_name=f"{sheet.name.lower()}_table",
        title=_safe(sheet.title) + "".join(f"$${name}$$" for name in statements),
        subtitles=[_marked(pack)],
        instructions=_instructions(sheet, notes),
        scope=f"{_safe(pack.area.title)}; data version {pack.version}",
        source="Force extracts, listed on the sheet Extracts" if pack.appendix.extracts.rows else None,
        legend=[_safe(text) for text in legend],
        index_columns={1: 0},
        table_notes={at: f"$${field.word}$$" for at, field in enumerate(sheet.fields) if field.word in notes},
        additional_formatting=_number_formats(sheet),
    )


def _instructions(sheet: Sheet, notes: dict[str, str]) -> str:
    called = any(field.word in notes for field in sheet.fields)
    told = f"{words.stop(sheet.says)} " if sheet.says else ""
    also = " Some column headings refer to notes, which are on the sheet Notes." if called else ""
    return _safe(f"{told}This sheet contains one table of {len(sheet.rows):,} rows.{also}")


def _number_formats(sheet: Sheet) -> list[dict[str, Any]]:
    """Each row's numbers by its unit, then the columns that have one format throughout."""
    found: list[dict[str, Any]] = []
    for unit in dict.fromkeys(sheet.units):
        rows = [at + 1 for at, own in enumerate(sheet.units) if own == unit]
        found.append({"row": {"rows": rows, "format": {"num_format": _FORMATS.get(unit or "", _WHOLE)}}})
    fixed = {"Z": _ONE, "Change, percent": _ONE}
    for at, field in enumerate(sheet.fields):
        style = _DAY if field.kind == "date" else fixed.get(field.title, "")
        if style:
            found.append({"column": {"columns": [at], "format": {"num_format": style}}})
        if field.kind == "number":
            found.append(
                {"column": {"columns": [at], "format": {"align": "right", "indent": 1}, "include_names": True}}
            )
    return found


def _own(value: Value) -> Value:
    """A value that gptables writes as it is: its marks for links and notes, and its dislike of mere signs, avoided."""
    return _safe(value) if isinstance(value, str) else value


def _safe(value: str) -> str:
    text = value.replace("](", "] (").replace("$$", "$ $")
    return text if re.search("[a-zA-Z0-9]", text) else f"text: {text}"


def _print(pack: Pack, tab: Any) -> None:
    """Sheets print with the marking and the page's number."""
    tab.set_landscape()
    tab.set_paper(_A3)
    tab.fit_to_pages(1, 0)
    tab.set_header(f"&C{pack.marking}")
    tab.set_footer(f"&C{pack.marking}&RPage &P of &N")


def _shape(book: Any, made: Sequence[Sheet], tables: dict[str, Any], cover: Any, notes: dict[str, str]) -> None:
    """Columns and rows that show every word: Excel sets heights by itself, other programs do not."""
    tab = {each.name: each for each in book.worksheets()}
    said = [cover.title, "", *cover.intro, "", *cover.about, "", *cover.contact]
    shape.set_rows(tab["Cover"], 0, [[text] for text in said], (float(cover.width),))
    _set_widths(tab["Contents"], _CONTENTS)
    _set_widths(tab["Notes"], _NOTES)
    shape.set_rows(tab["Notes"], 3, [["", text] for text in notes.values()], _NOTES)
    for sheet in made:
        across, table = shape.widths(sheet), tables[sheet.name]
        _set_widths(tab[sheet.name], across)
        heading = [f"{field.title}\n[note]" if field.word in notes else field.title for field in sheet.fields]
        shape.set_rows(tab[sheet.name], table.data_range[0], [heading, *sheet.rows], across)


def _set_widths(tab: Any, across: Sequence[float]) -> None:
    for at, width in enumerate(across):
        tab.set_column(at, at, width)
