"""Erasure of landing, and what an older release stored: what goes, what stays known, and that nothing else moves."""

from __future__ import annotations

import json
import shutil
from datetime import date

import duckdb
import pytest

from commands import keeping, loading
from loaders import erasing, gating, held, landing, refresh, upgrading
from tests.loaders.test_refresh import count, extract, load, quiet
from warehouse import database, journal, lineage
from warehouse.faults import WrongUse
from warehouse.home import Home
from warehouse.published import OtherFormat, open_warehouse

FIRST, NOVEMBER, LATER = range(3)
# Of the third row of the later extract.
IDENTIFIER = "2016-10/2"


@pytest.fixture(scope="module")
def made(tmp_path_factory, lean):
    """October, November, and October again: nothing stands on the first."""
    folder = tmp_path_factory.mktemp("made")
    files = [
        extract(folder / "first", "2016-10", ["03/10/2016"]),
        extract(folder / "first", "2016-11", ["03/11/2016"]),
        extract(folder / "later", "2016-10", ["03/10/2016"] * 3),
    ]
    load(Home(folder / "home"), *files)
    return folder


@pytest.fixture
def home(made, copy_of):
    return Home(copy_of(made / "home"))


def purge(home, *extracts, before=None, in_force=False, why="retention"):
    return refresh.purge(home, extracts, before, in_force=in_force, why=why, progress=quiet)


def ids(home):
    return [each.id for each in landing.landed(home.landing)]


def holding(home):
    """The files of the home, published ones too, in which the identifier stands, and rows that were staged of it."""
    text = [p for p in home.folder.rglob("*") if p.is_file() and IDENTIFIER.encode() in p.read_bytes()]
    return [*text, *home.staging.glob(f"{ids(home)[LATER]}*")]


def test_by_age_only_what_no_figure_stands_on_goes_and_a_rebuild_gives_the_same_and_says_so(home, capsys, monkeypatch):
    first, november, later = ids(home)
    landing.withdraw(home.landing, november, why="wrong month", who="a tester", at=date(2016, 12, 1))
    done = purge(home, before=date(2100, 1, 1), why="older than seven years")
    assert [each.id for each in done.erased] == [first, november]
    assert [each.id for each in done.kept] == [later]
    assert (count(home, "2016-10"), count(home, "2016-11")) == ((3, "final"), (None, "not_received"))
    before = lineage.content(open_warehouse(home))
    for path in home.published.iterdir():
        path.unlink()
    monkeypatch.setenv("PCC_HOME", str(home.folder))
    loading.rebuild()
    said = capsys.readouterr().out
    assert lineage.content(open_warehouse(home)) == before
    assert f"Erased and not in it: {first}, crime_2016-10.csv, 2016-10-01 to 2016-10-31." in said
    assert "older than seven years" in said


def test_one_that_is_named_goes_with_its_figures_and_what_it_had_replaced_stands_again(home, made):
    later = ids(home)[LATER]
    assert holding(home)
    purge(home, later, why="sent in error")
    assert count(home, "2016-10") == (1, "final")
    assert not holding(home)
    found = lineage.extracts(open_warehouse(home))[0]
    assert (found.id, found.status, found.read, found.loaded) == (later, "erased", 3, 3)
    assert (found.starts, found.ends) == (date(2016, 10, 1), date(2016, 10, 31))
    act = journal.acts(home.journal)[-1]
    assert (act.kind, act.subject, act.why) == ("purge", later, "sent in error")
    assert purge(home, later).erased == ()
    file = made / "later" / "crime_2016-10.csv"
    cover = landing.landed(home.landing)[LATER].cover
    again = landing.held_already(home.landing, file, held.sources()["crime"], None, cover, None)
    assert again is None, "what was erased may be landed again"


def test_by_age_and_in_force_everything_goes(home):
    wanted, kept = erasing.chosen(home, (), date(2100, 1, 1), in_force=True)
    assert ([each.id for each in wanted], kept) == (ids(home), [])
    assert erasing.chosen(home, (), date(2016, 1, 1), in_force=True) == ([], [])


def test_an_erasure_cut_short_is_ended_by_the_next_run(home, monkeypatch):
    def killed(*given):
        raise KeyboardInterrupt

    monkeypatch.setattr(landing, "_take_away", lambda extract: None)
    monkeypatch.setattr(gating, "forget", killed)
    with pytest.raises(KeyboardInterrupt):
        purge(home, ids(home)[LATER])
    monkeypatch.undo()
    assert holding(home)
    refresh._tidy(home)
    assert not holding(home)


def test_a_reason_and_something_to_erase_that_is_there_are_asked_for(home, monkeypatch):
    with pytest.raises(WrongUse, match="--extract"):
        purge(home)
    with pytest.raises(WrongUse, match="--why"):
        purge(home, "x", why=" ")
    with pytest.raises(WrongUse, match="no extract 000009-crime"):
        purge(home, "000009-crime")


def test_an_erasure_that_remembers_nothing_is_read_too(home):
    """As of an extract that was never gated."""
    extract_id = ids(home)[FIRST]
    (home.landing / extract_id / "erased.json").write_text(json.dumps({"why": "x", "who": "x", "at": "2016-12-01"}))
    found = held.extracts(home)[FIRST]
    assert (found.status, found.read, found.rows) == ("erased", 0, None)


@pytest.fixture
def old(home):
    """A home whose version an older release wrote."""
    # Its format is part of its name, by the hash of its content.
    path = database.path_of(home.published, database.current(home.published))
    older = path.rename(database.path_of(home.published, "0001-00000000"))
    with duckdb.connect(str(older)) as version:
        version.execute("update meta set value = '0' where key = 'format'")
    database.point(home.published, "0001-00000000")
    with pytest.raises(OtherFormat, match="start the dashboard again"):
        open_warehouse(home)
    return home


def test_starting_the_dashboard_builds_an_older_version_again_and_one_of_today_costs_nothing(old, capsys, monkeypatch):
    before = database.current(old.published)
    keeping.upgrade(old)
    assert "was built again" in capsys.readouterr().out
    after = database.current(old.published)
    assert after != before
    assert count(old, "2016-10") == (3, "final")
    act = journal.acts(old.journal)[-1]
    assert (act.kind, act.subject, act.version) == ("upgrade", f"format 0 to {database.FORMAT}", after)
    with pytest.raises(WrongUse, match="another release"):
        refresh.rollback(old, before, why="as it was")
    assert refresh.upgrade(old, quiet) is None
    monkeypatch.setattr(refresh, "upgrade", None)
    keeping.upgrade(old)
    assert capsys.readouterr().out == ""


@pytest.mark.full
def test_a_load_builds_all_of_it_again_with_what_it_brings(old, tmp_path):
    load(old, extract(tmp_path, "2016-12", ["03/12/2016"]))
    assert (count(old, "2016-10"), count(old, "2016-12")) == ((3, "final"), (1, "final"))
    assert "upgrade" in [act.kind for act in journal.acts(old.journal)]


def test_nothing_is_built_again_where_landing_has_lost_an_extract(old):
    lost = ids(old)[NOVEMBER]
    shutil.rmtree(old.landing / lost)
    before = {path.name: path.read_bytes() for path in old.published.iterdir()}
    with pytest.raises(upgrading.CannotUpgrade, match=f"{lost} not found. Put the folder back"):
        refresh.upgrade(old, quiet)
    assert {path.name: path.read_bytes() for path in old.published.iterdir()} == before


def test_a_version_of_a_later_release_is_left_alone(old, monkeypatch):
    monkeypatch.setattr(database, "FORMAT", "-1")
    assert database.outdated(old.published) is None
