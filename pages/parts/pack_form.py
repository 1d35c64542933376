"""The Board's pack, from its page: for whom and as what, a bar while it is made, then the files."""

from __future__ import annotations

import streamlit as st

from pages.packs import formats
from pages.parts import exports, past, roles, widgets
from pages.parts.making import Making
from pages.parts.markup import link, notice, paragraphs, safe
from pages.parts.plainly import attempt, said
from pages.parts.presenter import PACK
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.measures.model import Audience, Period

AUDIENCES = {"internal": "The Board: exact numbers", "public": "The public: small numbers withheld"}
NAMES = {"pdf": "PDF, to read and print", "pptx": "PowerPoint slides", "xlsx": "Spreadsheet", "csv": "CSV files"}


def part(plan: str, period: Period, area: str) -> None:
    """The section at the Board's foot; nothing for a period that no meeting reports, one that ends within a month."""
    meeting = meeting_of(period)
    if meeting is None:
        return
    # Nothing to press stands on paper, and no heading of it.
    widgets.show(f'<h2 class="acts" id="{PACK}">The pack of the meeting of {safe(periods.label(meeting))}</h2>')
    if board := past.board():
        kept = link("boards", {past.NAME: None, "files": board.id}, "The files of this Board, as they were frozen")
        widgets.show(f'<p class="acts">{kept}</p>')
        return
    if fault := st.session_state.pop("_pack_refused", None):
        widgets.show(said("Not done", fault))
    making = st.session_state.get("_pack")
    if not isinstance(making, Making):
        _ask({"meeting": periods.written(meeting), "plan": plan, "area": area}, meeting)
    elif making.state == "making":
        _wait(making)
    elif making.state == "made":
        _take(making)
    else:
        widgets.show(f'<div role="alert">{notice("No pack was made", paragraphs([making.why]), "warning")}</div>')
        st.button("Start again", on_click=_drop, key="pack_again")


def meeting_of(period: Period) -> Period | None:
    """The month after the one that a period ends with."""
    month = periods.month(period.ends)
    return periods.month(periods.add_months(month.starts, 1)) if month.ends == period.ends else None


def _ask(wanted: dict[str, str], meeting: Period) -> None:
    reported = periods.previous(meeting)
    told = f"It reports the financial year to the end of {periods.label(reported)}, with every measure's page."
    widgets.show(paragraphs([told], "small acts"))
    if not roles.may("make packs"):
        widgets.show(paragraphs([roles.refusal("make packs")]))
        return
    with st.container(key="row_pack", horizontal=True, vertical_alignment="bottom"):
        st.selectbox("For", list(AUDIENCES), format_func=lambda one: AUDIENCES[one], key="pack_audience", width=320)
        st.selectbox(
            "As", list(formats.offered()), format_func=lambda one: NAMES.get(one, one), key="pack_format", width=260
        )
        st.button("Make the pack", on_click=_begin, args=(wanted,), key="pack_make")


def _begin(wanted: dict[str, str]) -> None:
    chosen = {"audience": st.session_state["pack_audience"], "format": st.session_state["pack_format"]}

    def begun() -> None:
        person = roles.require("make packs")
        st.session_state["_pack"] = Making(Home.find(), wanted | chosen, person.name)

    st.session_state["_pack_refused"] = attempt(begun)


@st.fragment(run_every=0.5)
def bar(making: Making) -> None:
    """How far it is; the page is drawn again once it is done."""
    work = making.child
    st.progress(work.fraction, text=work.doing.replace("[", "(").replace("]", ")"))
    if making.state != "making":
        st.rerun()


def _wait(making: Making) -> None:
    bar(making)
    st.button("Cancel", on_click=_drop, key="pack_cancel")


def _take(making: Making) -> None:
    meeting = periods.label(periods.parse(making.wanted["meeting"]))
    audience: Audience = "public" if making.wanted["audience"] == "public" else "internal"
    made = notice(f"The pack of {meeting} is made", paragraphs([f"{making.headline}."]))
    widgets.show(f'<div class="acts">{made}</div>')
    with widgets.choices_row("pack"):
        for name, content in making.files.items():
            version = making.report["version"]
            exports.button(f"Save {name}", content, name, act="make packs", audience=audience, version=version)
        st.button("Make another", on_click=_drop, key="pack_again")


def _drop() -> None:
    making = st.session_state.pop("_pack", None)
    if isinstance(making, Making):
        st.session_state["_pack_refused"] = attempt(making.stop)
