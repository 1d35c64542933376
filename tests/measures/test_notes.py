"""What the entries of a note come to, when its figure counts as revised, and where it is shown."""

from datetime import UTC, date, datetime

import pytest

from warehouse.measures import note_words, notes, periods
from warehouse.measures.notes import Entry, Kept, Said, Subject

OCTOBER, YEAR = periods.parse("2018-10"), periods.parse("2018/19")
WEEKS = [periods.parse(f"2018-W{number}") for number in (44, 45, 46)]
WROTE = Kept("0001-aaaaaaaa", 4199, 4199, None, "final")


def entry(number, step="opened", kind="action", thread=None, subject=None, kept=None, **said):
    about = subject or Subject("some_offences", "force", OCTOBER)
    said.setdefault("text", f"{step} {number}")
    previous = None if step == "opened" else number - 1
    at = datetime(2018, 11, number, tzinfo=UTC)
    return Entry(number, thread or 1, previous, at, "A manager", kind, step, about, Said(**said), kept)


def thread(*steps, kind="action", **first):
    entries = [entry(1, kind=kind, **first)]
    entries += [
        entry(at, step, kind, **said)
        for at, (step, said) in enumerate([(s, {}) if isinstance(s, str) else s for s in steps], 2)
    ]
    return notes.fold(entries)[0]


@pytest.mark.parametrize(
    ("kind", "steps", "state", "text", "answer"),
    [
        ("commentary", [], "stands", "opened 1", ""),
        ("commentary", ["added", "corrected"], "stands", "corrected 3", ""),
        ("commentary", ["corrected", "withdrawn"], "withdrawn", "corrected 2", ""),
        ("action", [], "open", "opened 1", ""),
        ("action", ["done"], "done", "opened 1", "done 2"),
        ("action", ["done", "added"], "done", "opened 1", "done 2"),
        ("action", ["done", "reopened"], "open", "opened 1", ""),
        ("question", ["answered", "reopened", "answered"], "answered", "opened 1", "answered 4"),
    ],
)
def test_the_state_of_a_note_is_what_its_entries_come_to(kind, steps, state, text, answer):
    found = thread(*steps, kind=kind)
    assert (found.state, found.text, found.answer) == (state, text, answer)


def test_the_owner_and_the_day_are_those_named_last():
    found = thread(("moved", {"owner": "B"}), ("moved", {"due": date(2018, 12, 1)}), owner="A", due=date(2018, 11, 9))
    assert (found.owner, found.due) == ("B", date(2018, 12, 1))
    assert found.first.said.owner == "A"


def test_an_action_is_late_after_its_day_while_it_is_open():
    due = date(2018, 11, 9)
    assert not thread(due=due).late(due)
    assert thread(due=due).late(date(2018, 11, 10))
    assert not thread("done", due=due).late(date(2018, 11, 10))
    assert note_words.state(thread(due=due), date(2018, 11, 10)) == "Late: due 9 November 2018"
    assert note_words.state(thread(due=due), due) == "Open, due 9 November 2018"
    assert note_words.state(thread("done", due=due), due) == "Done"


def test_threads_are_told_apart_and_ordered():
    mixed = [entry(1), entry(2, thread=2), entry(3, "done", thread=1), entry(4, "added", thread=2)]
    found = notes.fold(reversed(mixed))
    assert [[each.number for each in one.entries] for one in found] == [[1, 3], [2, 4]]


@pytest.mark.parametrize(
    ("now", "revised"),
    [
        (Kept("0002-bbbbbbbb", 4199, 4199, None, "provisional"), False),
        (Kept("0002-bbbbbbbb", 4203, 4203, None, "final"), True),
        (Kept("0002-bbbbbbbb", None, None, None, "not_received"), True),
        (Kept("0002-bbbbbbbb", 4199 + 1e-8, 4199, None, "final"), False),
        (None, True),
    ],
)
def test_a_figure_is_revised_when_a_number_of_it_differs(now, revised):
    assert (notes.revision(thread(kept=WROTE), now) is not None) == revised


def test_a_rate_whose_base_changed_is_revised_though_it_rounds_the_same():
    was, now = Kept("1", 50.0, 5, 10, "final"), Kept("2", 50.0, 6, 12, "final")
    assert notes.revision(thread(kept=was), now) == notes.Revision(was, now)


def test_a_correction_speaks_of_the_figure_that_it_was_written_against():
    later = Kept("0002-bbbbbbbb", 4203, 4203, None, "final")
    found = thread(("corrected", {"kept": later}), kept=WROTE)
    assert notes.revision(found, later) is None
    assert notes.revision(thread(("added", {"kept": later}), kept=WROTE), later).was == WROTE


def test_a_note_without_a_figure_is_never_revised():
    assert notes.revision(thread(), WROTE) is None


def test_commentary_stands_beside_its_own_period_and_those_that_hold_it():
    found = thread(kind="commentary")
    shown = [notes.concerning([found], "some_offences", "force", periods.parse(p)) for p in ("2018-10", "2018/19")]
    assert shown == [(found,), (found,)]
    assert notes.concerning([found], "some_offences", "force", periods.parse("2018-11")) == ()
    assert notes.concerning([found], "other", "force", OCTOBER) == ()
    assert notes.concerning([found], "some_offences", "npa:charnwood", OCTOBER) == ()
    assert notes.concerning([thread("withdrawn", kind="commentary")], "some_offences", "force", OCTOBER) == ()


def test_an_open_action_is_carried_to_later_periods_until_it_is_done():
    december = periods.parse("2018-12")
    assert notes.concerning([thread()], "some_offences", "force", december)
    assert not notes.concerning([thread("done")], "some_offences", "force", december)
    assert not notes.concerning([thread()], "some_offences", "force", periods.parse("2018-09"))


def test_a_question_is_carried_from_week_to_week_until_a_review_ends_it():
    asked = Subject(week=WEEKS[0])
    open_one = thread(kind="question", subject=asked)
    ended = thread(("answered", {"subject": Subject(week=WEEKS[1])}), kind="question", subject=asked)
    shown = [[bool(notes.carried([one], week)) for week in WEEKS] for one in (open_one, ended)]
    assert shown == [[True, True, True], [True, True, False]]
    assert not notes.carried([open_one], periods.parse("2018-W43"))
    assert not notes.carried([thread()], WEEKS[0])
