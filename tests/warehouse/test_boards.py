"""Frozen Boards: kept whole or not at all, never changed unnoticed, and read again whatever has been loaded since."""

import json
import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests import boards as made
from warehouse import board_changes, boards, database, freezing, journal, notebook, query
from warehouse.boards import CannotReplay, UnknownBoard
from warehouse.freezing import FrozenAlready
from warehouse.measures import difference_words, periods
from warehouse.measures.boards import Board
from warehouse.measures.notes import Said, Subject
from warehouse.published import open_warehouse

JANUARY, FEBRUARY = periods.parse("2013-04..2014-01"), periods.parse("2013-04..2014-02")


def draft(home, period=JANUARY, **other):
    """A Board of one measure, made of the version in force."""
    w = open_warehouse(home)
    figure = query.figure(w, made.MEASURE, period=period)
    fields = {
        "id": "", "meeting": f"{periods.add_months(period.ends.replace(day=1), 1):%Y-%m}", "report": "board",
        "audience": "internal", "number": 0, "at": datetime(2014, 2, 1, tzinfo=UTC), "who": "", "why": "",
        "version": w.version, "headline": "A headline", "area": "force", "period": period, "today": w.today,
        "request": {"agenda": "In the plan's order"}, "settings": json.loads(json.dumps(vars(w.settings), default=str)),
        "before": None, "figures": (board_changes.shown(figure),),
        "notes": notebook.threads(home.journal, measure=made.MEASURE), "files": (), "versions": (),
    }  # fmt: skip
    return Board(**{**fields, **other})


def keep(home, board=None, text=b"%PDF-1.7 made"):
    board = board or draft(home)
    holder = boards.holder_of(home, board.version)
    return freezing.keep(
        home, board, {board.version: holder}, lambda folder: (folder / "OFFICIAL_pack.pdf").write_bytes(text)
    )


def freezes(home):
    return [act for act in journal.acts(home.journal) if act.kind == "freeze"]


# ---- what is kept ---------------------------------------------------------------------------------------------


def test_a_board_is_kept_with_its_files_its_version_and_an_act(home):
    notebook.write(home.journal, "commentary", Subject(made.MEASURE, "force", JANUARY), Said("Three series"), who="Jo")
    board = keep(home)
    assert board.id == "2014-02-board-internal-1" and boards.listed(home) == (board,)
    at = boards.folder(home, board)
    assert (at / "files" / "OFFICIAL_pack.pdf").read_bytes() == b"%PDF-1.7 made"
    assert [thread.text for thread in boards.find(home, board.id).notes] == ["Three series"]
    (act,) = freezes(home)
    assert act.subject.startswith(f"{board.id} sha256:") and act.version == board.version
    assert boards.faults(home, board) == []
    # A second name of one file: a frozen version takes no room of its own.
    assert (at / f"pcc-{board.version}.duckdb").samefile(database.path_of(home.published, board.version))


def test_a_frozen_version_outlives_every_publication_and_gives_the_same_figure(home, revise):
    board = keep(home)
    revise()
    assert board.version not in database.versions(home.published)
    then = boards.opened(home, board)
    assert then.today == made.FEBRUARY and boards.home_of(home, board).settings.keep_versions == 1
    assert (board_changes.shown(query.figure(then, made.MEASURE, period=JANUARY)),) == board.figures
    assert boards.holder_of(home, board.version) == boards.folder(home, board)
    assert boards.holder_of(home, open_warehouse(home).version) == home.published
    shutil.rmtree(home.published)
    assert boards.faults(home, board) == [] and boards.opened(home, board).version == board.version


def test_restated_and_new_data_between_two_boards_are_told_apart(home, revise):
    earlier = keep(home)
    revise()
    later = keep(home, draft(home, FEBRUARY))
    found = board_changes.compare(earlier, boards.opened(home, earlier), later, boards.opened(home, later))
    (line,) = found.lines
    assert [line.was.value, line.again.value, line.now.value] == [327, 330, 410]
    assert (line.by, line.turned_by_restating, line.turned_by_new_data) == (3, False, True)
    assert [(periods.written(m.period), m.was, m.now) for m in line.months] == [("2014-01", 30, 33)]
    assert difference_words.headline(found) == "1 figure restated; 1 verdict changed: 1 by new data"
    # Against the version in force there is no later Board, and without the earlier version no single months.
    (line,) = board_changes.since(earlier, None, open_warehouse(home)).lines
    assert (line.by, line.now, line.months, line.new_data) == (3, None, (), False)


def test_a_figure_that_rests_on_the_same_points_is_the_one_that_would_be_worked_out_again(home, revise, monkeypatch):
    earlier = keep(home, draft(home, periods.parse("2012/13")))
    revise()
    then, now = boards.opened(home, earlier), open_warehouse(home)
    worked_out = board_changes.since(earlier, None, now)
    monkeypatch.setattr(query, "figure", None)  # is not asked
    found = board_changes.since(earlier, then, now)
    assert found == worked_out and not found.restated and found.lines[0].again.value == 480


def test_of_a_public_board_no_single_month_is_told(home, revise):
    earlier = keep(home, draft(home, audience="public"))
    revise()
    (line,) = board_changes.since(earlier, boards.opened(home, earlier), open_warehouse(home)).lines
    assert line.months == () and line.restated


def test_a_measure_that_is_gone_is_said(home):
    board = draft(home)
    gone = keep(home, replace(board, figures=(replace(board.figures[0], measure="no_longer_there"),)))
    (line,) = board_changes.since(gone, None, open_warehouse(home)).lines
    assert (line.again, line.why) == (None, board_changes.GONE)


# ---- once, or again with a reason -----------------------------------------------------------------------------


def test_a_second_freeze_takes_a_reason_and_supersedes_the_first_which_stays(home):
    one = keep(home)
    with pytest.raises(FrozenAlready, match="say why"):
        keep(home)
    two = keep(home, replace(draft(home), why="A misprint"), b"another")
    assert two.id == "2014-02-board-internal-2" and boards.superseded(boards.listed(home)) == {one.id}
    assert boards.find(home, "2014-02") == two and boards.find(home, one.id) == one
    assert boards.faults(home, one) == boards.faults(home, two) == []
    assert keep(home, draft(home, audience="public")).id == "2014-02-board-public-1"
    assert boards.latest(home, "2014-02", "board", "internal") == two
    assert boards.latest(home, "2014-03", "board", "internal") is None


@pytest.mark.parametrize("name", ["2014-03", "2014-02-board-internal-9", "../2014-02", ""])
def test_a_board_that_is_not_there_is_wrong_use_that_names_those_that_are(home, name):
    with pytest.raises(UnknownBoard, match="none yet"):
        boards.find(home, name)
    keep(home)
    with pytest.raises(UnknownBoard, match="2014-02-board-internal-1"):
        boards.find(home, name)


# ---- what was changed is noticed ------------------------------------------------------------------------------


def test_every_change_behind_its_back_is_told(home):
    board = keep(home)
    at = boards.folder(home, board)
    (at / "files" / "OFFICIAL_pack.pdf").write_bytes(b"%PDF-1.7 fake")
    assert boards.faults(home, board) == ["OFFICIAL_pack.pdf was changed"]
    (at / "files" / "OFFICIAL_pack.pdf").unlink()
    (at / f"pcc-{board.version}.duckdb").unlink()
    version = f"pcc-{board.version}.duckdb is missing"
    assert boards.faults(home, board) == ["OFFICIAL_pack.pdf is missing", version]
    assert boards.faults(home, board, versions=False) == ["OFFICIAL_pack.pdf is missing"]
    record = at / "board.json"
    record.write_bytes(record.read_bytes().replace(b"A headline", b"Another one"))
    assert boards.faults(home, boards.listed(home)[0])[0] == "board.json is not the one that the journal records"
    record.write_bytes(b"{")
    os.utime(record, ns=(1, 1))
    assert boards.listed(home) == () and boards.unreadable(home) == ("2014-02/board-internal-1",)


def test_a_version_that_cannot_be_read_leaves_the_files_and_says_so(home, monkeypatch):
    board = keep(home)
    monkeypatch.setattr(database, "FORMAT", "99")
    with pytest.raises(CannotReplay, match="in a format that this release does not read; its files are kept"):
        boards.opened(home, board)
    (boards.folder(home, board) / f"pcc-{board.version}.duckdb").unlink()
    with pytest.raises(CannotReplay, match="missing from its folder"):
        boards.opened(home, board)


def test_settings_that_this_release_does_not_know_are_passed_over(home):
    board = keep(home, replace(draft(home), settings={"marking": "OFFICIAL-SENSITIVE", "of_long_ago": 1}))
    assert boards.home_of(home, board).settings.marking == "OFFICIAL-SENSITIVE"
