"""How the pages look: the Analysis Function's colours, the style sheet, and the drawing of each verdict's mark."""

from __future__ import annotations

from functools import cache
from pathlib import Path

BLUE, TEAL, PURPLE, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
DARK, GREY, PALE, INK = "#3D3D3D", "#767676", "#E8EEF4", "#0B0C0C"
RULE = "#D9D9D9"

# What stands inside the circle of each verdict: shape, word and colour differ together, never colour alone.
_MARKS = {
    "met": (TEAL, "<path d='M7 12.5l3.4 3.4L17 8.6'/>"),
    "not_met": (ORANGE, "<path d='M8 8l8 8M16 8l-8 8'/>"),
    "too_close": (DARK, "<path d='M7.5 10h9M7.5 14h9'/>"),
    "on_course": (TEAL, "<path d='M7 12h9.5M12.8 8.2l4 3.8-4 3.8'/>"),
    "behind": (ORANGE, "<path d='M12 7v6.5M12 16.4v.6'/>"),
    "right_way": (TEAL, "<path d='M10 7.5l4.5 4.5l-4.5 4.5'/>"),
    "wrong_way": (ORANGE, "<path d='M14 7.5l-4.5 4.5l4.5 4.5'/>"),
    "no_target": (GREY, "<path d='M7.5 12h9'/>"),
    "watch": (GREY, "<circle cx='12' cy='12' r='2.6'/>"),
}


def mark(code: str | None) -> str:
    """The drawing that stands beside a verdict's words, 24 by 24."""
    colour, inside = _MARKS.get(code or "", (GREY, "<path d='M8 15l8-6'/>"))
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' width='24' height='24' viewBox='0 0 24 24'>"
        f"<g fill='none' stroke='{colour}' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'>"
        f"<circle cx='12' cy='12' r='9.5'/>{inside}</g></svg>"
    )


@cache
def sheet() -> str:
    """The style sheet, ready for st.html; little room and paper have a file each."""
    return _read("style.css", "narrow.css", "print.css")


@cache
def slides() -> str:
    """What presenter mode lays over it."""
    return _read("slides.css")


@cache
def script() -> str:
    """The one script of ours, ready for st.html: a constant file, into which nothing is ever put."""
    return f"<script>{_text('frame.js')}</script>"


def _read(*names: str) -> str:
    return f"<style>{''.join(map(_text, names))}</style>"


def _text(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def frame(marking: str, *, banner: bool) -> str:
    """The marking in the margins of every printed sheet, with the sheet's number; room for the banner, if any."""
    words = "".join(letter for letter in marking if letter.isalnum() or letter in " -:")
    look = "font: bold 9pt Arial, Helvetica, sans-serif"
    above = f'@top-center {{ content: "{words}"; {look} }}'
    below = f'@bottom-center {{ content: "{words}, page " counter(page); {look} }}'
    room = ":root { --banner: var(--banner-high); }" if banner else ""
    return f"<style>@page {{ {above} {below} }} {room}</style>"
