"""The meeting's Board, frozen from its page: what will be kept is named first, then a bar, then the way to it."""

from __future__ import annotations

import streamlit as st

from pages.packs import formats
from pages.parts import agenda_reads, board_list, note_reads, pack_form, past, roles, states, widgets
from pages.parts.making import Making
from pages.parts.markup import bullets, link, notice, paragraphs, safe
from pages.parts.plainly import attempt, said
from pages.parts.reads import Version
from pages.parts.words import count
from warehouse import boards
from warehouse.faults import Plain
from warehouse.home import Home
from warehouse.measures import difference_words, notes, periods
from warehouse.measures.agendas import Agenda
from warehouse.measures.boards import Board
from warehouse.measures.model import Audience, Period, Plan

AUDIENCES: dict[Audience, str] = {"internal": "The Board", "public": "The public"}
_PLAN_ORDER = "The plan's order"
_AGAIN = "Say why it is frozen again: the reason stands in the journal and in the list of past Boards."


def part(at: Version, plan: Plan, period: Period, area: str) -> None:
    """The section under the pack's, for whoever may freeze; nothing for a past Board, or where there is no meeting."""
    meeting = pack_form.meeting_of(period)
    if meeting is None or past.board() or not roles.may("freeze Boards"):
        return
    widgets.show('<h2 class="acts" id="freeze">Freeze this Board</h2>')
    if fault := st.session_state.pop("_freeze_refused", None):
        widgets.show(said("Nothing was frozen", fault))
    making = st.session_state.get("_freeze")
    if isinstance(making, Making):
        _follow(making)
    elif area != "force":
        whole = link("", {"plan": plan.id, "period": periods.written(period)}, "the Board of the whole force")
        widgets.show(f'<p class="small acts">What is frozen is {whole}, not that of one area.</p>')
    else:
        _ask(at, plan, meeting)


def _ask(at: Version, plan: Plan, meeting: Period) -> None:
    agendas = agenda_reads.saved(at)
    first = st.container()  # what is kept stands above what is pressed, and follows what is chosen there
    with st.container(key="row_freeze", horizontal=True, vertical_alignment="bottom"):
        audience: Audience = st.selectbox(
            "Frozen for", list(AUDIENCES), format_func=lambda one: AUDIENCES[one], key="freeze_audience", width=200
        )
        agenda = ""
        if agendas:
            titles = {"": _PLAN_ORDER, **{one.id: one.title for one in agendas.values()}}
            agenda = st.selectbox(
                "Agenda", list(titles), format_func=lambda one: titles[one], key="freeze_agenda", width=260
            )
        before = boards.latest(Home.find(), periods.written(meeting), "board", audience)
        if before:
            st.text_input("Why it is frozen again", key="freeze_why", width=320, max_chars=200)
        wanted = {
            "meeting": periods.written(meeting), "audience": audience, "plan": plan.id, "as-at": at.w.version,
            **({"agenda": agenda} if agenda else {}),
        }  # fmt: skip
        st.button("Freeze this Board", on_click=_begin, args=(wanted, before is not None), key="freeze_make")
    told = [
        f"This keeps for good, to be shown again as it was whatever is loaded later, as {_named(meeting, audience)}:"
    ]
    kept = bullets(_kept(at, plan, agendas.get(agenda), audience))
    with first:
        widgets.show(f'<div class="acts">{_already(before)}{paragraphs(told)}{kept}</div>')


def _named(meeting: Period, audience: Audience) -> str:
    return f"the Board of {periods.label(meeting)} ({audience})"


def _kept(at: Version, plan: Plan, agenda: Agenda | None, audience: Audience) -> list[str]:
    """What a freeze will keep, in a line each."""
    listed = agenda.measures if agenda else [measure.id for measure in at.measures_of(plan.id)]
    measures = dict.fromkeys(listed)
    written = len(notes.of_board(note_reads.threads(), measures))
    files = ", ".join(pack_form.NAMES.get(name, name) for name in formats.offered())
    order = f"the agenda {agenda.title}" if agenda else f"the agenda, in the order of {plan.title}"
    small = ", small numbers withheld in them" if audience == "public" else ""
    return [
        f"the figures of {count(len(measures), 'measure')}, of {states.published(at.w)}",
        order,
        f"the commentary, actions and questions as they stand now: {count(written, 'note')}",
        f"the files of its pack{small}: {files}",
        "the settings, and the office's template of slides where it has one",
    ]


def _already(before: Board | None) -> str:
    if before is None:
        return ""
    when = f"on {periods.long_date(before.at.date())} by {before.who}"
    name = link("boards", {"files": before.id}, difference_words.name(before))
    return f"<p>Frozen already {safe(when)}: {name}. Frozen again, the new one takes its place, and both are kept.</p>"


def _begin(wanted: dict[str, str], again: bool) -> None:
    why = str(st.session_state.get("freeze_why", "")).strip() if again else ""

    def begun() -> None:
        person = roles.require("freeze Boards")
        if again and not why:
            raise Plain(_AGAIN)
        told = wanted | ({"why": why} if why else {})
        st.session_state["_freeze"] = Making(Home.find(), told, person.name, command="freeze")

    st.session_state["_freeze_refused"] = attempt(begun)


def _follow(making: Making) -> None:
    if making.state == "making":
        pack_form.bar(making)
        st.button("Cancel", on_click=_drop, key="freeze_cancel")
        return
    if making.state == "made":
        frozen = boards.find(Home.find(), making.report["board"])
        name = difference_words.name(frozen)
        shown = link("", board_list.as_at(frozen), "Show it as it was frozen")
        listed = link("boards", {"files": frozen.id}, "Past Boards, with its files")
        widgets.show(f'<div class="acts">{notice(f"Frozen: {name}", f"<p>{shown} · {listed}</p>")}</div>')
    else:
        widgets.show(f'<div role="alert">{notice("Nothing was frozen", paragraphs([making.why]), "warning")}</div>')
    st.button("Close", on_click=_drop, key="freeze_close")


def _drop() -> None:
    making = st.session_state.pop("_freeze", None)
    if isinstance(making, Making):
        st.session_state["_freeze_refused"] = attempt(making.stop)
