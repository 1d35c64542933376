"""A disk of its own, really full and really read-only: what a limit on a process or a stand-in can only imitate.

Mounting one takes the rights of the machine's administrator; without them these are skipped with a word.
"""

import os
import shutil
import subprocess
import sys

import pytest

from commands import keeping
from tests.house.source import ROOT
from tests.trust import killing
from tests.trust.test_disk import home as a_home
from warehouse import configuration, journal
from warehouse.faults import DiskFault
from warehouse.home import Home

simple_home = a_home
SIZE = 24 * 1024**2


def mounted(*options):
    done = subprocess.run(["mount", *options], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"NO DISK OF ITS OWN: mount is not permitted here ({done.stderr.strip()[:80]})")


@pytest.fixture
def disk(tmp_path, simple_home):
    """A home on a small disk, with October loaded; and what a load brings."""
    if sys.platform != "linux" or os.geteuid():
        pytest.skip("NO DISK OF ITS OWN: only Linux, and only its administrator, mounts one")
    home, brought = simple_home
    place = tmp_path / "disk"
    place.mkdir()
    mounted("-t", "tmpfs", "-o", f"size={SIZE}", "none", str(place))
    shutil.copytree(home.folder, place / "home")
    yield Home(place / "home"), brought
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_told_and_the_next_run_is_clean(disk):
    home, brought = disk
    before = killing.state(home)
    stuffing = home.folder.parent / "stuffing"
    for room in (1, 300_000, 900_000):
        stuffing.write_bytes(b"")
        free = shutil.disk_usage(home.folder).free
        with stuffing.open("wb") as file:
            file.write(b"x" * (free - room))
        with pytest.raises(DiskFault, match="cannot be written"):
            killing.load(home, brought)
        assert killing.state(home) == before, room
        assert len(journal.acts(home.journal)) == 2, "October and the configuration that it was published with"
    stuffing.unlink()
    after = killing.after(home, brought)
    assert after["litter"] == []
    assert [entry[:3] for entry in after["again"]["entries"]] == [(51, 50, 1), (20, 20, 0), (5, 0, 5)]


def test_a_read_only_disk_is_told_still_read_and_still_served(disk, capsys):
    home, brought = disk
    before = killing.state(home)
    (home.config / "home.toml").parent.mkdir(exist_ok=True)
    (home.config / "home.toml").write_text('marking = "OFFICIAL"\nillustrative = false\n')
    mounted("-o", "remount,ro", str(home.folder.parent))
    with pytest.raises(DiskFault, match=r"cannot be written.*Make room or mend its rights"):
        killing.load(home, brought)
    assert killing.state(home) == before
    keeping.configuration(home)
    assert "The configuration is not in the journal." in capsys.readouterr().out
    asked = [sys.executable, "-m", "pcc", "status", "--json"]
    done = subprocess.run(
        asked, cwd=ROOT, env=os.environ | {"PCC_HOME": str(home.folder)}, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 4), done.stderr
    assert before["version"] in done.stdout
    mounted("-o", "remount,rw", str(home.folder.parent))
    keeping.configuration(home)
    assert configuration.in_force(journal.acts(home.journal)).why.startswith("home.toml ")
    assert killing.load(home, brought)["version"] != before["version"]
