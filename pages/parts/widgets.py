"""The parts of a page that need Streamlit: its frame, its pickers (whose state is the address), its error box."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Literal
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

from pages.parts import admission, contents, copying, exports, later, past, reads, roles, statements, style
from pages.parts.choices import Offer
from pages.parts.markup import carry, notice, paragraphs, safe
from warehouse.database import NothingPublished
from warehouse.faults import Plain
from warehouse.home import Settings, SettingsError
from warehouse.measures import periods

LOG = logging.getLogger("pcc.pages")
_PUBLIC = ("", "measure", "definitions", "help", "accessibility")  # the addresses of open pages
_DAILY = 2  # how many sections of the navigation come before a page's own choices


def show(markup: str) -> None:
    """Markup from markup.py and tables.py, on the page; a part that has nothing to say is not drawn."""
    if markup:
        st.html(markup)


def frame() -> None:
    """The marking above and below every page, the banner while the data are illustrative, the look.

    Settings that cannot be read leave the default marking here; the page itself then says what is wrong with them.
    """
    settings = Settings()
    with suppress(SettingsError):
        settings = reads.settings()
    marking = safe(settings.marking)
    st.html(style.sheet())
    st.html(style.frame(settings.marking, banner=bool(settings.illustrative)))
    with st.container(key="language"):
        st.html(style.script(), unsafe_allow_javascript=True)
    banner = (
        '<div class="illustrative"><p><strong>Illustrative data.</strong> Every record is fictional'
        '<span class="more">; yearly totals follow published figures where there is one</span>.</p></div>'
    )
    st.html(
        f'<div class="frame"><div class="marking above">{marking}</div>{banner if settings.illustrative else ""}'
        f'<div class="marking below" aria-hidden="true">{marking}</div></div>'
    )


def page(view: Callable[[], None]) -> Callable[[], None]:
    """Wrap a view: whatever goes wrong ends in plain words, never in a traceback. The public is not let in."""
    return _guarded(view, "read inside")


def open_page(view: Callable[[], None]) -> Callable[[], None]:
    """The same for a view that the public may see too."""
    return _guarded(view, "read")


def _guarded(view: Callable[[], None], act: roles.Act) -> Callable[[], None]:
    @functools.wraps(view)
    def guarded() -> None:
        st.session_state["_titled"] = False
        carry(past.carried())
        try:
            if act == "read inside" and roles.audience() == "public":
                roles.require("read")
                show(contents.NOT_PUBLIC)
                return
            with later.figures_first():
                roles.require(act)
                show(past.banner())
                view()
        except NothingPublished:
            show(contents.NOTHING_PUBLISHED)
        except (Plain, SettingsError) as fault:
            _cannot(notice("What was found", paragraphs(str(fault).splitlines()), "warning"))
        except Exception as fault:  # the last line before the reader: a traceback may hold values of rows
            LOG.error("%s failed: %s", view.__module__, type(fault).__name__)
            _cannot(contents.fault_box(type(fault).__name__))

    return guarded


def _cannot(box: str) -> None:
    """A box in the place of what could not be drawn; the page's heading too, unless it has one already."""
    heading = "h2" if st.session_state.get("_titled") else "h1"
    show(f"<{heading}>This page cannot be shown</{heading}>{box}")


def choice(name: str, options: Container[str], default: str) -> str:
    """What the address says under a name, if it is among the options, else the default."""
    asked = st.query_params.get(name, default)
    return asked if asked in options else default


def pick(
    name: str, label: str, options: Mapping[str, str], default: str, width: int | Literal["stretch"] = "stretch"
) -> str:
    """A picker whose choice stands in the address under `name`. `options` are ids with what is read.

    The address is the only state: a copied link, the back button and the picker agree by construction. An id that is
    not among the options gives the default, and says so.
    """
    asked, chosen = st.query_params.get(name, default), choice(name, options, default)
    if asked != chosen:
        st.session_state.setdefault("_unknown", {})[name] = (label, asked, options.get(chosen, chosen))
    key = f"pick_{name}"

    def picker() -> None:
        st.session_state[key] = chosen
        st.selectbox(
            label, list(options), format_func=lambda one: options.get(one, one), key=key, on_change=_record,
            args=(name,), width=width,
        )  # fmt: skip

    later.draw(picker, width)
    return chosen


def pick_period(name: str, offered: Offer) -> str:
    """A picker of periods; a period that the address names and the list lacks is added to it."""
    options = dict(offered.options)
    with suppress(ValueError):
        asked = st.query_params.get(name, "")
        options.setdefault(asked, periods.label(periods.parse(asked))) if asked else None
    options.setdefault(offered.default, periods.label(periods.parse(offered.default)))
    return pick(name, "Period", options, offered.default)


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


def title(headline: str, under: str) -> None:
    """The one first-level heading of a page, a sentence, and the line under it."""
    st.session_state["_titled"] = True
    show(f'<h1>{safe(headline)}</h1><p class="under">{safe(under)}</p>')


@contextmanager
def sidebar(heading: str) -> Iterator[None]:
    """A part of the sidebar under a heading of its own."""
    with st.sidebar:
        show(f'<p class="section">{safe(heading)}</p>')
        yield


@contextmanager
def card(heading: str, key: str = "files") -> Iterator[None]:
    """A side card that holds buttons or a form."""
    with st.container(key=f"card_{key}"):
        show(f'<h2 class="incard">{safe(heading)}</h2>')
        yield


@contextmanager
def choices_row(key: str) -> Iterator[None]:
    """Pickers or buttons side by side."""
    with st.container(key=f"row_{key}", horizontal=True):
        yield


def download(label: str, text: str, name: str) -> None:
    """A button that saves a text file; CSV carries the byte order mark that Excel needs to read UTF-8."""
    exports.button(label, (("\ufeff" + text) if name.endswith(".csv") else text).encode("utf-8"), name)


def copy_link(label: str) -> None:
    """The address of this very page and choice, with a button that copies it."""
    base = (st.context.url or "").split("?")[0]
    show(copying.address(label, f"{base}?{urlencode(st.query_params.to_dict(), safe=':/,')}"))


def navigation(brand: str, pages: Mapping[str, Sequence[Page]]) -> Callable[[], None]:
    """The brand in the sidebar; what fills it after the page: its pages by section, and the links to the measures.

    The page's own choices come after the sections of daily work, so that a laptop shows them without scrolling.
    """
    if roles.audience() == "public":
        pages = {section: [page for page in listed if page.url_path in _PUBLIC] for section, listed in pages.items()}
    daily = dict(list(pages.items())[:_DAILY])
    with st.sidebar:
        show(f'<p class="brand">{safe(brand)}</p>')
        place = st.container()

    def fill() -> None:
        with place:
            _links(daily)
        with st.sidebar:
            _links({section: listed for section, listed in pages.items() if section not in daily})
        _catalogue_links()
        admission.who()

    return fill


def _links(pages: Mapping[str, Sequence[Page]]) -> None:
    for section, listed in pages.items():
        show(f'<p class="section">{safe(section)}</p>' if listed else "")
        for page in listed:
            # A reader stays in a past Board until its banner leads out of it.
            st.page_link(page, label=page.title, query_params=past.carried() or None)


def _catalogue_links() -> None:
    """Every measure with data, under its plan and theme, at the foot of the sidebar; nothing if they cannot be read.

    What is wrong stands on the page itself, which reads the same version.
    """
    try:
        at = reads.seen()
        with st.sidebar:
            show(contents.catalogue_links(at))
    except Exception as fault:
        LOG.info("no links to the measures: %s", type(fault).__name__)


def attribution(*, shown: bool = False) -> None:
    """The foot of a page of figures: what kind of statistics they are and, `shown` with open data, their licence.

    A slide has the licence alone: the Board says the rest.
    """
    if shown or not slides_asked():
        show(statements.foot(open_data=shown, slide=slides_asked()))


def slides_asked() -> bool:
    """Whether the address asks for slides."""
    return st.query_params.get("present") == "1"
