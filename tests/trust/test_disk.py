"""A disk that is full or read-only, a clock that goes back, a second loader: told in plain words, nothing changed."""

import json
import os
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest

from loaders import landing, refresh
from loaders.lock import AnotherLoad
from tests.house.source import ROOT
from tests.trust import killing
from warehouse import database, holding
from warehouse.faults import DiskFault
from warehouse.home import Home

posix = pytest.mark.skipif(os.name != "posix", reason="needs limits of the system")
LIMITED = """
import json, resource, signal, sys
from pathlib import Path
from tests.trust import killing
from warehouse.faults import DiskFault
from warehouse.home import Home
killing.simpler()
killing.refresh.now = lambda: killing.MOMENT
home, held, brought = Home(Path(sys.argv[1]) / "home"), *killing.files(Path(sys.argv[1]) / "files")
before = killing.load(home, held)["version"]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
told = []
for limit in map(int, sys.argv[2:]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        killing.load(home, brought)
        told.append("")
    except DiskFault as fault:
        told.append(str(fault))
    except Exception as fault:
        told.append(f"{type(fault).__name__}: {fault}")
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    found = killing.state(home)
    told[-1] = [told[-1], found["version"] == before and found["whole"] and not found["damaged"]]
print(json.dumps({"told": told, "after": killing.after(home, brought), "before": before}))
"""


@posix
def test_a_full_disk_at_every_step_leaves_what_was_and_is_told(tmp_path):
    """From no room for the lock's own notes to no room for the version."""
    limits = ("600", "2500", "5000", "30000", "200000")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, tmp_path, *limits],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": "."}, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    for limit, (words, unchanged) in zip(limits, found["told"], strict=True):
        assert words.startswith("The home's folder cannot be written"), (limit, words)
        assert unchanged, limit
    after = found["after"]
    assert after["litter"] == []
    assert after["now"]["version"] != found["before"]
    assert [entry[:3] for entry in after["again"]["entries"]] == [[51, 50, 1], [20, 20, 0], [5, 0, 5]]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home with October, loaded by the same steps with a simpler version."""
    for module, name in ((refresh.build, "publish"), (killing.gate, "columns"), (killing.gate, "validate")):
        monkeypatch.setattr(module, name, getattr(module, name))
    killing.simpler()
    held, brought = killing.files(tmp_path / "files")
    home = Home(tmp_path / "home")
    killing.load(home, held)
    return home, brought


def test_a_disk_that_takes_nothing_is_told_and_still_read(home, monkeypatch):
    home, brought = home
    before = killing.state(home)

    def read_only(*given, **named):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(holding.sqlite3, "connect", read_only)
    with pytest.raises(DiskFault, match="Read-only file system"):
        killing.load(home, brought)
    assert killing.state(home) == before


def test_a_clock_that_goes_back_changes_nothing_of_what_stands(home, monkeypatch):
    """What came later stands, whatever the clock said when it came."""
    home, brought = home
    monkeypatch.setattr(refresh, "now", lambda: datetime(2016, 12, 31, tzinfo=UTC))
    killing.load(home, brought)
    connection, version = database.connect(home.published)
    with connection:
        standing = {row[0] for row in connection.execute("select extract from pcc.coverage").fetchall()}
    ids = [each.id for each in landing.landed(home.landing)]
    assert standing == {ids[1], ids[2]}
    assert [each.sequence for each in landing.landed(home.landing)] == [1, 2, 3, 4]
    assert version.startswith("0002-")


def test_a_second_loader_is_told_and_changes_nothing(home):
    home, brought = home
    before = killing.state(home), sorted(each.name for each in home.landing.iterdir())
    with closing(holding.take(home.folder / "loading.lock")), pytest.raises(AnotherLoad, match="Nothing was changed"):
        killing.load(home, brought)
    assert (killing.state(home), sorted(each.name for each in home.landing.iterdir())) == before
