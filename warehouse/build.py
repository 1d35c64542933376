"""Accepted extracts in, a published version out: staging, marts, the cube, and the record of where each came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse import areas, coverage, cube, database
from warehouse.home import Home, now
from warehouse.measures import catalogue, change
from warehouse.measures.catalogue import Catalogue
from warehouse.measures.model import Measure

SQL = Path(__file__).parent / "sql"
FORMAT = "1"
# Marts that others read come last; each is one file of sql/marts.
LAST = ("calendar", "area")


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
    findings: tuple[tuple[object, ...], ...]
    rows: Path | None


def stager() -> duckdb.DuckDBPyConnection:
    """An in-memory connection that knows the staging macros."""
    connection = duckdb.connect(":memory:")
    connection.execute((SQL / "macros.sql").read_text(encoding="utf-8"))
    return connection


def stage(connection: duckdb.DuckDBPyConnection, source: str, raw: pa.Table) -> pa.Table:
    """Type one source's text rows (columns of the source, and extract, line, row) by its staging SQL."""
    connection.register("raw", raw)
    try:
        return connection.execute((SQL / "staging" / f"{source}.sql").read_text(encoding="utf-8")).to_arrow_table()
    finally:
        connection.unregister("raw")


def publish(
    home: Home,
    sources: Sequence[SourceFacts],
    extracts: Sequence[Extract],
    progress: Callable[[str, float], None] = lambda text, fraction: None,
) -> str:
    """Build a version from the extracts, in the order received, and make it the one in force; its name.

    Raises CatalogueError or MeasureErrors before anything is switched.
    """
    known = catalogue.load(config_dir=home.config)

    def write(connection: duckdb.DuckDBPyConnection) -> str:
        connection.execute((SQL / "schema.sql").read_text(encoding="utf-8"))
        connection.execute("set variable home_force = $force", {"force": home.settings.force})
        _record_extracts(connection, sources, extracts)
        _record_catalogue(connection, known)
        _record_areas(connection, home)
        progress("Arranging the accepted rows", 0.1)
        _staged(connection, sources, extracts)
        _marts(connection)
        progress("Adding up the measures", 0.5)
        cube.define_sets(connection)
        cube.fill(connection, known.measures.values())
        _cover_measures(connection, known)
        _disperse(connection, known)
        progress("Publishing", 0.9)
        content = content_hash(connection)
        _describe(connection, home, content)
        return content

    return database.publish(home.published, write, home.settings.keep_versions)


def content_hash(connection: duckdb.DuckDBPyConnection) -> str:
    """A hash of all that a version says (not of when it was built), the same for the same content in any row order."""
    names = connection.execute(
        "select table_schema, table_name from information_schema.tables "
        "where table_catalog = 'pcc' and table_name <> 'meta' order by all"
    ).fetchall()
    digest = hashlib.sha256(FORMAT.encode())
    for schema, name in names:
        table = f'"{schema}"."{name}"'
        row = connection.execute(f"select count(*), sum(hash(t)::hugeint) from {table} t").fetchone()
        digest.update(f"{schema}.{name}:{row}".encode())
    return digest.hexdigest()


def _record_extracts(
    connection: duckdb.DuckDBPyConnection, sources: Sequence[SourceFacts], extracts: Sequence[Extract]
) -> None:
    _insert(connection, "source", [(s.name, s.title, s.rhythm_days, s.settles_days) for s in sources])
    _insert(
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
    _insert(connection, "finding", [(e.id, *finding) for e in extracts for finding in e.findings])
    standing = coverage.winners(
        coverage.Covering(e.source, e.force, *_days(e), e.id) for e in extracts if e.status == "accepted"
    )
    _insert(connection, "coverage", [(c.source, c.force, c.starts, c.ends, c.extract) for c in standing])


def _record_catalogue(connection: duckdb.DuckDBPyConnection, known: Catalogue) -> None:
    for table, records in catalogue.documents(known).items():
        if table == "measure":
            rows = [(id_, text, cube.measure_sql(known.measures[id_])) for id_, text in records]
            _insert(connection, table, rows)
        else:
            _insert(connection, table, records)


def _record_areas(connection: duckdb.DuckDBPyConnection, home: Home) -> None:
    sets = areas.load(home.config)
    _insert(connection, "areas", [(a.id, a.set, a.title, a.parent, a.valid_from, a.valid_to) for a in sets.areas])
    _insert(connection, "area_place", [(s.place, s.set, s.area, s.valid_from, s.valid_to) for s in sets.standings])


def _staged(connection: duckdb.DuckDBPyConnection, sources: Sequence[SourceFacts], extracts: Sequence[Extract]) -> None:
    connection.execute("attach ':memory:' as staged")
    empty = stager()
    for source in sources:
        files = [str(e.rows) for e in extracts if e.source == source.name and e.rows is not None]
        if not files:
            connection.register("accepted", stage(empty, source.name, _no_rows(source)))
        accepted = "read_parquet($files, union_by_name = true)" if files else "accepted"
        connection.execute(
            f'create table staged."{source.name}" as select a.*, c.force from {accepted} a '
            "join coverage c on c.extract = a.extract and a.day between c.starts and c.ends",
            {"files": files} if files else None,
        )


def _no_rows(source: SourceFacts) -> pa.Table:
    kinds = {"extract": pa.string(), "line": pa.int32(), "row": pa.int64()}
    columns = {**dict.fromkeys(source.columns, pa.string()), **kinds}
    return pa.table({name: pa.array([], kind) for name, kind in columns.items()})


def _marts(connection: duckdb.DuckDBPyConnection) -> None:
    files = sorted((SQL / "marts").glob("*.sql"), key=lambda path: (path.stem in LAST, path.stem))
    for path in files:
        connection.execute(f"create table mart.{path.stem} as\n" + path.read_text(encoding="utf-8"))


def _cover_measures(connection: duckdb.DuckDBPyConnection, known: Catalogue) -> None:
    spans: dict[tuple[str, str], list[coverage.Span]] = {}
    for source, force, starts, ends in connection.execute(
        "select source, force, starts, ends from coverage"
    ).fetchall():
        spans.setdefault((source, force), []).append((starts, ends))
    forces = sorted({force for _, force in spans})
    rows = [
        (measure.id, force, *span)
        for measure in known.measures.values()
        for force in forces
        for span in coverage.shared([*(spans.get((source, force), []) for source in measure.sources), _life(measure)])
    ]
    _insert(connection, "measure_coverage", rows)


def _life(measure: Measure) -> list[coverage.Span]:
    return [(measure.starts or date.min, measure.ends or date.max)]


def _disperse(connection: duckdb.DuckDBPyConnection, known: Catalogue) -> None:
    sql = (
        "select year(c.day) * 12 + month(c.day) - 1 as month, sum(numerator)::bigint from cube c "
        "where measure = $measure and force = getvariable('home_force') group by 1 order by 1"
    )
    counts = [measure for measure in known.measures.values() if measure.unit == "count"]
    monthly = {m.id: connection.execute(sql, {"measure": m.id}).fetchall() for m in counts}
    _insert(connection, "dispersion", [(name, change.dispersion(rows)) for name, rows in monthly.items()])


def _describe(connection: duckdb.DuckDBPyConnection, home: Home, content: str) -> None:
    facts: Mapping[str, str] = {
        "format": FORMAT,
        "built_at": now().isoformat(),
        "content": content,
        "settings": json.dumps(home.settings.__dict__, default=str, sort_keys=True),
    }
    _insert(connection, "meta", list(facts.items()))


def _days(extract: Extract) -> tuple[date, date]:
    return date.fromisoformat(str(extract.starts)), date.fromisoformat(str(extract.ends))


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Sequence[object]]) -> None:
    columns = [pa.array(column) for column in zip(*rows, strict=True)]
    if columns:
        connection.register("rows_in", pa.table(columns, names=[f"c{number}" for number in range(len(columns))]))
        connection.execute(f"insert into {table} select * from rows_in")
        connection.unregister("rows_in")
