"""Killed at any moment of a load, what is published is the state before or after; the next run ends it cleanly."""

import json
import os
import subprocess
import sys

import pytest

from tests.house.source import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")
# What each load brings: a revised month with a row set aside, a new month, a file that is refused.
READ = [[51, 50, 1], [20, 20, 0], [5, 0, 5]]


def killed(folder, count, *options):
    done = subprocess.run(
        [sys.executable, "-m", "tests.trust.killing", folder, str(count), "moments", *options],
        cwd=ROOT, capture_output=True, text=True, timeout=3_000, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def check(found, count):
    """Every promise, of every kill and of every run after them."""
    before, after = found["before"]["version"], found["through"]["version"]
    assert before.split("-")[1] != after.split("-")[1]
    left = [each for one in found["rounds"] for each in one["left"]]
    assert sum(not each["finished"] for each in left) == count, "a kill that came too late is none"
    for each in left:
        assert each["version"] in (before, after), each
        assert each["whole"], each
        assert each["damaged"] == [], each
    for one in found["rounds"]:
        assert one["now"] == {"version": after, "whole": True, "damaged": []}, one
        assert one["litter"] == [], one
        assert [entry[:3] for entry in one["again"]["entries"]] == READ, one
        assert all(read == loaded + aside for read, loaded, aside, _ in one["again"]["entries"]), one
        told = {tuple(act) for act in one["acts"]}
        assert told >= {("load", "crime_2016-10.csv"), ("load", "crime_2016-11.csv"), ("refuse", "crime_2016-12.csv")}
        assert one["acts"].count(["load", "crime_2016-10.csv"]) >= 2, "the revision too is in the journal"
    stuck = sum(each["asked"] > 1 for each in (*left, *found["rounds"]))
    assert stuck <= count // 20, "children that do not answer are no longer a rarity of forking"


def test_twenty_kills(tmp_path):
    check(killed(tmp_path, 20), 20)


@pytest.mark.full
def test_two_hundred_kills_through_the_real_gate_and_build(tmp_path):
    check(killed(tmp_path, 200, "--whole"), 200)
