"""Small pieces of HTML, with every value escaped on the way in: the only place that turns text into markup."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from types import MappingProxyType
from urllib.parse import quote, urlencode

_CARRIED: ContextVar[Mapping[str, str]] = ContextVar("carried", default=MappingProxyType({}))
ATTRIBUTION = "Contains public sector information licensed under the Open Government Licence v3.0."


def safe(value: object) -> str:
    """Any value as text that is safe inside HTML, SVG and a quoted attribute."""
    return html.escape(str(value), quote=True)


def data_uri(svg: str) -> str:
    """An SVG drawing as an address that an <img> can hold; it has no double quote, so it fits an attribute."""
    return "data:image/svg+xml," + quote(svg, safe=" =:/'(),;")


def image(svg: str, alt: str, width: int, height: int, css: str = "") -> str:
    """An <img> of an SVG drawing. An empty `alt` says that the words beside it tell everything."""
    kind = f' class="{safe(css)}"' if css else ""
    return f'<img{kind} src="{data_uri(svg)}" alt="{safe(alt)}" width="{width}" height="{height}">'


def drawing(img: str, name: str, css: str = "drawing") -> str:
    """A drawing of a size at which it can be read: where the screen is narrower, it is moved by key or finger."""
    return f'<div class="{css}" role="region" aria-label="{safe(name)}" tabindex="0">{img}</div>'


def carry(choices: Mapping[str, str]) -> None:
    """Have every link of this run keep these choices, unless it names them itself."""
    _CARRIED.set(dict(choices))


def address(page: str, choices: Mapping[str, str | None]) -> str:
    """The address of a page with its choices; relative, so that it holds under any base path."""
    kept = {**choices, **{name: value for name, value in _CARRIED.get().items() if name not in choices}}
    query = urlencode({name: value for name, value in kept.items() if value}, safe=":/,")
    return f"{page or './'}{'?' if query else ''}{query}"


def link(page: str, choices: Mapping[str, str | None], text: str) -> str:
    """A link to a page of the dashboard, in the same tab."""
    return f'<a href="{safe(address(page, choices))}" target="_self">{safe(text)}</a>'


def paragraphs(texts: Iterable[str], css: str = "") -> str:
    """Each text that is not empty as a paragraph."""
    kind = f' class="{css}"' if css else ""
    return "".join(f"<p{kind}>{safe(text)}</p>" for text in texts if text)


def bullets(texts: Iterable[str]) -> str:
    """A list of plain texts; nothing at all when there are none."""
    items = "".join(f"<li>{safe(text)}</li>" for text in texts if text)
    return f"<ul>{items}</ul>" if items else ""


def crumbs(trail: Iterable[tuple[str, Mapping[str, str] | None]]) -> str:
    """The way to a page: a link to the Board for each step that has choices, plain words for the others."""
    steps = (safe(text) if choices is None else link("", choices, text) for text, choices in trail)
    return f'<p class="crumbs">{" / ".join(steps)}</p>'


def card(title: str, body: str) -> str:
    """A side card. `body` is markup made by the functions here."""
    return f'<section class="card"><h2>{safe(title)}</h2>{body}</section>'


def notice(title: str, body: str, tone: str = "plain") -> str:
    """A box that says a state in words; `tone` (plain, warning) changes the bar at its side, never the meaning."""
    return f'<div class="notice {safe(tone)}" role="note"><p><strong>{safe(title)}</strong></p>{body}</div>'


def fold(summary: str, body: str, *, opened: bool = False) -> str:
    """A part that opens and closes by mouse or keyboard."""
    return f"<details{' open' if opened else ''}><summary>{safe(summary)}</summary>{body}</details>"
