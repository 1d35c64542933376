"""The gate: a source's suite against everything of that source in a load, and each failure traced to file and line.

Only `validate`, `rules` and `columns` bring in Great Expectations, which takes seconds to import.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from expectations.faults import GateFault

if TYPE_CHECKING:
    import pandas as pd

    from expectations.rule import Rule

Severity = Literal["refuse", "set_aside", "warn"]


@dataclass(frozen=True)
class RuleRecord:
    """A rule in plain words, for a page and for the published version."""

    source: str
    name: str
    severity: Severity
    column: str | None
    fault: str
    remedy: str
    why: str


@dataclass(frozen=True)
class Finding:
    """What one rule found in one extract. `line` is the first of `count` lines of the file; no value of any row.

    A rule about the whole table names no line, and fails every extract of the load; with no rows at all there is no
    extract to name, and `extract` is empty.
    """

    extract: str
    rule: str
    severity: Severity
    column: str | None
    line: int | None
    count: int
    message: str


@dataclass(frozen=True)
class Result:
    """`set_aside` holds, for an extract, the `row` numbers that no figure may use, each once, in order.

    A row may fail several rules, so the counts of the findings can add up to more than the rows set aside.
    """

    findings: tuple[Finding, ...]
    set_aside: dict[str, tuple[int, ...]]


def validate(source: str, frame: pd.DataFrame) -> Result:
    """One validation of everything staged of `source` in a load: `extract`, `line`, `row` (unique) and typed columns.

    Raises GateFault, without a value of the data in its words, when a suite is at fault and not an extract.
    """
    from expectations.engine import failures
    from expectations.prepare import prepared

    suite = _suite(source)
    try:
        failed = failures(suite, prepared(suite, frame))
    except GateFault as fault:
        raise GateFault(f"{source}: {fault}") from None
    except Exception as fault:
        raise GateFault(f"{source}: the gate could not run ({type(fault).__name__})") from None
    return _result(suite, failed, frame)


def rules(source: str) -> tuple[RuleRecord, ...]:
    """What is asked of an extract of this source."""
    return tuple(
        RuleRecord(source, rule.name, rule.severity, rule.column, rule.fault, rule.remedy, rule.why)
        for rule in _suite(source)
    )


def columns(source: str) -> tuple[str, ...]:
    """The staged columns that `validate` reads: a frame of only these is quicker to make and to check."""
    from expectations.prepare import columns as read_by

    return read_by(_suite(source))


@cache
def _suite(source: str) -> tuple[Rule, ...]:
    """The rules of `suites/<source>.py`, checked for what Great Expectations would let pass in silence."""
    suite: tuple[Rule, ...] = importlib.import_module(f"expectations.suites.{source}").RULES
    check_suite(source, suite)
    return suite


def check_suite(source: str, suite: tuple[Rule, ...]) -> None:
    """Raises GateFault for a suite that could pass without having checked anything, or lose a row it may not."""
    names = [rule.name for rule in suite]
    if len(set(names)) != len(names):
        raise GateFault(f"{source}: two rules have the same name")
    if not any(rule.whole_table and rule.severity == "refuse" for rule in suite):
        raise GateFault(f"{source}: no rule about the number of rows, so an empty table would pass")
    tolerant = [rule.name for rule in suite if rule.tolerated and rule.severity != "warn"]
    if tolerant:
        raise GateFault(f"{source}: only a warning may tolerate a share of failures: {', '.join(tolerant)}")
    placed = [rule.name for rule in suite if "place" in rule.reads and rule.severity != "warn"]
    if placed:
        raise GateFault(f"{source}: no row may be lost for lacking a place: {', '.join(placed)}")


def _result(suite: tuple[Rule, ...], failed: dict[str, pd.Index[int]], frame: pd.DataFrame) -> Result:
    origin = frame[["extract", "line"]].set_axis(frame["row"])
    sizes: dict[str, int] = {str(name): int(n) for name, n in origin["extract"].value_counts().items()}
    found: list[Finding] = []
    aside: dict[str, set[int]] = {}
    for rule in suite:
        if rule.whole_table:
            found += _about_all(rule, failed[rule.name], sizes)
            continue
        hit = origin.loc[failed[rule.name]]
        found += _by_extract(rule, hit, sizes)
        if rule.severity == "set_aside":
            for extract, group in hit.groupby("extract", sort=False):
                aside.setdefault(str(extract), set()).update(group.index.tolist())
    order = {name: place for place, name in enumerate(dict.fromkeys(origin["extract"].tolist()))}
    found.sort(key=lambda finding: order.get(finding.extract, 0))
    return Result(tuple(found), {name: tuple(sorted(rows)) for name, rows in aside.items()})


def _about_all(rule: Rule, failed: pd.Index[int], sizes: dict[str, int]) -> Iterator[Finding]:
    if len(failed):
        for extract, size in (sizes or {"": 0}).items():
            yield Finding(extract, rule.name, rule.severity, rule.column, None, size, rule.message)


def _by_extract(rule: Rule, hit: pd.DataFrame, sizes: dict[str, int]) -> Iterator[Finding]:
    """A finding an extract, unless no more of its rows fail than the rule tolerates."""
    lines = hit.groupby("extract", sort=False)["line"]
    for (extract, first), count in zip(lines.min().items(), lines.size(), strict=True):
        if count > rule.tolerated * sizes[str(extract)]:
            yield Finding(str(extract), rule.name, rule.severity, rule.column, int(first), int(count), rule.message)
