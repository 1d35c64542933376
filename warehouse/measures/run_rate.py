"""What the rest of a target's time must come to for the target to be met, beside how it has gone so far."""

from __future__ import annotations

from datetime import timedelta
from math import fsum

from warehouse.measures.model import Grain, Measure, Period, Point, Target
from warehouse.measures.periods import spine
from warehouse.measures.projection import is_share
from warehouse.measures.prospects import RunRate, Standing

_SLACK = 1e-9


def of_count(
    measure: Measure, whole: Period, now: Point, aim: float, bases: tuple[Point, Point], *, most: bool
) -> RunRate | None:
    """For a count that may come to `aim` over the `whole` at most (or must, at least); None when no day is left.

    `bases` are the points of the same days of the baseline year, and of all of it.
    """
    rest = _rest(now.period, whole)
    base, base_whole = bases
    base_rest = _rest(base.period, base_whole.period)
    if rest is None:
        return None
    found = _added(measure, now.period, rest, now.value or 0.0, aim, most=most)
    if base_rest is None or base.value is None or base_whole.value is None:
        return found
    each = (base_whole.value - base.value) / _stretches(measure, base_rest)
    return RunRate(**{**found.__dict__, "baseline": each})


def of_amount(measure: Measure, target: Target, now: Point) -> RunRate | None:
    """For what is to have been added up by a target's last day."""
    rest = _rest(now.period, Period(now.period.starts, target.ends))
    if rest is None:
        return None
    return _added(measure, now.period, rest, now.value or 0.0, target.value or 0.0, most=False)


def of_rate(measure: Measure, whole: Period, now: Point, wanted: float, base: float, *, most: bool) -> RunRate | None:
    """For a rate (in the measure's unit), when the rest of the year is expected to be out of `base`."""
    rest = _rest(now.period, whole)
    if rest is None or not now.denominator or base <= 0:
        return None
    scale = 100.0 if measure.unit == "percent" else 1.0
    needed = (wanted * (now.denominator + base) - scale * (now.numerator or 0.0)) / base
    standing: Standing = "needed"
    if needed < 0 or (needed <= 0 and not most):
        standing = "out_of_reach" if most else "reached"
    elif is_share(measure) and needed > scale:
        standing = "reached" if most else "out_of_reach"
    told = needed if standing == "needed" else None
    return RunRate(standing, told, now.value, None, rest.days, "rate", most)


def _added(measure: Measure, gone: Period, rest: Period, so_far: float, aim: float, *, most: bool) -> RunRate:
    left = aim - so_far
    standing: Standing = "needed"
    if most and left < -_SLACK:
        standing = "out_of_reach"
    elif not most and left <= _SLACK:
        standing = "reached"
    stretches = _stretches(measure, rest)
    return RunRate(
        standing,
        needed=left / stretches if standing == "needed" else None,
        so_far=so_far / _stretches(measure, gone),
        left=left,
        days_left=rest.days,
        per="quarter" if measure.grain == "quarter" else "month",
        most=most,
        stretches_left=stretches,
    )


def _rest(gone: Period, whole: Period) -> Period | None:
    starts = gone.ends + timedelta(days=1)
    return Period(starts, whole.ends) if starts <= whole.ends else None


def _stretches(measure: Measure, of: Period) -> float:
    """How many months (or quarters) a span is: part of one by its days."""
    grain: Grain = "quarter" if measure.grain == "quarter" else "month"
    return fsum(
        Period(max(each.starts, of.starts), min(each.ends, of.ends)).days / each.days
        for each in spine(grain, of.starts, of.ends)
    )
