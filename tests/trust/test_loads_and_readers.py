"""Readers while somebody loads: the real steps of a load, figures by the real query, and never two versions in one."""

import json
import os
import subprocess
import sys
import time
from contextlib import closing
from threading import Event, Thread

import pytest

from tests.house.source import ROOT
from warehouse import database, query
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.published import open_warehouse

# Each load brings October again, with a row more: what a version says can be told from its number.
LOADS = """
import json, sys
from pathlib import Path
from tests.loaders.test_refresh import extract, load
from tests.trust import killing
from warehouse.home import Home
folder, first, last, whole = Path(sys.argv[1]), *map(int, sys.argv[2:])
if not whole:
    killing.simpler()
home = Home(folder / "home")
versions = []
for number in range(first, last):
    file = extract(folder / "sent" / str(number), "2016-10", ["03/10/2016"] * number)
    report = load(home, file)
    versions.append(report.version)
    (entry,) = report.extracts
    assert (entry.status, entry.read, entry.loaded) == ("accepted", number, number)
print(json.dumps(versions))
"""
STANDING = "(select extract from pcc.coverage)"
LOADED = f"select sum(loaded)::int from pcc.extract where id in {STANDING}"
ROWS = {
    True: "select count(*) from pcc.mart.crime",
    False: f"select count(*) from pcc.mart.held where extract in {STANDING}",
}


def loading(folder, first, last, *, whole):
    return subprocess.Popen(
        [sys.executable, "-c", LOADS, folder, str(first), str(last), str(int(whole))],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": "."}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


class Reader(Thread):
    """Opens what is in force and reads a figure and what it stands on, twice over, until it is told to stop."""

    def __init__(self, home, over, *, whole, pause):
        super().__init__()
        self.home, self.over, self.whole, self.pause = home, over, whole, pause
        self.seen, self.faults = [], []

    def run(self):
        while not self.over.is_set():
            try:
                w = open_warehouse(self.home)
                with closing(w._connection):
                    found = [self.read(w) for _ in range(2)]
            except Exception as fault:
                self.faults.append(repr(fault))
                return
            self.seen.append((int(w.version.split("-")[0]), found))
            time.sleep(self.pause)

    def read(self, w):
        """The same number as often as the version says it: rows, rows loaded, and the figure where there is one."""
        said = [w.rows(statement)[0][0] for statement in (ROWS[self.whole], LOADED)]
        if self.whole:
            said.append(query.figure(w, "domestic_burglary", period=periods.parse("2016-10")).point.value)
        return said


def read_while_loading(folder, readers, loads, *, whole):
    home = Home(folder / "home")
    home.config.mkdir(parents=True)
    (home.config / "home.toml").write_text("keep_versions = 2\n")
    over = Event()
    # More readers do not read more often together: the load must come to its turn on a small machine too.
    threads = [Reader(home, over, whole=whole, pause=0.1 * readers) for _ in range(readers)]
    with loading(folder, 1, loads + 1, whole=whole) as work:
        while database.current(home.published) is None and work.poll() is None:
            time.sleep(0.05)
        for thread in threads:
            thread.start()
        try:
            said = work.stdout.read()
        finally:
            over.set()
            for thread in threads:
                thread.join()
    assert work.returncode == 0
    return threads, json.loads(said)


def check(threads, versions, loads):
    assert [int(version.split("-")[0]) for version in versions] == list(range(1, loads + 1))
    assert [fault for thread in threads for fault in thread.faults] == []
    for thread in threads:
        for version, found in thread.seen:
            assert {number for each in found for number in each} == {version}, "a page that mixes two versions"
        numbers = [version for version, _ in thread.seen]
        assert numbers == sorted(numbers), "an older version after a newer one"
    seen = {version for thread in threads for version, _ in thread.seen}
    assert len(seen) > 2, "too few publications were seen: this test has lost its subject"


def test_readers_while_extracts_are_loaded(tmp_path):
    """The same steps on disk, with a version that holds the rows and their record only."""
    check(*read_while_loading(tmp_path, 3, 10, whole=False), 10)


@pytest.mark.full
def test_twenty_readers_while_fifty_extracts_are_loaded(tmp_path):
    """Through the real gate, with every measure."""
    check(*read_while_loading(tmp_path, 20, 50, whole=True), 50)
