"""ZIP files, unpacked within bounds and never outside the folder given."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from loaders.refusal import Refusal, refused
from warehouse.file_names import safe_name

CHUNK = 1 << 20
# JSON comes along for the manifests, which stand beside their extracts.
TAKEN = (".csv", ".xlsx", ".json")
KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What the standard library raises for an archive that is not what it says it is.
DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Limits:
    """The most members, the most bytes unpacked in all, and the most bytes out of one byte in."""

    members: int = 5_000
    total: int = 2 * 1024**3
    ratio: int = 200


@dataclass(frozen=True)
class Member:
    """One unpacked file: where it stands now, and its path inside the archive."""

    path: Path
    name: str


def expand(archive: Path, into: Path, limits: Limits | None = None) -> tuple[tuple[Member, ...], tuple[str, ...]]:
    """Unpack the extracts and manifests of an archive; returns them and a note for each other file.

    Raises `Refusal` for a damaged or encrypted archive, a member that points outside or is a link, and anything past
    the limits. Only a member's last name is used on disk, in a numbered folder for each folder of the archive.
    """
    limits = limits or Limits()
    try:
        with zipfile.ZipFile(archive) as file:
            guard(file, limits)
            return _unpack(file, into, limits)
    except DAMAGED as fault:
        raise refused("unreadable", "the ZIP is damaged, encrypted or of an unknown kind; make it again") from fault


def guard(file: zipfile.ZipFile, limits: Limits) -> None:
    """Refuse an archive for what it says of itself, before anything of it is unpacked. Raises `Refusal`."""
    members = file.infolist()
    if len(members) > limits.members:
        raise refused("unsafe_archive", f"more than {limits.members:,} files in the archive; send it in parts")
    if any(_outside(member) for member in members):
        raise refused("unsafe_archive", "the archive holds a link, or a path that leads outside; make it again")
    if any(member.flag_bits & 1 or member.compress_type not in KNOWN for member in members):
        raise refused("unreadable", "the archive is encrypted or oddly packed; make it again as a plain ZIP")
    if sum(member.file_size for member in members) > limits.total:
        raise _too_large(limits)


def _outside(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    kind = stat.S_IFMT(member.external_attr >> 16)
    drive = re.match(r"^[A-Za-z]:", member.filename)
    return bool(drive) or path.is_absolute() or ".." in path.parts or kind not in (0, stat.S_IFREG, stat.S_IFDIR)


def _too_large(limits: Limits) -> Refusal:
    return refused("unsafe_archive", f"unpacks to more than {limits.total // 1024**2:,} MB; send it in parts")


def contents(file: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> Iterator[bytes]:
    """The bytes of a member, counted as they come: what an archive says of its sizes is not believed."""
    given = 0
    with file.open(member) as stream:
        while chunk := stream.read(CHUNK):
            given += len(chunk)
            if given > limits.total:
                raise _too_large(limits)
            if given > CHUNK and given > limits.ratio * max(member.compress_size, 1):
                words = f"a file unpacks to more than {limits.ratio} times its size; send it as it is"
                raise refused("unsafe_archive", words)
            yield chunk


def _unpack(file: zipfile.ZipFile, into: Path, limits: Limits) -> tuple[tuple[Member, ...], tuple[str, ...]]:
    found: list[Member] = []
    notes: list[str] = []
    folders: dict[str, Path] = {}
    left = limits.total
    for member in file.infolist():
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if member.is_dir() or path.name.startswith(".") or "__MACOSX" in path.parts:
            continue
        if not path.name.lower().endswith(TAKEN):
            notes.append(f"{path.name}: neither CSV nor XLSX; left out")
            continue
        folder = folders.setdefault(str(path.parent).lower(), into / f"{len(folders):04d}")
        target = folder / safe_name(path.name)
        if target.exists():
            raise refused("unsafe_archive", "two files in the archive have the same name; make it again")
        left -= _write(file, member, target, Limits(limits.members, left, limits.ratio))
        found.append(Member(target, str(path)))
    return tuple(found), tuple(notes)


def _write(file: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, limits: Limits) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    with target.open("xb") as out:
        for chunk in contents(file, member, limits):
            size += out.write(chunk)
    return size
