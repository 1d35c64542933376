"""The kinds of rule that suites are made of: one function for each way of failing.

A row fault sets the row aside and costs the extract no more than that row, unless there are too many of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
from great_expectations.expectations.core.expect_column_pair_values_a_to_be_greater_than_b import (
    ExpectColumnPairValuesAToBeGreaterThanB,
)
from great_expectations.expectations.core.expect_column_values_to_be_between import ExpectColumnValuesToBeBetween
from great_expectations.expectations.core.expect_column_values_to_be_in_set import ExpectColumnValuesToBeInSet
from great_expectations.expectations.core.expect_column_values_to_match_regex import ExpectColumnValuesToMatchRegex
from great_expectations.expectations.core.expect_column_values_to_not_be_null import ExpectColumnValuesToNotBeNull
from great_expectations.expectations.core.expect_table_row_count_to_be_between import ExpectTableRowCountToBeBetween

from expectations.rule import Rule, Severity

Derive = Callable[[pd.DataFrame], pd.Series]


def rows() -> Rule:
    """The load holds rows at all: without them every other rule would pass for want of anything to fail."""
    return Rule(
        name="has_rows",
        column=None,
        severity="refuse",
        expectation=ExpectTableRowCountToBeBetween(min_value=1),
        fault="no rows to check",
        remedy="send the extract again with its rows",
        why="a table without rows passes every other rule",
    )


def given(column: str, why: str, remedy: str = "fill it in", fault: str = "missing") -> Rule:
    """There is a value, and it could be read as what the column holds."""
    return Rule(
        name=f"{column}_given",
        column=column,
        severity="set_aside",
        expectation=ExpectColumnValuesToNotBeNull(column=column),
        fault=fault,
        remedy=remedy,
        why=why,
        reads=(column,),
    )


def mostly(column: str, share: float, says: str, fault: str, remedy: str, why: str) -> Rule:
    """At least `share` of an extract's rows have a value in `column`; a warning, said of the column `says`."""
    return Rule(
        name=f"mostly_{column}",
        column=says,
        severity="warn",
        expectation=ExpectColumnValuesToNotBeNull(column=column, mostly=share),
        fault=fault,
        remedy=remedy,
        why=why,
        reads=(column,),
    )


def holds(
    name: str,
    column: str,
    words: tuple[str, str, str],
    reads: Sequence[str],
    derive: Derive | None = None,
    severity: Severity = "set_aside",
) -> Rule:
    """Something is true of the row: of the one column read, or of what `derive` makes of several (True where it holds).

    `words` are the fault, the remedy and the why.
    """
    fault, remedy, why = words
    return Rule(
        name=name,
        column=column,
        severity=severity,
        expectation=ExpectColumnValuesToBeInSet(column=name if derive else reads[0], value_set=[True]),
        fault=fault,
        remedy=remedy,
        why=why,
        reads=tuple(reads),
        derive=derive,
    )


def readable(column: str, expected: str, why: str, severity: Severity = "set_aside") -> Rule:
    """An optional value is blank or can be read: staging says which in `<column>_ok`."""
    words = ("cannot be read", f"expected {expected}, or blank", why)
    return holds(f"{column}_readable", column, words, reads=(f"{column}_ok",), severity=severity)


def known(
    column: str, values: Sequence[str | int], why: str, severity: Severity = "set_aside", remedy: str = ""
) -> Rule:
    """One of a fixed list of words; a blank is another rule's business."""
    return Rule(
        name=f"{column}_known",
        column=column,
        severity=severity,
        expectation=ExpectColumnValuesToBeInSet(column=column, value_set=list(values)),
        fault="not one of the values expected",
        remedy=remedy or f"expected {either(values)}",
        why=why,
        reads=(column,),
    )


def shaped(column: str, pattern: str, fault: str, remedy: str, why: str, severity: Severity = "set_aside") -> Rule:
    """Text of a certain shape; a blank is another rule's business."""
    return Rule(
        name=f"{column}_shape",
        column=column,
        severity=severity,
        expectation=ExpectColumnValuesToMatchRegex(column=column, regex=pattern),
        fault=fault,
        remedy=remedy,
        why=why,
        reads=(column,),
    )


def within(
    column: str, lowest: float, highest: float | None, words: tuple[str, str, str], derive: Derive | None = None
) -> Rule:
    """A number from `lowest` to `highest`, both included, or without an upper end; a blank passes."""
    fault, remedy, why = words
    name = f"{column}_range"
    return Rule(
        name=name,
        column=column,
        severity="set_aside",
        expectation=ExpectColumnValuesToBeBetween(
            column=name if derive else column, min_value=lowest, max_value=highest
        ),
        fault=fault,
        remedy=remedy,
        why=why,
        reads=(column,),
        derive=derive,
    )


def at_least(larger: str, smaller: str, words: tuple[str, str, str], severity: Severity = "set_aside") -> Rule:
    """`larger` is the same as `smaller` or more, or later; nothing is said where either is blank."""
    fault, remedy, why = words
    return Rule(
        name=f"{larger}_at_least_{smaller}",
        column=larger,
        severity=severity,
        expectation=ExpectColumnPairValuesAToBeGreaterThanB(
            column_A=larger, column_B=smaller, or_equal=True, ignore_row_if="either_value_is_missing"
        ),
        fault=fault,
        remedy=remedy,
        why=why,
        reads=(larger, smaller),
    )


def either(values: Sequence[str | int]) -> str:
    """The values as they are said: `A, B or C`."""
    words = [str(value) for value in values]
    return f"{', '.join(words[:-1])} or {words[-1]}"
