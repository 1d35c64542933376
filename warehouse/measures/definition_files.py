"""From the tables of definition files to the records of the model: measures, plans and events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from warehouse.measures.fields import Faults, Key, Table, read
from warehouse.measures.model import (
    Better,
    Event,
    Grain,
    Measure,
    Nature,
    Part,
    Placement,
    Plan,
    Target,
    TargetKind,
    Theme,
    Unit,
)
from warehouse.measures.plan_records import Priority
from warehouse.measures.targets import settled

Record = TypeVar("Record")
_TEXT, _TEXTS, _DATE, _NUMBER = Key(), Key("texts"), Key("date"), Key("number")
_NEEDED = Key(required=True)
_NEEDED_DATE = Key("date", required=True)
PROSE = ("title", "definition", "why_it_matters", "owner", "checked_by")

# The National Crime and Policing Measures of the Beating Crime Plan, 2021.
NATIONAL = (
    "Reduce murder and other homicide", "Reduce serious violence", "Disrupt drugs supply and county lines",
    "Reduce neighbourhood crime", "Tackle cyber crime", "Improve satisfaction among victims",
)  # fmt: skip

PART = {"from": _NEEDED, "where": _TEXT, "value": _TEXT, "weight": _TEXT, "as_stood": Key("integer")}
TARGET = {
    "kind": Key(required=True, choices=get_args(TargetKind)),
    "starts": _NEEDED_DATE, "ends": _NEEDED_DATE, "source": _NEEDED,
    "value": _NUMBER, "baseline": _DATE, "direction": Key(choices=("up", "down")), "areas": _TEXTS, "note": _TEXT,
    "recorded": _DATE,
}  # fmt: skip
PLACEMENT = {"plan": _NEEDED, "theme": _NEEDED, "priority": Key("integer"), "order": Key("integer")}
MEASURE = {
    **dict.fromkeys(PROSE, _NEEDED),
    "reviewed": _NEEDED_DATE, "next_review": _NEEDED_DATE,
    "sources": Key("texts", required=True),
    "unit": Key(required=True, choices=get_args(Unit)),
    "better": Key(required=True, choices=get_args(Better)),
    "grain": Key(required=True, choices=tuple(grain for grain in get_args(Grain) if grain != "span")),
    "noun": _TEXT, "caveats": _TEXTS, "survey": Key("flag"), "by_area": Key("flag"), "open_data": Key("flag"),
    "starts": _DATE, "ends": _DATE, "succeeded_by": _TEXT, "audits": _TEXT,
    "nature": Key(choices=get_args(Nature)), "national_measure": Key(choices=NATIONAL),
    "part_of": _TEXT, "split_by": _TEXT,
    "compares_forces": Key("flag"),
    "counterpart": _TEXT, "counted_as": _TEXT, "ages": Key("integers"),
    "numerator": Key("table", required=True), "denominator": Key("table"), "outcome_rate": Key("table"),
    "placements": Key("tables"), "targets": Key("tables"), "superseded": Key("tables"),
}  # fmt: skip
PLAN = {
    "id": _NEEDED, "title": _NEEDED, "starts": _NEEDED_DATE, "ends": _NEEDED_DATE,
    "themes": Key("tables", required=True), "priorities": Key("tables"),
}  # fmt: skip
THEME = {"id": _NEEDED, "title": _NEEDED}
PRIORITY = {"number": Key("integer", required=True), "theme": _NEEDED, "title": _NEEDED}
EVENT = {
    "id": _NEEDED, "day": _NEEDED_DATE, "title": _NEEDED, "sources": _TEXTS, "measures": _TEXTS, "code_sets": _TEXTS,
    "breaks": Key("flag"), "source": _NEEDED, "label": _TEXT,
}  # fmt: skip


def measure(ident: str, table: Table, where: str, faults: Faults) -> Measure | None:
    """A definition file's table as a Measure; None when anything in it is wrong (the faults say what).

    A table of an outcome rate has been written out as its two sides by then (`outcome_rates`).
    """
    before = len(faults.found)
    values = read(table, MEASURE, where, faults)
    for side in ("numerator", "denominator"):
        if side in values:
            values[side] = _part(values[side], f"{where}, {side}", faults)
    lists = (("placements", PLACEMENT, Placement), ("targets", TARGET, Target), ("superseded", TARGET, Target))
    for name, keys, kind in lists:
        rows = enumerate(values.get(name, ()), start=1)
        values[name] = tuple(record(kind, row, keys, f"{where}, {name} {n}", faults) for n, row in rows)
    if len(faults.found) > before:
        return None
    values["targets"], older = settled(values["targets"])
    values["superseded"] += older
    values.pop("outcome_rate", None)
    return Measure(id=ident, **tidy(values))


def plan(table: Table, where: str, faults: Faults) -> Plan | None:
    """A plan file's table as a Plan."""
    before = len(faults.found)
    values = read(table, PLAN, where, faults)
    for name, keys, kind in (("themes", THEME, Theme), ("priorities", PRIORITY, Priority)):
        rows = enumerate(values.get(name, ()), start=1)
        values[name] = tuple(record(kind, row, keys, f"{where}, {name} {n}", faults) for n, row in rows)
    return Plan(**tidy(values)) if len(faults.found) == before else None


def event(table: Table, where: str, faults: Faults) -> Event | None:
    """One table of an events file as an Event."""
    return record(Event, {"sources": [], **table}, EVENT, where, faults)


def _part(table: object, where: str, faults: Faults) -> Part | None:
    values = read(table, PART, where, faults)
    if "from" not in values:
        return None
    values["mart"] = values.pop("from")
    return Part(**values)


def record(kind: type[Record], table: object, keys: Mapping[str, Key], where: str, faults: Faults) -> Record | None:
    """A table as a record of a kind, by its keys; None when anything in it is wrong (the faults say what)."""
    before = len(faults.found)
    values = read(table, keys, where, faults)
    return kind(**tidy(values)) if len(faults.found) == before else None


def tidy(values: dict[str, Any]) -> dict[str, Any]:
    """Values as a frozen record takes them: text on one line, lists as tuples."""
    return {name: _tidy(value) for name, value in values.items()}


def _tidy(value: object) -> object:
    """Text without the line ends that it was typed with; a list as a tuple, so that the record is frozen throughout."""
    if isinstance(value, str):
        return " ".join(value.split())
    return tuple(_tidy(item) for item in value) if isinstance(value, list) else value
