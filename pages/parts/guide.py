"""The user guide: one page a task, as it is written in the documentation, for the Help pages."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from pages.parts import prose
from pages.parts.markup import link, safe

FOLDER = Path(__file__).parents[2] / "docs" / "guide"
# In the order in which a new user meets them.
TASKS = (
    "first-load", "weekly-review", "preparing-a-board", "area-question", "calls-and-outcomes", "adding-a-measure",
    "adding-an-extract",
)  # fmt: skip
STATEMENT = "accessibility"
_HELP = "help"


@cache
def document(name: str) -> str:
    """A page of the guide as it is written."""
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def titles() -> dict[str, str]:
    """Every task's page by name, in order, with its title."""
    return {name: prose.title(document(name)) for name in TASKS}


def contents() -> str:
    """The tasks as a list of links, each with what it is about."""
    items = (
        f"<li>{link(_HELP, {'task': name}, title)}<br>{safe(prose.introduction(document(name)))}</li>"
        for name, title in titles().items()
    )
    return f'<ol class="tasks">{"".join(items)}</ol>'


def text(name: str) -> str:
    """A page's markup, under its title and introduction."""
    return prose.body(document(name), _link, _picture)


def _link(words: str, target: str) -> str:
    """A link to another page of the guide; a document that is not part of it is named and not led to."""
    name, _, part = target.partition("#")
    if name == f"{STATEMENT}.md":
        return link(STATEMENT, {}, words)
    if name.removesuffix(".md") in TASKS:
        return link(_HELP, {"task": name.removesuffix(".md")}, words)
    if not name and part:
        return f'<a href="#{safe(part)}">{safe(words)}</a>'
    return safe(words)


def _picture(words: str, file: str) -> str:
    """A picture, in the page itself so that nothing else is fetched; nothing where it has not been taken."""
    path = FOLDER / file
    if path.suffix != ".png" or not path.is_file():
        return ""
    held = base64.b64encode(path.read_bytes()).decode("ascii")
    return f'<img class="shot" src="data:image/png;base64,{held}" alt="{safe(words)}">'
