"""Two loaders and three readers of one lake, a process each; and loaders that are killed while they publish."""

import json
import os
import subprocess
import sys

import pytest

from tests import postgres
from tests.house.source import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork, SIGKILL and PostgreSQL")


def ran(catalogue, folder, publications, kills):
    words = [postgres.empty(catalogue), folder, publications, kills, "moments"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.trust.sharing", *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, timeout=3_000, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def value_of(version):
    return int(version.split("-")[1])


def check_readers(found, publications):
    published = [version for each in found["loaders"] for version in each["published"]]
    assert sorted(map(value_of, published)) == list(range(2, publications + 2))
    assert len({version.split("-")[0] for version in published}) == publications, "each has a number of its own"
    versions = set()
    for each in found["readers"]:
        assert "broken" not in each, each
        for version, *both in each["seen"]:
            assert both == [[value_of(version)] * 4] * 2, "a page that mixes two versions"
        names = [version for version, *_ in each["seen"]]
        assert names == sorted(names), "an older version after a newer one"
        versions |= set(names)
    assert len(versions) > 2, "too few publications were seen: this test has lost its subject"


def check_kills(found):
    for each in found["kills"]:
        left, before = each["left"], each["before"]
        if left["version"] != before["version"]:
            assert value_of(left["version"]) >= 2000, each
        for version, held in left["kept"].items():
            assert held == [value_of(version)] * 4, "a version that is not whole"
        (after,) = each["after"]["published"]
        assert value_of(after) >= 3000, each
    assert any(each["left"]["version"] == each["before"]["version"] for each in found["kills"]), "no kill came in time"
    # The last two versions, and those just given up, which somebody may still have open.
    assert len(found["now"]["kept"]) == 2


def test_two_loaders_three_readers_and_loaders_that_are_killed(postgres_server, tmp_path):
    found = ran(postgres_server, tmp_path, 4, 3)
    check_readers(found, 4)
    check_kills(found)


@pytest.mark.full
def test_forty_publications_and_a_hundred_kills(postgres_server, tmp_path):
    found = ran(postgres_server, tmp_path, 40, 100)
    check_readers(found, 40)
    check_kills(found)
