"""Notes against the version in force, and the command that reads them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from warehouse import notebook, query, revisions
from warehouse.measures import note_words, notes, periods
from warehouse.measures.notes import Said, Subject

ABOUT = Subject("domestic_burglary", "force", periods.parse("2013/14"))


@pytest.fixture
def kept(sample):
    """The figure as it is, as a note would keep it."""
    return notes.kept(query.figure(sample, "domestic_burglary", "force", ABOUT.period))


@pytest.fixture
def book(tmp_path, monkeypatch):
    """Notes beside the shared sample, which itself must not change."""
    monkeypatch.setenv("PCC_JOURNAL", f"sqlite:///{tmp_path / 'journal.sqlite'}")
    return Path("unused")


def test_a_figure_that_stands_is_not_flagged_and_one_that_does_not_says_both(sample, book, kept):
    stands = notebook.write(book, "commentary", ABOUT, Said("Three linked series"), who="A", kept=kept)
    assert revisions.revision(sample, stands) is None
    older = replace(kept, version="0000-00000000", value=kept.value - 7, numerator=kept.value - 7)
    found = revisions.revision(sample, notebook.write(book, "commentary", ABOUT, Said("x"), who="A", kept=older))
    measure = sample.catalogue.get("domestic_burglary")
    assert note_words.revised(measure, found) == (
        "Figure revised since: it was 4,192 when this was written and is 4,199 now."
    )


def test_a_rate_says_its_counts_and_what_was_missing_is_said(sample):
    measure = sample.catalogue.get("abandonment_101")
    was = notes.Kept("1", None, None, None, "not_received")
    now = notes.Kept("2", 12.5, 5, 40, "final")
    said = note_words.revised(measure, notes.Revision(was, now))
    assert said.endswith("it was not received when this was written and is 12.5% (5 of 40) now.")


def test_a_measure_or_an_area_that_is_gone_is_said(sample, book, kept):
    for about in (replace(ABOUT, measure="no_longer_there"), replace(ABOUT, area="npa:atlantis")):
        note = notebook.write(book, "commentary", about, Said("x"), who="A", kept=kept)
        found = revisions.revision(sample, note)
        assert found == notes.Revision(kept, None)
        assert "cannot be had any more" in note_words.revised(None, found)


def test_the_command_gives_each_note_its_state_its_entries_and_its_flag(ask, sample_home, book, kept):
    action = notebook.write(
        book, "action", ABOUT, Said("Ask for a plan", "Jo", date(2018, 1, 1)), who="A", kept=replace(kept, value=1)
    )
    notebook.follow(book, action, "added", Said("Asked"), who="B")
    week = Subject(week=periods.parse("2018-W45"))
    notebook.follow(
        book, notebook.write(book, "question", week, Said("Why?"), who="A"), "answered", Said("So"), who="B"
    )
    first, second = ask(sample_home, "notes")
    wanted = {"kind": "action", "state": "open", "late": True, "owner": "Jo", "due": "2018-01-01", "revised": True}
    assert wanted.items() <= first.items()
    assert (first["written_against"]["value"], first["figure_now"]["value"]) == (1, 4199)
    assert [(entry["step"], entry["who"]) for entry in first["entries"]] == [("opened", "A"), ("added", "B")]
    assert (second["week"], second["state"], second["answer"], second["revised"]) == (
        "2018-W45", "answered", "So", False,
    )  # fmt: skip
    assert [each["note"] for each in ask(sample_home, "notes", "--open")] == [first["note"]]
    assert [each["note"] for each in ask(sample_home, "notes", "domestic_burglary")] == [first["note"]]
    assert ask(sample_home, "notes", "--kind", "commentary") == []


def test_the_command_says_the_same_to_a_person(capsys, monkeypatch, sample_home, book, kept):
    from commands.notes import notes as command

    notebook.write(book, "commentary", ABOUT, Said("[bold]Three[/bold] series"), who="A", kept=replace(kept, value=1))
    monkeypatch.setenv("PCC_HOME", str(sample_home))
    monkeypatch.setenv("COLUMNS", "200")
    command()
    said = " ".join(capsys.readouterr().out.split())
    assert "[bold]Three[/bold]" in said
    assert "it was 1" in said


@pytest.mark.parametrize(
    ("asked", "told"),
    [(["nonsense"], "no measure 'nonsense'"), (["--kind", "gossip"], "no kind of note 'gossip'; there are commentary")],
)
def test_a_wrong_name_is_said_with_those_there_are(pcc, tmp_path, asked, told):
    assert told in pcc(tmp_path, "notes", *asked, status=2).stderr


def test_notes_can_be_read_before_anything_is_published(ask, tmp_path, book):
    assert ask(tmp_path, "notes") == []
