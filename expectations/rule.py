"""One rule of a suite: a Great Expectations expectation with how grave a failure is, and what to tell people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pandas as pd
from great_expectations.expectations.expectation import Expectation

Severity = Literal["refuse", "set_aside", "warn"]


@dataclass(frozen=True)
class Rule:
    """`fault` says what was found and `remedy` what is expected or to be done: together they are the message.

    `why` says what would go wrong with the figures otherwise. `column` is the staged column that people are pointed to,
    `reads` are the staged columns that the rule needs. A rule about something that is not a column as it stands has a
    `derive` that works it out from those; the result stands in a column of the rule's own name while the rule runs.
    """

    name: str
    column: str | None
    severity: Severity
    expectation: Expectation
    fault: str
    remedy: str
    why: str
    reads: tuple[str, ...] = ()
    derive: Callable[[pd.DataFrame], pd.Series] | None = None

    @property
    def message(self) -> str:
        """Plain words for the report, which puts the file and the line before them."""
        words = f"{self.fault}; {self.remedy}"
        return f"{self.column}: {words}" if self.column else words

    @property
    def whole_table(self) -> bool:
        """Whether the rule judges the load as a whole and can point to no row."""
        return not self.reads

    @property
    def tolerated(self) -> float:
        """The share of an extract's rows that may fail before anything is said: 0 for most rules."""
        return 1.0 - float(getattr(self.expectation, "mostly", 1.0))
