"""A part of a page that fails by itself: it says so in plain words and the rest of the page stands."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pages.parts import contents, widgets
from pages.parts.markup import notice, paragraphs
from warehouse.faults import Plain

LOG = logging.getLogger("pcc.pages")


@contextmanager
def plainly(what: str) -> Iterator[None]:
    """Draw a part; `what` names it where it cannot be drawn. Of a fault of ours only its kind is shown."""
    try:
        yield
    except Plain as fault:
        widgets.show(said(what, fault))
    except Exception as fault:  # the last line before the reader, as in widgets.page
        LOG.error("%s failed: %s", what, type(fault).__name__)
        widgets.show(contents.fault_box(type(fault).__name__))


def attempt(act: Callable[[], object]) -> Plain | None:
    """Do what a button asks for; the fault that it ends in, if any, to be shown by the page that follows.

    Streamlit runs a button's work before the page, outside every frame: nothing may be raised there.
    """
    try:
        act()
    except Plain as fault:
        return fault
    except Exception as fault:  # as above
        LOG.error("a button failed: %s", type(fault).__name__)
        return Plain(f"Something went wrong on our side ({type(fault).__name__}). Nothing was done.")
    return None


def said(title: str, fault: Plain) -> str:
    """A fault in a box that a screen reader speaks at once."""
    return f'<div role="alert">{notice(title, paragraphs(str(fault).splitlines()), "warning")}</div>'
