"""Runs a suite in Great Expectations: in memory, silent, and without one value of the data in what comes back.

`expectations.gate` is the way in; nothing else imports this.
"""

from __future__ import annotations

import builtins
import logging
import os
import re
import warnings
from collections.abc import Sequence
from typing import Any

# Before the import: the library reads it once and would otherwise send usage figures.
os.environ["GX_ANALYTICS_ENABLED"] = "false"

import great_expectations as gx
import pandas as pd
from great_expectations.core.expectation_validation_result import ExpectationValidationResult
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.datasource.fluent.interfaces import Batch

from expectations.faults import GateFault
from expectations.rule import Rule

# COMPLETE without values gives counts and row numbers only; every other format with row numbers quotes the data.
RESULT_FORMAT = {
    "result_format": "COMPLETE",
    "exclude_unexpected_values": True,
    "unexpected_index_column_names": ["row"],
    "return_unexpected_index_query": False,
}

# Its log lines may quote the data when a rule breaks; `_checked` raises the fault without them. Some of its loggers set
# a level of their own, so every one is silenced and not only their parent.
for _name in [name for name in logging.root.manager.loggerDict if name.split(".")[0] == "great_expectations"]:
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


def failures(rules: Sequence[Rule], frame: pd.DataFrame) -> dict[str, pd.Index[int]]:
    """The `row` numbers that fail each rule, by the rule's name; one -1 for a failed rule about the whole table.

    `frame` is indexed by `row`. Raises GateFault when a rule was dropped or could not be run.
    """
    suite = gx.ExpectationSuite(
        name="gate",
        expectations=[rule.expectation.copy(update={"meta": {"rule": rule.name}}) for rule in rules],
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        results = _batch(frame).validate(suite, result_format=RESULT_FORMAT).results
    return _by_rule(rules, results)


def _batch(frame: pd.DataFrame) -> Batch:
    """A context of its own for every run, so that no frame outlives its validation; it costs about 15 ms."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("staged").add_dataframe_asset("staged")
    return asset.add_batch_definition_whole_dataframe("load").get_batch({"dataframe": frame})


def _by_rule(rules: Sequence[Rule], results: list[ExpectationValidationResult]) -> dict[str, pd.Index[int]]:
    """The results come in an order of their own, and a rule that the library does not know is missing from them."""
    given = {_rule_of(result): result for result in results}
    lost = [rule.name for rule in rules if rule.name not in given]
    if lost or len(results) != len(rules):
        raise GateFault(f"{len(results)} of {len(rules)} rules were run; not run: {', '.join(lost) or 'unknown'}")
    return {rule.name: _failed_rows(rule, given[rule.name]) for rule in rules}


def _rule_of(result: ExpectationValidationResult) -> str:
    """The name that `failures` put on the expectation."""
    config = result.expectation_config
    return str((config.meta or {}).get("rule", "")) if config else ""


def _failed_rows(rule: Rule, result: ExpectationValidationResult) -> pd.Index[int]:
    found = _checked(rule, result)
    if rule.whole_table:
        return _index([] if result.success else [-1])
    rows = [row for group in found.get("unexpected_index_list") or [] for row in group["row"]]
    if len(rows) != found["unexpected_count"]:
        raise GateFault(f"{rule.name}: {found['unexpected_count']} rows fail but {len(rows)} were named")
    return _index(rows)


def _index(rows: list[int]) -> pd.Index[int]:
    index: pd.Index[int] = pd.Index(rows, dtype="int64")
    return index


def _checked(rule: Rule, result: ExpectationValidationResult) -> dict[str, Any]:
    """What a rule found. A rule that broke is a fault of ours and never a pass; its own words may quote the data."""
    found: dict[str, Any] = dict(result.result or {})
    raised = (result.exception_info or {}).get("raised_exception") is not False
    if raised or ("observed_value" if rule.whole_table else "unexpected_count") not in found:
        raise GateFault(f"the rule {rule.name} could not be run ({_kind_of(str(result.exception_info))})")
    return found


def _kind_of(trace: str) -> str:
    """The class of an error, from its trace and without its message; Python's own only, because a value may look so."""
    kinds = [word for word in re.findall(r"\b[A-Z][A-Za-z]*Error\b", trace) if hasattr(builtins, word)]
    return kinds[-1] if kinds else "no result"
