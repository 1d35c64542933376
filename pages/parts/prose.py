"""Documents in a small part of Markdown as markup: what the user guide is written in, and nothing that it is not.

Headings, paragraphs, lists, fenced code, tables, pictures on a line of their own; within a line code, bold and links.
All text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pages.parts.markup import safe
from pages.parts.tables import Cell, Table, to_html

Link = Callable[[str, str], str]  # the words and where they lead, as markup
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
_INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)")
_ITEM = re.compile(r"(?:- |\d+\. )")
_FENCE = "```"


def title(text: str) -> str:
    """A document's own title: its first line, less the mark."""
    return text.lstrip().partition("\n")[0].removeprefix("# ").strip()


def introduction(text: str) -> str:
    """The paragraph under its title, as plain words."""
    return _plain(_blocks(text)[1])


def body(text: str, link: Link, picture: Link) -> str:
    """All that stands under the title and the introduction, as markup. `picture` is given its words and its file."""
    return "".join(_block(block, link, picture) for block in _blocks(text)[2:])


def _blocks(text: str) -> list[str]:
    """What blank lines part; fenced code is one, whatever it holds."""
    parts = re.split(rf"^({_FENCE}.*?^{_FENCE}$)", text, flags=re.MULTILINE | re.DOTALL)
    found: list[str] = []
    for part in parts:
        found += [part] if part.startswith(_FENCE) else re.split(r"\n\s*\n", part)
    return [block.strip("\n") for block in found if block.strip()]


def _block(block: str, link: Link, picture: Link) -> str:
    lines = block.splitlines()
    if block.startswith(_FENCE):
        return f'<pre tabindex="0"><code>{safe(chr(10).join(lines[1:-1]))}</code></pre>'
    if found := re.fullmatch(r"(#{2,3}) (.+)", block):
        level = len(found[1])
        return f'<h{level} id="{_anchor(found[2])}">{_inline(found[2], link)}</h{level}>'
    if found := _PICTURE.fullmatch(block.replace("\n", " ")):
        return picture(found[1], found[2])
    if lines[0].startswith("|"):
        return _table(lines, link)
    if _ITEM.match(block):
        return _list(lines, link)
    return f"<p>{_inline(' '.join(lines), link)}</p>"


def _list(lines: Iterable[str], link: Link) -> str:
    items: list[str] = []
    ordered = False
    for line in lines:
        mark = _ITEM.match(line)
        if mark:
            ordered = not line.startswith("-")
            items.append(line[mark.end() :])
        else:
            items[-1] += f" {line.strip()}"
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{_inline(item, link)}</li>' for item in items)}</{tag}>"


def _table(lines: list[str], link: Link) -> str:
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    cells = tuple(tuple(Cell(_plain(cell), _inline(cell, link)) for cell in row) for row in rows)
    return to_html(Table(f"{head[0]}: {', '.join(head[1:]).lower()}", tuple(head), cells, caption_shown=False))


def _inline(text: str, link: Link) -> str:
    made, at = [], 0
    for found in _INLINE.finditer(text):
        made.append(safe(text[at : found.start()]))
        code, bold, words, target = found.groups()
        if code is not None:
            made.append(f"<code>{safe(code)}</code>")
        elif bold is not None:
            made.append(f"<strong>{safe(bold)}</strong>")
        else:
            made.append(link(words, target))
        at = found.end()
    return "".join([*made, safe(text[at:])])


def _plain(text: str) -> str:
    """The words of a text without their marks."""
    one_line = " ".join(text.split())
    return _INLINE.sub(lambda found: found[1] or found[2] or found[3], one_line)


def _anchor(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", _plain(heading).lower()).strip("-")
