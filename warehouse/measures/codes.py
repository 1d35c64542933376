"""Named, dated sets of offence and outcome codes, and tables of what offence codes weigh, from their files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from warehouse.measures.definition_files import tidy
from warehouse.measures.fields import Faults, Key, read
from warehouse.measures.model import Measure

_USE = re.compile(r"\b(offence|outcome)_(in|weight)\s*\([^,()]*,\s*'([^']*)'\s*\)", re.IGNORECASE)

_TEXT, _DATE, _NEEDED = Key(), Key("date"), Key(required=True)
CODE_SET = {
    "title": _NEEDED, "codes": Key("texts", required=True), "starts": _DATE, "ends": _DATE,
    "confidence": Key(required=True, choices=("known", "likely", "check")), "note": _TEXT,
}  # fmt: skip
CODE_WEIGHTS = {
    "title": _NEEDED, "source": _NEEDED, "licence": _NEEDED, "confidence": CODE_SET["confidence"], "note": _TEXT,
    "weights": Key("numbers", required=True),
}  # fmt: skip
Files = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class CodeSet:
    """A named, dated set of offence or outcome codes. `confidence` says how far the reading of it is settled:

    known, likely, or check (with the force before relying on it).
    """

    kind: str
    name: str
    title: str
    codes: tuple[str, ...]
    confidence: str
    starts: date | None = None
    ends: date | None = None
    note: str = ""


@dataclass(frozen=True)
class CodeWeights:
    """What each offence code weighs, in the unit that `note` tells; a code that is not in it weighs nothing."""

    name: str
    title: str
    source: str
    licence: str
    confidence: str
    weights: dict[str, float]
    note: str = ""


def asked_for(measure: Measure) -> list[str]:
    """The code sets (`offence.drugs`) and tables of weights (`weight.severity`) that a definition asks for."""
    return [
        f"{'weight' if use.lower() == 'weight' else kind.lower()}.{name}"
        for part in (measure.numerator, measure.denominator)
        for kind, use, name in _USE.findall(f"{part.where} {part.value}" if part else "")
    ]


def code_sets(found: Files, faults: Faults) -> dict[str, CodeSet]:
    """The code sets of the files, by kind and name (`offence.drugs`); a later file's take the place of an earlier's."""
    made: dict[str, CodeSet] = {}
    for where, table in found:
        for kind, sets in table.items():
            if kind not in ("offence", "outcome") or not isinstance(sets, dict):
                faults.add(where, f"unknown table '{kind}'; the known tables are [offence.a_name] and [outcome.a_name]")
                continue
            for name, row in sets.items():
                one = code_set(kind, name, row, where, faults)
                if one is not None:
                    _check(one, where, faults)
                    made[f"{kind}.{name}"] = one
    return made


def all_weights(found: Files, faults: Faults) -> dict[str, CodeWeights]:
    """The code weights of the files by name."""
    made: dict[str, CodeWeights] = {}
    for where, table in found:
        for name, row in table.items():
            weights = code_weights(name, row, where, faults)
            if weights is not None:
                made[name] = weights
    return made


def code_set(kind: str, name: str, table: object, where: str, faults: Faults) -> CodeSet | None:
    """One table of a code-set file as a CodeSet."""
    before = len(faults.found)
    values = read(table, CODE_SET, f"{where}, {kind}.{name}", faults)
    return CodeSet(kind, name, **tidy(values)) if len(faults.found) == before else None


def code_weights(name: str, table: object, where: str, faults: Faults) -> CodeWeights | None:
    """One table of a code-weights file as CodeWeights."""
    before = len(faults.found)
    values = read(table, CODE_WEIGHTS, f"{where}, {name}", faults)
    return CodeWeights(name, **tidy(values)) if len(faults.found) == before else None


def _check(code_set: CodeSet, where: str, faults: Faults) -> None:
    """That a code set holds codes, once each, between dates in order."""
    name = f"{code_set.kind}.{code_set.name}"
    if not code_set.codes:
        faults.add(where, f"code set '{name}' is empty")
    if len(set(code_set.codes)) != len(code_set.codes):
        faults.add(where, f"code set '{name}' holds a code twice")
    if code_set.starts and code_set.ends and code_set.ends < code_set.starts:
        faults.add(where, f"code set '{name}': 'ends' is before 'starts'")
