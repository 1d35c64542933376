"""An act that is cut short at any step is in the journal all the same: once, in the words of whoever did it."""

import pytest

from loaders import acts, erasing, landing, refresh
from tests.trust import killing
from tests.trust.test_disk import home as a_home
from warehouse import build, database, journal
from warehouse.faults import WrongUse

home = a_home


class Killed(BaseException):
    """In place of a signal: nothing in a load catches it."""


def withdrawn(home):
    refresh.withdraw(home, landing.landed(home.landing)[0].id, why="wrong month", progress=killing.quiet)


def rebuilt(home):
    refresh.rebuild(home, killing.quiet)


def upgraded(home):
    refresh.upgrade(home, killing.quiet)


def purged(home):
    extract = landing.landed(home.landing)[0].id
    refresh.purge(home, [extract], None, in_force=True, why="sent in error", progress=killing.quiet)


def stopping(monkeypatch, module, name, *, after):
    """The step is the last that runs: before it, or once it has been done."""
    real = getattr(module, name)

    def step(*given, **named):
        if after:
            real(*given, **named)
        raise Killed

    monkeypatch.setattr(module, name, step)


# Each act, the step that it is killed at, and whether the next run has something to tell.
STEPS = [
    (withdrawn, landing, "withdraw", False),
    (withdrawn, landing, "withdraw", True),
    (withdrawn, build, "publish", False),
    (withdrawn, build, "publish", True),
    (withdrawn, acts, "end", True),
    (rebuilt, build, "publish", False),
    (rebuilt, build, "publish", True),
    (rebuilt, acts, "end", True),
    (upgraded, build, "publish", True),
    (purged, erasing, "erase", True),
    (purged, build, "publish", True),
]


@pytest.mark.parametrize(("work", "module", "name", "after"), STEPS, ids=lambda of: getattr(of, "__name__", str(of)))
def test_killed_at_any_step_it_is_told_once(home, monkeypatch, work, module, name, after):
    home, _ = home
    kind = {withdrawn: "withdraw", rebuilt: "rebuild", upgraded: "upgrade", purged: "purge"}[work]
    monkeypatch.setenv("PCC_PERSON", "Sam")
    if work is upgraded:
        monkeypatch.setattr(refresh.upgrading, "needed", lambda home: "0")
    with monkeypatch.context() as at, pytest.raises(Killed):
        stopping(at, module, name, after=after)
        work(home)
    monkeypatch.setattr(refresh.upgrading, "needed", lambda home: None)
    monkeypatch.setenv("PCC_PERSON", "Jo")
    killing.load(home, [])
    told = [act for act in journal.acts(home.journal) if act.kind == kind]
    nothing_was_done = (module, name, after) == (landing, "withdraw", False)
    assert [act.who for act in told] == ([] if nothing_was_done else ["Sam"])
    assert all(act.version for act in told)
    if told and name != "end":
        assert acts.CUT_SHORT in told[0].why
    assert not list(home.folder.glob("*underway*"))
    killing.load(home, [])
    assert len([act for act in journal.acts(home.journal) if act.kind == kind]) == len(told)


def test_the_journal_has_the_version_in_force_whatever_became_of_it(home, monkeypatch):
    """Killed between publishing and telling: the version that is told of is the new one."""
    home, _ = home
    before = database.current(home.published)
    with monkeypatch.context() as at, pytest.raises(Killed):
        stopping(at, build, "publish", after=True)
        withdrawn(home)
    refresh.rollback(home, before, why="as it was")
    told = [(act.kind, act.version) for act in journal.acts(home.journal)]
    assert told[-2][0] == "withdraw"
    assert told[-2][1] not in (None, before)
    assert told[-1] == ("rollback", before)


def test_an_unknown_extract_begins_nothing(home):
    home, _ = home
    with pytest.raises(WrongUse):
        refresh.withdraw(home, "nothing", why="x", progress=killing.quiet)
    assert not (home.folder / acts.UNDERWAY).exists()


def test_what_could_not_be_ended_for_another_reason_is_told_too(home, monkeypatch):
    home, _ = home
    with monkeypatch.context() as at, pytest.raises(ValueError, match="a fault of a definition"):
        at.setattr(
            refresh.build, "publish", lambda *given: (_ for _ in ()).throw(ValueError("a fault of a definition"))
        )
        rebuilt(home)
    killing.load(home, [])
    assert [act.kind for act in journal.acts(home.journal)].count("rebuild") == 1
