"""A chart on a page: its drawing at once, and in the drawing's place an interactive one when the page stands."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pages.parts import svg
from pages.parts.chart import Chart
from pages.parts.markup import drawing as framed
from pages.parts.markup import image

_ASKED = "_live"  # of a session: its browser has the program of the interactive charts


@dataclass(frozen=True)
class Drawn:
    """A chart as it stands on a page."""

    described: Chart
    key: str
    height: int


def drawing(described: Chart, key: str, height: int = 400) -> None:
    """The chart as a drawing, with the interactive one in its place once it is asked for and has come.

    Its program is the largest there is: the browser asks for it (frame.js) when the page stands and there is nothing
    else to do, and the style sheet swaps the two. Those that follow in the session come with their page.
    """
    with st.container(key=f"chart_{key}"):
        drawn = image(svg.draw(described, 980, height), described.alt, 980, height)
        st.html(framed(drawn, "Chart"))
        _interactive(Drawn(described, key, height))


@st.fragment
def _interactive(drawn: Drawn) -> None:
    if not st.session_state.get(_ASKED):
        with st.container(key=f"live_{drawn.key}"):
            st.button("Show the interactive chart", key=f"ask_{drawn.key}", on_click=_ask)
        return
    from pages.parts import interactive  # Plotly takes a second to import: only pages with a chart pay

    figure = interactive.draw(drawn.described, drawn.height)
    config = interactive.CONFIG
    st.plotly_chart(figure, theme=None, config=config, key=f"plot_{drawn.key}", alt=drawn.described.alt)


def _ask() -> None:
    st.session_state[_ASKED] = True
