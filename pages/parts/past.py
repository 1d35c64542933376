"""A past Board in the address: every page that is opened under it shows the figures as they stood, and says so."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts.markup import link, notice, safe
from warehouse import boards
from warehouse.home import Home
from warehouse.measures import difference_words
from warehouse.measures.boards import Board

NAME = "board"


def board() -> Board | None:
    """The frozen Board that the address names. Raises UnknownBoard."""
    named = _named()
    return boards.find(Home.find(), named) if named else None


def carried() -> dict[str, str]:
    """What links keep of the address: the past Board, so that a reader stays in it from page to page."""
    named = _named()
    return {NAME: named} if named else {}


def as_they_stood(what: str) -> str:
    """What is said above notes that were kept with a past Board; nothing above those of today."""
    return f"The {what} as they stood when the Board was frozen." if board() else ""


def _named() -> str:
    # What is made ahead of any visitor has no address.
    return st.query_params.get(NAME, "") if get_script_run_ctx(suppress_warning=True) else ""


def banner() -> str:
    """What stands above every page of a past Board; nothing above today's. Raises UnknownBoard."""
    found = board()
    if found is None:
        return ""
    ways = f"{link('boards', {NAME: None}, 'All past Boards')} · {link('', {NAME: None}, 'The figures of today')}"
    told = f"<p>{safe(difference_words.as_at(found))} Version {safe(found.version)}.</p><p>{ways}</p>"
    return notice(f"A past Board: {difference_words.name(found)}", told)
