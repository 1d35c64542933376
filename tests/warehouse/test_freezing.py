"""Freezing: whole or not at all, whatever goes wrong and whenever it is killed; and one at a time."""

import os
import signal
from contextlib import closing

import pytest

from tests.warehouse.test_boards import draft, keep
from warehouse import boards, freezing, holding, journal
from warehouse.faults import WrongUse
from warehouse.freezing import BeingFrozen


def _no_room(*asked):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["files", "act", "switch"])
def test_a_fault_at_any_step_keeps_nothing(home, monkeypatch, step):
    if step == "files":
        with pytest.raises(OSError, match="No space"):
            freezing.keep(home, draft(home), {}, _no_room)
    else:
        at = {"act": (journal, "record"), "switch": (freezing, "_switch")}[step]
        with monkeypatch.context() as patched:
            patched.setattr(*at, lambda *asked, **told: _no_room())
            with pytest.raises(OSError, match="No space"):
                keep(home)
    assert boards.listed(home) == () and not list(boards.root(home).glob(".making-*"))
    again = keep(home)
    # An id that the journal has named is never given to another.
    assert again.number == (2 if step == "switch" else 1) and boards.faults(home, again) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("step", ["files", "switch"])
def test_killed_at_any_step_nothing_is_kept_and_the_next_freeze_cleans_up(home, step, monkeypatch):
    board = draft(home)

    def die(*asked):
        os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if not child:
        if step == "switch":
            monkeypatch.setattr(freezing, "_switch", die)
        freezing.keep(home, board, {board.version: home.published}, die if step == "files" else lambda folder: None)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert boards.listed(home) == () and list(boards.root(home).glob(".making-*"))
    kept = keep(home, board)
    assert boards.listed(home) == (kept,) and not list(boards.root(home).glob(".making-*"))


def test_two_at_once_one_is_told(home):
    boards.root(home).mkdir()
    with closing(holding.take(boards.root(home) / "freezing.lock")), pytest.raises(BeingFrozen):
        keep(home)
    assert keep(home).number == 1


def test_a_version_that_was_cleaned_away_meanwhile_is_said(home, revise):
    board = draft(home)
    revise()
    with pytest.raises(WrongUse, match="is not kept here"):
        keep(home, board)
    assert boards.listed(home) == ()
