"""What may come after a page's figures: on a first visit the parts that it is worked with take the room kept for them.

Each kind of part brings the browser a program of its own, and nothing of a page is drawn while a part that came with it
still waits for one. So the words, drawings and tables are sent first, and then the pickers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Make = Callable[[], object]
_WAITING: ContextVar[list[tuple[DeltaGenerator, Make]] | None] = ContextVar("waiting", default=None)
_STOOD = "_stood"  # of a session: a page has been drawn whole, so that the programs of its parts are there


@contextmanager
def figures_first() -> Iterator[None]:
    """On a first visit, what `draw` is given in here is drawn when this ends, in its own place."""
    if st.session_state.get(_STOOD):
        yield
        return
    waiting: list[tuple[DeltaGenerator, Make]] = []
    token = _WAITING.set(waiting)
    try:
        yield
    finally:
        _WAITING.reset(token)
    for place, make in waiting:
        with place:
            make()
    st.session_state[_STOOD] = True


def draw(make: Make, width: int | Literal["stretch"] = "stretch") -> None:
    """A part that the page is worked with: here and now, or here and later."""
    # A box of its own, on every run: what takes the place of another in it would overtake what was sent between them.
    place, waiting = st.container(width=width), _WAITING.get()
    if waiting is not None:
        waiting.append((place, make))
        return
    with place:
        make()
