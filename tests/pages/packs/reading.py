"""A PDF as a reader of tags sees it: its structure tree, the alternatives of its figures, its fonts, its order."""

from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


def elements(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the structure tree, in reading order."""
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    yield from _below(root)


def _below(node: DictionaryObject) -> Iterator[DictionaryObject]:
    kids = node.get("/K")
    kids = kids.get_object() if kids is not None else []
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        held = kid.get_object()
        if isinstance(held, DictionaryObject) and "/S" in held:
            yield held
            yield from _below(held)


def fonts(reader: PdfReader) -> dict[str, bool]:
    """Each font by its name, and whether its letters are embedded."""
    found: dict[str, bool] = {}
    for page in reader.pages:
        resources = page["/Resources"].get_object()
        _fonts(resources, found)
    return found


def _fonts(resources: DictionaryObject, found: dict[str, bool]) -> None:
    for font in (resources.get("/Font") or DictionaryObject()).get_object().values():
        held = font.get_object()
        below = held.get("/DescendantFonts")
        own = below.get_object()[0].get_object() if below else held
        descriptor = own.get("/FontDescriptor")
        files = ("/FontFile", "/FontFile2", "/FontFile3")
        found[str(held["/BaseFont"])] = descriptor is not None and any(f in descriptor.get_object() for f in files)
    for drawn in (resources.get("/XObject") or DictionaryObject()).get_object().values():
        inner = drawn.get_object().get("/Resources")
        if inner:
            _fonts(inner.get_object(), found)


def metadata(path: Path) -> str:
    """The XMP packet."""
    packet = PdfReader(path).trailer["/Root"]["/Metadata"].get_object()
    return packet.get_data().decode("utf-8")
