"""Presenter mode: a Board a slide at a time, with no sidebar, by arrow keys and buttons; its state is the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pages.parts import slides, style, widgets
from pages.parts.markup import address, safe
from pages.parts.reads import Version
from warehouse.measures.model import Measure, Period

PLAN_ORDER = ""
PACK = "pack"  # where a Board's pack is asked for, at its foot


def presenting() -> bool:
    """Whether the address asks for slides."""
    return st.query_params.get("present") == "1"


def link(plan: str, period: str, area: str, agendas: dict[str, str]) -> str:
    """How to begin, for the Board: in the plan's order, or by a saved agenda."""
    kept = {"plan": plan, "period": period, "area": area, "present": "1", "slide": "0"}
    ways = {PLAN_ORDER: "Present this Board", **{id_: f"Present: {title}" for id_, title in agendas.items()}}
    links = (
        f'<a href="{safe(address("", {**kept, "agenda": id_}))}" target="_self">{safe(said)}</a>'
        for id_, said in ways.items()
    )
    pack = f'<a href="#{PACK}">Make its pack</a>'
    return f'<p class="acts">{" · ".join((*links, pack))}</p>'


def show(at: Version, headline: Callable[[], None], agenda: Sequence[Measure], area: str, period: Period) -> None:
    """The slide that the address names: the headline, or one of the agenda's measures; and the way on and back."""
    last = len(agenda)
    here = min(max(_number(st.query_params.get("slide", "0")), 0), last)
    widgets.show(style.slides())
    if here == 0:
        headline()
    else:
        widgets.show(slides.of_measure(at, agenda[here - 1], area, period))
    with st.container(key="slides", horizontal=True):
        st.button("Back", key="slide_back", shortcut="Left", disabled=here == 0, on_click=_go, args=(here - 1,))
        st.button("Next", key="slide_next", shortcut="Right", disabled=here == last, on_click=_go, args=(here + 1,))
        widgets.show(f'<p class="page">Page {here + 1} of {last + 1}</p>')
        st.button("Leave the slides", key="slide_leave", on_click=_leave)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _go(slide: int) -> None:
    st.query_params["slide"] = str(slide)


def _leave() -> None:
    for name in ("present", "slide", "agenda"):
        st.query_params.pop(name, None)
