"""Notes as they are kept: only added, by any number of writers at once, and whole after a writer was killed."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.house.source import ROOT
from warehouse import notebook
from warehouse.measures import note_rules, periods
from warehouse.measures.catalogue import UnknownName
from warehouse.measures.notes import Kept, Said, Subject
from warehouse.notebook import WrittenMeanwhile

ABOUT = Subject("recorded_crime", "npa:charnwood", periods.parse("2018-10"))
WEEK = Subject(week=periods.parse("2018-W45"))
FIGURE = Kept("0001-aaaaaaaa", 47.25, 85.5, 180, "final")
WRITER = """
import sys
from pathlib import Path
from warehouse import notebook
from warehouse.measures import periods
from warehouse.measures.notes import Said, Subject
about = Subject("m", "force", periods.parse("2018-10"))
for turn in range(int(sys.argv[3])):
    said = Said(f"{sys.argv[2]} {turn}")
    print(notebook.write(Path(sys.argv[1]), "commentary", about, said, who=sys.argv[2]).number, flush=True)
"""
HALF = """
import sys, time
from pathlib import Path
from sqlalchemy import insert
from warehouse import ledger, notebook
with ledger.writing(Path(sys.argv[1])) as connection:
    row = dict(at="2018-11-05T00:00:00+00:00", who="x", kind="commentary", step="opened")
    row |= dict(area="force", text="half", owner="")
    connection.execute(insert(notebook._NOTES).values(**row))
    print("in", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "journal.sqlite"


def started(code, *arguments):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def opened(path, kind="action", text="See to it", about=ABOUT):
    return notebook.write(path, kind, about, Said(text, "Jo", date(2018, 12, 1)), who="A manager", kept=FIGURE)


def test_before_the_first_note_there_is_nothing_and_reading_makes_nothing(path):
    assert notebook.threads(path) == ()
    assert not path.parent.exists()


def test_a_note_is_read_as_it_was_written(path):
    written = opened(path)
    (read,) = notebook.threads(path)
    assert read == written
    assert (read.subject, read.kept, read.owner, read.due) == (ABOUT, FIGURE, "Jo", date(2018, 12, 1))
    assert notebook.thread(path, written.number) == written


def test_later_entries_make_the_state_and_leave_the_first_alone(path):
    first = opened(path)
    grown = notebook.follow(path, first, "moved", Said("Away", "Sam"), who="B")
    done = notebook.follow(path, grown, "done", Said("Seen to"), who="Sam")
    assert notebook.threads(path) == (done,)
    assert done.first == first.first
    assert (done.state, done.owner, done.answer) == ("done", "Sam", "Seen to")


def test_an_answer_stands_in_the_week_of_its_review(path):
    asked = notebook.write(path, "question", WEEK, Said("Why?"), who="A")
    later = periods.parse("2018-W46")
    notebook.follow(path, asked, "answered", Said("Because"), who="B", week=later)
    (read,) = notebook.threads(path, kind="question")
    assert (read.subject.week, read.turn.subject.week) == (WEEK.week, later)


def test_notes_are_found_by_kind_and_measure(path):
    action, comment = opened(path), opened(path, "commentary")
    question = notebook.write(path, "question", WEEK, Said("Why?"), who="A")
    assert notebook.threads(path) == (action, comment, question)
    assert notebook.threads(path, kind="commentary") == (comment,)
    assert notebook.threads(path, measure="recorded_crime") == (action, comment)
    assert notebook.threads(path, measure="other") == ()
    with pytest.raises(UnknownName, match="no note '99'"):
        notebook.thread(path, 99)


def test_what_is_refused_leaves_nothing(path):
    with pytest.raises(note_rules.NoteRefused):
        notebook.write(path, "commentary", ABOUT, Said(""), who="A")
    assert not path.exists()


def test_the_database_itself_refuses_to_change_or_remove(path):
    first = opened(path)
    with closing(sqlite3.connect(path)) as connection:
        for statement in ("UPDATE note SET text = 'other'", "DELETE FROM note"):
            with pytest.raises(sqlite3.IntegrityError, match="only added"):
                connection.execute(statement)
    assert notebook.threads(path) == (first,)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None), min_size=1), st.sampled_from(["2018/19", "2018/19Q3", "ytd:2018-11"]))
def test_any_text_comes_back_as_it_was_cleaned(path, text, period):
    try:
        about = Subject("x'; drop table note; --", "force", periods.parse(period))
        written = notebook.write(path, "commentary", about, Said(text), who=text)
    except note_rules.NoteRefused:
        return
    assert notebook.thread(path, written.number) == written
    assert written.text == note_rules.clean(text)
    assert written.subject == about


def test_of_two_who_answer_at_once_one_is_told(path):
    question = notebook.write(path, "question", WEEK, Said("Why?"), who="A")
    told, start = [], threading.Barrier(4)

    def answer(who):
        start.wait()
        try:
            notebook.follow(path, question, "answered", Said(f"Because {who}"), who=str(who))
        except WrittenMeanwhile as fault:
            told.append(str(fault))

    writers = [threading.Thread(target=answer, args=(who,)) for who in range(4)]
    [each.start() for each in writers]
    [each.join() for each in writers]
    assert len(told) == 3
    assert "Nothing was kept: read it again" in told[0]
    assert len(notebook.threads(path)[0].entries) == 2


def test_writers_at_once_lose_nothing_from_the_first_note_on(path):
    writers = [started(WRITER, path, who, 8) for who in ("ann", "bob", "cat")]
    numbers = [int(line) for each in writers for line in each.communicate(timeout=60)[0].split()]
    assert [each.returncode for each in writers] == [0, 0, 0]
    assert sorted(numbers) == [each.number for each in notebook.threads(path)]
    said = {each.text for each in notebook.threads(path)}
    assert said == {f"{who} {turn}" for who in ("ann", "bob", "cat") for turn in range(8)}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_a_killed_writer_leaves_what_it_had_finished_and_nothing_else(path):
    writer = started(WRITER, path, "ann", 10_000)
    finished = [int(writer.stdout.readline()) for _ in range(5)]
    writer.send_signal(signal.SIGKILL)
    finished += [int(line) for line in writer.communicate(timeout=30)[0].split("\n") if line]
    found = [each.number for each in notebook.threads(path)]
    assert finished == found[: len(finished)]
    assert len(found) - len(finished) <= 1  # one may be kept and not yet told
    opened(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_a_writer_killed_half_way_leaves_no_half_note_and_no_lock(path):
    writer = started(HALF, path)
    assert writer.stdout.readline() == "in\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate(timeout=30)
    assert notebook.threads(path) == ()
    opened(path)
    assert [each.text for each in notebook.threads(path)] == ["See to it"]
