"""An office file as the ZIP of XML that it is, with the files inside it; nothing of the libraries that wrote it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "dc": "http://purl.org/dc/elements/1.1/",
    "terms": "http://purl.org/dc/terms/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
}
Parts = dict[str, bytes]


def unzipped(content: bytes, prefix: str = "") -> Parts:
    """Every part by its name; those of a workbook inside stand below it."""
    found: Parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        for name in held.namelist():
            part = held.read(name)
            found[prefix + name] = part
            if part[:2] == b"PK":
                found |= unzipped(part, f"{prefix}{name}/")
    return found


def of(path: Path) -> Parts:
    """The parts of a file."""
    return unzipped(path.read_bytes())


def tree(part: bytes) -> ElementTree.Element:
    """A part's XML; the file was written by the tests themselves."""
    return ElementTree.fromstring(part)  # noqa: S314


def trees(parts: Parts, start: str) -> dict[str, ElementTree.Element]:
    """The XML of every part whose name begins so, numbered ones in the order of their numbers."""
    held = [name for name in parts if name.startswith(start) and name.endswith(".xml")]
    return {name: tree(parts[name]) for name in sorted(held, key=lambda name: (len(name), name))}


def local(element: ElementTree.Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def bundled(parts: Parts) -> bytes:
    """Parts as a file again; a file inside it is made of its own parts."""
    out = io.BytesIO()
    inside = {name: f"{name}/" for name in parts if name.endswith(".xlsx")}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, part in parts.items():
            own = (
                {at.removeprefix(inside[name]): each for at, each in parts.items() if at.startswith(inside[name])}
                if name in inside
                else {}
            )
            if not any(name.startswith(folder) for folder in inside.values()):
                made.writestr(name, bundled(own) if own else part)
    return out.getvalue()
