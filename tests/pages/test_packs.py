"""The pack from the Board's page: asked for, made in a process of its own, taken."""

import time

import pytest

from pages.parts import making, pack_form, roles
from pages.parts.making import Making
from warehouse import holding
from warehouse.home import Home
from warehouse.measures import periods


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


def test_what_cannot_be_made_says_why(lean_home):
    found = Making(Home(lean_home), {"meeting": "2031-01"}, "Sam")
    wait(found)
    assert (found.state, found.files) == ("failed", {})
    assert "for which nothing was received" in found.why


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
    found = pack_form._meeting(periods.parse(period))
    assert (found and periods.written(found)) == meeting


def test_the_board_offers_the_pack_and_refuses_who_may_not_make_it(run, sample_home, monkeypatch):
    at = run(sample_home, "board", plan="2013-17", period="2013/14")
    assert "The pack of the meeting of April 2014" in " ".join(each.value for each in at.get("html"))
    assert [each.label for each in at.button if each.key == "pack_make"] == ["Make the pack"]
    monkeypatch.setattr(roles, "person", lambda: roles.Person("Sam", frozenset(("viewer",))))
    at.run()
    assert not [each for each in at.button if each.key == "pack_make"]
