"""Versions in a lake: what is promised of files holds there too, and content and figures are the same in both."""

import os
from contextlib import closing
from pathlib import Path

import duckdb
import psycopg
import pytest

from warehouse import (
    database,
    holding,
    lake_catalogue,
    places,
    storage_lake,
)
from warehouse.database import UnknownVersion
from warehouse.lake_catalogue import LakeFault
from warehouse.places import Lake, WrongPlace

pytestmark = pytest.mark.skipif(os.name != "posix", reason="PostgreSQL is started by POSIX means")


def writer(value: int):
    def write(connection: duckdb.DuckDBPyConnection) -> str:
        connection.execute("create schema mart")
        connection.execute("create table one (value integer primary key)")
        connection.execute("insert into one values ($v)", {"v": value})
        connection.execute("create table mart.same as select range as value from range(1000)")
        return f"{value:08d}" + "0" * 56

    return write


def read(connection: duckdb.DuckDBPyConnection) -> tuple:
    return connection.execute("select value, (select count(*) from mart.same) from pcc.one").fetchone()


def parquet(lake: Lake) -> list[Path]:
    return sorted(path for path in lake.data.rglob("*.parquet"))


def test_versions_are_published_kept_and_gone_back_to(lake, monkeypatch):
    assert (database.versions(lake), database.current(lake)) == ([], None)
    with pytest.raises(database.NothingPublished):
        database.connect(lake)
    # The number goes on from those of the home's own folder.
    lake.folder.mkdir()
    (lake.folder / "pcc-0006-abcdabcd.duckdb").touch()
    first = database.publish(lake, writer(1), keep=2)
    assert first == "0007-00000001"
    before, _ = database.connect(lake)
    assert database.publish(lake, writer(1), keep=2) == first
    names = [first, *(database.publish(lake, writer(value), keep=2) for value in (2, 3))]
    after, name = database.connect(lake)
    assert (read(before), read(after), name) == ((1, 1000), (3, 1000), names[2])
    assert len([path for path in parquet(lake) if path.parent.name == "same"]) == 1, "what did not change is kept once"
    assert database.versions(lake) == names[1:]
    database.point(lake, names[1])
    assert database.current(lake) == names[1]
    assert read(database.connect(lake)[0]) == (2, 1000)
    for act in (database.point, database.connect):
        with pytest.raises(UnknownVersion, match=names[2]):
            act(lake, first)
    # What is no longer kept goes once nobody can have it open any more.
    monkeypatch.setattr(lake_catalogue, "NEEDED", lake_catalogue.NEEDED.replace(lake_catalogue.GRACE, "0 s"))
    names.append(database.publish(lake, writer(4), keep=2))
    with psycopg.connect(lake.catalogue) as connection:
        (snapshots,) = connection.execute("select count(*) from pcc_lake.ducklake_snapshot").fetchone()
    assert (snapshots, database.versions(lake)) == (2, names[2:])
    assert [read(database.connect(lake, version)[0]) for version in names[2:]] == [(3, 1000), (4, 1000)]
    assert len(parquet(lake)) == 3, "two of what differs, one of what does not"


def test_a_build_or_a_commit_that_fails_changes_nothing(lake, monkeypatch):
    first = database.publish(lake, writer(1), keep=5)

    def broken(connection):
        raise KeyError("killed")

    with pytest.raises(KeyError):
        database.publish(lake, broken, keep=5)
    with monkeypatch.context() as patched:
        patched.setattr(lake_catalogue.Publishing, "switch", broken)
        with pytest.raises(TypeError):
            database.publish(lake, writer(2), keep=5)
    assert (database.current(lake), database.versions(lake)) == (first, [first])
    second = database.publish(lake, writer(3), keep=5)
    assert read(database.connect(lake)[0]) == (3, 1000)
    assert read(database.connect(lake, first)[0]) == (1, 1000)
    assert second.startswith("0002")


def test_a_reader_can_neither_write_nor_reach_other_files(lake, tmp_path):
    database.publish(lake, writer(1), keep=5)
    (tmp_path / "private.csv").write_text("a\n1\n")
    connection, _ = database.connect(lake)
    for statement in (
        "insert into pcc.one values (2)",
        "drop table pcc.one",
        f"select * from read_csv('{tmp_path / 'private.csv'}')",
        f"copy (select 1) to '{tmp_path / 'out.csv'}'",
        "attach 'other.duckdb'",
        f"attach '{lake.catalogue}' as other (type postgres)",
        "delete from __ducklake_metadata_pcc.pcc_lake.version",
        "set enable_external_access = true",
    ):
        with pytest.raises(duckdb.Error):
            connection.execute(statement)


def test_what_cannot_be_used_is_said_without_a_secret(lake, tmp_path, monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "")
    database.publish(lake, writer(1), keep=5)
    secret = "hidden"  # noqa: S105  # pragma: allowlist secret
    away = Lake(f"host={tmp_path} user=pcc dbname=x password={secret}", lake.data, lake.folder)
    for act in (database.current, database.versions, database.connect):
        with pytest.raises(LakeFault, match="catalogue in PostgreSQL") as told:
            act(away)
        assert secret not in str(told.value) + repr(away) + lake_catalogue.address_of(away.catalogue)
    with pytest.raises(LakeFault, match="not how PostgreSQL is reached"):
        database.current(Lake("host = ' ", lake.data, lake.folder))
    with pytest.raises(LakeFault, match="is it mounted"):
        database.connect(Lake(lake.catalogue, tmp_path / "elsewhere", lake.folder))
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "lake.id").write_text("another")
    for act in (database.connect, lambda other: database.publish(other, writer(2), keep=5)):
        with pytest.raises(LakeFault, match="belongs to another warehouse"):
            act(Lake(lake.catalogue, tmp_path / "other", lake.folder))
    monkeypatch.setattr(storage_lake.duckdb, "__version__", "0.0.1")
    with pytest.raises(LakeFault, match=r"of DuckDB 0\.0\.1 is not installed.*\[lake\]"):
        database.connect(lake)


def test_the_folder_may_be_seen_at_another_place_by_another_machine(lake, tmp_path):
    database.publish(lake, writer(1), keep=5)
    lake.data.rename(tmp_path / "mounted-here")
    assert read(database.connect(Lake(lake.catalogue, tmp_path / "mounted-here", lake.folder))[0]) == (1, 1000)


def test_a_hold_is_had_once_among_all_machines_and_by_its_name(lake, tmp_path):
    with closing(database.hold(lake, tmp_path / "loading.lock")):
        with pytest.raises(holding.Held):
            database.hold(lake, tmp_path / "seen-elsewhere" / "loading.lock")
        database.hold(lake, tmp_path / "freezing.lock").close()
    database.hold(lake, tmp_path / "loading.lock").close()


def test_one_setting_chooses(tmp_path):
    assert places.of(tmp_path, {}) == tmp_path
    found = places.of(tmp_path, {"PCC_WAREHOUSE": "ducklake:postgres:dbname=x"})
    assert found == Lake("dbname=x", tmp_path / "lake", tmp_path)
    beside = {"PCC_WAREHOUSE": "ducklake:postgres:dbname=x", "PCC_WAREHOUSE_DATA": str(tmp_path / "there")}
    assert places.of(tmp_path, beside).data == tmp_path / "there"
    for wrong in ("ducklake:postgres:", "ducklake:sqlite:x", "postgres:dbname=x"):
        with pytest.raises(WrongPlace):
            places.of(tmp_path, {"PCC_WAREHOUSE": wrong})
