"""Versions as snapshots of a DuckLake, which loaders and dashboards on several machines share.

A version is built as it always is, in a file of this machine's. What of it differs from the lake's newest snapshot is
then written there in one transaction, which is a snapshot that nobody knows yet; one transaction of the catalogue makes
it a version and puts it in force. A reader is tied to the snapshot of its version. Tables that did not change are
stored once, however many versions hold them.
"""

from __future__ import annotations

import importlib.util
import json
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse import lake_catalogue as catalogue
from warehouse.faults import DiskFault
from warehouse.lake_catalogue import LakeFault
from warehouse.places import Lake
from warehouse.storage import Hold, UnknownVersion, Write, file_name, is_of, next_name
from warehouse.storage_file import Files, quoted, written

EXTENSIONS = ("postgres_scanner", "ducklake")
# Nothing is fetched; an extension is taken only with its makers' signature, which takes a third of a second to check.
CONFIG: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": False}
TABLES = "select schema_name, table_name from duckdb_tables() where database_name = $database order by all"
COLUMNS = (
    "select column_name || ' ' || data_type from duckdb_columns() "
    "where database_name = 'built' and schema_name = $schema and table_name = $table order by column_index"
)
NEWEST = f"select commit_extra_info from __ducklake_metadata_pcc.{catalogue.SCHEMA}.ducklake_snapshot_changes"
Marks = dict[str, str]  # table -> what tells its content


@dataclass(frozen=True)
class Snapshots:
    """The versions in a lake."""

    lake: Lake

    def versions(self) -> list[str]:
        """The versions kept, oldest first."""
        return list(catalogue.kept(self.lake))

    def current(self) -> str | None:
        """The version in force, or None before the first publication."""
        return catalogue.current(self.lake)

    def opened(self, version: str) -> duckdb.DuckDBPyConnection:
        """A version to read, in memory, tied to its snapshot. Raises UnknownVersion or LakeFault.

        Of the doors, the folder of the Parquet stays open: the lake is read through it.
        """
        connection = self._at(version)
        connection.execute("USE pcc")
        for setting in (
            f"allowed_directories = ['{quoted(_files(self.lake))}/']",
            "enable_external_access = false",
            "python_enable_replacements = false",
            "lock_configuration = true",
        ):
            connection.execute(f"SET {setting}")
        return connection

    def publish(self, write: Write, keep: int) -> str:
        """Store what `write` fills an empty database with, and switch to it; its name."""
        with tempfile.TemporaryDirectory(prefix="pcc-") as folder:
            building = Path(folder) / "built.duckdb"
            try:
                content = written(building, write)
            except duckdb.IOException as fault:
                raise DiskFault from fault
            with catalogue.publishing(self.lake) as publishing:
                before = self.current()
                if before and is_of(before, content):
                    return before
                # Numbers go on from those of a home that published in its own folder before.
                version = next_name(content, [*publishing.names(), *Files(self.lake.folder).versions()])
                with _attached(self.lake) as connection:
                    snapshot = _commit(connection, building, version)
                    publishing.switch(version, snapshot, keep)
                    # It is in force: what cannot be cleared away now is at a later publication.
                    with suppress(duckdb.Error):
                        _sweep(connection, publishing.needed() | {snapshot})
        return version

    def point(self, version: str) -> None:
        """Make a kept version the one in force, in one atomic step. Raises UnknownVersion."""
        catalogue.point(self.lake, version)

    def copy(self, version: str, folder: Path) -> Path:
        """A file of the version's own, which no longer needs the lake. Raises UnknownVersion."""
        to = folder / file_name(version)
        with _plainly(), closing(self._at(version)) as connection:
            connection.execute(f"ATTACH '{quoted(to)}' AS kept")
            for schema, table in _tables(connection, "pcc"):
                connection.execute(f'create schema if not exists kept."{schema}"')
                connection.execute(f'create table kept."{schema}"."{table}" as from pcc."{schema}"."{table}"')
        return to

    def hold(self, file: Path) -> Hold:
        """The hold of a file's name among all machines. Raises holding.Held or LakeFault."""
        return catalogue.hold(self.lake, file.name)

    def _at(self, version: str) -> duckdb.DuckDBPyConnection:
        kept = catalogue.kept(self.lake)
        if version not in kept:
            raise UnknownVersion(version, list(kept))
        with catalogue.connected(self.lake) as connection:
            catalogue.check_folder(self.lake, connection)
        return _connection(self.lake, f"READ_ONLY, SNAPSHOT_VERSION {kept[version]}")


def _files(lake: Lake) -> Path:
    return lake.data / "files"


def _connection(lake: Lake, *options: str) -> duckdb.DuckDBPyConnection:
    """The lake, attached as `pcc`. Raises LakeFault."""
    # Every machine may see the folder at a place of its own: the catalogue keeps what is below it only. And it keeps no
    # rows itself: to let go of those a table is dropped there, which waits for whoever reads it.
    place = (
        f"DATA_PATH '{quoted(_files(lake))}/', OVERRIDE_DATA_PATH true, METADATA_SCHEMA '{catalogue.SCHEMA}', "
        "DATA_INLINING_ROW_LIMIT 0"
    )
    address = catalogue.address_of(lake.catalogue).replace("'", "''")
    connection = duckdb.connect(":memory:", config=CONFIG)
    try:
        with _plainly():
            for name in EXTENSIONS:
                connection.execute(f"LOAD '{quoted(_extension(name))}'")
            connection.execute(f"ATTACH 'ducklake:postgres:{address}' AS pcc ({', '.join([place, *options])})")
    except LakeFault:
        connection.close()
        raise
    return connection


@contextmanager
def _attached(lake: Lake) -> Iterator[duckdb.DuckDBPyConnection]:
    """The lake, to write to. Raises LakeFault."""
    with _plainly(), closing(_connection(lake)) as connection:
        yield connection


@contextmanager
def _plainly() -> Iterator[None]:
    """DuckDB's words may hold paths and addresses: only their kind is passed on."""
    try:
        yield
    except duckdb.Error as fault:
        raise LakeFault(f"its database or its folder does not answer as it should ({type(fault).__name__}).") from None


def _extension(name: str) -> Path:
    """Where an extension of DuckDB is installed. Raises LakeFault when there is none of this very DuckDB."""
    spec = importlib.util.find_spec(f"duckdb_extension_{name}")
    for place in (spec and spec.submodule_search_locations) or ():
        path = Path(place) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
        if path.is_file():
            return path
    raise LakeFault(
        f"the extension {name} of DuckDB {duckdb.__version__} is not installed: install the project with its extra, "
        "pip install '.[lake]'."
    )


def _commit(connection: duckdb.DuckDBPyConnection, building: Path, version: str) -> int:
    """Make the lake hold what was built, in one transaction; the snapshot that is then the newest."""
    connection.execute(f"ATTACH '{quoted(building)}' AS built (READ_ONLY)")
    marks = {f"{schema}.{table}": _mark(connection, schema, table) for schema, table in _tables(connection, "built")}
    held = _marks_held(connection)
    connection.execute("begin transaction")
    for schema, table in _tables(connection, "built"):
        if held.get(f"{schema}.{table}") != marks[f"{schema}.{table}"]:
            connection.execute(f'create schema if not exists pcc."{schema}"')
            connection.execute(f'create or replace table pcc."{schema}"."{table}" as from built."{schema}"."{table}"')
    for schema, table in set(_tables(connection, "pcc")) - set(_tables(connection, "built")):
        connection.execute(f'drop table pcc."{schema}"."{table}"')
    told = {"author": "pcc", "message": version, "marks": json.dumps(marks)}
    connection.execute("call pcc.set_commit_message($author, $message, extra_info => $marks)", told)
    connection.execute("commit")
    newest = connection.execute("select max(snapshot_id) from pcc.snapshots()").fetchone() or (0,)
    return int(newest[0])


def _tables(connection: duckdb.DuckDBPyConnection, database: str) -> list[tuple[str, str]]:
    return [(str(s), str(t)) for s, t in connection.execute(TABLES, {"database": database}).fetchall()]


def _mark(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> str:
    """What tells a table's content: its columns, and its rows whatever their order."""
    columns = connection.execute(COLUMNS, {"schema": schema, "table": table}).fetchall()
    rows = connection.execute(f'select count(*), sum(hash(t)::hugeint) from built."{schema}"."{table}" t').fetchone()
    return f"{[name for (name,) in columns]} {rows}"


def _marks_held(connection: duckdb.DuckDBPyConnection) -> Marks:
    """The marks of the newest snapshot, as it says itself; none when it is not one of ours."""
    found = connection.execute(f"{NEWEST} order by snapshot_id desc limit 1").fetchone()
    try:
        return dict(json.loads(found[0])) if found and found[0] else {}
    except ValueError:
        return {}


def _sweep(connection: duckdb.DuckDBPyConnection, needed: set[int]) -> None:
    """Let go of snapshots that nobody can ask for, killed loaders' among them, and of files that none holds."""
    held = {int(each) for (each,) in connection.execute("select snapshot_id from pcc.snapshots()").fetchall()}
    if gone := sorted(held - needed):
        connection.execute(f"call ducklake_expire_snapshots('pcc', versions => {gone})")
    connection.execute("call ducklake_cleanup_old_files('pcc', cleanup_all => true)")
    connection.execute("call ducklake_delete_orphaned_files('pcc', cleanup_all => true)")
