"""What does it mean? The catalogue in prose, the glossary, and the metric dictionary to take away."""

from __future__ import annotations

import streamlit as st

from pages.parts import dictionary, statements, states, tables, widgets
from pages.parts.markup import safe
from pages.parts.reads import Version, seen


@widgets.open_page
def show() -> None:
    """Every measure by plan and theme, or those of the plan in the address."""
    at = seen()
    every = {"all": "All plans", **{plan.id: plan.title for plan in at.catalogue.plans.values()}}
    with widgets.sidebar("Show"):
        chosen = widgets.pick("plan", "Plan", every, "all")
    count = len(at.catalogue.measures)
    widgets.title(
        f"{count} measures, what each counts and why", "The catalogue that the published figures were made with"
    )
    widgets.keep_address(plan=chosen)
    _downloads(at)
    widgets.show(at.made("definitions", (chosen,), lambda: _prose(at, chosen)))
    widgets.show(statements.in_full())
    if text := dictionary.glossary():
        widgets.show('<h2 id="glossary">Glossary</h2>')
        st.markdown(dictionary.below_a_heading(text))
    widgets.attribution(shown=True)


def _downloads(at: Version) -> None:
    table = dictionary.table(at.catalogue)
    with widgets.choices_row("files"):
        name = (at.w.settings.marking, "metric_dictionary", states.version_number(at.w.version))
        widgets.download("Metric dictionary as CSV", tables.to_csv(table), tables.file_name(*name))
        json_name = tables.file_name(*name, ending="json")
        widgets.download("Metric dictionary as JSON", dictionary.as_json(at.catalogue), json_name)


def _prose(at: Version, chosen: str) -> str:
    plans = [plan for plan in at.catalogue.plans.values() if chosen in ("all", plan.id)]
    told = []
    for plan in plans:
        told.append(f"<h2>{safe(plan.title)}</h2>")
        for theme in plan.themes:
            told.append(dictionary.theme(at.catalogue, plan, theme, at.w.dispersion))
    if chosen == "all":
        told.append(dictionary.unplaced(at.catalogue, at.w.dispersion))
    return "".join(told)
