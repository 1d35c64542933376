"""What a version keeps of where it came from: sources, extracts, findings, cover, the catalogue, the area sets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse import areas, boundaries, coverage, cube, populations
from warehouse.home import Home
from warehouse.measures import catalogue
from warehouse.measures.catalogue import Catalogue


@dataclass(frozen=True)
class SourceFacts:
    """What the warehouse keeps of a source: its columns as extracts name them, and its rhythm in days."""

    name: str
    title: str
    columns: tuple[str, ...]
    rhythm_days: int
    settles_days: int


@dataclass(frozen=True)
class Extract:
    """One landed extract as the gate left it. `rows` is the Parquet of its loaded rows, None when refused.

    `covers` are the (force, first day, last day) for which it speaks when accepted, of every force that it has rows of.
    `findings` are (rule, severity, column, line, count, message). Status: accepted, refused or withdrawn.
    """

    id: str
    source: str
    force: str
    file: str
    starts: str | None
    ends: str | None
    status: str
    read: int
    loaded: int
    set_aside: int
    control_total: int | None
    sha256: str
    received_at: str
    covers: tuple[tuple[str, date, date], ...]
    findings: tuple[tuple[object, ...], ...]
    rows: Path | None


def extracts(
    connection: duckdb.DuckDBPyConnection, sources: Sequence[SourceFacts], extracts: Sequence[Extract]
) -> None:
    """Record the sources, every extract with what was found in it, and which extract speaks for which day."""
    insert(connection, "source", [(s.name, s.title, s.rhythm_days, s.settles_days) for s in sources])
    insert(
        connection,
        "extract",
        [
            (
                e.id, e.source, e.force, e.file, e.starts, e.ends, e.status,
                e.read, e.loaded, e.set_aside, e.control_total, e.sha256, e.received_at,
            )
            for e in extracts
        ],
    )  # fmt: skip
    insert(connection, "finding", [(e.id, *finding) for e in extracts for finding in e.findings])
    standing = coverage.winners(
        coverage.Covering(e.source, *cover, e.id) for e in extracts if e.status == "accepted" for cover in e.covers
    )
    covers(connection, standing)


def covers(connection: duckdb.DuckDBPyConnection, standing: Iterable[coverage.Covering]) -> None:
    """Record which extract speaks for which days."""
    insert(connection, "coverage", [(c.source, c.force, c.starts, c.ends, c.extract) for c in standing])


def definitions(connection: duckdb.DuckDBPyConnection, known: Catalogue) -> None:
    """Record the catalogue in force: measures with the SQL they come to, plans, events, code sets."""
    for table, records in catalogue.documents(known).items():
        if table == "measure":
            rows = [(id_, text, cube.measure_sql(known.measures[id_])) for id_, text in records]
            insert(connection, table, rows)
        else:
            insert(connection, table, records)


def area_sets(connection: duckdb.DuckDBPyConnection, home: Home) -> None:
    """Record the area sets in force, the people in them, and where they lie."""
    sets = areas.load(home.config)
    insert(connection, "areas", [(a.id, a.set, a.title, a.parent, a.valid_from, a.valid_to) for a in sets.areas])
    insert(connection, "area_place", [(s.place, s.set, s.area, s.valid_from, s.valid_to) for s in sets.standings])
    insert(connection, "no_resident_rate", [(a.id, a.no_resident_rate) for a in sets.areas if a.no_resident_rate])
    people = populations.load(sets, home.settings.force, home.config)
    lines = boundaries.load(sets, home.config)
    insert(connection, "boundary", [(b.set, b.area, boundaries.as_text(b.shape)) for b in lines])
    insert(connection, "population", [(p.area, p.year, p.people, p.source) for p in people])


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Add rows, each in the order of the table's columns: all at once, since one at a time takes a millisecond each."""
    columns = [pa.array(column) for column in zip(*rows, strict=True)]
    if columns:
        connection.register("rows_in", pa.table(columns, names=[f"c{number}" for number in range(len(columns))]))
        connection.execute(f"insert into {table} select * from rows_in")
        connection.unregister("rows_in")
