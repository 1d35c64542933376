"""Definitions that do not run are found at build, all of them together, and nothing is published."""

from __future__ import annotations

import pytest

from loaders.source import sources
from warehouse import build, cube, database
from warehouse.cube import MeasureErrors
from warehouse.home import Home
from warehouse.measures import catalogue
from warehouse.published import OtherFormat, open_warehouse
from warehouse.record import SourceFacts

FACTS = [
    SourceFacts(s.name, s.title, tuple(c.name for c in s.columns), s.rhythm_days, s.settles_days)
    for s in sources().values()
]
BROKEN = """
title = "Broken"
definition = "A definition that cannot run."
why_it_matters = "It must be found before anything is published."
owner = "A tester"
checked_by = "A tester"
reviewed = 2026-11-22
next_review = 2027-11-22
sources = ["crime"]
unit = "count"
noun = "offences"
better = "lower"
grain = "day"

[numerator]
from = "crime"
where = "{where}"
"""


@pytest.fixture
def home(tmp_path):
    found = Home(tmp_path)
    (found.config / "definitions").mkdir(parents=True)
    return found


def test_every_broken_definition_is_named_and_nothing_is_published(home):
    for name in ("one", "two"):
        (home.config / "definitions" / f"{name}.toml").write_text(BROKEN.format(where=f"no_such_{name} = 1"))
    with pytest.raises(MeasureErrors) as found:
        build.publish(home, FACTS, [])
    assert [fault.split(":")[0] for fault in found.value.faults] == ["one", "two"]
    assert database.current(home.published) is None


def test_check_compiles_each_definition_against_the_published_warehouse(home):
    build.publish(home, FACTS, [])
    assert cube.check(home.published, catalogue.load(config_dir=home.config)) == []
    (home.config / "definitions" / "one.toml").write_text(BROKEN.format(where="no_such = 1"))
    (fault,) = cube.check(home.published, catalogue.load(config_dir=home.config))
    assert fault.startswith("one, numerator:")


def test_a_deployments_own_measure_needs_one_file(home):
    (home.config / "definitions" / "mine.toml").write_text(BROKEN.format(where="domestic"))
    build.publish(home, FACTS, [])
    connection, _ = database.connect(home.published)
    assert connection.execute("select count(*) from pcc.measure where id = 'mine'").fetchone() == (1,)


def test_a_version_of_another_release_says_to_build_it_again(home, monkeypatch):
    build.publish(home, FACTS, [])
    monkeypatch.setattr(database, "FORMAT", "other")
    with pytest.raises(OtherFormat, match="pcc rebuild"):
        open_warehouse(home)
