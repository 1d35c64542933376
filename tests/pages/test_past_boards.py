"""Past Boards on the page: the list, the difference between two, and every page as at a past Board."""

import shutil
from dataclasses import replace

import pytest

from pages.parts import board_list, past, roles
from pages.parts.markup import address, carry
from tests import boards as made
from tests.measures.test_differences import FEBRUARY, board, line, shown
from tests.pages.running import address as written
from tests.pages.running import markup, words
from tests.pages.test_notes import NASTY
from tests.warehouse.test_boards import FEBRUARY as YEAR_TO_FEBRUARY
from tests.warehouse.test_boards import draft, keep
from warehouse import boards, notebook
from warehouse.home import Home
from warehouse.measures import notes, periods
from warehouse.measures.differences import Compared
from warehouse.measures.notes import Said, Subject

JANUARY = periods.parse("2013-04..2014-01")
WEEK = periods.parse("2014-W04")


def freeze_two(boards_homes, folder):
    """The Board of February frozen with a comment; then a month passes and the Board of March is frozen."""
    home = Home(shutil.copytree(boards_homes / "first", folder))
    about = Subject(made.MEASURE, "force", JANUARY)
    notebook.write(home.journal, "commentary", about, Said("Three linked series"), who="Jo")
    notebook.write(home.journal, "question", Subject(week=WEEK), Said("Why so few?"), who="Jo")
    kept = notes.of_board(notebook.threads(home.journal), (made.MEASURE,))
    keep(home, draft(home, request={"plan": "2013-17"}, notes=kept))
    made.revise(home, boards_homes)
    notebook.write(home.journal, "commentary", about, Said("Written later"), who="Jo")
    notebook.write(home.journal, "question", Subject(week=WEEK), Said("Asked later?"), who="Jo")
    keep(home, draft(home, YEAR_TO_FEBRUARY))
    return home.folder


@pytest.fixture(scope="module")
def kept_home(boards_homes, tmp_path_factory):
    return freeze_two(boards_homes, tmp_path_factory.mktemp("past") / "home")


@pytest.fixture
def home(kept_home, tmp_path):
    """A home of one's own to change, as those Boards were frozen in."""
    return shutil.copytree(kept_home, tmp_path / "home")


def test_two_boards_beside_each_other(kept_home, run, monkeypatch):
    home = kept_home
    at = run(home, "boards")
    said, html = words(at), markup(at)
    assert "2 Boards are frozen, each as it was frozen" in said
    assert "<h1>1 figure restated; 1 verdict changed: 1 by new data</h1>" in html
    assert "Board of February 2014 (internal), then Board of March 2014 (internal)" in said
    assert "327 April 2013 to January 2014 330 April 2013 to January 2014 +3 (+0.9%)" in said
    assert "1 period restated; the newest January 2014: 30, now 33." in said
    assert "On course 410 April 2013 to February 2014" in said and said.index("410") < said.rindex("Behind")
    assert 'href="./?board=2014-02-board-internal-1&amp;plan=2013-17&amp;period=2013-04-01..2014-01-31' in html
    assert [button.proto.label for button in at.get("download_button")] == ["OFFICIAL_pack.pdf"]
    assert written(at)["earlier"] == "2014-02-board-internal-1" and written(at)["later"] == "2014-03-board-internal-1"
    now = run(home, "boards", earlier="2014-02-board-internal-1", later="now")
    assert "then the figures of today" in words(now) and "1 figure restated; no verdict changed" in words(now)
    monkeypatch.setattr(roles, "may", lambda act: act != "make packs")
    same = run(home, "boards", earlier="2014-02-board-internal-1", later="2014-02-board-internal-1")
    assert "one and the same Board" in words(same) and not same.get("download_button")


def test_a_page_as_at_a_past_board_shows_its_figures_its_commentary_and_says_so(kept_home, run):
    home = kept_home
    asked = {"measure": made.MEASURE, "period": "2013-04-01..2014-01-31"}
    then = run(home, "measure", board="2014-02-board-internal-1", **asked)
    said = words(then)
    assert "A past Board: Board of February 2014 (internal)" in said and "judged as on 10 February 2014" in said
    assert "327 from April 2013 to January 2014" in said and "Three linked series" in said
    assert "Written later" not in said and "Add commentary" not in [button.label for button in then.button]
    # Every link stays in the past, but for the two that lead out of it.
    links = [part.split('"')[0] for part in markup(then).split('href="')[1:] if not part.startswith(("#", "data:"))]
    assert {each for each in links if "board=2014-02-board-internal-1" not in each} == {"boards", "./"}
    now = run(home, "measure", **asked)
    assert "330 from April 2013 to January 2014" in words(now) and "A past Board" not in words(now)
    assert "Written later" in words(now) and "board=" not in markup(now)


def test_the_weekly_review_as_at_a_past_board_shows_the_questions_of_then(kept_home, run):
    home = kept_home
    then = run(home, "weekly", board="2014-02-board-internal-1", week="2014-W04")
    said = words(then)
    assert "A past Board: Board of February 2014 (internal)" in said
    assert "The questions as they stood when the Board was frozen. Why so few?" in said and "Asked later?" not in said
    assert "Ask a question" not in [button.label for button in then.button]
    now = words(run(home, "weekly", week="2014-W04"))
    assert "Why so few?" in now and "Asked later?" in now and "as they stood" not in now


def test_the_board_page_as_at_a_past_board_leads_to_its_frozen_files(kept_home, run):
    home = kept_home
    at = run(home, "board", board="2014-02", plan="2013-17", period="2013-04-01..2014-01-31", area="force")
    assert 'href="boards?files=2014-02-board-internal-1"' in markup(at) and "commentary" in words(at)
    assert "Make the pack" not in [button.label for button in at.button]


def test_a_board_that_is_not_there_and_a_version_that_cannot_be_read_are_said(home, run, monkeypatch):
    said = words(run(home, "board", board="2031-01"))
    assert "There is no frozen Board '2031-01'; there are 2014-02-board-internal-1" in said
    known = boards.find(Home(home), "2014-02")
    (boards.folder(Home(home), known) / f"pcc-{known.version}.duckdb").unlink()
    said = words(run(home, "board", board="2014-02"))
    assert "cannot be made anew: its version" in said and "its files are kept" in said


def test_nothing_frozen_and_what_was_changed_behind_its_back(home, run):
    kept = boards.listed(Home(home))[0]
    (boards.folder(Home(home), kept) / "files" / "OFFICIAL_pack.pdf").write_bytes(b"another")
    said = words(run(home, "boards", files=kept.id))
    assert "2 Boards are frozen; 1 Board was changed since" in said and "OFFICIAL_pack.pdf was changed" in said
    assert "The files cannot be given" in said and "is not what was frozen" in said
    (boards.folder(Home(home), kept) / "board.json").write_text("{", encoding="utf-8")
    assert "2014-02/board-internal-1" in words(run(home, "boards"))
    shutil.rmtree(boards.root(Home(home)))
    said = words(run(home, "boards"))
    assert "No Board is frozen yet" in said and "pcc freeze --meeting" in said


# ---- without a page -------------------------------------------------------------------------------------------


def test_the_table_of_differences_puts_what_was_restated_first_and_escapes_every_text():
    stands, restated = line(shown(5), shown(5), shown(6, FEBRUARY)), line(shown(4199), shown(4212), None)
    odd = replace(restated, was=replace(restated.was, title=NASTY), why=NASTY)
    table = board_list.table((stands, odd), NASTY)
    assert [row[1].raw for row in table.rows] == [4199, 5]
    assert table.rows[0][3].text == "+13 (+0.3%)" and table.rows[1][3].text == "not restated"
    whole = board_list.differences(Compared("a", "b", (stands, odd)), NASTY, "b")
    assert (
        "<script" not in whole
        and f"{board_list.OTHERS} (1)" in whole
        and whole.index("4,212") < whole.index("<details")
    )


@pytest.mark.parametrize(
    ("known", "changed", "said"),
    [
        ([], 0, "No Board is frozen yet"),
        ([board()], 0, "1 Board is frozen, as it was"),
        ([board(), board(number=2)], 0, "2 Boards are frozen, each as it was frozen"),
        ([board()], 1, "1 Board is frozen; 1 Board was changed since"),
        ([board(), board(number=2)], 2, "2 Boards are frozen; 2 Boards were changed since"),
    ],
)
def test_the_headline(known, changed, said):
    assert board_list.headline(known, changed) == said


def test_a_reason_and_a_superseded_freeze_stand_in_the_list():
    table = board_list.listed([board(why=NASTY)], {}, {board().id})
    assert table.rows[0][-1].text == "As it was frozen; superseded by a later freeze"
    assert "<script" not in table.rows[0][0].markup and "alert(1)" in table.rows[0][0].markup


def test_links_carry_the_past_board_unless_they_name_another():
    try:
        carry({past.NAME: "2019-02"})
        assert address("measure", {"measure": "x"}) == "measure?measure=x&board=2019-02"
        assert address("", {past.NAME: None}) == "./" and address("", {past.NAME: "b"}) == "./?board=b"
    finally:
        carry({})
    assert address("", {}) == "./"
