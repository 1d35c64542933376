"""Where the journal is kept: what is said when it cannot be used, and the same rules in a shared database."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests import postgres
from warehouse import journal, ledger, notebook
from warehouse.measures import periods
from warehouse.measures.notes import Said, Subject
from warehouse.notebook import WrittenMeanwhile

ABOUT = Subject("m", "force", periods.parse("2018-10"))


UNKNOWN_DRIVER = "postgresql+nothing://who:secret@nowhere/x"  # pragma: allowlist secret


@pytest.mark.parametrize("address", [UNKNOWN_DRIVER, "not an address", "oddbase://x"])
def test_an_address_that_cannot_be_used_is_said_without_being_shown(tmp_path, monkeypatch, address):
    monkeypatch.setenv("PCC_JOURNAL", address)
    with pytest.raises(ledger.LedgerFault, match="that PCC_JOURNAL names cannot be used") as told:
        journal.record(tmp_path / "journal.sqlite", "load", "x.csv")
    assert "secret" not in str(told.value)
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_journal_is_said(tmp_path):
    (tmp_path / "journal.sqlite").write_text("something else altogether, and long enough to be read as a header")
    with pytest.raises(ledger.LedgerFault, match="journal in the home's folder"):
        journal.acts(tmp_path / "journal.sqlite")


def test_a_journal_from_before_there_were_notes_takes_them(tmp_path):
    path = tmp_path / "journal.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "create table act (number integer primary key, at text, who text, kind text, subject text, why text, "
            "version text)"
        )
        connection.execute("insert into act values (1, '2018-11-05', 'a', 'load', 'x.csv', '', null)")
        connection.commit()
    assert notebook.threads(path) == ()
    notebook.write(path, "commentary", ABOUT, Said("x"), who="a")
    journal.record(path, "load", "y.csv")
    assert [act.subject for act in journal.acts(path)] == ["x.csv", "y.csv"]
    assert len(notebook.threads(path)) == 1


@pytest.fixture
def shared(postgres_server, monkeypatch):
    """An empty PostgreSQL database that the journal is kept in."""
    monkeypatch.setenv("PCC_JOURNAL", postgres.address(postgres.empty(postgres_server)))
    return Path("unused")


def test_postgres_holds_the_same_notes_by_the_same_rules(shared):
    journal.record(shared, "load", "x.csv")
    written, start, told = [], threading.Barrier(4), []

    def add(who):
        start.wait()
        written.extend(notebook.write(shared, "question", WEEK, Said(f"{who} {turn}"), who=who) for turn in range(5))

    everyone(add)
    assert {each.number for each in notebook.threads(shared)} == {each.number for each in written}
    assert len(written) == 20

    def answer(who):
        start.wait()
        try:
            notebook.follow(shared, written[0], "answered", Said("so"), who=who)
        except WrittenMeanwhile:
            told.append(who)

    everyone(answer)
    assert len(told) == 3
    assert notebook.thread(shared, written[0].number).state == "answered"
    for statement in ("update note set text = ''", "delete from act", "truncate note"):
        with pytest.raises(DBAPIError, match="only added"), ledger._opened(os.environ["PCC_JOURNAL"]).begin() as held:
            held.execute(text(statement))
    assert [act.subject for act in journal.acts(shared)] == ["x.csv"]


WEEK = Subject(week=periods.parse("2018-W45"))


def everyone(act):
    people = [threading.Thread(target=act, args=(str(who),)) for who in range(4)]
    [each.start() for each in people]
    [each.join() for each in people]
