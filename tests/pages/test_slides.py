"""Presenter mode: the Board's figures a slide at a time, in the plan's order or a saved one."""

import re

import pytest

from tests.pages.running import address, markup, words
from warehouse.measures import periods
from warehouse.query import board, figure

SHOWN = {"plan": "2013-17", "period": "2013/14", "present": "1"}


def order(sample):
    rows = board(sample, "2013-17", periods.parse("2013/14"))
    return list(dict.fromkeys(row.measure.id for row in rows))


def test_the_first_slide_is_the_headline_and_says_how_many_follow(run, sample_home, sample):
    at = run(sample_home, "board", **SHOWN)
    assert re.search(r"<h1>\d+ targets? met", markup(at))
    assert f"Page 1 of {len(order(sample)) + 1}" in words(at)
    assert "<table" not in markup(at)


@pytest.mark.parametrize("slide", [1, 20, 40])
def test_each_slide_is_the_measure_at_its_place_in_the_plan(run, sample_home, sample, slide):
    at = run(sample_home, "board", slide=str(slide), **SHOWN)
    measure = order(sample)[slide - 1]
    sentence = figure(sample, measure, period=periods.parse("2013/14")).sentence
    assert sentence in words(at)
    assert markup(at).count("<h1") == 1


def test_the_buttons_move_through_the_address_and_leave_it(run, sample_home):
    at = run(sample_home, "board", **SHOWN)
    assert at.button(key="slide_back").disabled
    at.button(key="slide_next").click().run()
    assert address(at)["slide"] == "1"
    at.button(key="slide_back").click().run()
    assert address(at)["slide"] == "0"
    at.button(key="slide_leave").click().run()
    assert not {"present", "slide"} & set(address(at))
    assert "<table" in markup(at)


@pytest.mark.parametrize(("asked", "page"), [("-4", 1), ("nonsense", 1), ("99999", None), ("²", 1)])
def test_a_slide_that_is_not_there_gives_the_nearest(run, sample_home, sample, asked, page):
    at = run(sample_home, "board", slide=asked, **SHOWN)
    last = len(order(sample)) + 1
    assert f"Page {page or last} of {last}" in words(at)
    assert at.button(key="slide_next").disabled == (page is None)


def test_a_saved_agenda_has_its_own_order_and_is_offered_on_the_board(run, copy_of, sample_home):
    home = copy_of(sample_home)
    folder = home / "config" / "agendas"
    folder.mkdir()
    (folder / "sab.toml").write_text('title = "<SAB> & co"\nmeasures = ["hate_crime", "asb_incidents"]\n', "utf-8")
    board_page = run(home, "board", plan="2013-17", period="2013/14")
    assert "agenda=sab" in markup(board_page)
    assert "&lt;SAB&gt; &amp; co" in markup(board_page)
    at = run(home, "board", agenda="sab", slide="1", **SHOWN)
    assert "Page 2 of 3" in words(at)
    assert "<h1>Hate crime" in markup(at)


def test_an_agenda_that_is_not_there_is_told_in_plain_words(run, sample_home):
    at = run(sample_home, "board", agenda="nothing", **SHOWN)
    assert "nothing" in words(at)
    assert "This page cannot be shown" in words(at)
