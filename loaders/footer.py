"""Closing lines that are not rows: totals, counts, markings, when the report was run."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders import delimited

CLOSING = re.compile(
    r"^\W*((grand |sub[- ]?|overall )?totals?\b"
    r"|((row|record)s?( count)?|(count|number|no\.?) of (rows|records))\s*([:=]|$)"
    r"|end of (file|report|extract|data|list)\b|end\W*$"
    r"|(report |file |extract )?(generated|produced|printed|run|extracted|created)( on| at| by|:)"
    r"|official\b|restricted\b|not protectively marked\b)",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d\S*[-/ ]\S*\d|\d [A-Za-z]{3,} \d")
_NEAR_THE_END = 16 * 1024


def is_closing(cells: Sequence[str], width: int, day: int | None) -> bool:
    """Whether a last line is a closing one: it begins like one, and is not a whole row with a date in its place."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or not CLOSING.match(filled[0]):
        return False
    return len(cells) < width or len(filled) < 3 or day is None or not _DATED.search(cells[day])


def trim(body: bytes, delimiter: str, width: int, day: int | None) -> tuple[bytes, int]:
    """The body without its closing lines, and how many of them there were."""
    cut, count, end = len(body), 0, len(body)
    floor = max(0, len(body) - _NEAR_THE_END)
    while end > floor:
        start = max(body.rfind(b"\n", 0, end - 1), body.rfind(b"\r", 0, end - 1)) + 1
        cells = delimited.one(body[start:end].decode(errors="replace").rstrip("\r\n"), delimiter)
        if any(cell.strip() for cell in cells):
            if not is_closing(cells, width, day):
                break
            cut, count = start, count + 1
        end = start
    return body[:cut], count
