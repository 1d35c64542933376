"""Reading a table of a definition file against the keys it may hold, with every fault collected rather than the first.

Nothing here knows what a measure is; `definition_files` says which keys each kind of record has.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

Table = Mapping[str, Any]


@dataclass(frozen=True)
class Key:
    """What one key must hold: a kind of `_expected`, or one of its choices."""

    kind: str = "text"
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass
class Faults:
    """The faults found so far, each with the file it is in."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Note a fault of a file (or of a table in it)."""
        self.found.append(f"{where}: {what}")


def close_names(name: str, known: Iterable[str]) -> str:
    """' Did you mean ...?' with the known names nearest to one that is not known; empty when none is near."""
    near = get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(near)}?" if near else ""


def read(table: object, keys: Mapping[str, Key], where: str, faults: Faults) -> dict[str, Any]:
    """The values of the known keys that hold what they should; every other thing about the table is a fault."""
    if not isinstance(table, Mapping):
        faults.add(where, "must be a table of keys and values")
        return {}
    for name in table:
        if name not in keys:
            faults.add(where, f"unknown key '{name}'; the known keys are {', '.join(keys)}.{close_names(name, keys)}")
    for name, key in keys.items():
        if key.required and name not in table:
            faults.add(where, f"'{name}' is missing")
    return {
        name: table[name]
        for name, key in keys.items()
        if name in table and _fits(table[name], name, key, where, faults)
    }


def _fits(value: object, name: str, key: Key, where: str, faults: Faults) -> bool:
    wanted = _expected(key)
    if key.choices and value not in key.choices:
        faults.add(where, f"'{name}' must be one of {', '.join(key.choices)}")
        return False
    if not _IS[key.kind](value):
        faults.add(where, f"'{name}' must be {wanted}")
        return False
    if key.required and key.kind == "text" and not str(value).strip():
        faults.add(where, f"'{name}' is blank")
        return False
    return True


def _expected(key: Key) -> str:
    return {
        "text": "text in quotation marks", "texts": "a list of texts", "date": "a date such as 2013-04-01",
        "number": "a number", "integer": "a whole number", "integers": "a list of whole numbers",
        "flag": "true or false", "table": "a table", "tables": "a list of tables", "numbers": "a table of numbers",
    }[key.kind]  # fmt: skip


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _list_of(value: object, kind: type | tuple[type, ...]) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(item, kind) for item in value)


def _any_of(value: object, kind: type) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(item, kind) for item in value)


_IS: dict[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str),
    "texts": lambda value: _list_of(value, str),
    "date": lambda value: isinstance(value, date) and not isinstance(value, datetime),
    "number": _is_number,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "integers": lambda value: _list_of(value, int) and not _any_of(value, bool),
    "flag": lambda value: isinstance(value, bool),
    "table": lambda value: isinstance(value, Mapping),
    "tables": lambda value: _list_of(value, Mapping),
    "numbers": lambda value: isinstance(value, Mapping) and all(_is_number(each) for each in value.values()),
}
