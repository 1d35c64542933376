"""Pickers of several things at once, whose state is the address as that of every picker in `widgets` is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import streamlit as st

from pages.parts import later


def several(name: str, options: Sequence[str]) -> list[str]:
    """What the address names under a name, divided by commas, of what there is to choose; in the address's order."""
    asked = st.query_params.get(name, "").split(",")
    return [one for one in dict.fromkeys(asked) if one in options]


def settle(name: str, chosen: Sequence[str]) -> None:
    """Leave in the address only what was chosen of what there is."""
    if chosen:
        st.query_params[name] = ",".join(chosen)
    elif name in st.query_params:
        del st.query_params[name]


def pick_several(name: str, label: str, options: Mapping[str, str], most: int, hint: str) -> list[str]:
    """A picker of at most so many, written into the address divided by commas; `hint` stands while none is chosen."""
    chosen = several(name, list(options))[:most]
    key = f"pick_{name}"

    def picker() -> None:
        st.session_state[key] = chosen
        st.multiselect(
            label, list(options), format_func=lambda one: options.get(one, one), key=key, on_change=_record,
            args=(name,), max_selections=most, placeholder=hint,
        )  # fmt: skip

    later.draw(picker)
    return chosen


def _record(name: str) -> None:
    settle(name, st.session_state[f"pick_{name}"])


@contextmanager
def more(heading: str, *, opened: bool = False) -> Iterator[None]:
    """What most questions do without, behind a heading that opens."""
    with st.expander(heading, expanded=opened):
        yield
