"""Writes every fixture from the clean rows and `faults.toml`: `python -m tests.extracts.make`."""

from __future__ import annotations

from pathlib import Path

from tests.extracts import clean
from tests.extracts.index import Fault, clean_file, faults


def content(fault: Fault) -> bytes:
    """The bytes of a faulty fixture."""
    change = fault.change
    if "bytes" in change:
        return str(change["bytes"]).encode("latin-1")
    table = clean.rows(fault.source)
    header = list(table[0])
    for line in range(change.get("line", 0), change.get("line", 0) + change.get("lines", 1)):
        table[line - 2].update(change.get("put", {}))
    if "copy" in change:
        table[change["line"] - 2] = dict(table[change["copy"] - 2])
    if "drop" in change:
        header.remove(change["drop"])
        table = [{name: row[name] for name in header} for row in table]
    for name, value in change.get("add", {}).items():
        header.append(name)
        table = [{**row, name: value} for row in table]
    text = clean.text(table[: change.get("rows", clean.ROWS)], header)
    return (text.replace('"', "") if change.get("bare") else text).encode()


def every_file() -> dict[Path, bytes]:
    """Each fixture's path and what it holds."""
    files = {clean_file(source): clean.text(clean.rows(source)).encode() for source in clean.FILES}
    return files | {fault.file: content(fault) for fault in faults()}


if __name__ == "__main__":
    for path, held in every_file().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)
