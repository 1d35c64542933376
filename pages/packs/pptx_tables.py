"""A table of the pack on slides: as few columns and rows as can be read from the back of a room."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from pages.packs.document import Cell, Table
from pages.packs.pptx_labels import rgb
from pages.packs.pptx_template import SMALLEST, WIDE
from pages.parts import style

# Inches: a slide's width between its edges, a bold letter of the least size and the edges of a cell.
_ACROSS, _LETTER, _EDGES = WIDE - 1.0, 0.137, 0.24
_LONG = 34  # letters: what a text of a table is given room for in one line, if there is any
_ROOM, _LEAST, _HIGH = 330, 38, 22  # points: what a slide holds below the heading, a row at least, a line of a row

# A hyphen before a number may end a line on a slide, and its number begin the next: a minus sign stays with it.
_SIGN = re.compile(r"(?<![\w\]])-(?=\d)")


def parts_of(table: Table) -> list[Table]:
    """The table cut into pieces that each fit on a slide, without its days: each measure's slide says them."""
    kept = [at for at, column in enumerate(table.columns) if column.kind != "date"]
    whole = replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )
    shares = _widths(whole)
    pieces: list[list[tuple[Cell, ...]]] = []
    room = 0
    for row in whole.rows:
        lines = max(_lines(cell, share) for cell, share in zip(row, shares, strict=True))
        high = max(_LEAST, lines * _HIGH + 4)
        if not pieces or high > room:
            pieces.append([])
            room = _ROOM
        pieces[-1].append(row)
        room -= high
    return [replace(whole, rows=tuple(rows)) for rows in pieces]


def _lines(cell: Cell, share: float) -> int:
    """How many lines a cell takes in a column of such a share of the width."""
    across = max(4, int((share * _ACROSS - _EDGES) / _LETTER))
    return sum(-(-len(text) // across) for text in (cell.shown, cell.under) if text)


def fill(slide: Any, table: Table, number: int) -> None:
    """A real table, with a marked heading row, in its place on the slide."""
    place = next(each for each in slide.placeholders if each.placeholder_format.idx == number)
    frame = place.insert_table(len(table.rows) + 1, len(table.columns))
    described = frame._element.find(f".//{qn('p:cNvPr')}")
    described.set("descr", table.title)
    described.set("name", f"Table: {table.title}")
    made = frame.table
    made.first_row, made.first_col, made.horz_banding = True, True, False
    across = frame.width  # which follows from the columns' widths as soon as one of them is set
    for at, share in enumerate(_widths(table)):
        made.columns[at].width = int(across * share)
    for at, column in enumerate(table.columns):
        _write(made.cell(0, at), Cell(column.title), "#FFFFFF", style.BLUE, bold=True, right=column.kind == "number")
    for line, row in enumerate(table.rows, start=1):
        made.rows[line].height = Pt(_LEAST)
        for at, cell in enumerate(row):
            right = table.columns[at].kind == "number"
            _write(
                made.cell(line, at), cell, style.INK, "#FFFFFF" if line % 2 else style.PALE, bold=at == 0, right=right
            )


def _widths(table: Table) -> list[float]:
    """A column's share of the width: room for its longest word, and of what is left by how long its texts are."""
    least, wanted = [], []
    for at, column in enumerate(table.columns):
        texts = [column.title, *(text for row in table.rows for text in (row[at].shown, row[at].under))]
        word = max(len(part) for text in texts for part in (*text.split(), ""))
        least.append(word * _LETTER + _EDGES)
        wanted.append(max(0.1, min(_LONG, max(len(text) for text in texts)) * _LETTER + _EDGES - least[-1]))
    left = max(0.0, _ACROSS - sum(least))
    widths = [own + left * more / sum(wanted) for own, more in zip(least, wanted, strict=True)]
    return [width / sum(widths) for width in widths]


def _write(cell: Any, told: Cell, colour: str, fill_colour: str, *, bold: bool, right: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(fill_colour)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Pt(2)
    for at, text in enumerate(text for text in (told.shown, told.under) if text):
        paragraph = cell.text_frame.paragraphs[0] if at == 0 else cell.text_frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = _SIGN.sub("\u2212", text)
        run.font.size, run.font.bold = Pt(SMALLEST), bold
        run.font.color.rgb = rgb(colour)
        run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK
