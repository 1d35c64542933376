"""Stage and validate what was read, a source at a time, and keep what the gate let through.

The result of an extract is two files in the home's staging folder: its loaded rows as Parquet, and what was decided of
it as JSON. The JSON comes last, so an extract without one has still to be gated.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from expectations import gate
from loaders import acceptance, covers
from loaders.acceptance import Facts
from loaders.covers import Cover
from loaders.reading import Read
from loaders.report import Reason
from loaders.source import Source
from warehouse import build

TRACE = ("extract", "line", "row")
# Evidence for the gate, not for figures: the text stays in landing.
EVIDENCE = ("_text", "_ok")


@dataclass(frozen=True)
class Incoming:
    """One extract to be gated: its id, what it is held to, and its text as read."""

    id: str
    facts: Facts
    read: Read


@dataclass(frozen=True)
class Gated:
    """What was decided of one extract. `starts` and `ends` (ISO days) are None when no cover could be told.

    `covers` is for which forces it speaks and when, nothing when it is refused; with many, `force` is `SEVERAL`.
    """

    id: str
    source: str
    status: str
    force: str
    starts: str | None
    ends: str | None
    read: int
    loaded: int
    set_aside: int
    control_total: int | None
    reasons: tuple[Reason, ...]
    covers: tuple[Cover, ...] = ()


def run(source: Source, incoming: Sequence[Incoming]) -> list[tuple[Gated, pa.Table]]:
    """Gate every extract of one source in one validation; with each, its loaded rows (none when it is refused)."""
    raw = pa.concat_tables(_traced(each) for each in incoming)
    raw = raw.append_column("row", pa.array(range(raw.num_rows), pa.int64()))
    staged = build.stage(build.stager(), source.name, raw)
    wanted = dict.fromkeys((*TRACE, *gate.columns(source.name)))
    result = gate.validate(source.name, staged.select(list(wanted)).to_pandas())
    return [_decided(each, _rows_of(staged, each.id), result) for each in incoming]


def refused(id_: str, facts: Facts, reasons: Sequence[Reason]) -> Gated:
    """What is kept of an extract that could not be read at all."""
    cover = facts.cover
    return Gated(
        id=id_,
        source=facts.source.name,
        status="refused",
        force=facts.force or facts.home_force,
        starts=cover.starts.isoformat() if cover else None,
        ends=cover.ends.isoformat() if cover else None,
        read=0,
        loaded=0,
        set_aside=0,
        control_total=facts.rows,
        reasons=tuple(reasons),
    )


def keep(staging: Path, gated: Gated, rows: pa.Table | None) -> None:
    """Write an extract's result: its rows, then the decision, each whole or not at all."""
    staging.mkdir(parents=True, exist_ok=True)
    if gated.status == "accepted" and rows is not None:
        names = [name for name in rows.column_names if not name.endswith(EVIDENCE)]
        _swap(rows_path(staging, gated.id), lambda beside: pq.write_table(rows.select(names), beside))
    text = json.dumps(asdict(gated), ensure_ascii=False, indent=1, default=str)
    _swap(_decision_path(staging, gated.id), lambda beside: beside.write_text(text, encoding="utf-8"))


def kept(staging: Path, id_: str) -> Gated | None:
    """What was decided of an extract, or None when it has still to be gated."""
    path = _decision_path(staging, id_)
    if not path.exists():
        return None
    found = json.loads(path.read_text(encoding="utf-8"))
    reasons = tuple(Reason(**reason) for reason in found["reasons"])
    return Gated(**{**found, "reasons": reasons, "covers": covers.read(found)})


def forget(staging: Path, id_: str) -> None:
    """Remove an extract's result: its rows last, so that cut short it is taken for one still to be gated."""
    for path in (_decision_path(staging, id_), rows_path(staging, id_)):
        path.unlink(missing_ok=True)


def rows_path(staging: Path, id_: str) -> Path:
    """Where an accepted extract's loaded rows are kept."""
    return staging / f"{id_}.parquet"


def _decision_path(staging: Path, id_: str) -> Path:
    return staging / f"{id_}.json"


def _decided(each: Incoming, staged: pa.Table, result: gate.Result) -> tuple[Gated, pa.Table]:
    facts = each.facts
    found = acceptance.decide(each.id, facts, staged, each.read.ragged, result)
    rows, spoken = staged.filter(found.good), covers.of_one(found.force, found.cover)
    if facts.many_forces:
        rows = covers.owned(rows, facts.source.force_column)
        spoken = covers.of_each(rows)
    notes = tuple(Reason("note", note, "note") for note in each.read.notes)
    cover = found.cover
    gated = Gated(
        id=each.id,
        source=facts.source.name,
        status=found.status,
        force=covers.force_named(spoken, found.force),
        starts=cover.starts.isoformat() if cover else None,
        ends=cover.ends.isoformat() if cover else None,
        read=found.read,
        loaded=found.loaded,
        set_aside=found.set_aside,
        control_total=facts.rows,
        reasons=(*found.reasons, *notes),
        covers=spoken if found.status == "accepted" else (),
    )
    return gated, rows


def _traced(each: Incoming) -> pa.Table:
    table = each.read.table
    return table.append_column("extract", pa.array([each.id] * table.num_rows, pa.string()))


def _rows_of(staged: pa.Table, id_: str) -> pa.Table:
    return staged.filter(pc.equal(staged["extract"], id_))


def _swap(path: Path, write: Callable[[Path], object]) -> None:
    beside = path.with_name(f".{path.name}.tmp")
    write(beside)
    beside.replace(path)
