"""Notes on the pages: shown, marked, kept, flagged, escaped; and only for whoever has the role."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pages.parts import note_cards, note_reads, roles
from pages.parts.note_reads import Noted
from tests.pages import made
from tests.pages.running import address, markup, words
from warehouse import notebook, query
from warehouse.measures import notes, periods
from warehouse.measures.notes import Said, Subject

ABOUT = Subject("domestic_burglary", "force", periods.parse("2013/14"))
SHOWN = {"measure": "domestic_burglary", "period": "2013/14"}
NASTY = '<script>alert(1)</script> & <b>"bold"</b>'
BOOK = Path("unused")


@pytest.fixture(autouse=True)
def book(tmp_path, monkeypatch):
    """Notes beside the shared sample, which itself must not change."""
    monkeypatch.setenv("PCC_JOURNAL", f"sqlite:///{tmp_path / 'journal.sqlite'}")


@pytest.fixture
def figure(sample):
    return query.figure(sample, "domestic_burglary", "force", ABOUT.period)


def write(kind="commentary", text="Three linked series", about=ABOUT, owner="", due=None, kept=None):
    return notebook.write(BOOK, kind, about, Said(text, owner, due), who="A manager", kept=kept)


def press(at, label):
    return next(button for button in at.button if button.label == label).click().run()


def as_role(monkeypatch, *held):
    monkeypatch.setattr(roles, "person", lambda: roles.Person("Sam", frozenset(held)))


def test_without_notes_the_card_says_so_and_the_board_has_no_mark(run, sample_home):
    assert note_cards.NONE in words(run(sample_home, "measure", **SHOWN))
    assert "noted" not in markup(run(sample_home, "board", plan="2013-17", period="2013/14"))


def test_commentary_is_kept_with_the_figure_shown_and_the_address_stays(run, sample_home, figure):
    at = run(sample_home, "measure", **SHOWN)
    before = address(at)
    press(at, "Add commentary")
    at.text_area(key="note_text").input(NASTY)
    press(at, "Keep it")
    (kept,) = notebook.threads(BOOK)
    assert (kept.text, kept.subject, kept.kept) == (NASTY, ABOUT, notes.kept(figure))
    assert kept.first.who == roles.person().name
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in markup(at)
    assert "<script>alert" not in markup(at)
    assert f"Kept as note {kept.number}." in words(at)
    assert address(at) == before
    assert [field.key for field in at.text_area] == []


def test_what_is_refused_stays_in_the_form_with_the_reason(run, sample_home):
    at = press(run(sample_home, "measure", **SHOWN), "Add an action")
    at.text_area(key="note_text").input("Ask for the plan")
    press(at, "Keep it")
    assert "An action needs an owner and the day by which it is due." in words(at)
    assert at.text_area(key="note_text").value == "Ask for the plan"
    assert notebook.threads(BOOK) == ()
    at.text_input(key="note_owner").input("Head of Crime")
    at.date_input(key="note_due").set_value(date(2019, 3, 1))
    press(at, "Keep it")
    assert "Action for Head of Crime" in words(at)
    assert "Late: due 1 March 2019" in words(at)


def test_an_action_is_moved_and_done_and_its_history_is_shown(run, sample_home):
    action = write("action", "Ask for the plan", owner="Jo", due=date(2019, 12, 1))
    at = run(sample_home, "measure", **SHOWN)
    assert "Open, due 1 December 2019" in words(at)
    press(at, "Add to a note")
    at.selectbox(key="note_step").select("moved").run()
    at.text_input(key="note_owner").input("Sam")
    press(at, "Keep it")
    press(at, "Add to a note")
    assert at.selectbox(key="note_step").value == "done"
    at.text_area(key="note_text").input("The plan came")
    press(at, "Keep it")
    found = notebook.thread(BOOK, action.number)
    assert (found.state, found.owner, found.answer) == ("done", "Sam", "The plan came")
    said = words(at)
    assert "Action for Sam Done" in said
    assert "said that it was done" in said


def test_of_two_who_add_at_once_the_second_is_told(run, sample_home):
    action = write("action", "Ask", owner="Jo", due=date(2019, 12, 1))
    at = press(run(sample_home, "measure", **SHOWN), "Add to a note")
    at.text_area(key="note_text").input("Seen to")
    read = note_reads.notebook.threads

    def stale(*asked, **named):
        return read(*asked, **named) if len(read(BOOK)[0].entries) == 1 else (action,)

    notebook.follow(BOOK, action, "added", Said("Asked"), who="B")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(note_reads.notebook, "threads", stale)
        press(at, "Keep it")
    assert "Somebody else has added to this note since you read it." in words(at)


def test_a_form_opened_on_one_figure_is_not_carried_to_another(run, sample_home):
    at = press(run(sample_home, "measure", **SHOWN), "Add commentary")
    at.selectbox(key="pick_period").select("2014/15").run()
    assert [field.key for field in at.text_area] == []


def test_the_board_marks_what_was_written_and_leads_to_it(run, sample_home):
    write()
    write("action", "Late one", owner="Jo", due=date(2019, 3, 1))
    write("action", "Next one", owner="Jo", due=date(2020, 3, 1))
    write(about=replace(ABOUT, area="npa:charnwood"))
    found = markup(run(sample_home, "board", plan="2013-17", period="2013/14"))
    marks = [part.split("</a>")[0] for part in found.split('<a class="badge noted"')[1:]]
    assert [mark.split(">")[1].split("<")[0] for mark in marks] == ["commentary", "1 action late", "1 action open"]
    assert all("measure?measure=domestic_burglary&amp;area=force&amp;period=2013/14" in mark for mark in marks)
    assert all("on Domestic burglary" in mark for mark in marks)
    assert "noted" not in markup(run(sample_home, "board", plan="2013-17", period="2012/13"))


def test_a_note_on_a_figure_since_revised_is_flagged_with_both(run, sample_home, figure):
    was = replace(notes.kept(figure), version="0000-00000000", value=4190.0, numerator=4190.0)
    write(kept=was)
    write(text="Of the month", about=replace(ABOUT, period=periods.parse("2013-10")))
    said = words(run(sample_home, "measure", **SHOWN))
    assert "Figure revised since: it was 4,190 when this was written and is 4,199 now." in said
    assert "on October 2013 Of the month" in said
    assert said.count("revised since") == 1


def test_whoever_may_not_write_sees_no_form_and_is_refused(run, sample_home, sample, figure, monkeypatch):
    write()
    as_role(monkeypatch, "viewer")
    at = run(sample_home, "measure", **SHOWN)
    assert "Three linked series" in words(at)
    assert "Add commentary" not in [button.label for button in at.button]
    with pytest.raises(roles.NotAllowed, match="role of manager or administrator"):
        note_reads.write(figure, "commentary", Said("x"))
    assert len(notebook.threads(BOOK)) == 1


def test_whoever_has_no_role_reads_nothing(run, sample_home, monkeypatch):
    write()
    as_role(monkeypatch)
    assert "Three linked series" not in words(run(sample_home, "measure", **SHOWN))
    assert "noted" not in markup(run(sample_home, "board", plan="2013-17", period="2013/14"))


def test_a_journal_that_cannot_be_read_is_said(run, sample_home, monkeypatch):
    monkeypatch.setenv("PCC_JOURNAL", "oddbase://nowhere")
    for page, shown in (("measure", "4,199 in 2013/14"), ("board", "targets met")):
        said = words(run(sample_home, page, plan="2013-17", **SHOWN))
        assert "PCC_JOURNAL names cannot be used" in said
        assert shown in said


def test_late_actions_stand_before_open_ones_and_done_ones_last():
    steps = {3: "done"}
    found = []
    for number, due in ((1, date(2030, 1, 1)), (2, date(2000, 1, 1)), (3, date(2000, 1, 1))):
        first = notes.Entry(
            number, number, None, notes.datetime(2018, 1, 1), "A", "action", "opened",
            Subject("some_offences", "force", made.YEAR), Said(f"action {number}", "Jo", due), None,
        )  # fmt: skip
        last = replace(first, number=10 + number, previous=number, step=steps.get(number, "added"))
        found.append(Noted(notes.fold([first, last])[0], None))
    shown = note_cards.told(found, made.measure(), made.YEAR, date(2018, 6, 1))
    assert [shown.index(f"<p>action {number}</p>") for number in (2, 1, 3)] == sorted(
        shown.index(f"<p>action {number}</p>") for number in (1, 2, 3)
    )
