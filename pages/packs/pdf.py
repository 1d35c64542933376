"""A pack on paper: a tagged PDF/UA-1 on A4, typeset by Typst from data that it is handed and never runs."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import typst

from pages.packs import fonts, paper
from pages.packs.document import Pack

TEMPLATE = Path(__file__).parent / "pack.typ"


def write(pack: Pack, path: Path) -> None:
    """Write the pack; the same pack gives the same bytes, on any machine."""
    path.write_bytes(made(pack))


def made(pack: Pack) -> bytes:
    """The pack as the bytes of a PDF."""
    return typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=_typeface(),
        ignore_system_fonts=True,
        sys_inputs={"pack": json.dumps(paper.of_pack(pack), ensure_ascii=False)},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=pack.made,
    )


@cache
def _typeface() -> typst.Fonts:
    """The typeface that ships with the packs, and no other."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)])
