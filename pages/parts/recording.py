"""What better recording explains of a change: a part of a measure's page, well apart from the recorded figure."""

from __future__ import annotations

from pages.parts import tables, words
from pages.parts.markup import fold, notice, paragraphs
from pages.parts.tables import Cell, Table
from warehouse.measures import numbers, periods, recording_words
from warehouse.measures.model import Measure
from warehouse.measures.recording import Estimate, Split

HEADING = "<h2>Better recording, or more crime? An estimate</h2>"


def part(found: Split | str | None, measure: Measure) -> str:
    """Its finding, a table, and how it is made; why there is none; nothing where no audit speaks of the period."""
    if found is None:
        return ""
    if isinstance(found, str):
        return HEADING + notice("No estimate", paragraphs([found]))
    named = words.noun(measure) or "cases"
    finding = f"{recording_words.recorded(found, named)} {recording_words.better(found)} {recording_words.rest(found)}"
    made = [
        recording_words.basis(found),
        recording_words.LIMITS,
        "Better recording: what was recorded in the later year, less what would have been at the earlier year's share.",
        *(f"{audit.source}. {audit.note}".strip() for audit in (found.first, found.second)),
    ]
    return (
        HEADING
        + paragraphs([finding])
        + tables.to_html(table(found))
        + fold("How this is estimated, and what it does not say", paragraphs(made))
    )


def table(found: Split) -> Table:
    """The two years and the change between them: recorded, by estimate reported, and the two parts of the change."""
    then, now = periods.label(found.first.year), periods.label(found.second.year)
    change = found.now - found.then
    moved = Cell(numbers.signed(change), raw=tables.plain(change))
    audited = (_audited(found, 0), _audited(found, 1), Cell(f"{found.second.rate - found.first.rate:+.1f} points"))
    rows = (
        (Cell("Recorded"), tables.amount(found.then), tables.amount(found.now), moved),
        (Cell("Recorded of those reported, as audited"), *audited),
        (Cell("Reported, by estimate"), _estimate(found.reported_then), _estimate(found.reported_now), Cell("")),
        (Cell("Change from better recording, by estimate"), Cell(""), Cell(""), _estimate(found.better, signs=True)),
        (Cell("Change apart from recording, by estimate"), Cell(""), Cell(""), _estimate(found.rest, signs=True)),
    )
    return Table(
        "Recorded and reported, by estimate", ("What is counted", then, now, "Change"), rows, frozenset({1, 2, 3})
    )


def _audited(found: Split, at: int) -> Cell:
    audit = (found.first, found.second)[at]
    return Cell(f"{audit.rate:g}% (± {found.margins[at]:g})", raw=audit.rate)


def _estimate(of: Estimate, *, signs: bool = False) -> Cell:
    sign = "+" if signs and of.value > 0 else ""
    text = f"about {sign}{recording_words.about(of.value)} ({recording_words.between(of, signs=signs)})"
    return Cell(text, raw=round(of.value, 1))
