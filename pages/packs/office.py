"""Office files made the same to the byte, with the properties that accessibility asks for.

Slides and sheets are both a ZIP of XML: what their libraries write differs by the clock, and by little else.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from pages.packs.document import Pack
from pages.parts.markup import safe

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP can hold
_CORE = "docProps/core.xml"
_ATTRIBUTES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def settle(content: bytes, pack: Pack) -> bytes:
    """The same file with fixed times, its title, language and marking in its properties, and in those of files in it.

    Language marks that a library sets to American English are set to the pack's.
    """
    return _settle(content, _properties(pack), pack.language)


def bundle(files: dict[str, bytes]) -> bytes:
    """Files in one ZIP, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            made.writestr(entry, content)
    return out.getvalue()


def _settle(content: bytes, properties: bytes, language: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    for name, part in parts.items():
        if name == _CORE:
            parts[name] = properties
        elif name.endswith(".xlsx"):
            parts[name] = _settle(part, properties, language)
        elif name.endswith(".xml"):
            parts[name] = part.replace(b'lang="en-US"', f'lang="{language}"'.encode())
    return bundle(parts)


def _properties(pack: Pack) -> bytes:
    """The core properties: title, language and marking are what a screen reader and a records manager look for."""
    words = {
        "dc:title": f"{pack.marking}: {pack.title}",
        "dc:subject": pack.subject,
        "dc:creator": "Office of the Police and Crime Commissioner",
        "dc:description": "; ".join(filter(None, (pack.banner, *(f"{name}: {value}" for name, value in pack.filters)))),
        "dc:language": pack.language,
        "cp:category": pack.marking,
        "cp:keywords": f"{pack.audience}; version {pack.version}",
    }
    at = _time(pack.made)
    told = "".join(f"<{name}>{safe(text)}</{name}>" for name, text in words.items() if text)
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{at}</dcterms:{name}>' for name in ("created", "modified")
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<cp:coreProperties {_ATTRIBUTES}>{told}{times}</cp:coreProperties>".encode()


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
