"""Accepted extracts in, a published version out: staging, marts, the cube, and the record of where each came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse import ages, configuration, coverage, cube, database, record
from warehouse.home import Home, now
from warehouse.measures import catalogue, change, cohorts, periods
from warehouse.measures.catalogue import Catalogue
from warehouse.measures.model import Measure
from warehouse.record import Extract, SourceFacts

SQL = Path(__file__).parent / "sql"
# Marts that others read come last; each is one file of sql/marts.
LAST = ("calendar", "area")


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
        _begin(connection, home, known)
        record.extracts(connection, sources, extracts)
        progress("Arranging the accepted rows", 0.1)
        _staged(connection, sources, extracts)
        _marts(connection)
        progress("Adding up the measures", 0.5)
        cube.define_sets(connection)
        cube.fill(connection, known.measures.values())
        cube.fill_mix(connection, known.measures.values())
        _count_early(connection, home, known, sources, extracts)
        _cover_measures(connection, known)
        _disperse(connection, known, home.settings.force)
        progress("Withholding small numbers from the public", 0.8)
        _protect(connection, home, known)
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
    digest = hashlib.sha256(database.FORMAT.encode())
    for schema, name in names:
        table = f'"{schema}"."{name}"'
        row = connection.execute(f"select count(*), sum(hash(t)::hugeint) from {table} t").fetchone()
        digest.update(f"{schema}.{name}:{row}".encode())
    return digest.hexdigest()


def _begin(connection: duckdb.DuckDBPyConnection, home: Home, known: Catalogue) -> None:
    """The empty tables, and what stands in them whatever was received."""
    connection.execute((SQL / "schema.sql").read_text(encoding="utf-8"))
    connection.execute("set variable home_force = $force", {"force": home.settings.force})
    record.definitions(connection, known)
    record.area_sets(connection, home)


def _count_early(
    connection: duckdb.DuckDBPyConnection,
    home: Home,
    known: Catalogue,
    sources: Sequence[SourceFacts],
    extracts: Sequence[Extract],
) -> None:
    """Record which weeks can be told at equal age; count those again of which something else was known then.

    They are counted in a database beside, by the same steps, from the extracts that stood then.
    """
    found = ages.told(extracts, home.settings.force)
    record.insert(connection, "week_age", found.weeks)
    if not found.covers:
        return
    with duckdb.connect(":memory:") as beside:
        _begin(beside, home, known)
        record.covers(beside, found.covers)
        _staged(beside, sources, extracts)
        _marts(beside)
        cube.define_sets(beside)
        cube.fill(beside, known.measures.values())
        counted = beside.execute("from cube").to_arrow_table()
    connection.register("counted", counted)
    connection.execute("insert into early_cube select * from counted")
    connection.unregister("counted")


def _staged(connection: duckdb.DuckDBPyConnection, sources: Sequence[SourceFacts], extracts: Sequence[Extract]) -> None:
    connection.execute("attach ':memory:' as staged")
    empty = stager()
    for source in sources:
        files = [str(e.rows) for e in extracts if e.source == source.name and e.rows is not None]
        none = stage(empty, source.name, _no_rows(source)).append_column("force", pa.array([], pa.string()))
        connection.register("accepted", none)
        accepted = "accepted"
        if files:
            accepted = "(select * from read_parquet($files, union_by_name = true) union all by name from accepted)"
        # A row that does not say whose it is belongs to the force of its extract.
        connection.execute(
            f'create table staged."{source.name}" as select a.* exclude (force), c.force from {accepted} a '
            "join coverage c on c.extract = a.extract and a.day between c.starts and c.ends "
            "and c.force = coalesce(a.force, c.force)",
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
    received: dict[tuple[str, str], list[coverage.Span]] = {}
    for source, force, starts, ends in connection.execute(
        "select source, force, starts, ends from coverage"
    ).fetchall():
        received.setdefault((source, force), []).append((starts, ends))
    forces = sorted({force for _, force in received})
    every = (each for one in known.measures.values() for each in (one, *cohorts.at_every_age(one)))
    rows = [
        (measure.id, force, *span)
        for measure in every
        for force in forces
        # Without this an extract of every force would have each return asked for by each of them.
        if all((source, force) in received for source in measure.sources)
        for span in coverage.shared(
            [
                *(_received(received.get((source, force), []), source, measure) for source in measure.sources),
                cube.spoken_for(connection, measure, force),
                [(measure.starts or date.min, measure.ends or date.max)],
            ]
        )
    ]
    record.insert(connection, "measure_coverage", rows)


def _received(spans: list[coverage.Span], source: str, measure: Measure) -> list[coverage.Span]:
    """The days that a source's extracts speak for; for a cohort at an age, those whose outcomes are held until then."""
    age = cohorts.age_of(measure)
    return coverage.followed(spans, age) if age is not None and source == cohorts.FOLLOWED else spans


def _protect(connection: duckdb.DuckDBPyConnection, home: Home, known: Catalogue) -> None:
    """The cube of the public audience, from what was counted and covered."""
    # What it computes with takes half a second to import, and readers have no use for it.
    from warehouse.public import cube as public_cube

    public_cube.fill(connection, known.measures.values(), home.settings.force, home.today())


def _disperse(connection: duckdb.DuckDBPyConnection, known: Catalogue, force: str) -> None:
    """Each measure's overdispersion, from its months received whole; a month without rows counts as zero."""
    held: dict[str, dict[date, int]] = {}
    sql = (
        "select measure, date_trunc('month', day)::date, round(sum(numerator))::bigint from cube "
        "where force = $force group by all"
    )
    for measure, month, count in connection.execute(sql, {"force": force}).fetchall():
        held.setdefault(measure, {})[month] = count
    spans: dict[str, list[coverage.Span]] = {}
    covered = "select measure, starts, ends from measure_coverage where force = $force"
    for measure, starts, ends in connection.execute(covered, {"force": force}).fetchall():
        spans.setdefault(measure, []).append((starts, ends))
    counts = [measure.id for measure in known.measures.values() if not measure.survey]
    rows = [(name, change.dispersion(_whole_months(spans.get(name, []), held.get(name, {})))) for name in counts]
    record.insert(connection, "dispersion", rows)


def _whole_months(spans: list[coverage.Span], held: dict[date, int]) -> list[tuple[int, int]]:
    months = (month for starts, ends in spans for month in periods.spine("month", starts, ends))
    return [
        (change.month_index(month.starts), held.get(month.starts, 0))
        for month in months
        if coverage.days_within(spans, month.starts, month.ends) == month.days
    ]


def _describe(connection: duckdb.DuckDBPyConnection, home: Home, content: str) -> None:
    facts: Mapping[str, str] = {
        "format": database.FORMAT,
        "built_at": now().isoformat(),
        "content": content,
        "configuration": configuration.mark(configuration.files(home)),
        "settings": json.dumps(home.settings.__dict__, default=str, sort_keys=True),
    }
    record.insert(connection, "meta", list(facts.items()))
