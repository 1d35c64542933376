"""Weeks at equal age: which extracts stood for a week when it was as old as the newest is now."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.ages import BACK, told
from warehouse.home import LONDON
from warehouse.record import Extract

NEWEST = date(2019, 3, 25)  # a Monday
FORCE = "leicestershire"


def extract(name, first, last, received, **other):
    """An accepted extract of the days from one to another, received at six in the morning of a day."""
    at = datetime.combine(received, datetime.min.time(), LONDON) + timedelta(hours=6)
    made = Extract(
        name, "crime", FORCE, name, first.isoformat(), last.isoformat(), "accepted", 0, 0, 0, None, name,
        at.isoformat(), ((FORCE, first, last),), (), None,
    )  # fmt: skip
    return replace(made, **other)


def weekly(many, *, resent=0, after=1):
    """One extract a week, oldest first, each with some weeks before it again, received so many days after it."""
    found = []
    for back in reversed(range(many)):
        monday = NEWEST - timedelta(weeks=back)
        sunday = monday + timedelta(days=6)
        found.append(
            extract(f"e{many - back:03d}", monday - timedelta(weeks=resent), sunday, sunday + timedelta(days=after))
        )
    return found


def words(found):
    """Weeks before the newest -> what is told of them."""
    return {((newest - ends).days // 7): word for _, newest, _, ends, word in found.weeks}


def test_weekly_files_sent_once_each_stand_as_they_stood():
    found = told(weekly(60), FORCE)
    assert words(found) == dict.fromkeys(BACK, "same")
    assert {(source, newest, days) for source, newest, days, _, _ in found.weeks} == {("crime", date(2019, 3, 31), 1)}
    assert found.covers == ()  # nothing is to be counted again


def test_weeks_that_were_sent_again_are_told_as_they_first_came():
    found = told(weekly(60, resent=3), FORCE)
    assert words(found) == dict.fromkeys(BACK, "early")
    stood = {each.starts: each.extract for each in found.covers}
    assert stood[NEWEST - timedelta(days=1)] == "e059"  # last Sunday by the extract of that week, not by this one's
    assert stood[NEWEST - timedelta(weeks=52)] == "e008"
    assert len(stood) == 7 * len(BACK)


def test_what_came_all_at_once_tells_nothing():
    at_once = [replace(each, received_at="2026-11-24T20:00:00+00:00") for each in weekly(60, resent=3)]
    assert told(at_once, FORCE) == told([], FORCE) and told(at_once, FORCE).weeks == ()


def test_a_month_in_one_file_tells_nothing_of_its_earlier_weeks():
    found = told(
        [
            extract("feb", date(2019, 2, 1), date(2019, 2, 28), date(2019, 3, 5)),
            extract("mar", date(2019, 3, 1), date(2019, 3, 31), date(2019, 4, 5)),
        ],
        FORCE,
    )
    assert words(found) == {}  # the week to 24 March came twelve days after its end, the newest five


def test_later_by_a_day_is_not_yet_known():
    extracts = weekly(10, resent=3)
    extracts[7] = replace(extracts[7], received_at="2019-03-19T06:00:00+00:00")  # a Tuesday: two days after its Sunday
    assert 2 not in words(told(extracts, FORCE)) and words(told(extracts, FORCE))[3] == "early"
    late = replace(extracts[-1], received_at="2019-04-02T06:00:00+00:00")  # as old as that one is the newest now
    assert words(told([*extracts[:-1], late], FORCE))[2] == "early"


def test_midnight_is_that_of_london():
    """On the Monday by the clock of summer time, still Sunday by that of the server."""
    extracts = weekly(10, resent=3)
    extracts[-1] = replace(extracts[-1], received_at="2019-03-31T23:30:00+00:00")
    assert {days for _, _, days, _, _ in told(extracts, FORCE).weeks} == {1}


def test_refused_withdrawn_and_other_forces_extracts_tell_nothing():
    extracts = weekly(10, resent=3)
    for other in ({"status": "refused"}, {"status": "withdrawn"}, {"covers": (("derbyshire", NEWEST, NEWEST),)}):
        assert told([replace(each, **other) for each in extracts], FORCE).weeks == ()


def test_a_week_not_whole_is_not_the_newest():
    extracts = [*weekly(10), extract("e099", date(2019, 4, 1), date(2019, 4, 3), date(2019, 4, 4))]
    assert words(told(extracts, FORCE))[1] == "same"
    gap = [each for each in weekly(10) if each.id != "e009"]
    assert words(told(gap, FORCE)).get(1) is None and words(told(gap, FORCE))[2] == "same"
    assert told([extract("e1", NEWEST, NEWEST + timedelta(days=5), date(2019, 4, 1))], FORCE).weeks == ()


def test_where_any_source_was_otherwise_every_source_is_counted_again():
    crimes, outcomes = weekly(10, resent=3), [replace(e, id=f"o{e.id}", source="outcome") for e in weekly(10)]
    found = told([*crimes, *outcomes], FORCE)
    assert {each.source for each in found.covers} == {"crime", "outcome"}
    first = NEWEST - timedelta(weeks=1)
    assert {each.extract for each in found.covers if each.starts == first} == {"e009", "oe009"}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 40), st.integers(0, 60)), max_size=12), st.randoms())
def test_what_stood_then_is_what_the_extracts_that_had_come_by_then_say(spans, rng):
    """Against a calendar filled a day at a time."""
    extracts = [
        extract(f"e{at:03d}", NEWEST - timedelta(days=back), NEWEST + timedelta(days=days - back - 1), date(2019, 4, 1))
        for at, (back, days, _) in enumerate(spans)
    ]
    dates = sorted(date(2019, 3, 1) + timedelta(days=late) for _, _, late in spans)
    extracts = [
        replace(each, received_at=datetime.combine(on, datetime.min.time(), LONDON).isoformat())
        for each, on in zip(extracts, dates, strict=True)
    ]
    found = told(extracts, FORCE)
    for _, newest, days, ends, word in found.weeks:
        week = [ends - timedelta(days=back) for back in range(7)]
        then = calendar(each for each, on in zip(extracts, dates, strict=True) if on <= ends + timedelta(days=days))
        today = calendar(extracts)
        assert all(day in then for day in week) and ends < newest
        assert (word == "same") == all(then[day] == today[day] for day in week)
        if word == "early":
            stood = {each.starts: each.extract for each in found.covers}
            assert {day: stood[day] for day in week} == {day: then[day] for day in week}


def calendar(extracts):
    """Day -> the extract that stands for it, a day at a time."""
    found = {}
    for each in extracts:
        day = date.fromisoformat(each.starts)
        while day <= date.fromisoformat(each.ends):
            found[day] = each.id
            day += timedelta(days=1)
    return found


def test_no_extract_no_week():
    assert told([], FORCE).weeks == ()


@pytest.mark.parametrize("back", BACK)
def test_every_week_that_a_review_compares_with_is_told(back):
    assert words(told(weekly(60), FORCE))[back] == "same"
