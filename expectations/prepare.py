"""Makes the frame that the rules run on: only the columns they read, indexed by `row`, and what is worked out of them.

The library copies the whole frame several times for every rule, so a narrow one is many times faster, and a named index
is what makes it list failing rows in one go. The staged table itself is never changed.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from expectations.faults import GateFault
from expectations.rule import Rule


def columns(rules: Sequence[Rule]) -> tuple[str, ...]:
    """The staged columns that a frame must hold: where a row comes from, then what the rules read."""
    read = (name for rule in rules for name in rule.reads)
    return tuple(dict.fromkeys(("extract", "line", "row", *read)))


def prepared(rules: Sequence[Rule], staged: pd.DataFrame) -> pd.DataFrame:
    """The frame to validate, indexed by `row`. Raises GateFault when a column is missing or `row` repeats."""
    wanted = columns(rules)
    missing = [name for name in wanted if name not in staged.columns]
    if missing:
        raise GateFault(f"the staged table has no {', '.join(missing)}, which its suite reads")
    if not staged["row"].is_unique:
        raise GateFault("row numbers repeat in the staged table")
    index = pd.Index(staged["row"].to_numpy(), name="row")
    frame = pd.DataFrame({name: staged[name].set_axis(index) for name in wanted[3:]}, index=index)
    derived = {rule.name: rule.derive(frame) for rule in rules if rule.derive is not None}
    return _only_judged(rules, frame.assign(**derived))


def _only_judged(rules: Sequence[Rule], frame: pd.DataFrame) -> pd.DataFrame:
    """Without the columns that only served to derive others."""
    direct = {name for rule in rules if rule.derive is None for name in rule.reads}
    named = {rule.name for rule in rules if rule.derive is not None}
    return frame[[name for name in frame.columns if name in direct | named]]
