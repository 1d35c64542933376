"""The pack from the Board's page: asked for, made in a process of its own, taken."""

import time
from dataclasses import replace

import pytest

from pages.parts import freeze_form, making, pack_form, roles
from pages.parts.making import Making
from tests.measures.test_differences import board as made_board
from tests.pages.running import markup, words
from warehouse import boards, database, holding, notebook
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.measures.notes import Said, Subject


def wait(found: Making, seconds: float = 120) -> None:
    ends = time.monotonic() + seconds
    while found.state == "making" and time.monotonic() < ends:
        time.sleep(0.1)


def test_a_pack_is_made_and_nothing_of_it_stays_in_the_home(lean_home):
    home = Home(lean_home)
    wanted = {"meeting": "2014-04", "agenda": "one", "format": "pdf"}
    found = Making(home, wanted, "Sam")
    wait(found)
    assert (found.state, found.headline) == ("made", "1 target not met")
    ((name, content),) = found.files.items()
    assert name.startswith("OFFICIAL_board_pack_2014-04_internal")
    assert content.startswith(b"%PDF-1.7")
    assert not list((home.folder / "outgoing").iterdir())


def test_what_cannot_be_made_or_frozen_says_why(lean_home):
    home = Home(lean_home)
    wanted = {"meeting": "2031-01", "audience": "public", "as-at": database.current(home.published), "why": "again"}
    found = Making(home, wanted, "Sam", command="freeze")
    wait(found)
    assert (found.state, found.files, boards.listed(home)) == ("failed", {}, ())
    assert "for which nothing was received" in found.why
    assert not list((home.folder / "outgoing").iterdir())


def test_what_a_killed_server_left_is_swept_and_what_is_in_use_is_not(tmp_path):
    home = Home(tmp_path)
    left, used = tmp_path / "outgoing" / "pack-left", tmp_path / "outgoing" / "pack-used"
    for folder in (left, used):
        (folder / "files").mkdir(parents=True)
        (folder / "files" / "x.pdf").write_bytes(b"x")
    hold = holding.take(used / "held")
    assert making.sweep(home) == 1
    assert not left.exists()
    assert (used / "files" / "x.pdf").exists()
    hold.close()


@pytest.mark.parametrize(
    ("period", "meeting"),
    [("2013/14", "2014-04"), ("ytd:2019-02", "2019-03"), ("2018-11", "2018-12"), ("2018-W45", None)],
)
def test_the_pack_is_that_of_the_month_after_the_period(period, meeting):
    found = pack_form.meeting_of(periods.parse(period))
    assert (found and periods.written(found)) == meeting


def test_the_board_offers_the_pack_and_refuses_who_may_not_make_it(run, sample_home, monkeypatch):
    at = run(sample_home, "board", plan="2013-17", period="2013/14")
    assert "The pack of the meeting of April 2014" in " ".join(each.value for each in at.get("html"))
    assert [each.label for each in at.button if each.key == "pack_make"] == ["Make the pack"]
    monkeypatch.setattr(roles, "person", lambda: roles.Person("Sam", frozenset(("viewer",))))
    at.run()
    assert not [each for each in at.button if each.key in ("pack_make", "freeze_make")]


class Froze(Making):
    """A freeze that has ended, without a process."""

    state = "made"

    def __init__(self, home, wanted, person, command):
        self.wanted, self.person, self.command = wanted, person, command
        self.report = {"board": "2014-04-board-internal-1"}


def test_the_board_names_what_a_freeze_keeps_and_leads_to_what_it_kept(run, lean_home, monkeypatch):
    monkeypatch.setattr(freeze_form, "Making", Froze)
    chosen = {"plan": "2013-17", "period": "2013/14"}
    home = Home(lean_home)
    notebook.write(home.journal, "question", Subject(week=periods.parse("2014-W10")), Said("Why?"), who="Jo")
    at = run(lean_home, "board", **chosen)
    said = words(at)
    assert "as the Board of April 2014 (internal)" in said and "the agenda, in the order of" in said
    assert "as they stand now: 1 note" in said and "PowerPoint slides, Spreadsheet, CSV files" in said
    at.selectbox(key="freeze_agenda").select("one").run()
    assert "the figures of 1 measure" in words(at) and "the agenda One" in words(at)
    frozen = replace(made_board(), id="2014-04-board-internal-1", meeting="2014-04", who="Jo")
    monkeypatch.setattr(boards, "listed", lambda home: (frozen,))
    at.run()
    at.button(key="freeze_make").click().run()
    assert "Say why it is frozen again" in words(at) and "Frozen already on" in words(at)
    at.text_input(key="freeze_why").input("A figure was wrong").run()
    at.button(key="freeze_make").click().run()
    begun = at.session_state["_freeze"]
    assert begun.command == "freeze" and begun.wanted["why"] == "A figure was wrong"
    assert (begun.wanted["agenda"], begun.wanted["meeting"]) == ("one", "2014-04")
    assert "Frozen: Board of April 2014 (internal)" in words(at)
    assert 'href="boards?files=2014-04-board-internal-1"' in markup(at)
    # Whoever lost the role meanwhile freezes nothing; another area, and slides, offer nothing to press.
    at.button(key="freeze_close").click().run()
    monkeypatch.setattr(roles, "person", lambda: roles.Person("Sam", frozenset(("viewer",))))
    at.button(key="freeze_make").click().run()
    assert "takes the role of manager or administrator" in words(at) and "_freeze" not in at.session_state
    monkeypatch.undo()
    of_area = run(lean_home, "board", **chosen, area="npa:charnwood")
    assert "the Board of the whole force" in words(of_area)
    assert not [each for each in of_area.button if each.key == "freeze_make"]
