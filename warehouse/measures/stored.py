"""The catalogue as JSON documents, so that a published version holds the words and targets that it was built with."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from warehouse.measures import codes, groups
from warehouse.measures import definition_files as files
from warehouse.measures.fields import Faults
from warehouse.measures.model import Event, Measure, Plan
from warehouse.measures.plan_records import Entry, Milestone
from warehouse.measures.recording import AUDIT, Audit
from warehouse.measures.undertakings import ENTRY, MILESTONE

Record = TypeVar("Record")
_DATES = ("reviewed", "next_review", "starts", "ends", "baseline", "day", "due", "done", "given", "recorded")
Stored = Measure | Plan | Event | Milestone | Entry | Audit | codes.CodeSet | codes.CodeWeights | groups.Group


def to_json(record: Stored) -> str:
    """A record as JSON text, its keys those of the definition file; `from_json` and its siblings read it back."""
    return json.dumps(_plain(asdict(record)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Measure:
    """The measure of a JSON text. Raises ValueError with all that is wrong with it."""
    table = _table(text)
    return _made(lambda faults: files.measure(table.pop("id"), table, "stored measure", faults))


def plan_from_json(text: str) -> Plan:
    """The plan of a JSON text."""
    return _made(lambda faults: files.plan(_table(text), "stored plan", faults))


def event_from_json(text: str) -> Event:
    """The event of a JSON text."""
    return _made(lambda faults: files.event(_table(text), "stored event", faults))


def code_set_from_json(text: str) -> codes.CodeSet:
    """The code set of a JSON text."""
    table = _table(text)
    kind, name = table.pop("kind"), table.pop("name")
    return _made(lambda faults: codes.code_set(kind, name, table, "stored code set", faults))


def code_weights_from_json(text: str) -> codes.CodeWeights:
    """The code weights of a JSON text."""
    table = _table(text)
    name = table.pop("name")
    return _made(lambda faults: codes.code_weights(name, table, "stored code weights", faults))


def group_from_json(text: str) -> groups.Group:
    """The comparison group of a JSON text."""
    table = _table(text)
    return _made(lambda faults: groups.group(table.pop("id"), table, "stored group", faults))


def milestone_from_json(text: str) -> Milestone:
    """The milestone of a JSON text."""
    return _made(lambda faults: files.record(Milestone, _table(text), MILESTONE, "stored milestone", faults))


def entry_from_json(text: str) -> Entry:
    """The entry of the register of a JSON text."""
    return _made(lambda faults: files.record(Entry, _table(text), ENTRY, "stored register entry", faults))


def audit_from_json(text: str) -> Audit:
    """The audit of a JSON text."""
    return _made(lambda faults: files.record(Audit, _table(text), AUDIT, "stored audit", faults))


def _table(text: str) -> dict[str, Any]:
    return {name: _dated(held, name) for name, held in json.loads(text).items()}


def _made(make: Callable[[Faults], Record | None]) -> Record:
    faults = Faults()
    made = make(faults)
    if made is None:
        raise ValueError("; ".join(faults.found))
    return made


def _plain(value: object) -> object:
    # What is absent is left out, so that a stored record and a definition file are read by the same rules.
    if isinstance(value, Mapping):
        return {name if name != "mart" else "from": _plain(held) for name, held in value.items() if held is not None}
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    return value.isoformat() if isinstance(value, date) else value


def _dated(value: object, name: str = "") -> object:
    if isinstance(value, dict):
        return {key: _dated(held, key) for key, held in value.items()}
    if isinstance(value, list):
        return [_dated(held) for held in value]
    return date.fromisoformat(value) if name in _DATES and isinstance(value, str) else value
