"""From the paths that a person names to the extracts in them: which files, of which source, claiming what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders import archive, reading
from loaders.claims import MANIFEST, Claims, claims_of
from loaders.refusal import Refusal, because, refused
from loaders.report import Reason
from loaders.source import Source, sources
from warehouse.faults import WrongUse

TABLES, ZIP = (".csv", ".xlsx"), ".zip"


@dataclass(frozen=True)
class Found:
    """One extract: where its bytes are, its own name, how to name it to a person, its source and its claims."""

    path: Path
    name: str
    shown: str
    source: Source
    claims: Claims


@dataclass(frozen=True)
class Turned:
    """One file that could not be taken up, and why."""

    shown: str
    source: Source | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Finds:
    """Everything in the paths: extracts, files turned away, and a note for each file that was left out."""

    found: tuple[Found, ...]
    turned: tuple[Turned, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _File:
    path: Path
    shown: str
    fault: Refusal | None = None
    note: str = ""


def discover(
    paths: Iterable[Path], workspace: Path, *, source: str | None = None, limits: archive.Limits | None = None
) -> Finds:
    """Look into files, folders and ZIPs (unpacked into `workspace`, which the caller clears away).

    `source` holds for every file when given. Raises WrongUse for a source that does not exist.
    """
    given = source_named(source) if source is not None else None
    found: list[Found] = []
    turned: list[Turned] = []
    notes: list[str] = []
    for file in _files(paths, workspace, limits):
        if file.note:
            notes.append(file.note)
            continue
        whose = given
        try:
            if file.fault:
                raise file.fault
            if given is None and (unused := _not_used(file)):
                notes.append(unused)
                continue
            whose = given or source_of(file.path)
            found.append(
                Found(file.path, file.path.name, file.shown, whose, claims_of(file.path, file.path.name, whose))
            )
        except Refusal as fault:
            turned.append(Turned(file.shown, whose, fault.reasons))
    return Finds(tuple(found), tuple(turned), tuple(notes))


def source_named(name: str) -> Source:
    """The source of that name. Raises WrongUse naming those that exist."""
    if name not in sources():
        raise WrongUse(f"no source {name}; the sources are: {', '.join(sources())}")
    return sources()[name]


def source_of(path: Path) -> Source:
    """The source that a file belongs to: by its name, else by its header when only one source's columns are all there.

    Raises `Refusal` when neither tells.
    """
    named = [source for source in sources().values() if re.match(source.pattern, path.name.lower())]
    if len(named) == 1:
        return named[0]
    fitting = [source for source in named or sources().values() if reading.has_columns(path, source)]
    if len(fitting) == 1:
        return fitting[0]
    several = f"it fits {' and '.join(source.name for source in fitting)}" if fitting else "its columns fit none"
    words = f"neither its name nor its header tells which source it is ({several}); say which with --source: "
    raise refused("unknown_source", words + ", ".join(sources()))


def _not_used(file: _File) -> str:
    """A note for a file that comes in the same download and is not an extract of ours."""
    for source in sources().values():
        if source.not_used and re.match(source.not_used, file.path.name.lower()):
            return f"{file.shown}: not used; left out"
    return ""


def _files(paths: Iterable[Path], workspace: Path, limits: archive.Limits | None) -> Iterator[_File]:
    for path in paths:
        if path.is_dir():
            for each in _inside(path):
                shown = str(each.relative_to(path.parent))
                if _linked(each, path):
                    yield _File(each, shown, note=f"{shown}: a link; left out, since it may lead anywhere")
                else:
                    yield from _opened(each, shown, workspace, limits)
        elif path.is_file():
            yield from _opened(path, path.name, workspace, limits, named=True)
        else:
            words = "there is no such file or folder; check the path"
            yield _File(path, str(path), Refusal([because("unreadable", words)]))


def _inside(folder: Path) -> list[Path]:
    """The files that may be extracts, in an order that does not depend on the system."""
    files = (path for path in folder.rglob("*") if path.is_file() and not _hidden(path.relative_to(folder)))
    return sorted(path for path in files if path.suffix.lower() in (*TABLES, ZIP))


def _linked(path: Path, folder: Path) -> bool:
    """Whether a file in a folder, or a folder between them, is a link: what is named is loaded, and nothing beside."""
    return any(each.is_symlink() for each in (path, *path.parents) if each.is_relative_to(folder) and each != folder)


def _hidden(path: Path) -> bool:
    """Dot files, and the lock files that Excel leaves beside an open workbook."""
    return any(part.startswith((".", "~$")) for part in path.parts)


def _opened(
    path: Path, shown: str, workspace: Path, limits: archive.Limits | None, named: bool = False
) -> Iterator[_File]:
    if path.suffix.lower() != ZIP:
        if path.name.lower().endswith(MANIFEST):
            return
        if named and path.suffix.lower() not in TABLES:
            words = "neither CSV, XLSX nor ZIP; save it as one of them"
            yield _File(path, shown, Refusal([because("unreadable", words)]))
        else:
            yield _File(path, shown)
        return
    into = workspace / f"zip-{sum(1 for _ in workspace.iterdir()):04d}"
    try:
        members, notes = archive.expand(path, into, limits)
    except Refusal as fault:
        yield _File(path, shown, fault)
        return
    yield from (_File(path, shown, note=f"{shown}: {note}") for note in notes)
    for member in members:
        if member.path.suffix.lower() in TABLES:
            yield _File(member.path, f"{shown}: {member.name}")
