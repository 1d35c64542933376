"""Publishing: whole, immutable, atomic; readers of a version keep it; the last few are kept."""

import duckdb
import pytest

from warehouse import database
from warehouse.database import NothingPublished, UnknownVersion


def writer(value: int):
    def write(connection: duckdb.DuckDBPyConnection) -> str:
        connection.execute("create table one as select $v as value", {"v": value})
        return f"{value:08d}" + "0" * 56

    return write


def read(connection: duckdb.DuckDBPyConnection) -> int:
    return connection.execute("select value from pcc.one").fetchone()[0]


def test_a_reader_keeps_its_version_while_another_is_published(tmp_path):
    database.publish(tmp_path, writer(1), keep=5)
    before, _ = database.connect(tmp_path)
    database.publish(tmp_path, writer(2), keep=5)
    after, name = database.connect(tmp_path)
    assert (read(before), read(after), name) == (1, 2, "0002-00000002")


def test_equal_content_publishes_nothing(tmp_path):
    first = database.publish(tmp_path, writer(1), keep=5)
    assert database.publish(tmp_path, writer(1), keep=5) == first
    assert database.versions(tmp_path) == [first]


def test_a_failed_build_leaves_the_version_in_force_and_the_next_run_clears_it_away(tmp_path):
    first = database.publish(tmp_path, writer(1), keep=5)

    def broken(connection: duckdb.DuckDBPyConnection) -> str:
        raise KeyError("killed")

    with pytest.raises(KeyError):
        database.publish(tmp_path, broken, keep=5)
    assert database.current(tmp_path) == first
    database.publish(tmp_path, writer(2), keep=5)
    assert not list(tmp_path.glob(".building-*"))


def test_the_last_few_are_kept_and_one_can_be_pointed_to_again(tmp_path):
    names = [database.publish(tmp_path, writer(n), keep=2) for n in (1, 2, 3)]
    assert database.versions(tmp_path) == names[1:]
    database.point(tmp_path, names[1])
    assert database.current(tmp_path) == names[1]
    with pytest.raises(UnknownVersion, match=names[2]):
        database.point(tmp_path, names[0])


def test_a_reader_can_neither_write_nor_reach_files(tmp_path):
    database.publish(tmp_path, writer(1), keep=5)
    connection, _ = database.connect(tmp_path)
    for statement in (
        "insert into pcc.one values (2)",
        "select * from read_text('/etc/hostname')",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
    ):
        with pytest.raises(duckdb.Error):
            connection.execute(statement)


def test_before_the_first_publication_the_fault_says_what_to_do(tmp_path):
    with pytest.raises(NothingPublished, match="pcc load"):
        database.connect(tmp_path)
