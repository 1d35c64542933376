"""The catalogue as a page to read: docs/measures.md, held in step with the definition files by a test."""

from __future__ import annotations

from warehouse.measures.catalogue import Catalogue
from warehouse.measures.model import Event, Measure, Part, Plan, Target
from warehouse.measures.periods import financial_year, label, long_date
from warehouse.measures.plan_records import Entry, Milestone
from warehouse.measures.words import target as asked

_UNITS = {
    "count": "a count", "percent": "a percentage", "seconds": "an average in seconds", "pounds": "pounds",
    "rate_per_1000": "a rate per 1,000 people",
}  # fmt: skip
_NATURES = {"stock": " A stock: one figure for each period, never added up.", "amount": " An amount, not a tally."}
_BETTER = {"lower": "lower is better", "higher": "higher is better", "neither": "neither way is better of itself"}
_HEAD = """# The measures

Made from the definition files by `python -m tests.spec.print_docs`; a test holds it in step. A figure's words and rules
are in [statistics](statistics.md), its terms in the [glossary](glossary.md), and how to add one in
[adding a measure](adding-a-measure.md).
"""


def page(catalogue: Catalogue) -> str:
    """Every measure in its plan's order, each told once in full; then milestones, the register, codes and events."""
    told: set[str] = set()
    parts = [_HEAD.strip()]
    for plan in catalogue.plans.values():
        parts += [f"## {plan.title}", *_plan(catalogue, plan, told)]
    loose = [measure for measure in catalogue.measures.values() if measure.id not in told]
    if loose:
        parts += ["## In no plan", *(_measure(measure) for measure in loose)]
    parts += [_milestones(catalogue), _register(catalogue.register)]
    return "\n\n".join([*parts, _code_sets(catalogue), _events(catalogue.events)]) + "\n"


def _plan(catalogue: Catalogue, plan: Plan, told: set[str]) -> list[str]:
    parts = []
    for theme in plan.themes:
        placed = [(measure, place) for measure, place in catalogue.placed(plan.id) if place.theme == theme.id]
        if not placed:
            continue
        parts.append(f"### {theme.title}")
        again = [measure for measure, _ in placed if measure.id in told]
        parts += [_measure(measure, place.priority) for measure, place in placed if measure.id not in told]
        told.update(measure.id for measure, _ in placed)
        if again:
            parts.append("Also here: " + ", ".join(f"[{measure.title}](#{measure.id})" for measure in again) + ".")
    return parts


def _measure(measure: Measure, priority: int | None = None) -> str:
    lines = [
        f'#### <a id="{measure.id}"></a>{measure.title}',
        f"{measure.definition} {measure.why_it_matters}",
        _facts(measure, priority),
    ]
    lines += [f"- {caveat}" for caveat in measure.caveats]
    lines += _targets(measure)
    lines.append(_counted(measure))
    return "\n\n".join(_joined(lines))


def _joined(lines: list[str]) -> list[str]:
    """List items stand together, everything else apart."""
    out: list[str] = []
    for line in lines:
        if line.startswith(("- ", "| ")) and out and out[-1].startswith(line[:2]):
            out[-1] += f"\n{line}"
        else:
            out.append(line)
    return out


def _facts(measure: Measure, priority: int | None) -> str:
    life = ""
    if measure.starts or measure.ends:
        first = f"from {long_date(measure.starts)} " if measure.starts else ""
        last = f"to {long_date(measure.ends)} " if measure.ends else ""
        life = f"Counted {first}{last}".rstrip() + ". "
    place = "" if measure.by_area else " For the force as a whole only."
    strategic = f"Strategic priority {priority}. " if priority else ""
    return (
        f"`{measure.id}`: {_UNITS[measure.unit]}, {_BETTER[measure.better]}, by {measure.grain} at the finest, from "
        f"{' and '.join(measure.sources)}. {strategic}{life}Owner: {measure.owner}. {measure.checked_by}; "
        f"reviewed {long_date(measure.reviewed)}.{place}{_NATURES.get(measure.nature, '')}{_national(measure)}"
    )


def _national(measure: Measure) -> str:
    named = measure.national_measure
    return f" National Crime and Policing Measure: {named[:1].lower()}{named[1:]}." if named else ""


def _targets(measure: Measure) -> list[str]:
    if not measure.targets:
        return []
    rows = ["| from | to | target | source |", "| --- | --- | --- | --- |"]
    return rows + [
        f"| {record.starts} | {record.ends} | {_target(measure, record)} | {record.source} |"
        for record in sorted(measure.targets, key=lambda record: record.starts)
    ]


def _target(measure: Measure, record: Target) -> str:
    what = asked(measure, record) or {"watch": "watched, no target"}.get(record.kind, record.kind)
    if record.kind == "amount" and record.baseline:
        what += f" since {long_date(record.baseline)}"
    elif record.baseline:
        what += f" than {label(financial_year(record.baseline))}"
    return f"{what}. {record.note}" if record.note else what


def _counted(measure: Measure) -> str:
    sides = [("Counts", measure.numerator), ("over", measure.denominator)]
    return " ".join(f"{word} {_part(part)}" for word, part in sides if part is not None) + "."


def _part(part: Part) -> str:
    value = f"sum of `{part.weight}`" if part.weight else f"`{part.value}`"
    where = " ".join(part.where.split())
    return f"{value} of `{part.mart}`" + ("" if where == "true" else f" where `{where}`")


def _milestones(catalogue: Catalogue) -> str:
    rows = "| due | done | plan | priority | milestone | source |\n| --- | --- | --- | --- | --- | --- |"
    for one in catalogue.milestones:
        where = f"{one.plan} | {one.priority or ''}"
        rows += f"\n| {one.due} | {one.done or ''} | {where} | {_noted(one)} | {one.source} |"
    return f"## Milestones\n\nKept or not, rather than counted: done, late or due by the home's day.\n\n{rows}"


def _register(entries: tuple[Entry, ...]) -> str:
    rows = (
        "| given | by | kind | what | grade | due | done | source |\n| --- | --- | --- | --- | --- | --- | --- | --- |"
    )
    for one in entries:
        days = f"{one.due or ''} | {one.done or ''}"
        rows += (
            f"\n| {one.given} | {one.body} | {one.kind} | {_noted(one)} | {one.grade or ''} | {days} | {one.source} |"
        )
    return f"## The register of inspections\n\nThe latest grading of a subject is the one in force.\n\n{rows}"


def _noted(one: Milestone | Entry) -> str:
    return f"{one.title}. {one.note}" if one.note else one.title


def _code_sets(catalogue: Catalogue) -> str:
    rows = ["## Code sets", "| set | what it is | codes | confidence | note |\n| --- | --- | --- | --- | --- |"]
    for name, held in catalogue.code_sets.items():
        codes = ", ".join(held.codes)
        rows[-1] += f"\n| `{name}` | {held.title} | {codes} | {held.confidence} | {held.note} |"
    for name, table in catalogue.code_weights.items():
        told = f"{table.title}, {len(table.weights)} codes ({table.confidence}). {table.source}. {table.licence}"
        rows.append(f"`offence_weight(offence_code, '{name}')`: {told} {table.note}")
    return "\n\n".join(rows)


def _events(events: tuple[Event, ...]) -> str:
    rows = "| day | what happened | nothing is compared across it | source |\n| --- | --- | --- | --- |"
    for event in events:
        rows += f"\n| {event.day} | {event.title} | {'yes' if event.breaks else 'no'} | {event.source} |"
    return f"## Dated events\n\n{rows}"
