"""What a note may say, and which step may follow which."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measures.test_notes import OCTOBER, thread
from warehouse.measures import note_rules, periods
from warehouse.measures.note_rules import LONGEST_NAME, LONGEST_TEXT, NoteRefused
from warehouse.measures.notes import Said, Subject

ABOUT = Subject("some_offences", "force", OCTOBER)
DUE = date(2018, 12, 1)


@pytest.mark.parametrize(
    ("kind", "about", "said", "told"),
    [
        ("commentary", ABOUT, Said(" \n "), "no text"),
        ("commentary", ABOUT, Said("x" * (LONGEST_TEXT + 1)), "2,001 letters long; at most 2,000"),
        ("commentary", Subject("some_offences"), Said("x"), "needs a measure and a period"),
        ("action", ABOUT, Said("x", due=DUE), "an owner and the day"),
        ("action", ABOUT, Said("x", owner="A"), "an owner and the day"),
        ("action", ABOUT, Said("x", "A" * (LONGEST_NAME + 1), DUE), "name of the owner is 101 letters"),
        ("action", ABOUT, Said("x", "A", date(1, 1, 1)), "out of range"),
        ("question", ABOUT, Said("x"), "belongs to a week"),
    ],
)
def test_what_cannot_be_kept_is_told_plainly(kind, about, said, told):
    with pytest.raises(NoteRefused, match=told):
        note_rules.opening(kind, about, said)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ask jo.bloggs@force.police.uk", "an e-mail address"),
        ("Ring 0116 222 2222 about it", "a telephone number"),
        ("Ring +44 7700 900123", "a telephone number"),
        ("Three at LE1 3PL", "a postcode"),
        ("Suspect AB 12 34 56 C", "a National Insurance number"),
    ],
)
def test_details_of_people_are_refused_without_being_repeated(text, what):
    with pytest.raises(NoteRefused, match=what) as told:
        note_rules.opening("commentary", ABOUT, Said(text))
    assert not any(word in str(told.value) for word in text.split() if any(letter.isdigit() for letter in word))


@pytest.mark.parametrize(
    "text",
    [
        "4,199 offences, 6.7% more than 2012/13; Z +2.93",
        "From 01/10/2018 to 2018-10-31, weeks 2018-W40 to W44, by 10:30",
        "Beats NL03 and LC62; SP 12; 0.123456789012; £1,234,567,890",
        "Operation <b>Lynx</b> & 'others'",
    ],
)
def test_figures_dates_and_places_are_not_taken_for_details_of_people(text):
    assert note_rules.opening("commentary", ABOUT, Said(text)).text == text


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b\x1b[31mc", "a b [31mc"),
        ("safe\u202etxt.exe", "safe txt.exe"),
        ("  one  \n\n\n\n two \t", "one\n\n two"),
        ("e\u0301", "é"),
    ],
)
def test_what_cannot_be_seen_is_not_kept(given_, kept):
    assert note_rules.clean(given_) == kept


@given(st.text(st.characters(codec=None)))
def test_a_clean_text_stays_as_it_is(text):
    once = note_rules.clean(text)
    assert note_rules.clean(once) == once
    once.encode("utf-8")
    assert "\x00" not in once


@pytest.mark.parametrize(
    ("kind", "before", "step", "said", "told"),
    [
        ("commentary", (), "done", Said("x"), "no step of commentary"),
        ("commentary", (), "moved", Said("", "B"), "not open"),
        ("action", (), "answered", Said("x"), "no step of an action"),
        ("question", (), "opened", Said("x"), "no step of a question"),
        ("action", (), "reopened", Said("x"), "has not ended"),
        ("action", ("done",), "done", Said("x"), "not open"),
        ("action", ("done",), "moved", Said("", "B"), "not open"),
        ("action", (), "moved", Said("later"), "new owner or the new day"),
        ("action", ("withdrawn",), "added", Said("x"), "was withdrawn"),
        ("question", (), "answered", Said(""), "no text"),
        ("action", ("done",), "reopened", Said(""), "no text"),
    ],
)
def test_a_step_that_cannot_follow_is_refused(kind, before, step, said, told):
    with pytest.raises(NoteRefused, match=told):
        note_rules.following(thread(*before, kind=kind), step, said)


def test_steps_that_can_follow():
    assert note_rules.following(thread(), "done", Said()) == Said()
    assert note_rules.following(thread(), "moved", Said("", "B")).owner == "B"
    assert note_rules.following(thread("done"), "reopened", Said("not yet")).text == "not yet"
    assert note_rules.following(thread(kind="question"), "answered", Said("so")).text == "so"
    week = Subject(week=periods.parse("2018-W45"))
    assert note_rules.opening("question", week, Said("why?")).text == "why?"
