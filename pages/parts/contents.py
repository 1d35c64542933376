"""Fixed contents of the frame: the links to every measure, and the boxes for what cannot be shown."""

from __future__ import annotations

from pages.parts.markup import fold, link, notice, paragraphs, safe
from pages.parts.reads import Version
from warehouse.faults import OPEN
from warehouse.measures.model import Plan, Theme

_WAYS = (
    f"<ol><li>In the browser: the {link('load', {}, 'Load page')} checks files, and publishes what you accept.</li>"
    "<li>On the command line: <code>pcc load FOLDER</code> (files, folders or ZIPs).</li>"
    "<li>To look around first: <code>pcc demo</code> loads an illustrative sample.</li></ol>"
    "<p><code>pcc template SOURCE</code> writes an empty extract for a supplier. "
    f"{link('help', {'task': 'first-load'}, 'Load the first extracts')} goes through all of it.</p>"
)
# What a fresh installation shows, on every page.
NOTHING_PUBLISHED = (
    "<h1>Nothing is published yet</h1>"
    '<p class="under">No extract has been accepted, so that no page has a figure to show. That is not a zero.</p>'
    f"{notice('How to load data', _WAYS)}"
)
# What a reader of what is published sees of a page that is not for them.
_PUBLISHED = (
    f"<p>The {link('', {}, 'Board')}, each {link('measure', {}, 'measure')} and its "
    f"{link('definitions', {}, 'definition')}: {OPEN}, with small numbers withheld.</p>"
)
NOT_PUBLIC = (
    "<h1>This page is not published</h1>"
    '<p class="under">It is for those who work with the figures. Whoever looks after the dashboard gives roles.</p>'
    f"{notice('What is published', _PUBLISHED)}"
)


def fault_box(kind: str) -> str:
    """What is said of a fault of ours: its kind, never its details, which may hold values of rows."""
    told = [
        f"Something went wrong on our side ({kind}). The published figures are not touched.",
        "Go back, or load the page again; if it stays, tell whoever looks after the dashboard what you had chosen.",
    ]
    return notice("A fault in the dashboard", paragraphs(told), "warning")


def catalogue_links(at: Version) -> str:
    """Every measure with data, under its plan and theme; written once a version."""
    return at.made("catalogue_links", (), lambda: _catalogue_links(at))


def _catalogue_links(at: Version) -> str:
    told = "".join(
        f'<p class="plan">{safe(plan.title)}</p>{"".join(_theme_links(at, plan, theme) for theme in plan.themes)}'
        for plan in at.plans_held()
    )
    return f'<p class="section">Measures</p><nav class="measures" aria-label="Measures">{told}</nav>'


def _theme_links(at: Version, plan: Plan, theme: Theme) -> str:
    measures = [m for m, place in at.catalogue.placed(plan.id) if place.theme == theme.id and at.held(m)]
    links = "".join(f"<li>{link('measure', {'measure': m.id}, m.title)}</li>" for m in measures)
    return fold(theme.title, f"<ul>{links}</ul>") if links else ""
