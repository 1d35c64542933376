"""Milestones and the register of inspections: from their files to records, and how each stands on a day.

A deployment's `milestones.toml` and `register.toml` are laid over the shipped ones by id and key by key, so that a file
of an id and a `done` is enough to record that something was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, get_args

from warehouse.measures.definition_files import record
from warehouse.measures.fields import Faults, Key, close_names
from warehouse.measures.overlay import Table
from warehouse.measures.periods import long_date
from warehouse.measures.plan_records import Done, Entry, EntryKind, Grade, Milestone, Plan

_TEXT, _DATE, _NEEDED = Key(), Key("date"), Key(required=True)
_NEEDED_DATE = Key("date", required=True)
MILESTONE = {
    "id": _NEEDED, "title": _NEEDED, "plan": _NEEDED, "theme": _NEEDED, "priority": Key("integer"),
    "due": _NEEDED_DATE, "done": _DATE, "source": _NEEDED, "owner": _TEXT, "note": _TEXT,
}  # fmt: skip
ENTRY = {
    "id": _NEEDED, "kind": Key(required=True, choices=get_args(EntryKind)), "subject": _NEEDED, "title": _NEEDED,
    "body": _NEEDED, "given": _NEEDED_DATE, "source": _NEEDED, "grade": Key(choices=get_args(Grade)),
    "due": _DATE, "done": _DATE, "owner": _TEXT, "measures": Key("texts"), "note": _TEXT,
}  # fmt: skip
Rows = Iterable[tuple[str, Table]]  # each with the words for where it stands


def milestones(rows: Rows, plans: Mapping[str, Plan], faults: Faults) -> tuple[Milestone, ...]:
    """The milestones of the files' rows, by the day that each is due."""
    made = []
    for where, row in laid(rows).values():
        found = record(Milestone, row, MILESTONE, where, faults)
        if found is not None:
            _check_milestone(found, where, plans, faults)
            made.append(found)
    return tuple(sorted(made, key=milestone_order))


def register(rows: Rows, measures: Mapping[str, object], faults: Faults) -> tuple[Entry, ...]:
    """The register of the files' rows, by the day that each was given. `measures` are the names that exist."""
    made = []
    for where, row in laid(rows).values():
        found = record(Entry, row, ENTRY, where, faults)
        if found is not None:
            _check_entry(found, where, measures, faults)
            made.append(found)
    return tuple(sorted(made, key=entry_order))


def state(of: Milestone | Entry, today: date) -> Done | None:
    """How something promised stands on a day: done, late, or due; None for what asks for nothing."""
    if isinstance(of, Entry) and of.kind != "recommendation":
        return None
    if of.done is not None and of.done <= today:
        return "done"
    return "late" if of.due is not None and of.due < today else "due"


def state_words(of: Milestone | Entry, today: date) -> str:
    """The same in words, with the days: Late: due by 31 December 2013, and not recorded as done."""
    found = state(of, today)
    if found == "done" and of.done is not None:
        after = f", after {long_date(of.due)}, when it was due" if of.due and of.done > of.due else ""
        return f"Done on {long_date(of.done)}{after}"
    if found == "late" and of.due is not None:
        return f"Late: due by {long_date(of.due)}, and not recorded as done"
    if found == "due":
        return f"Due by {long_date(of.due)}" if of.due else "Open, with no day set"
    return ""


def gradings(entries: Iterable[Entry], today: date) -> dict[str, Entry]:
    """The grading in force of each subject on a day: the latest given by then."""
    given = [entry for entry in entries if entry.kind == "grading" and entry.given <= today]
    return {entry.subject: entry for entry in sorted(given, key=entry_order)}


def milestone_order(of: Milestone) -> tuple[Any, ...]:
    """Milestones by the day they are due, then by priority."""
    return of.due, of.priority or 99, of.id


def entry_order(of: Entry) -> tuple[Any, ...]:
    """Entries by the day they were given."""
    return of.given, of.id


def laid(rows: Rows) -> dict[object, tuple[str, Table]]:
    """The rows of one id laid over each other, key by key; a row without an id stands by itself."""
    laid: dict[object, tuple[str, Table]] = {}
    for number, (where, row) in enumerate(rows):
        ident = row.get("id", number) if isinstance(row, Mapping) else number
        under = laid[ident][1] if ident in laid else {}
        laid[ident] = (where, {**under, **row} if isinstance(row, Mapping) else row)
    return laid


def _check_milestone(of: Milestone, where: str, plans: Mapping[str, Plan], faults: Faults) -> None:
    plan = plans.get(of.plan)
    if plan is None:
        faults.add(where, f"unknown plan '{of.plan}'; the plans are {', '.join(plans)}")
    elif of.theme not in (themes := [theme.id for theme in plan.themes]):
        faults.add(where, f"plan {of.plan} has no theme '{of.theme}'; it has {', '.join(themes)}")


def _check_entry(of: Entry, where: str, measures: Mapping[str, object], faults: Faults) -> None:
    if (of.grade is not None) != (of.kind == "grading"):
        faults.add(where, f"a {of.kind} has {'a' if of.kind == 'grading' else 'no'} 'grade'")
    if of.kind != "recommendation" and (of.due or of.done):
        faults.add(where, f"a {of.kind} asks for nothing: it has no 'due' and no 'done'")
    if any(day < of.given for day in (of.due, of.done) if day):
        faults.add(where, "'due' or 'done' is before 'given'")
    for name in of.measures:
        if name not in measures:
            faults.add(where, f"'{of.id}' names no measure: {name}.{close_names(name, measures)}")
