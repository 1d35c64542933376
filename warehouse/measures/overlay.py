"""Definition files as read from disk: a shipped folder, with a deployment's own laid over it key by key."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from warehouse.measures.fields import Faults

Table = dict[str, Any]
Folders = Sequence[tuple[Path, str]]  # each with what is put before a file's name when it is spoken of
Found = dict[str, tuple[str, Table]]  # by the file's stem: the name to speak of it by, and what it holds


def folder(folders: Folders, name: str, faults: Faults) -> Found:
    """The tables of a sub-folder's files by their stems, the later folders' keys over the earlier ones'."""
    found: Found = {}
    for base, prefix in folders:
        for path in sorted((base / name).glob("*.toml")):
            shown = f"{prefix}{name}/{path.name}"
            under = found.get(path.stem, ("", {}))[1]
            found[path.stem] = (shown, _over(under, _toml(path, shown, faults)))
    return found


def each(folders: Folders, name: str, faults: Faults) -> list[tuple[str, Table]]:
    """The tables of the files of one name, one a folder that has it."""
    held = [(base / name, prefix + name) for base, prefix in folders]
    return [(shown, _toml(path, shown, faults)) for path, shown in held if path.is_file()]


def _toml(path: Path, shown: str, faults: Faults) -> Table:
    """A file's table; one that is unreadable or empty is told here, and not again as every key that it lacks."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        faults.add(shown, f"cannot be read as TOML: {fault}")
        return {}
    if not table:
        faults.add(shown, "is empty")
    return table


def _over(under: Table, over: Table) -> Table:
    laid = {**under, **over}
    shipped, added = under.get("targets"), over.get("targets")
    if isinstance(shipped, list) and isinstance(added, list):
        newer = [_key(record) for record in added]
        laid["targets"] = [record for record in shipped if _key(record) not in newer] + added
        # Kept to be seen: what was promised before is part of the record.
        older = [record for record in shipped if _key(record) in newer]
        laid["superseded"] = [*under.get("superseded", []), *over.get("superseded", []), *older]
    return laid


def _key(record: object) -> object:
    """What a target record is about: two that agree in it are one promise, made anew."""
    if not isinstance(record, dict):
        return record
    areas = record.get("areas", ["force"])
    about = sorted(map(str, areas)) if isinstance(areas, list) else areas
    return [*(record.get(name) for name in ("kind", "starts", "ends")), about]
