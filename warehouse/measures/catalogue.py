"""The catalogue: every measure, plan, event and code set, the shipped files with a deployment's own laid over them.

A deployment's folder holds `definitions/`, `plans/`, `groups/`, `events.toml`, `milestones.toml`, `register.toml`,
`code_sets.toml` and `code_weights.toml` in the same formats. A key of its files takes the place of the shipped key of
that name; its target records stand beside the shipped ones, and take the place of one of the same kind and dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from warehouse.faults import Plain, WrongUse
from warehouse.measures import checks, codes, cohorts, groups, outcome_rates, overlay, recording, stored, undertakings
from warehouse.measures import definition_files as files
from warehouse.measures.codes import CodeSet, CodeWeights
from warehouse.measures.fields import Faults, close_names
from warehouse.measures.groups import Group
from warehouse.measures.model import Event, Measure, Placement, Plan
from warehouse.measures.plan_records import Entry, Milestone
from warehouse.measures.recording import Audit
from warehouse.measures.stored import from_json, to_json

__all__ = [
    "Catalogue",
    "CatalogueError",
    "CodeSet",
    "UnknownName",
    "documents",
    "from_documents",
    "from_json",
    "load",
    "to_json",
]

SHIPPED = Path(__file__).parent
# What a version keeps of it, a table a kind, each an id and the record as JSON.
TABLES = (
    "measure", "plan", "event", "milestone", "register_entry", "audit", "code_set", "code_weight", "comparison_group",
)  # fmt: skip
LAST = 999  # where a placement without a priority or an order of its own comes


class CatalogueError(Plain):
    """Definition files that cannot be used; `faults` holds every fault found, each with its file."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(self.faults))


class UnknownName(WrongUse, LookupError):
    """A name that does not exist; the message gives the nearest that do."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        near = close_names(name, self.known)
        super().__init__(f"There is no {kind} '{name}'.{near or self._all()}")

    def _all(self) -> str:
        return f" The names that exist are {', '.join(self.known)}." if self.known else ""


@dataclass(frozen=True)
class Catalogue:
    """What there is to measure, and what was promised or found besides.

    The dictionaries are keyed by id (a code set by its kind and name, `offence.drugs`).
    """

    measures: dict[str, Measure]
    plans: dict[str, Plan]
    events: tuple[Event, ...] = ()
    code_sets: dict[str, CodeSet] = field(default_factory=dict)
    code_weights: dict[str, CodeWeights] = field(default_factory=dict)
    milestones: tuple[Milestone, ...] = ()
    register: tuple[Entry, ...] = ()
    groups: dict[str, Group] = field(default_factory=dict)
    audits: tuple[Audit, ...] = ()

    def get(self, measure_id: str) -> Measure:
        """The measure of that id; `rate@90` is a cohort's as it stood 90 days after recording. Raises UnknownName."""
        name, age = cohorts.base_of(measure_id)
        held = self.measures.get(name)
        if held is None:
            raise UnknownName("measure", measure_id, self.measures)
        if age is not None and (age not in cohorts.AGES or not held.ages):
            raise UnknownName("measure", measure_id, [each.id for each in cohorts.at_every_age(held)] or [name])
        return held if age is None else cohorts.as_stood(held, age)

    def plan(self, plan_id: str) -> Plan:
        """The plan of that id. Raises UnknownName."""
        if plan_id not in self.plans:
            raise UnknownName("plan", plan_id, self.plans)
        return self.plans[plan_id]

    def placed(self, plan_id: str) -> tuple[tuple[Measure, Placement], ...]:
        """The measures of a plan in its own order: by theme, strategic priority, their own order in it, and id."""
        themes = [theme.id for theme in self.plan(plan_id).themes]
        found = [(m, p) for m in self.measures.values() for p in m.placements if p.plan == plan_id]
        return tuple(sorted(found, key=lambda pair: (themes.index(pair[1].theme), *_order(pair[1]), pair[0].id)))

    def events_of(self, measure: Measure) -> tuple[Event, ...]:
        """The events that a chart of a measure marks, oldest first."""
        return tuple(event for event in self.events if concerns(event, measure))


def concerns(event: Event, measure: Measure) -> bool:
    """Whether an event is about a measure: it names it, its counterpart or a code set that it asks for.

    An event that names none of these is about every measure that it shares a source with.
    """
    if event.measures or event.code_sets:
        named = {cohorts.base_of(measure.id)[0], measure.counterpart} & set(event.measures)
        return bool(named) or bool(set(event.code_sets) & set(codes.asked_for(measure)))
    return any(source in measure.sources for source in event.sources)


def load(shipped_dir: Path = SHIPPED, config_dir: Path | None = None) -> Catalogue:
    """Read the shipped files and a deployment's over them. Raises CatalogueError with every fault of every file."""
    faults = Faults()
    folders = [(shipped_dir, "")] + ([(config_dir, "config/")] if config_dir else [])
    code_sets = codes.code_sets(overlay.each(folders, "code_sets.toml", faults), faults)
    weights = codes.all_weights(overlay.each(folders, "code_weights.toml", faults), faults)
    plans = _plans(overlay.folder(folders, "plans", faults), faults)
    definitions = outcome_rates.written_out(overlay.folder(folders, "definitions", faults), code_sets, faults)
    sets = {**code_sets, **{f"weight.{name}": one for name, one in weights.items()}}
    measures = _measures(definitions, plans, sets, faults)
    events = _events(_rows(folders, "events", faults), definitions, code_sets, faults)
    milestones = undertakings.milestones(_rows(folders, "milestones", faults), plans, faults)
    register = undertakings.register(_rows(folders, "register", faults), definitions, faults)
    held = groups.all_groups(overlay.folder(folders, "groups", faults), faults)
    audits = recording.audits(_rows(folders, "audits", faults), measures, faults)
    if faults.found:
        raise CatalogueError(faults.found)
    return Catalogue(measures, plans, events, code_sets, weights, milestones, register, held, audits)


def documents(known: Catalogue) -> dict[str, list[tuple[str, ...]]]:
    """A catalogue as rows to store: (id, JSON) of each record, (name, code) of a set, (name, code, weight)."""
    held: dict[str, list[tuple[str, ...]]] = {
        "measure": [(name, to_json(one)) for name, one in known.measures.items()],
        "plan": [(name, to_json(one)) for name, one in known.plans.items()],
        "event": [(one.id, to_json(one)) for one in known.events],
        "milestone": [(one.id, to_json(one)) for one in known.milestones],
        "register_entry": [(one.id, to_json(one)) for one in known.register],
        "comparison_group": [(name, to_json(one)) for name, one in known.groups.items()],
        "audit": [(one.id, to_json(one)) for one in known.audits],
        "code_set": [(name, to_json(one)) for name, one in known.code_sets.items()],
        "code_weight": [(name, to_json(one)) for name, one in known.code_weights.items()],
        "offence_weight": [
            (name, code, str(weight))
            for name, one in known.code_weights.items()
            for code, weight in one.weights.items()
        ],
    }
    for kind in ("offence", "outcome"):
        sets = [one for one in known.code_sets.values() if one.kind == kind]
        held[f"{kind}_set"] = [(one.name, code) for one in sets for code in one.codes]
    return held


def from_documents(held: Mapping[str, Iterable[tuple[str, str]]]) -> Catalogue:
    """The catalogue of stored rows: (id, JSON) under `measure`, `plan`, `event` and so on, as `documents` gave them."""
    measures = {name: from_json(text) for name, text in held.get("measure", ())}
    plans = {name: stored.plan_from_json(text) for name, text in held.get("plan", ())}
    events = sorted((stored.event_from_json(text) for _, text in held.get("event", ())), key=_event_order)
    milestones = (stored.milestone_from_json(text) for _, text in held.get("milestone", ()))
    entries = (stored.entry_from_json(text) for _, text in held.get("register_entry", ()))
    return Catalogue(
        measures=dict(sorted(measures.items())),
        plans=dict(sorted(plans.items(), key=_plan_order)),
        events=tuple(events),
        code_sets={name: stored.code_set_from_json(text) for name, text in held.get("code_set", ())},
        code_weights={name: stored.code_weights_from_json(text) for name, text in held.get("code_weight", ())},
        milestones=tuple(sorted(milestones, key=undertakings.milestone_order)),
        register=tuple(sorted(entries, key=undertakings.entry_order)),
        groups={name: stored.group_from_json(text) for name, text in held.get("comparison_group", ())},
        audits=tuple(sorted((stored.audit_from_json(text) for _, text in held.get("audit", ())), key=recording.order)),
    )


# ---- records --------------------------------------------------------------------------------------------------


def _measures(
    definitions: overlay.Found, plans: Mapping[str, Plan], code_sets: Mapping[str, object], faults: Faults
) -> dict[str, Measure]:
    made = {}
    for ident, (where, table) in sorted(definitions.items()):
        measure = files.measure(ident, table, where, faults) if table else None
        if measure is not None:
            checks.check_measure(measure, where, definitions, plans, code_sets, faults)
            made[ident] = measure
    return made


def _plans(found: overlay.Found, faults: Faults) -> dict[str, Plan]:
    made: dict[str, Plan] = {}
    for where, table in found.values():
        plan = files.plan(table, where, faults) if table else None
        if plan is None:
            continue
        if plan.id in made:
            faults.add(where, f"plan '{plan.id}' is in two files")
        checks.check_plan(plan, where, faults)
        made[plan.id] = plan
    return dict(sorted(made.items(), key=_plan_order))


def _events(
    rows: undertakings.Rows, measures: Mapping[str, object], code_sets: Mapping[str, object], faults: Faults
) -> tuple[Event, ...]:
    made: dict[str, Event] = {}
    for where, row in rows:
        event = files.event(row, where, faults)
        if event is not None:
            checks.check_event(event, where.rpartition(",")[0], measures, code_sets, faults)
            made[event.id] = event
    return tuple(sorted(made.values(), key=_event_order))


def _rows(folders: overlay.Folders, name: str, faults: Faults) -> list[tuple[str, Any]]:
    """The rows of each folder's file of a name, which holds one list of tables of that name; each with its place."""
    found: list[tuple[str, Any]] = []
    for where, table in overlay.each(folders, f"{name}.toml", faults):
        for other in table:
            if other != name:
                faults.add(where, f"unknown key '{other}'; the known key is {name}")
        rows = table.get(name, [])
        if isinstance(rows, list):
            found += [(f"{where}, {name} {number}", row) for number, row in enumerate(rows, start=1)]
        else:
            faults.add(where, f"'{name}' must be a list of tables, [[{name}]]")
    return found


def _order(place: Placement) -> tuple[int, int]:
    return place.priority or LAST, place.order or LAST


def _plan_order(pair: tuple[str, Plan]) -> tuple[bool, Any]:
    # The open-data group has no end of its own and stands last.
    return pair[1].id == "open-data", pair[1].starts


def _event_order(event: Event) -> tuple[Any, str]:
    return event.day, event.id
