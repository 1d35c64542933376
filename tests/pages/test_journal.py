"""The page of the journal: every act as it was kept, for the administrator alone."""

import pytest

from pages.parts import roles
from tests.pages.running import markup, words
from warehouse import journal


@pytest.fixture
def home(tmp_path):
    path = tmp_path / "journal.sqlite"
    journal.record(path, "load", "crimes_2016-10.csv", version="0001-abc", who="Sam")
    journal.record(path, "sign-in", "a@example.org", why="viewer", who="a@example.org")
    journal.record(path, "withdraw", "crimes", why="=HYPERLINK('x') <b>wrong month</b>", version="0002-def", who="Sam")
    return tmp_path


def test_every_act_stands_newest_first_with_who_what_and_why(run, home):
    at = run(home, "journal")
    assert "<h1>3 acts by 2 people</h1>" in markup(at)
    told = words(at)
    assert told.index("withdraw") < told.index("sign-in") < told.index("crimes_2016-10.csv")
    assert "0002-def" in told
    assert "<b>" not in markup(at)


def test_one_kind_can_be_chosen_and_stands_in_the_address(run, home):
    told = words(run(home, "journal", kind="load"))
    assert "1 act by 1 person" in told
    assert "a@example.org" not in told


def test_nobody_but_an_administrator_reads_it(run, home, monkeypatch):
    held = frozenset(("viewer", "manager", "loader"))
    monkeypatch.setattr(roles, "person", lambda: roles.Person("Sam", held))
    told = words(run(home, "journal"))
    assert "To read the journal takes the role of administrator" in told
    assert "crimes_2016-10.csv" not in told


def test_a_journal_without_an_act_says_so(run, tmp_path):
    assert "Nothing has been done yet" in words(run(tmp_path, "journal"))
