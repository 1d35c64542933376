"""The card beside a measure in which people write: commentary, an action, and what becomes of either."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import streamlit as st

from pages.parts import note_cards, note_reads, widgets
from pages.parts.markup import paragraphs
from pages.parts.note_reads import Noted
from pages.parts.plainly import attempt, plainly, said
from pages.parts.reads import Version
from warehouse.measures.model import Figure
from warehouse.measures.note_rules import LONGEST_NAME, LONGEST_TEXT, REMINDER, steps
from warehouse.measures.notes import Kind, Said, Step, Thread

_FORMS = {"commentary": "Add commentary", "action": "Add an action", "follow": "Add to a note"}
_STEPS: dict[Step, str] = {
    "done": "It is done",
    "added": "Add a remark",
    "moved": "Change the owner or the day",
    "corrected": "Correct the text",
    "reopened": "Open it again",
    "withdrawn": "Withdraw it",
}


@st.fragment
def card(at: Version, figure: Figure) -> None:
    """What was written on a figure, and the forms to write; a form that is opened or sent draws this card alone."""
    with widgets.card("Commentary and actions", "notes"), plainly("Notes cannot be shown"):
        found = note_reads.beside(at, figure)
        widgets.show(note_cards.told(found, figure.measure, figure.point.period, at.w.today))
        if kept := st.session_state.pop("_note_kept", ""):
            widgets.show(f'<p role="status" class="small">{kept}</p>')
        if note_reads.may_write():
            _write(at, figure, found)


def _write(at: Version, figure: Figure, found: Sequence[Noted]) -> None:
    about = (figure.measure.id, figure.area.id, figure.point.period)
    # A form that was opened on one figure is not carried to another.
    if st.session_state.get("_note_about") != about:
        st.session_state["_note_about"], st.session_state["_note_form"] = about, ""
    opened = st.session_state["_note_form"]
    offered = {name: label for name, label in _FORMS.items() if name != "follow" or found}
    if not opened:
        with widgets.choices_row("notes"):
            for name, label in offered.items():
                st.button(label, key=f"note_{name}", on_click=_open, args=(name,))
    elif opened == "follow" and found:
        _follow(at, [noted.thread for noted in found])
    else:
        _new(figure, opened)


def _new(figure: Figure, name: str) -> None:
    kind: Kind = "action" if name == "action" else "commentary"
    with form(_FORMS[name]):
        text("What is to be done" if kind == "action" else "Commentary")
        if kind == "action":
            owner_and_day()
        send(lambda said: note_reads.write(figure, kind, said))
    cancel()


def _follow(at: Version, threads: Sequence[Thread]) -> None:
    by_number = {thread.number: thread for thread in threads}
    chosen = st.selectbox(
        "Note", list(by_number), format_func=lambda number: named(by_number[number]), key="note_which"
    )
    thread = by_number[chosen]
    step = st.selectbox("What to add", _next(thread), format_func=lambda one: _STEPS[one], key="note_step")
    with form(_STEPS[step]):
        text("Reason" if step in ("moved", "reopened", "withdrawn") else "Text")
        if step == "moved":
            owner_and_day()
        send(lambda said: note_reads.follow(at, thread, step, said))
    cancel()


def _next(thread: Thread) -> list[Step]:
    ended = thread.state == "done"
    unfit = ("done", "moved") if ended else ("reopened",)
    return [step for step in _STEPS if step in steps(thread.kind) and step not in unfit]


def named(thread: Thread) -> str:
    """A note in a list to choose from: its number, its kind, how it begins."""
    first = thread.text.split("\n")[0]
    return f"{thread.number}, {thread.kind}: {first[:60]}{'…' if len(first) > 60 else ''}"


@contextmanager
def form(heading: str) -> Iterator[None]:
    """A form in which to write, under its heading and the reminder of what may not be named."""
    with st.form("note", enter_to_submit=False):
        widgets.show(f'<h3 class="informs">{heading}</h3>{paragraphs([REMINDER], "small")}')
        yield


def text(label: str) -> None:
    """The field of the text."""
    st.text_area(label, max_chars=LONGEST_TEXT, height=110, key="note_text")


def owner_and_day() -> None:
    """The fields of who is to see to it, and by when."""
    st.text_input("Owner (a role)", max_chars=LONGEST_NAME, key="note_owner")
    st.date_input("Due", value=None, format="DD/MM/YYYY", key="note_due", min_value=date(2000, 1, 1))


def send(keep: Callable[[Said], Thread]) -> None:
    """The button that keeps what was written, and under it why it was not kept."""
    st.form_submit_button("Keep it", type="primary", on_click=_keep, args=(keep,))
    if refused := st.session_state.pop("_note_refused", None):
        widgets.show(said("Not kept", refused))


def _keep(keep: Callable[[Said], Thread]) -> None:
    """Keep what was written; what is refused stays in the form."""
    held = st.session_state
    due = held.get("note_due")
    written = Said(held.get("note_text") or "", held.get("note_owner") or "", due if isinstance(due, date) else None)

    def kept() -> None:
        held["_note_kept"] = f"Kept as note {keep(written).number}."
        held["_note_form"] = ""

    held["_note_refused"] = attempt(kept)


def cancel() -> None:
    """The button that closes the form."""
    st.button("Cancel", key="note_cancel", on_click=_open, args=("",))


def _open(name: str) -> None:
    st.session_state["_note_form"] = name
