"""Readers while versions are published under them: none waits, fails, or sees two versions at once."""

import os
import subprocess
import sys
from threading import Event, Thread

import pytest

from tests.house.source import ROOT
from warehouse import database
from warehouse.database import UnknownVersion

PUBLISH = """
import sys
from pathlib import Path
from warehouse import database
def writer(value):
    def write(connection):
        for table in ("one", "two"):
            connection.execute(f"create table {table} as select {value} as value from range(2000)")
        return f"{value:08d}" + "0" * 56
    return write
first, last = map(int, sys.argv[2:])
for value in range(first, last):
    database.publish(Path(sys.argv[1]), writer(value), keep=2)
"""
BOTH = "select min(value), max(value), (select min(value) from pcc.two), (select max(value) from pcc.two) from pcc.one"


def publishing(folder, first, last):
    return subprocess.Popen(
        [sys.executable, "-c", PUBLISH, folder, str(first), str(last)], cwd=ROOT, env=os.environ | {"PYTHONPATH": "."}
    )


class Reader(Thread):
    """Opens what is in force and reads it twice over, again and again, until it is told to stop."""

    def __init__(self, folder, over):
        super().__init__()
        self.folder, self.over = folder, over
        self.seen, self.faults = [], []

    def run(self):
        while not self.over.is_set():
            try:
                connection, version = database.connect(self.folder)
                with connection:
                    found = [connection.execute(BOTH).fetchone() for _ in range(2)]
            except Exception as fault:
                self.faults.append(repr(fault))
                return
            self.seen.append((int(version.split("-")[1]), found))


def read_while(folder, readers, publications):
    assert publishing(folder, 1, 2).wait(60) == 0
    over = Event()
    threads = [Reader(folder, over) for _ in range(readers)]
    for thread in threads:
        thread.start()
    try:
        assert publishing(folder, 2, publications + 2).wait(600) == 0
    finally:
        over.set()
        for thread in threads:
            thread.join()
    return threads


def check(threads, publications):
    assert [fault for thread in threads for fault in thread.faults] == []
    seen = [each for thread in threads for each in thread.seen]
    for version, found in seen:
        assert found == [(version,) * 4] * 2, "a page that mixes two versions"
    for thread in threads:
        numbers = [version for version, _ in thread.seen]
        assert numbers == sorted(numbers), "an older version after a newer one"
    assert len({version for version, _ in seen}) > 2, "too few publications were seen: this test has lost its subject"


@pytest.mark.full
def test_twenty_readers_and_fifty_publications(tmp_path):
    check(read_while(tmp_path, 20, 50), 50)


def test_a_version_that_goes_between_the_look_and_the_opening_is_no_fault(tmp_path, monkeypatch):
    """The pointer is read, then so much is published that what it named is gone."""
    assert publishing(tmp_path, 1, 2).wait(60) == 0
    old, real = database.current(tmp_path), database._opened

    def slow(published, chosen):
        if chosen == old:
            assert publishing(tmp_path, 2, 5).wait(60) == 0
        return real(published, chosen)

    monkeypatch.setattr(database, "_opened", slow)
    _, version = database.connect(tmp_path)
    assert version == "0004-00000004"
    with pytest.raises(UnknownVersion):
        database.connect(tmp_path, old)


def test_a_pointer_to_a_file_that_is_gone_is_no_version(tmp_path):
    assert publishing(tmp_path, 1, 2).wait(60) == 0
    database.path_of(tmp_path, database.current(tmp_path)).unlink()
    assert database.current(tmp_path) is None
