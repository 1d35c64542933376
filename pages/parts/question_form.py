"""The part of the weekly review in which people ask the force, and write down what it answered."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pages.parts import note_form, note_reads, past, question_cards, review_reads, review_table, widgets
from pages.parts.markup import paragraphs
from pages.parts.note_reads import Noted
from pages.parts.plainly import plainly
from pages.parts.reads import Version
from warehouse.faults import Plain
from warehouse.measures import weekly_words
from warehouse.measures.note_rules import steps
from warehouse.measures.notes import Said, Step, Thread
from warehouse.measures.reviews import Review, WeekRow

SUGGESTED = "What explains this, and what is being done about it?"
_WHOLE = "The week as a whole"
_ASK, _ANSWER = "Ask a question", "Answer or add to a question"
_STEPS: dict[Step, str] = {
    "answered": "It is answered",
    "added": "Add a remark",
    "moved": "Change the owner or the day",
    "corrected": "Correct the text",
    "reopened": "Open it again",
    "withdrawn": "Withdraw it",
}


def is_called_for(found: Review) -> bool:
    """Whether the address asks for the form, on something of this review."""
    return st.query_params.get("ask", "") in _rows(found)


def still_open(at: Version, found: Review) -> int:
    """How many questions are open in this review; none that can be counted where they cannot be read."""
    try:
        return question_cards.open_among(review_reads.questions(at, found.week))
    except Plain:
        return 0  # the card below says what is wrong


@st.fragment
def card(at: Version, found: Review) -> None:
    """The questions of a week, and the forms to write; a form that is opened or sent draws this part alone."""
    with widgets.card("Questions to ask the force", "questions"), plainly("Questions cannot be shown"):
        asked = review_reads.questions(at, found.week)
        widgets.show(paragraphs([past.as_they_stood("questions")], "small"))
        widgets.show(question_cards.told(asked, found.week, at.w.today, at.catalogue, at.w.areas))
        if kept := st.session_state.pop("_note_kept", ""):
            widgets.show(f'<p role="status" class="small">{kept}</p>')
        if note_reads.may_write():
            _write(at, found, asked)


def _write(at: Version, found: Review, asked: Sequence[Noted]) -> None:
    rows = _rows(found)
    _begin(found, rows)
    opened = st.session_state["_note_form"]
    if opened == "ask":
        _ask(at, found, rows)
    elif opened == "follow" and asked:
        _follow(at, found, [noted.thread for noted in asked])
    else:
        with widgets.choices_row("questions"):
            st.button(_ASK, key="question_ask", on_click=_open, args=("ask", ""))
            if asked:
                st.button(_ANSWER, key="question_follow", on_click=_open, args=("follow", ""))


def _rows(found: Review) -> dict[str, WeekRow]:
    return {review_table.key(row): row for row in (*found.exceptions, *found.rows)}


def _begin(found: Review, rows: dict[str, WeekRow]) -> None:
    """A form is not carried from one week to another; one that the address asks for is opened on what it names."""
    held, about = st.session_state, ("review", found.week)
    wanted = st.query_params.get("ask", "")
    if held.get("_note_about") != about:
        held["_note_about"], held["_note_form"], held["_question_asked"] = about, "", ""
    if wanted in rows and held["_question_asked"] != wanted:
        _open("ask", wanted)
        held["_question_asked"] = wanted


def _ask(at: Version, found: Review, rows: dict[str, WeekRow]) -> None:
    options = {"": _WHOLE, **{key: weekly_words.name(row) for key, row in rows.items()}}
    st.session_state.setdefault("question_about", "")
    if st.session_state["question_about"] not in options:
        st.session_state["question_about"] = ""
    with note_form.form(_ASK):
        st.selectbox("About", list(options), format_func=lambda one: options[one], key="question_about")
        note_form.text("Question")
        note_form.owner_and_day()
        note_form.send(lambda said: _keep(at, found, rows, said))
    st.button("Cancel", key="question_cancel", on_click=_close)


def _keep(at: Version, found: Review, rows: dict[str, WeekRow], said: Said) -> Thread:
    kept = review_reads.ask(at, found.week, rows.get(st.session_state.get("question_about", "")), said)
    _close()
    return kept


def _follow(at: Version, found: Review, threads: Sequence[Thread]) -> None:
    # What still waits for its answer comes first, and so is what the form begins with.
    waiting_first = sorted(threads, key=lambda one: one.state == "answered")
    by_number = {thread.number: thread for thread in waiting_first if thread.state != "withdrawn"}
    if not by_number:
        _close()
        return
    chosen = st.selectbox(
        "Question", list(by_number), format_func=lambda number: note_form.named(by_number[number]), key="note_which"
    )
    thread = by_number[chosen]
    step = st.selectbox("What to add", _next(thread), format_func=lambda one: _STEPS[one], key="note_step")
    with note_form.form(_STEPS[step]):
        label = "Answer" if step == "answered" else "Reason" if step in ("moved", "reopened", "withdrawn") else "Text"
        note_form.text(label)
        if step == "moved":
            note_form.owner_and_day()
        note_form.send(lambda said: review_reads.follow(at, found.week, thread, step, said))
    note_form.cancel()


def _next(thread: Thread) -> list[Step]:
    unfit = ("answered", "moved") if thread.state == "answered" else ("reopened",)
    return [step for step in _STEPS if step in steps("question") and step not in unfit]


def _open(name: str, about: str) -> None:
    held = st.session_state
    held["_note_form"], held["question_about"] = name, about
    held["note_text"] = SUGGESTED if about else ""


def _close() -> None:
    """Shut the form; the address no longer asks for it."""
    st.session_state["_note_form"] = ""
    st.query_params.pop("ask", None)
