"""An upload's files: where they stand, what they are called, and that they go, whatever happens."""

import os
import stat
import subprocess
import sys
import time
from contextlib import closing
from typing import ClassVar

import pytest

from pages.parts import intake
from pages.parts.intake import Intake, Patience, UploadRefused, sweep
from tests.house.source import ROOT
from warehouse import holding
from warehouse.home import Home

QUICK = Patience(check=5, load=5, decision=60, away=60, look=0.01)
CRIME = ("crime_2016-10.csv", b"reference\n1\n")


class Script:
    """A command that ends when it is told to, in the place of the real one."""

    begun: ClassVar[list] = []

    def __init__(self, arguments, *, home, workspace, person, limit):
        self.arguments, self.person, self.limit = arguments, person, limit
        self.doing, self.fraction, self.told, self.timed_out = "Reading", 0.25, "", False
        self.done, self.report, self.stopped = False, None, False
        Script.begun.append(self)

    def end(self, report=None, told=""):
        self.report, self.told, self.done = report, told, True

    def stop(self):
        self.stopped = self.done = True


def extract(file=CRIME[0], status="accepted", **other):
    return {
        "file": file, "source": "crime", "from": "2016-10-01", "to": "2016-10-31", "status": status, "read": 2,
        "loaded": 2, "set_aside": 0, "reasons": [], "sha256": None, "seconds": 0.0,
    } | other  # fmt: skip


def report(*extracts, **other):
    return {"version": None, "extracts": list(extracts), "notes": [], "blocked": None} | other


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(intake, "Child", Script)
    Script.begun = []
    return Home(tmp_path / "home")


def begin(home, *files, alive=lambda: True, patience=QUICK):
    return Intake(home, files or (CRIME,), "Sam", alive, patience)


def left(home):
    return list((home.folder / "incoming").iterdir())


def gone(home):
    deadline = time.monotonic() + 5
    while left(home) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not left(home)


def test_the_files_stand_in_a_private_place_while_they_are_checked(home):
    came = begin(home)
    (folder,) = left(home)
    (written,) = (folder / "files").iterdir()
    assert written.read_bytes() == CRIME[1]
    if os.name == "posix":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (run,) = Script.begun
    assert run.arguments == ["check", str(written), "--json", "--progress-lines"]
    assert (run.person, came.state) == ("Sam", "checking")
    came.close()
    assert run.stopped
    assert not left(home)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../crime_2016-10.csv", "crime_2016-10.csv"),
        ("C:\\Users\\x\\crime.csv", "crime.csv"),
        ("/etc/crime.csv", "crime.csv"),
        ("cri\x00me\n.csv", "cri_me_.csv"),
        ("..csv", "csv"),
    ],
)
def test_a_name_is_only_a_name(home, name, kept):
    if kept == "csv":
        with pytest.raises(UploadRefused, match="neither"):
            begin(home, ("....csv.", b"x"), ("a.exe", b"x"))
        return
    came = begin(home, (name, b"x"))
    assert [path.name for path in (left(home)[0] / "files").iterdir()] == [kept]
    came.close()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([], "no file to check"),
        ([("a.csv", b""), ("x/A.csv", b"")], "same name"),
        ([("a.exe", b"")], "neither CSV, XLSX nor ZIP"),
        ([("a.json", b"")], "neither CSV, XLSX nor ZIP"),
        ([("a.csv.manifest.json", b"")], "no extract among the files"),
        ([(f"{number}.csv", b"") for number in range(51)], "51 files at once are too many"),
        ([("a.csv", bytes(150 * 1024**2)), ("b.csv", bytes(51 * 1024**2))], "more than 200 MB"),
    ],
)
def test_files_that_cannot_be_taken_are_told_and_leave_nothing(home, files, told):
    with pytest.raises(UploadRefused, match=told):
        Intake(home, files, "Sam")
    assert not home.folder.exists()


def test_a_disk_that_takes_nothing_is_told_and_leaves_nothing(home, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(intake.Path, "write_bytes", full)
    with pytest.raises(UploadRefused, match="look at the disk"):
        begin(home)
    assert not left(home)


def test_only_what_was_accepted_is_loaded_and_then_the_files_go(home):
    came = begin(home, CRIME, ("asb.csv", b"x"), ("all.zip", b"x"), ("crime_2016-10.csv.manifest.json", b"{}"))
    assert len(Script.begun[0].arguments) == 6, "the manifest stands beside, and is no extract"
    Script.begun[0].end(report(extract(), extract("asb.csv", "refused"), extract("all.zip: call.csv")))
    assert came.state == "checked"
    assert came.publishable == ["crime_2016-10.csv", "all.zip"]
    came.accept()
    assert came.state == "loading"
    assert [argument.rpartition(os.sep)[2] for argument in Script.begun[1].arguments[1:3]] == came.publishable
    came.close()
    assert left(home), "a load that runs keeps its files"
    Script.begun[1].end(report(extract(), version="0001-a"))
    assert gone(home)
    assert came.state == "loaded"
    assert came.report["version"] == "0001-a"


@pytest.mark.parametrize("found", [report(extract(status="refused")), report(extract(status="unchanged")), report()])
def test_when_nothing_can_be_published_the_files_go_at_once_and_the_report_stays(home, found):
    came = begin(home)
    Script.begun[0].end(found)
    assert gone(home)
    assert (came.state, came.report, came.publishable) == ("checked", found, [])
    with pytest.raises(UploadRefused, match="nothing here to publish"):
        came.accept()


def test_a_home_that_would_be_mixed_can_publish_nothing(home):
    came = begin(home)
    Script.begun[0].end(report(extract(), blocked="This home holds illustrative data"))
    assert came.publishable == []
    assert gone(home)


def test_a_check_that_ends_without_a_report_says_its_last_words(home):
    came = begin(home)
    Script.begun[0].end(told="There is no source 'x'.")
    assert (came.state, came.why) == ("failed", "There is no source 'x'.")
    assert gone(home)


def test_when_another_load_is_under_way_it_can_be_tried_again(home):
    came = begin(home)
    Script.begun[0].end(report(extract()))
    came.accept()
    Script.begun[1].end(told="Another load is under way here: try again when it has ended. Nothing was changed.")
    time.sleep(0.1)
    assert came.blocked_by_another
    assert left(home)
    came.accept()
    Script.begun[2].end(report(extract(), version="0001-a"))
    assert came.state == "loaded"
    assert gone(home)


@pytest.mark.parametrize(
    ("alive", "patience", "told"),
    [
        (False, Patience(away=0.05, look=0.01), "The browser went away"),
        (True, Patience(decision=0.05, look=0.01), "Nobody decided in time"),
    ],
)
def test_files_that_nobody_decides_on_go(home, alive, patience, told):
    came = begin(home, alive=lambda: alive, patience=patience)
    Script.begun[0].end(report(extract()))
    assert gone(home)
    assert came.state == "forgotten"
    assert told in came.why
    with pytest.raises(UploadRefused):
        came.accept()


def test_a_browser_that_goes_away_stops_its_check_and_not_its_load(home):
    away = Patience(away=0.05, look=0.01)
    begin(home, alive=lambda: False, patience=away)
    assert gone(home)
    assert Script.begun[0].stopped
    loading = begin(home)
    Script.begun[1].end(report(extract()))
    loading.accept()
    loading._alive, loading._patience = (lambda: False), away
    time.sleep(0.2)
    assert not Script.begun[2].stopped
    assert left(home)
    Script.begun[2].end(report(extract()))
    assert gone(home)


HOLDER = """
import sys, time
from pathlib import Path
from warehouse import holding
kept = holding.take(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_what_a_killed_server_left_is_swept_and_what_is_in_use_is_not(home):
    folder = home.folder / "incoming" / "upload-x"
    (folder / "files").mkdir(parents=True)
    (folder / "files" / "crime.csv").write_text("x")
    command = [sys.executable, "-c", HOLDER, str(folder / "held")]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert server.stdout.readline() == "held\n"
    assert sweep(home) == 0
    server.kill()
    server.communicate(timeout=10)
    with closing(holding.take(home.folder / "loading.lock")):
        assert sweep(home) == 0
    assert sweep(home) == 1
    assert not left(home)
    assert sweep(Home(home.folder / "nowhere")) == 0
