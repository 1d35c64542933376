"""How wide the workbook's columns are and how high its rows, so that no word of them is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pages.packs.sheet import Sheet, Value

_WIDEST, _LEAST = 60.0, 11.0
_LINE = 16.0  # points: one line of letters of 12
_LETTER = 1.15  # the width of a letter of 12 in a column's own unit, which is one of 11
_CLOSE = 1.02  # the same in a text of many words, whose letters are narrower
Texts = Sequence[Sequence[Value]]


def widths(sheet: Sheet) -> tuple[float, ...]:
    """A column as wide as its longest text, within reason; headings and long texts wrap."""
    return tuple(_width(sheet, at) for at in range(len(sheet.fields)))


def _width(sheet: Sheet, at: int) -> float:
    title = sheet.fields[at].title
    # A heading is bold, breaks only between words, and may have a note's number below it.
    word = max(len(part) for part in (*title.split(), "[note 10]" if sheet.fields[at].word else "")) * 1.2
    texts = [_shown(row[at]) for row in sheet.rows]
    longest = max(map(len, texts), default=0)
    # A word that is wider than any column should be (a file's hash) is not cut.
    unbroken = max((len(part) for text in texts for part in text.split()), default=0)
    bold = 1.1 if at == 0 else 1.0
    return max(
        unbroken * bold * _LETTER + 1,
        min(_WIDEST, max(_LEAST, word * _LETTER, longest * bold * _LETTER + 1, len(title) * 0.75)),
    )


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else f"{value:,.1f}" if isinstance(value, float | int) else "30 Sep 2018"


def set_rows(tab: Any, first: int, rows: Texts, across: Sequence[float]) -> None:
    """Rows from `first` on, each as high as the longest of its texts needs in its column."""
    for at, row in enumerate(rows, start=first):
        lines = max(_lines(value, width) for value, width in zip(row, across, strict=True))
        if lines > 1:
            tab.set_row(at, lines * _LINE)


def _lines(value: Value, width: float) -> int:
    if not isinstance(value, str):
        return 1
    return sum(max(1, -(-int(len(part) * _CLOSE + 1) // int(width))) for part in value.split("\n"))
