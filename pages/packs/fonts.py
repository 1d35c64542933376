"""The typeface of the packs, which ships with them so that a pack looks the same, byte for byte, on every machine."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "Liberation Sans"
UNKNOWN = "\N{WHITE SQUARE}"


def printable(text: str) -> str:
    """A text in the letters that the typeface has, a square for each other; control characters but line ends go."""
    known = covered()
    return "".join(
        letter if ord(letter) in known or letter == "\n" else UNKNOWN
        for letter in text.replace("\r\n", "\n").replace("\t", " ")
        if letter == "\n" or letter.isprintable() or letter in "\xa0\xad"
    )


@cache
def covered() -> frozenset[int]:
    """The code points of which both weights have a letter."""
    found = [_covered(path.read_bytes()) for path in sorted(FOLDER.glob("*.ttf"))]
    return frozenset(set.intersection(*found))


def _covered(font: bytes) -> set[int]:
    """The code points in a TrueType file's character map of format 4, that of the basic plane."""
    start = _table(font, b"cmap")
    (tables,) = struct.unpack_from(">H", font, start + 2)
    for at in range(tables):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * at)
        if struct.unpack_from(">H", font, start + offset) == (4,):
            return _segments(font, start + offset)
    raise ValueError("the font has no character map of format 4")


def _table(font: bytes, name: bytes) -> int:
    (tables,) = struct.unpack_from(">H", font, 4)
    for at in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * at)
        if tag == name:
            return int(offset)
    raise ValueError(f"the font has no table {name!r}")


def _segments(font: bytes, at: int) -> set[int]:
    """Format 4: as many ends of stretches, then as many starts; each stretch is mapped whole in this font."""
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + double)
    return {code for start, end in zip(starts, ends, strict=True) for code in range(start, end + 1)} - {0xFFFF}
