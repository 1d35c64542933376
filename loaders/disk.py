"""Writing that lasts: content reaches the disk before its name does."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_CHUNK = 1 << 20


def digest(file: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def copy(file: Path, to: Path) -> str:
    """Copy a file to a new one; the SHA-256 of what was copied."""
    told = hashlib.sha256()
    with file.open("rb") as source, to.open("xb") as target:
        while chunk := source.read(_CHUNK):
            told.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return told.hexdigest()


def write(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Make a rename last; Windows has no such call, and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
