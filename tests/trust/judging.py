"""Every case through the reader and the gate, all of a source in one validation, and what is wrong with what came."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from loaders import gating, held, reading
from loaders.acceptance import TOLERATED
from loaders.discovery import discover
from loaders.gating import Gated, Incoming
from loaders.refusal import Refusal
from loaders.report import Reason
from loaders.source import sources
from tests.trust.bases import Base
from tests.trust.cases import Case
from tests.trust.draft import begun, write
from warehouse.home import Home, now

Content = list[dict[str, Any]]
CUT = "the last line does not end"


@dataclass(frozen=True)
class Came:
    """What came of a file: accepted with these rows, or refused; every reason; the rows read, loaded, set aside."""

    status: str
    reasons: tuple[Reason, ...]
    read: int = 0
    loaded: int = 0
    set_aside: int = 0
    lines: tuple[int, ...] = ()
    rows: tuple[dict[str, Any], ...] = ()


def gate(home: Home, files: Sequence[Path], workspace: Path) -> list[Came | str]:
    """Read and gate files as a load does; in place of what came, the traceback's kind where something broke."""
    came: list[Came | str] = [""] * len(files)
    readable: dict[str, list[Incoming]] = {}
    for number, file in enumerate(files):
        try:
            incoming = _read(home, file, workspace / str(number), number)
            readable.setdefault(incoming.facts.source.name, []).append(incoming)
        except Refusal as fault:
            came[number] = Came("refused", fault.reasons)
        except Exception as fault:
            came[number] = f"{type(fault).__name__}: {fault}"
    for name, incoming in readable.items():
        for gated, rows in gating.run(sources()[name], incoming):
            came[int(gated.id)] = _came(gated, rows)
    return came


def _read(home: Home, file: Path, workspace: Path, number: int) -> Incoming:
    workspace.mkdir(parents=True)
    finds = discover([file], workspace)
    if finds.turned:
        raise Refusal(finds.turned[0].reasons)
    (found,) = finds.found
    claims = found.claims
    facts = held.facts(home, found.source, claims.force, claims.cover, claims.rows, now())
    reading.check_personal(found.path, found.source)
    return Incoming(str(number), facts, reading.read(found.path, found.source))


def _came(gated: Gated, rows: pa.Table) -> Came:
    rows = rows.sort_by("line")
    dropped = [name for name in rows.column_names if name in ("extract", "row", "line") or name.endswith("_text")]
    content = tuple(rows.drop_columns(dropped).to_pylist())
    lines = tuple(rows["line"].to_pylist())
    return Came(gated.status, gated.reasons, gated.read, gated.loaded, gated.set_aside, lines, content)


def cleaned(home: Home, bases: Iterable[Base], folder: Path) -> list[tuple[Base, Content]]:
    """Each base without the rows that the gate sets aside of it as it is, and what its rows are once staged."""
    given = list(bases)
    files = [write(begun(base), folder / str(number)) for number, base in enumerate(given)]
    found = []
    for base, came in zip(given, gate(home, files, folder / "unpacked"), strict=True):
        assert isinstance(came, Came) and came.rows, (base.named, came)
        kept = tuple(base.rows[line - 2] for line in came.lines)
        found.append((replace(base, rows=kept), list(came.rows)))
    return found


def faults(case: Case, came: Came | str, content: Content) -> Iterator[str]:
    """What is wrong with what came of a case: nothing, when the promise was kept."""
    if isinstance(came, str):
        yield f"ended in {came}"
        return
    draft = case.draft
    if came.read != came.loaded + came.set_aside:
        yield f"{came.read} read are not {came.loaded} loaded and {came.set_aside} set aside"
    yield from _unsaid(came)
    aside = [row for row in draft.rows if row.fate == "aside"]
    unsure = [row for row in draft.rows if row.fate == "either"]
    most = TOLERATED * len(draft.rows)
    must = bool(draft.refused) or len(aside) > most
    if came.status == "refused":
        rules = {reason.rule for reason in came.reasons if reason.severity == "refuse"}
        if not (must or len(aside) + len(unsure) > most):
            yield f"refused for {sorted(rules)}, and nothing was wrong with it as a whole"
        elif draft.refused and not rules & draft.refused:
            yield f"refused for {sorted(rules)}, not for {sorted(draft.refused)}"
        return
    if must:
        yield f"accepted; it had to be refused for {sorted(draft.refused) or 'its many unusable rows'}"
        return
    yield from _rows(case, came, content)


def _rows(case: Case, came: Came, content: Content) -> Iterator[str]:
    """The rows of an accepted file, each against what must become of it."""
    rows = case.draft.rows
    if came.read != len(rows):
        yield f"{came.read} rows read of {len(rows)}"
    sure = [row for row in rows if row.fate == "loads"]
    unsure = {row.line for row in rows if row.fate == "either"}
    got = [(line, row) for line, row in zip(came.lines, came.rows, strict=True) if line not in unsure]
    if [line for line, _ in got] != [row.line for row in sure]:
        missing = {row.line for row in sure} ^ {line for line, _ in got}
        yield f"loaded or not against expectation: lines {sorted(missing)[:5]}"
    elif [row for _, row in got] != [content[row.origin] for row in sure]:
        at = next(at for at, (_, row) in enumerate(got) if row != content[sure[at].origin])
        yield f"line {got[at][0]} says something else: {_difference(got[at][1], content[sure[at].origin])}"
    if unsure & set(came.lines) and not any(CUT in reason.message for reason in came.reasons):
        yield "a row that was cut is loaded without a word"
    for row in rows:
        if row.fate == "aside" and not any(
            reason.line == row.line and row.column in (None, reason.column)
            for reason in came.reasons
            if reason.severity == "set_aside"
        ):
            yield f"no reason names line {row.line} ({row.why})"


def _difference(got: dict[str, Any], wanted: dict[str, Any]) -> str:
    return ", ".join(f"{key}: {got[key]!r} for {wanted[key]!r}" for key in wanted if got.get(key) != wanted[key])


def _unsaid(came: Came) -> Iterator[str]:
    """Reasons that are no help: without words, or without what to do."""
    serious = [reason for reason in came.reasons if reason.severity in ("refuse", "set_aside")]
    if came.status == "refused" and not serious:
        yield "refused without a reason"
    for reason in serious:
        if not any(mark in reason.message for mark in (";", ". ", "wanted:")):
            yield f"no remedy in: {reason.message}"
    text = json.dumps([reason.message for reason in came.reasons])
    if "Marker-Fictional" in text:
        yield "a reason quotes a row"
