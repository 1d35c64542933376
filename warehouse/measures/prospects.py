"""What may be said of a year that is not over: where it is heading, and what the rest of it must come to.

Frozen records, made by `projection` and `run_rate`; `model` gives them on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Standing = Literal["needed", "reached", "out_of_reach"]


@dataclass(frozen=True)
class Projection:
    """What a year comes to by its end, in the measure's unit, by simulation from the measure's own past.

    It ends between `low` and `high` four times in five, and above or below `value` equally often. `stretches` of the
    past (months, or quarters) stand behind it, the last of them ending on `upto`.
    """

    value: float
    low: float
    high: float
    ends: date
    upto: date
    stretches: int


@dataclass(frozen=True)
class RunRate:
    """What the rest of a target's time must come to for it to be met.

    `needed` is so many a `per` (month or quarter), or, of a rate, the rate that the rest must have: at most or at
    least, as the target asks. `so_far` is the same of what is over, and `baseline` of the same days of the baseline
    year as those that are left. `left` is what the whole rest may or must come to. A target is `reached` when nothing
    that follows can undo it, `out_of_reach` when nothing can mend it: `needed` is then None.
    """

    standing: Standing
    needed: float | None
    so_far: float | None
    left: float | None
    days_left: int
    per: Literal["month", "quarter", "rate"]
    most: bool
    baseline: float | None = None
    stretches_left: float | None = None
