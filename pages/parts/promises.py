"""What is kept or not rather than counted: a plan's milestones, and the register of inspections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from pages.parts import plan_status, style, words
from pages.parts.markup import image, link, paragraphs, safe
from pages.parts.tables import Cell, Table, to_html
from warehouse.measures import undertakings
from warehouse.measures.model import Measure
from warehouse.measures.plan_records import Entry, Milestone

_KINDS = {"grading": "Grading", "finding": "Finding", "recommendation": "Recommendation"}
NO_MILESTONES = "The plan has no milestone on record. They are recorded in config/milestones.toml of the home."
NO_REGISTER = "Nothing was on the register by that day. It is kept in config/register.toml of the home."


def milestones(held: Sequence[Milestone], on: date) -> str:
    """The milestones in the order in which they are due, each done, late or due by a day."""
    rows = tuple(
        (
            Cell(each.title, safe(each.title) + (f"<small>{safe(words.stop(each.note))}</small>" if each.note else "")),
            Cell(str(each.priority or ""), css="nowrap"),
            Cell(words.short_day(each.due), css="nowrap"),
            _state(each, on),
            Cell(each.owner or "Nobody named", css="plain"),
            Cell(each.source, css="plain"),
        )
        for each in held
    )
    columns = ("Milestone", "Priority", "Due", f"Stands on {words.short_day(on)}", "Owner", "Source")
    table = to_html(Table("Milestones of the plan", columns, rows, css="promises", caption_shown=False))
    return f"<h2>Milestones</h2>{table if rows else paragraphs([NO_MILESTONES])}"


def register(entries: Sequence[Entry], measures: Mapping[str, Measure], kept: Mapping[str, str], on: date) -> str:
    """Inspectors' gradings in force on a day, then all they found and asked for by then, newest first."""
    known = [entry for entry in entries if entry.given <= on]
    if not known:
        return f"<h2>Inspections</h2>{paragraphs([NO_REGISTER])}"
    force = undertakings.gradings(known, on)
    cards = "".join(
        f"<li><b>{safe(words.sentence_case(entry.grade or ''))}</b>{safe(words.sentence_case(subject))}, "
        f"{safe(entry.body)}, {safe(words.short_day(entry.given))}</li>"
        for subject, entry in sorted(force.items())
    )
    rows = tuple(_entry(entry, entry in force.values(), measures, kept, on) for entry in reversed(known))
    columns = ("What was found or asked for", "Kind", "Given", "Stands", "Measures", "Source")
    table = to_html(Table("Register of inspections, the newest first", columns, rows, css="promises"))
    graded = f'<ul class="counts gradings" aria-label="Gradings in force">{cards}</ul>' if cards else ""
    return f"<h2>Inspections</h2>{graded}{table}"


def _entry(
    entry: Entry, in_force: bool, measures: Mapping[str, Measure], kept: Mapping[str, str], on: date
) -> tuple[Cell, ...]:
    title = f"{entry.title}: {entry.grade}" if entry.grade else entry.title
    named = [measures[name] for name in entry.measures if name in measures]
    links = ", ".join(link("measure", {"measure": one.id, **kept}, one.title) for one in named)
    kind = f"{_KINDS[entry.kind]}, {entry.body}"
    stands = _state(entry, on)
    if entry.kind == "grading":
        stands = Cell("In force" if in_force else "A later grading is in force")
    note = f"<small>{safe(words.stop(entry.note))}</small>" if entry.note else ""
    return (
        Cell(title, safe(title) + note),
        Cell(kind),
        Cell(words.short_day(entry.given), css="nowrap"),
        stands,
        Cell(", ".join(one.title for one in named), links or "None named"),
        Cell(entry.source, css="plain"),
    )


def _state(of: Milestone | Entry, on: date) -> Cell:
    said, found = undertakings.state_words(of, on), undertakings.state(of, on)
    if found is None:
        return Cell("No action asked", css="plain")
    mark = image(style.mark(plan_status.MARKS[found]), "", 22, 22)
    return Cell(said, f'<span class="verdict">{mark}{safe(said)}</span>')
