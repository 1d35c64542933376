"""The frame of the dashboard: marking, banner, navigation made from the catalogue, and the page that was asked for."""

from __future__ import annotations

import streamlit as st

from pages.parts import admission, widgets
from pages.views import (
    accessibility,
    areas,
    board,
    boards,
    contact,
    data_quality,
    definitions,
    journal,
    load,
    measure,
    outcomes,
    targets,
    user_guide,
    weekly,
)

BRAND = "Police and Crime performance"
SECTIONS = {  # of the navigation: each page is a view, its title, and its address
    "Meet": [(board.show, "Board", ""), (weekly.show, "Weekly review", "weekly"),
             (boards.show, "Past Boards", "boards")],
    "Explore": [
        (measure.show, "Measure", "measure"), (areas.show, "Areas", "areas"), (contact.show, "Contact", "contact"),
        (outcomes.show, "Outcomes", "outcomes"), (targets.show, "Targets and milestones", "targets"),
    ],
    "Trust": [
        (data_quality.show, "Data quality", "data_quality"), (definitions.show, "Definitions", "definitions"),
        (load.show, "Load", "load"), (journal.show, "Journal", "journal"),
    ],
    "Help": [(user_guide.show, "User guide", "help"), (accessibility.show, "Accessibility", "accessibility")],
}  # fmt: skip


def main() -> None:
    """Draw the frame, then the page inside it."""
    pages = {
        section: [
            st.Page(view, title=title, url_path=address or None, default=not address) for view, title, address in listed
        ]
        for section, listed in SECTIONS.items()
    }
    # Streamlit's own sectioned list is not a valid list to a screen reader: it is hidden, and ours stands instead.
    page = st.navigation([page for listed in pages.values() for page in listed], position="hidden")
    st.set_page_config(page_title=f"{page.title} - {BRAND}", layout="wide", initial_sidebar_state="auto")
    widgets.frame()
    if admission.admitted(BRAND):
        navigation = widgets.navigation(BRAND, pages)
        page.run()
        navigation()


main()
