"""What changed since the last Board: new data, revisions and verdicts, told apart."""

from dataclasses import replace

import pytest

from pages.packs.gathering import boards, since
from pages.packs.gathering.since import Before, Found
from tests.pages import made
from warehouse import query
from warehouse.database import UnknownVersion
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.measures.model import Verdict

MONTHS = periods.spine("month", periods.parse("2013/14").starts, periods.parse("2013/14").ends)


@pytest.fixture
def then(monkeypatch):
    """`then(points, code)`: what the last Board's version gives."""

    def kept(points, code=None):
        measure = made.measure()
        old = replace(made.series([1], of=measure), points=tuple(points))
        monkeypatch.setattr(query, "series", lambda *_, **__: old)
        figure = made.figure(measure, points[-1]) if points else made.figure(measure, made.point(MONTHS[0], None))
        monkeypatch.setattr(query, "figure", lambda *_, **__: replace(figure, verdict=Verdict(code)))

    return kept


def compared(points, *, upto=MONTHS[10], code=None):
    measure = made.measure()
    now = replace(made.series([1], of=measure), points=tuple(points))
    year = made.point(periods.parse("2013/14"), 1)
    figure = replace(made.figure(measure, year), verdict=Verdict(code))
    found = Found()
    revised = since.compare(found, Before(MONTHS[11], None, upto), now, figure, "internal")
    return found, revised


def values(*numbers):
    return [made.point(month, number) for month, number in zip(MONTHS, numbers, strict=False)]


def test_a_month_that_was_not_held_then_is_new(then):
    then(values(*range(100, 111)))
    found, revised = compared(values(*range(100, 112)))
    assert [move.words for move in found.new] == ["March 2014: 111"]
    assert (found.revised, revised) == ([], frozenset())


def test_a_month_that_the_last_board_did_not_report_is_new_though_it_was_held(then):
    then(values(*range(100, 112)))
    found, _ = compared(values(*range(100, 112)))
    assert [move.period for move in found.new] == ["March 2014"]


def test_a_month_with_another_number_is_revised_and_says_by_how_much(then):
    then(values(*range(100, 112)))
    found, revised = compared(values(100, 104, *range(102, 111)))
    assert [move.words for move in found.revised] == ["May 2013 was 101 and is 104 now (+3)"]
    assert revised == {MONTHS[1]}
    assert [move.was.raw for move in found.revised] == [101]


def test_a_verdict_that_changed_is_told(then):
    then(values(*range(100, 111)), "behind")
    found, _ = compared(values(*range(100, 112)), code="not_met")
    assert [(move.was.text, move.now.text) for move in found.verdicts] == [("Behind", "Not met")]


def test_nothing_that_changed_is_said_in_so_many_words(then):
    then(values(*range(100, 111)))
    found, _ = compared(values(*range(100, 111)))
    told = since.told(found, None, "Board")
    assert "No version of the figures is kept as they stood at the last Board" in told.why


def test_a_home_without_a_version_of_then_has_no_last_board(sample_home, asked):
    assert boards.last(Home(sample_home), asked) is None


def test_a_version_that_is_named_is_the_last_board_s_and_an_unknown_one_is_refused(sample, sample_home, asked):
    found = boards.last(Home(sample_home), asked, sample.version)
    assert (found.w.version, periods.written(found.meeting), periods.written(found.upto)) == (
        sample.version,
        "2014-03",
        "2014-02",
    )
    with pytest.raises(UnknownVersion):
        boards.last(Home(sample_home), asked, "0000-nothing")
