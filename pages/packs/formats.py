"""The formats that a pack can be written in: one module each, found by its name and asked only when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from pages.packs.document import Pack
from pages.parts.tables import file_name
from warehouse.measures.catalogue import UnknownName

# A module of this folder, `write(pack, path)` in it, and how the file that it writes ends.
_KNOWN = {"pdf": "pdf", "pptx": "pptx", "xlsx": "xlsx", "csv": "zip"}
# What a home's config may hold for one of them: the office's own look, which `write` takes third.
_OWN = {"pptx": "template.pptx"}


@dataclass(frozen=True)
class Format:
    """A way to write a pack: its name, how its files end, and its renderer.

    `own` names the file of the home's config that the renderer takes the office's look from; empty for most.
    """

    name: str
    ending: str
    own: str = ""

    @property
    def write(self) -> Callable[..., None]:
        """The renderer, imported now."""
        found: Callable[..., None] = import_module(f"pages.packs.{self.name}").write
        return found


def offered() -> dict[str, Format]:
    """The formats that there are, by name."""
    held = {name: ending for name, ending in _KNOWN.items() if find_spec(f"pages.packs.{name}")}
    return {name: Format(name, ending, _OWN.get(name, "")) for name, ending in held.items()}


def named(text: str) -> tuple[Format, ...]:
    """The formats that a text lists, such as pdf,xlsx; each once. Raises UnknownName with those that exist."""
    known = offered()
    asked = dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip())
    for name in asked:
        if name not in known:
            raise UnknownName("format", name, list(known))
    return tuple(known[name] for name in asked)


def called(pack: Pack, fmt: Format) -> str:
    """The file's name, led by the marking: OFFICIAL_board_pack_2019-03_internal_v0012.pdf; an area's names it."""
    kind = "board_pack" if pack.report == "board" else "panel_report"
    area = "" if pack.area.id == "force" else pack.area.id
    version = f"v{pack.version.split('-')[0]}"
    return file_name(pack.marking, kind, pack.meeting, area, pack.audience, version, ending=fmt.ending)
