"""Bring in an extract: upload, a dry run of the gate, its report, and only then, when it is accepted, a new version."""

from __future__ import annotations

from pages.parts import load_form, widgets


@widgets.page
def show() -> None:
    """The step at which this browser's upload is; nobody else's is shown."""
    intake = load_form.current()
    if intake is None:
        load_form.choose()
    elif intake.state in ("checking", "loading"):
        load_form.wait(intake)
    elif intake.state == "checked":
        load_form.decide(intake)
    elif intake.state == "loaded":
        load_form.published(intake)
    else:
        load_form.failed(intake)
