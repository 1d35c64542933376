"""The metric dictionary: each measure in prose, and all of them as a table or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pages.parts import about, words
from pages.parts.markup import bullets, fold, link, paragraphs, safe
from pages.parts.tables import Cell, Table
from warehouse.measures.catalogue import Catalogue, to_json
from warehouse.measures.model import Measure, Placement, Plan, Theme

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
COLUMNS = (
    "Measure", "Id", "Plan, theme and priority", "Unit", "Better", "Finest grain", "Definition", "Why it matters",
    "Targets", "Caveats", "Sources", "Owner", "Checked by", "Reviewed", "Next review",
)  # fmt: skip


def theme(known: Catalogue, plan: Plan, of: Theme, spreads: Mapping[str, float | None]) -> str:
    """The measures of one theme: each with its definition, opening to the rest; nothing when it has none.

    `spreads` holds how much more than chance each measure's months vary, phi, by its id.
    """
    placed = [(measure, place) for measure, place in known.placed(plan.id) if place.theme == of.id]
    if not placed:
        return ""
    return f"<h3>{safe(of.title)}</h3>" + "".join(_entry(known, measure, spreads, place) for measure, place in placed)


def unplaced(known: Catalogue, spreads: Mapping[str, float | None]) -> str:
    """The measures that stand in no plan; nothing when every one stands in some."""
    own = [measure for measure in known.measures.values() if not measure.placements]
    return "<h2>In no plan</h2>" + "".join(_entry(known, measure, spreads) for measure in own) if own else ""


def _entry(
    known: Catalogue, measure: Measure, spreads: Mapping[str, float | None], place: Placement | None = None
) -> str:
    priority = f" <small>Strategic priority {place.priority}</small>" if place and place.priority else ""
    head = f"<h4>{link('measure', {'measure': measure.id}, measure.title)}{priority}</h4>"
    head += paragraphs([words.prose(measure.definition)])
    told = paragraphs([words.prose(measure.why_it_matters)])
    targets = [f"{words.target_dated(measure, target)} Source: {target.source}" for target in measure.targets]
    told += f"<p><strong>Targets.</strong> {'' if targets else 'None recorded.'}</p>{bullets(targets)}"
    told += f"<p><strong>Beware.</strong></p>{bullets(measure.caveats)}" if measure.caveats else ""
    events = [f"{words.day(event.day)}: {event.title}" for event in known.events_of(measure)]
    told += f"<p><strong>Dated events.</strong></p>{bullets(events)}" if events else ""
    told += paragraphs(
        [about.how_made(measure), about.spread(spreads.get(measure.id)), about.answerable(measure)], "small"
    )
    return f'<div class="entry">{head}{fold(f"More about {measure.title}", told)}</div>'


def table(known: Catalogue) -> Table:
    """One row a measure, for a file."""
    rows = tuple(_row(known, measure) for measure in known.measures.values())
    return Table("Metric dictionary", COLUMNS, rows)


def _row(known: Catalogue, measure: Measure) -> tuple[Cell, ...]:
    texts = (
        measure.title,
        measure.id,
        "; ".join(_placed(known, place) for place in measure.placements),
        measure.unit,
        measure.better,
        measure.grain,
        words.prose(measure.definition),
        words.prose(measure.why_it_matters),
        "; ".join(words.target_dated(measure, target) for target in measure.targets),
        " ".join(measure.caveats),
        ", ".join(measure.sources),
        measure.owner,
        measure.checked_by,
        measure.reviewed.isoformat(),
        measure.next_review.isoformat(),
    )
    return tuple(Cell(text) for text in texts)


def _placed(known: Catalogue, place: Placement) -> str:
    plan = known.plans[place.plan]
    title = next(theme.title for theme in plan.themes if theme.id == place.theme)
    return f"{plan.title}: {title}{f', priority {place.priority}' if place.priority else ''}"


def as_json(known: Catalogue) -> str:
    """The definitions whole, as the warehouse stores them."""
    whole = [json.loads(to_json(measure)) for measure in known.measures.values()]
    return json.dumps(whole, indent=1, ensure_ascii=False)


def below_a_heading(markdown: str) -> str:
    """A document's text to stand under a page's own heading: its title dropped, its headings a level lower."""
    body = re.sub(r"\A\s*# .*\n", "", markdown)
    return re.sub(r"^(#+) ", r"#\1 ", body, flags=re.MULTILINE)


@cache
def glossary() -> str:
    """The glossary as it is written in the documentation; empty where the documentation is not installed."""
    return GLOSSARY.read_text(encoding="utf-8") if GLOSSARY.exists() else ""
