"""The parts of a page that need Streamlit: its frame, its pickers (whose state is the address), its error box."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Mapping

import streamlit as st

from pages.parts import style
from pages.parts.chart import Chart
from pages.parts.markup import ATTRIBUTION, image, notice, paragraphs, safe
from warehouse.database import NothingPublished
from warehouse.faults import Plain
from warehouse.home import Settings, SettingsError

LOG = logging.getLogger("pcc.pages")
# A constant of ours: the language of the page is not Streamlit's to know.
_LANGUAGE = "<script>document.documentElement.lang = 'en-GB';</script>"


def show(markup: str) -> None:
    """Markup from markup.py and tables.py, on the page."""
    st.html(markup)


def frame(settings: Settings) -> None:
    """The marking above and below every page, the banner while the data are illustrative, the look."""
    marking = safe(settings.marking)
    paper = settings.marking.replace("\\", "").replace('"', "").replace("<", "")
    page = f'@top-center {{ content: "{paper}" }} @bottom-center {{ content: "{paper} \\2013  page " counter(page) }}'
    st.html(style.sheet())
    st.html(f"<style>@page {{ {page} }}</style>")
    st.html(_LANGUAGE, unsafe_allow_javascript=True)
    banner = (
        '<div class="illustrative"><p><strong>Illustrative data.</strong> Every record is fictional; yearly totals '
        "follow published figures where there is one.</p></div>"
    )
    st.html(
        f'<div class="frame"><div class="marking above">{marking}</div>{banner if settings.illustrative else ""}'
        f'<div class="marking below" aria-hidden="true">{marking}</div></div>'
    )


def page(view: Callable[[], None]) -> Callable[[], None]:
    """Wrap a view: whatever goes wrong ends in plain words, never in a traceback."""

    @functools.wraps(view)
    def guarded() -> None:
        try:
            view()
        except NothingPublished:
            nothing_published()
        except (Plain, SettingsError) as fault:
            show(f"<h1>This page cannot be shown</h1>{notice('What was found', paragraphs([str(fault)]), 'warning')}")
        except Exception as fault:  # the last line before the reader: a traceback may hold values of rows
            LOG.error("%s failed: %s", view.__module__, type(fault).__name__)
            show(f"<h1>This page cannot be shown</h1>{_fault_box(type(fault).__name__)}")

    return guarded


def _fault_box(kind: str) -> str:
    told = [
        f"Something went wrong on our side ({kind}). The published figures are not touched.",
        "Go back, or load the page again; if it stays, tell whoever looks after the dashboard what you had chosen.",
    ]
    return notice("A fault in the dashboard", paragraphs(told), "warning")


def nothing_published() -> None:
    """What a fresh installation shows, on every page."""
    ways = (
        "<ol><li>Your own extracts: <code>pcc load FOLDER</code> (files, folders or ZIPs).</li>"
        "<li>The illustrative sample: <code>pcc demo</code>.</li></ol>"
        "<p>Then load this page again. <code>pcc template SOURCE</code> writes an empty extract to send to a supplier.</p>"
    )
    show(f"<h1>Nothing is published yet</h1>{notice('How to load data', ways)}")


def pick(name: str, label: str, options: Mapping[str, str], default: str) -> str:
    """A picker whose choice stands in the address under `name`. `options` are ids with what is read.

    The address is the only state: a copied link, the back button and the picker agree by construction. An id that is
    not among the options gives the default, and says so.
    """
    asked = st.query_params.get(name, default)
    chosen = asked if asked in options else default
    if asked != chosen:
        st.session_state.setdefault("_unknown", {})[name] = (label, asked, options.get(chosen, chosen))
    key = f"pick_{name}"
    st.session_state[key] = chosen
    st.selectbox(label, list(options), format_func=lambda one: options.get(one, one), key=key, on_change=_record, args=(name,))
    return chosen


def _record(name: str) -> None:
    st.query_params[name] = st.session_state[f"pick_{name}"]


def keep_address(**choices: str) -> None:
    """Write the whole choice into the address in one step, and tell of any part of it that was not known."""
    if any(st.query_params.get(name) != value for name, value in choices.items()):
        st.query_params.update(choices)
    unknown: dict[str, tuple[str, str, str]] = st.session_state.pop("_unknown", {})
    for label, asked, chosen in unknown.values():
        words = f"There is no {label.lower()} '{asked}' to choose here; {chosen} is shown instead."
        show(notice("The address asked for something that is not here", paragraphs([words]), "warning"))


def chart(described: Chart, key: str, height: int = 400) -> None:
    """The drawing first; the interactive chart in the same place as soon as the browser has it."""
    from pages.parts import interactive, svg

    with st.container(key=f"chart_{key}"):
        show(f'<div class="drawing">{image(svg.draw(described, 980, height), described.alt, 980, height)}</div>')
        st.plotly_chart(
            interactive.draw(described, height), theme=None, config=interactive.CONFIG, key=f"plot_{key}", alt=described.alt
        )


def attribution(*, shown: bool) -> None:
    """The licence line that goes with open data."""
    if shown:
        show(f'<p class="attribution">{safe(ATTRIBUTION)}</p>')
