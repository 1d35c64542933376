"""Two Boards beside each other: restated and new told apart, each verdict's change given its cause; and in words."""

from datetime import UTC, date, datetime

import pytest

from warehouse.measures import difference_words as words
from warehouse.measures import differences, periods
from warehouse.measures.boards import Board, Shown
from warehouse.measures.differences import Compared, Difference, Restated

JANUARY, FEBRUARY = periods.parse("2018-04..2019-01"), periods.parse("2018-04..2019-02")


def shown(value, period=JANUARY, verdict="on_course", **other):
    fields = {
        "measure": "some", "title": "Some offences", "unit": "count", "period": period, "value": value,
        "numerator": value, "denominator": None, "status": "final", "shorthand": "", "verdict": verdict,
        "sentence": "", "counted": "a",
    }  # fmt: skip
    return Shown(**{**fields, **other})


def percent(top, base, **other):
    return shown(100 * top / base, unit="percent", numerator=top, denominator=base, **other)


def board(**other):
    fields = {
        "id": "2019-02-board-internal-1", "meeting": "2019-02", "report": "board", "audience": "internal", "number": 1,
        "at": datetime(2019, 2, 14, 9, tzinfo=UTC), "who": "jo", "why": "", "version": "0001-abcd", "headline": "A",
        "area": "force", "period": JANUARY, "today": date(2019, 2, 14), "request": {}, "settings": {}, "before": None,
        "figures": (shown(4199),), "notes": (), "files": (), "versions": (),
    }  # fmt: skip
    return Board(**{**fields, **other})


def line(was, again, now):
    return Difference(was, again, now)


@pytest.mark.parametrize(
    ("was", "again", "restated", "by", "percent"),
    [
        (shown(4199), shown(4199), False, 0, 0.0),
        (shown(4199), shown(4212), True, 13, 100 * 13 / 4199),
        (shown(0), shown(3), True, 3, None),
        (shown(4199), shown(None), True, None, None),
        (shown(None), shown(None), False, None, None),
        (shown(4199), None, False, None, None),
        # The same percentage of other counts is restated all the same; the last bits of a division are not.
        (shown(50.0, numerator=1, denominator=2), shown(50.0, numerator=2, denominator=4), True, 0, 0.0),
        (shown(0.1 + 0.2), shown(0.3), False, pytest.approx(0), pytest.approx(0)),
        (shown(None, shorthand="[c]"), shown(None), True, None, None),
    ],
)
def test_what_is_restated_and_by_how_much(was, again, restated, by, percent):
    found = line(was, again, shown(9999, FEBRUARY))
    assert (found.restated, found.by, found.percent) == (restated, by, percent)


@pytest.mark.parametrize(
    ("verdicts", "restating", "new"),
    [
        (("on_course", "on_course", "on_course"), False, False),
        (("on_course", "behind", "behind"), True, False),
        (("on_course", "on_course", "behind"), False, True),
        (("on_course", "behind", "met"), True, True),
        (("on_course", "behind", "on_course"), True, True),
    ],
)
def test_a_verdict_changes_by_restating_by_new_data_or_by_both(verdicts, restating, new):
    was, again, now = verdicts
    found = line(shown(1, verdict=was), shown(2, verdict=again), shown(3, FEBRUARY, verdict=now))
    assert (found.turned_by_restating, found.turned_by_new_data) == (restating, new)


def test_the_same_period_frozen_again_is_no_new_data():
    found = line(shown(1, verdict="behind"), shown(2, verdict="met"), shown(2, verdict="met"))
    assert not found.new_data and found.turned_by_restating and not found.turned_by_new_data


def test_every_measure_of_either_board_in_the_later_ones_order():
    earlier = [shown(1, measure="gone"), shown(2, measure="both")]
    later = [shown(3, FEBRUARY, measure="added"), shown(4, FEBRUARY, measure="both")]
    again = {"gone": "The later version does not know this measure.", "both": shown(2, measure="both", counted="b")}
    months = {"both": (Restated(periods.parse("2018-11"), 5, 6),)}
    found = differences.together(earlier, later, again, months)
    assert [each.shown.measure for each in found] == ["added", "both", "gone"]
    added, both, gone = found
    assert added.new_data and words.restated(added) == "Not on the earlier Board."
    assert both.why == "It is counted in another way since." and both.months == months["both"]
    assert words.restated(gone) == gone.why and not gone.restated
    assert Compared("a", "b", found).restated == (both, gone)


def test_in_words():
    found = line(shown(4199), shown(4212, verdict="behind"), shown(4580, FEBRUARY, verdict="not_met"))
    assert words.restated(found) == "4,199 is 4,212 now (+13, +0.3%)."
    assert words.verdict(found) == "On course became behind by restating; behind became not met by new data."
    assert words.new_data(found) == "4,580 for April 2018 to February 2019."
    assert words.restated(line(shown(4199), shown(4199), None)) == "Stands."
    assert words.new_data(line(shown(1), shown(1), None)) == words.verdict(line(shown(1), shown(1), None)) == ""
    rate = line(percent(10, 40), percent(12, 40), None)
    assert words.restated(rate) == "25.0% (10 of 40) is 30.0% (12 of 40) now (+5.0 points)."
    assert words.restated(line(shown(None, shorthand="[c]"), shown(5), None)) == "[c] is 5 now."
    assert words.restated(line(percent(1, 2), percent(2, 4), None)) == "50.0% (2 of 4) as before, of other counts."


def test_the_months_in_words():
    months = (Restated(periods.parse("2019-01"), 30, 33), Restated(periods.parse("2018-12"), None, 2))
    assert words.months(Difference(shown(1), shown(2), None, months)) == (
        "2 periods restated; the newest January 2019: 30, now 33."
    )
    assert words.months(line(shown(1), shown(1), None)) == ""


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([line(shown(1), shown(1), shown(1))], "No figure restated; no verdict changed"),
        ([line(shown(1), shown(2), None)], "1 figure restated; no verdict changed"),
        (
            [line(shown(1), shown(2, verdict="met"), shown(3, FEBRUARY, verdict="behind"))] * 2,
            "2 figures restated; 4 verdicts changed: 2 by restating, 2 by new data",
        ),
    ],
)
def test_the_finding(lines, said):
    assert words.headline(Compared("a", "b", tuple(lines))) == said


def test_a_board_is_named_and_says_what_it_is_as_at():
    assert words.name(board()) == "Board of February 2019 (internal)"
    again = board(number=2, report="panel", audience="public")
    assert words.name(again) == "Panel report of February 2019 (public, freeze 2)"
    assert words.as_at(board()).endswith("when it was frozen, on 14 February 2019, judged as on 14 February 2019.")
