"""The plan as it is written: each priority with how its targets and milestones stand, in counts and no one verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from pages.parts import headlines, style, words
from pages.parts.markup import image, safe
from pages.parts.tables import Cell, Table, to_html
from warehouse.measures import undertakings
from warehouse.measures.model import Plan
from warehouse.measures.plan_records import Done, Milestone, Priority
from warehouse.query import BoardRow

# In the order in which they are told; each with its words after a count.
_SAID = (
    *headlines.HEADLINE,
    *headlines.DIRECTIONS,
    ("watch", "watched"),
    ("no_target", "without a target"),
    ("none", "not judged"),
)
STATES: tuple[tuple[Done, str], ...] = (("done", "done"), ("late", "late"), ("due", "due"))
# The mark of a state: those of a verdict that says the same.
MARKS: dict[str, str] = {"done": "met", "late": "not_met", "due": "too_close"}


def headline(rows: Sequence[BoardRow], milestones: Iterable[Milestone], on: date) -> str:
    """2 targets met, 4 not met; 1 milestone done, 8 late."""
    counted = Counter(undertakings.state(each, on) for each in milestones)
    kept = [(counted[state], said) for state, said in STATES if counted[state]]
    first = headlines.headline(rows)
    if not kept:
        return first
    (number, said), *rest = kept
    told = ", ".join([f"{words.count(number, 'milestone')} {said}", *(f"{n} {w}" for n, w in rest)])
    return f"{first}; {told}" if first else told


def priorities(plan: Plan, rows: Sequence[BoardRow], milestones: Sequence[Milestone], on: date) -> str:
    """A table of the plan's priorities in its groups; nothing for a plan without them."""
    if not plan.priorities:
        return ""
    titles = {theme.id: theme.title for theme in plan.themes}
    cells = tuple(
        (
            _name(each),
            Cell(titles[each.theme], css="plain"),
            _targets([row for row in rows if row.placement.priority == each.number]),
            _milestones([one for one in milestones if one.priority == each.number], on),
        )
        for each in plan.priorities
    )
    columns = ("Strategic priority", "Group", "Measures and their targets", "Milestones")
    count = len(plan.priorities)
    table = Table(f"The {count} priorities of the plan", columns, cells, css="priorities", caption_shown=False)
    groups = words.count(len({each.theme for each in plan.priorities}), "group")
    return f"<h2>{count} priorities in {groups}</h2>{to_html(table)}"


def anchor(number: int | None) -> str:
    """Where the details of a priority stand on the page."""
    return f"priority-{number}"


def _name(of: Priority) -> Cell:
    said = f"{of.number}. {of.title}"
    return Cell(said, f'<a href="#{anchor(of.number)}" target="_self">{safe(said)}</a>')


def _targets(rows: Sequence[BoardRow]) -> Cell:
    counts = headlines.verdict_counts(rows)
    found = [(code, f"{counts[code]} {said}") for code, said in _SAID if counts[code]]
    return _chips(found) if found else Cell("No measure is counted")


def _milestones(held: Sequence[Milestone], on: date) -> Cell:
    counts = Counter(undertakings.state(each, on) for each in held)
    found = [(MARKS[state], f"{counts[state]} {said}") for state, said in STATES if counts[state]]
    return _chips(found) if found else Cell("None")


def _chips(found: Sequence[tuple[str, str]]) -> Cell:
    marks = "".join(
        f'<li class="verdict{" weak" if code in ("watch", "no_target", "none") else ""}">'
        f"{image(style.mark(code), '', 20, 20)}{safe(said)}</li>"
        for code, said in found
    )
    return Cell(", ".join(said for _, said in found), f'<ul class="chips">{marks}</ul>')
