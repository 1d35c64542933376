"""Bringing extracts in, a step at a time: choose, check, read the report, accept, see what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts import load_tables, roles, states, tables, widgets
from pages.parts.intake import BESIDE, KINDS, LARGEST_MB, MOST_FILES, Intake, sweep
from pages.parts.markup import bullets, link, notice, paragraphs, safe
from pages.parts.plainly import attempt, said
from pages.parts.reads import at_version, version
from warehouse.changes import Changes, Loaded, changes
from warehouse.home import Home

_UNDER = "Every file is checked first, outside the published figures; nothing is kept until you accept"
_ABOUT = (
    f"CSV, XLSX, or a ZIP of either, as many as {MOST_FILES} files and {LARGEST_MB} MB together.",
    "The name of a file says its source and month, such as crime_2018-11.csv. A manifest comes along with its extract.",
    "A file with a column of personal data (a name, an address, a date of birth) is refused and not kept.",
    "Larger files are loaded with the command pcc load.",
)


def current() -> Intake | None:
    """The upload of this browser, if it has one under way."""
    found = st.session_state.get("_intake")
    return found if isinstance(found, Intake) else None


def choose() -> None:
    """The first step: the files."""
    widgets.title("Load extracts", _UNDER)
    if not roles.may("load"):
        widgets.show(notice("Not for your role", paragraphs([roles.refusal("load")]), "warning"))
        return
    sweep(Home.find())
    _refusal()
    round_ = st.session_state.setdefault("_upload_round", 0)
    kinds = [*KINDS, "json"]
    files = st.file_uploader(
        "Files", kinds, accept_multiple_files=True, max_upload_size=LARGEST_MB, key=f"upload_{round_}", width=720
    )
    st.button("Check the files", type="primary", on_click=_begin, key="load_check", disabled=not files)
    widgets.show(bullets(_ABOUT))


def _begin() -> None:
    files = st.session_state.get(f"upload_{st.session_state['_upload_round']}") or []

    def taken() -> None:
        person = roles.require("load")
        sent = [(file.name, file.getvalue()) for file in files]
        st.session_state["_intake"] = Intake(Home.find(), sent, person.name, _alive())

    st.session_state["_load_refused"] = attempt(taken)
    # A new uploader: the browser's copies are let go of, kept or refused.
    st.session_state["_upload_round"] += 1


def _alive() -> Callable[[], bool]:
    """Whether this browser is still there, asked from another thread later."""
    context = get_script_run_ctx()
    if context is None or not runtime.exists():
        return lambda: True
    served, session = runtime.get_instance(), context.session_id
    return lambda: bool(served.is_active_session(session))


def wait(intake: Intake) -> None:
    """A check or a load under way."""
    loading = intake.state == "loading"
    widgets.title(f"{'Publishing' if loading else 'Checking'} {_files(intake)}", _UNDER)
    _bar(intake)
    if not loading:
        st.button("Cancel", on_click=_drop, key="load_cancel")


@st.fragment(run_every=0.5)
def _bar(intake: Intake) -> None:
    work = intake.at_work
    st.progress(work.fraction, text=work.doing.replace("[", "(").replace("]", ")"))
    if work.done:
        st.rerun()


def decide(intake: Intake) -> None:
    """The report of a check, and the decision."""
    report = intake.report
    widgets.title(load_tables.headline(report), _UNDER)
    _refusal()
    if report["blocked"]:
        widgets.show(notice("These files cannot be loaded here", paragraphs([report["blocked"]]), "warning"))
    elif intake.publishable:
        _accept(intake)
    else:
        told = "Every extract is held already: there is nothing to publish."
        refused = "Nothing can be published. Send the files back with what is said below, and upload them again."
        words = refused if load_tables.counted(report)["refused"] else told
        widgets.show(notice("Nothing to publish", paragraphs([words]), "warning"))
    if not intake.publishable:
        st.button("Choose other files", on_click=_drop, key="load_again")
    _tables(intake, published=False)


def _accept(intake: Intake) -> None:
    found = load_tables.counted(intake.report)
    told = [f"{', '.join(intake.publishable)} will be loaded, and a new version published."]
    if found["refused"]:
        told.append(
            "What is refused is left out; in a ZIP it is recorded as refused. Nothing of it changes any figure."
        )
    widgets.show(notice("Your decision", paragraphs(told)))
    ready = st.checkbox("I have read the report below", key="load_read")
    with widgets.choices_row("decide"):
        st.button("Accept and publish", type="primary", on_click=_publish, key="load_accept", disabled=not ready)
        st.button("Do not publish", on_click=_drop, key="load_drop")


def _publish() -> None:
    def accepted() -> None:
        roles.require("load")
        if intake := current():
            intake.accept()

    st.session_state["_load_refused"] = attempt(accepted)


def _drop() -> None:
    if intake := current():
        st.session_state["_load_refused"] = attempt(intake.close)
    st.session_state.pop("_intake", None)
    st.session_state.pop("load_read", None)


def published(intake: Intake) -> None:
    """What came of a load: the new version, and what it says otherwise than the one before."""
    at, accepted = version(), load_tables.counted(intake.report)["accepted"]
    if intake.report["version"] == intake.before:
        widgets.title("Nothing was published: the version in force stays", states.published(at.w))
    else:
        widgets.title(
            f"Published: {_extracts(accepted)} in {states.version_number(at.w.version)}", states.published(at.w)
        )
        _changes(intake)
    st.button("Load more extracts", on_click=_drop, key="load_again")
    _tables(intake, published=True)


def _changes(intake: Intake) -> None:
    at = version()
    loaded = tuple(
        Loaded(each["source"], date.fromisoformat(each["from"]), date.fromisoformat(each["to"]))
        for each in intake.report["extracts"]
        if each["status"] == "accepted" and each["from"]
    )
    before = intake.before
    found: Changes = at.made("changes", (before, loaded), lambda: changes(at_version(before), at.w, loaded))
    told = load_tables.changed(found)
    widgets.show(notice("What changed", paragraphs(told) + f"<p>{link('', {}, 'See the Board')}</p>"))
    if found.revised:
        widgets.show("<h2>Figures revised</h2>" + tables.scrolling(load_tables.revised(found.revised)))


def failed(intake: Intake) -> None:
    """An upload that came to nothing, and the way on."""
    another = intake.blocked_by_another
    widgets.title("Another load is under way" if another else "Nothing was published", _UNDER)
    _refusal()
    widgets.show(f'<div role="alert">{notice("What happened", paragraphs([intake.why]), "warning")}</div>')
    with widgets.choices_row("failed"):
        if another:
            st.button("Try again", type="primary", on_click=_publish, key="load_retry")
        st.button("Choose the files again", on_click=_drop, key="load_again")


def _tables(intake: Intake, *, published: bool) -> None:
    report = intake.report
    widgets.show("<h2>Extracts</h2>" + tables.scrolling(load_tables.extracts(report, published=published)))
    found = load_tables.findings(report)
    if found.rows:
        widgets.show("<h2>What was found</h2>" + tables.scrolling(found))
        name = tables.file_name(Home.find().settings.marking, "gate_findings")
        widgets.download("Findings as CSV, to send back", tables.to_csv(found), name)
    else:
        widgets.show("<h2>What was found</h2><p>Nothing was refused, set aside or warned of.</p>")
    widgets.show(bullets(report["notes"]))


def _refusal() -> None:
    if fault := st.session_state.pop("_load_refused", None):
        widgets.show(said("Not done", fault))


def _files(intake: Intake) -> str:
    names = [name for name in intake.names if not name.lower().endswith(BESIDE)]
    return names[0] if len(names) == 1 else f"{len(names)} files"


def _extracts(number: int) -> str:
    return safe(f"{number} extract{'' if number == 1 else 's'}")
