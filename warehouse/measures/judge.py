"""What may be said of a figure against its target: met, not met, on course, behind, too close to call, or why nothing.

A change or level target is judged on the financial year to date, up to the end of the period that is shown; it is met
or not met only when its year is over and every day of it was received. Until then the words come from a projected
probability. An amount is added up from its baseline, over as many years as that is, and held until its own last day to
a straight line from the step before. Nothing is judged outside a target's dates, and nothing is carried forward.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from math import ceil, floor

from warehouse.measures import change, projection
from warehouse.measures.model import Area, Event, Measure, Period, Point, Target, Verdict, VerdictCode
from warehouse.measures.periods import financial_year, label, year_before, years_before

ON_COURSE, BEHIND = 0.8, 0.2
_TO_DATE = ("change", "level", "amount")
_ORDER = ("change", "level", "amount", "milestone", "direction", "watch")
_SLACK = 1e-9  # so that 0.95 * 20 is 19, and not a hair under it
Read = Callable[[Period], Point]


def target_for(measure: Measure, period: Period) -> Target | None:
    """The target record in force for the whole of a period; a number before a direction, and that before a watch."""
    held = [target for target in measure.targets if _in_force(target, period)]
    return min(held, key=lambda target: _ORDER.index(target.kind), default=None)


def spans(target: Target, period: Period) -> list[Period]:
    """Every span whose point `judge` will ask for, the judged one first, so that they can be read in one go."""
    judged = judged_span(target, period)
    if target.kind == "change":
        years = _years_back(target, judged)
        return [judged, years_before(judged, years), years_before(_year_of(target, judged), years)]
    return [judged, year_before(judged)] if target.kind == "direction" else [judged]


def judged_span(target: Target, period: Period) -> Period:
    """What is held to the target: the financial year to the period's end for a number, else the period itself.

    For an amount it is everything since the baseline.
    """
    if target.kind not in _TO_DATE:
        return period
    year = financial_year(period.ends)
    starts = max(target.starts, year.starts)
    if target.kind == "amount":
        starts = target.baseline or target.starts
    return Period(starts, period.ends, "year" if (starts, period.ends) == (year.starts, year.ends) else "span")


def judge(
    measure: Measure,
    area: Area,
    period: Period,
    read: Read,
    today: date,
    phi: float | None = None,
    events: Iterable[Event] = (),
) -> Verdict:
    """The verdict on a period. `read` gives the area's point of each of `spans`; `phi` is the measure's dispersion."""
    target = target_for(measure, period)
    if target is None:
        return Verdict("no_target", why=_no_target(measure, period))
    if not _speaks_of(target, area):
        return Verdict("no_target", why=f"the target is for {_whom(target)}")
    verdict = Verdict(None, target, judged_span(target, period))
    if target.kind == "watch":
        return replace(verdict, code="watch", why=target.note or "watched by choice: no number is wanted")
    if target.kind == "milestone":
        return replace(verdict, why="followed against the plan's own dates, with no verdict on a single period")
    first, *others = (read(span) for span in spans(target, period))
    if first.status not in ("final", "provisional") or first.value is None:
        return replace(verdict, why=_missing(first))
    verdict = replace(verdict, actual=first.value)
    if target.kind == "direction":
        return _direction(measure, verdict, first, others[0], events)
    over = first.period.ends == _year_of(target, first.period).ends and today > first.period.ends
    if target.kind == "change":
        return _change(measure, target, verdict, first, others, over=over, phi=phi or 1.0, events=events)
    if target.kind == "amount":
        return _amount(measure, target, verdict, first, over=over)
    return _level(measure, target, verdict, first, over=over, phi=phi or 1.0)


# ---- change ---------------------------------------------------------------------------------------------------


def _change(
    measure: Measure,
    target: Target,
    verdict: Verdict,
    now: Point,
    bases: list[Point],
    *,
    over: bool,
    phi: float,
    events: Iterable[Event],
) -> Verdict:
    base, base_year = bases
    fault = change.why_not(measure, now, base, events) or change.why_not(measure, now, base_year, events)
    if fault or base.value is None or base_year.value is None or now.value is None:
        return replace(verdict, why=f"no comparison with {label(base.period)}: {fault}")
    value, fewer = target.value or 0.0, _fewer(measure, target)
    told = replace(
        verdict,
        aim=whole_aim(base.value * (1 + value), fewer=fewer),
        baseline_value=base.value,
        change=100 * (now.value - base.value) / base.value if base.value else None,
    )
    if over:
        return replace(told, code=_met(now.value, base.value * (1 + value), fewer=fewer))
    year_aim = whole_aim(base_year.value * (1 + value), fewer=fewer)
    counts = (now.value, base.value, base_year.value)
    chance = projection.count_probability(year_aim, *counts, phi, fewer=fewer)
    return _projected(replace(told, projected=projection.count_at_end(*counts)), chance)


def whole_aim(wanted: float, *, fewer: bool) -> int:
    """The whole count that a wanted number comes to: 3,423.45 or less is 3,423 or fewer; or, for more, rounded up."""
    return floor(wanted + _SLACK) if fewer else ceil(wanted - _SLACK)


def _fewer(measure: Measure, target: Target) -> bool:
    return target.value < 0 if target.value else measure.better == "lower"


# ---- level ----------------------------------------------------------------------------------------------------


def _level(measure: Measure, target: Target, verdict: Verdict, now: Point, *, over: bool, phi: float) -> Verdict:
    wanted, lower = target.value or 0.0, measure.better == "lower"
    told = replace(verdict, aim=wanted)
    if measure.survey and (now.low is None or now.high is None or not now.effective):
        return replace(told, why="no interval: the extract gives no weights")
    if over:
        return replace(told, code=_level_at_end(now, wanted, lower=lower))
    if measure.unit != "percent" or not now.denominator:
        return replace(told, why="judged when its year is over: no projection is made of this unit")
    return _projected(told, _level_chance(target, now, wanted, lower=lower, phi=phi))


def _level_at_end(now: Point, wanted: float, *, lower: bool) -> VerdictCode:
    if now.low is None or now.high is None:  # administrative: every case is counted, so the rate is exact
        return _met(now.value or 0.0, wanted, fewer=lower)
    if now.low <= wanted <= now.high:
        return "too_close"
    return "met" if (now.high < wanted if lower else now.low > wanted) else "not_met"


def _level_chance(target: Target, now: Point, wanted: float, *, lower: bool, phi: float) -> float:
    year = _year_of(target, now.period)
    left = (year.days - now.period.days) / now.period.days
    share = (now.value or 0.0) / 100
    if now.effective:
        return projection.survey_probability(wanted / 100, share, now.effective, left, lower=lower)
    parts = (now.numerator or 0.0, now.denominator or 1.0)
    return projection.rate_probability(wanted / 100, share, *parts, left, phi, lower=lower)


# ---- amount ---------------------------------------------------------------------------------------------------


def _amount(measure: Measure, target: Target, verdict: Verdict, now: Point, *, over: bool) -> Verdict:
    so_far, wanted = now.value or 0.0, target.value or 0.0
    if over:
        return replace(verdict, aim=wanted, code=_met(so_far, wanted, fewer=False))
    steps = [step for step in measure.targets if step.kind == "amount" and step.baseline == target.baseline]
    before = max((step.value or 0.0 for step in steps if step.ends < target.starts), default=0.0)
    gone = Period(target.starts, now.period.ends).days / Period(target.starts, target.ends).days
    line = before + (wanted - before) * gone
    return replace(verdict, aim=line, code="on_course" if so_far >= line - _SLACK else "behind")


# ---- direction ------------------------------------------------------------------------------------------------


def _direction(measure: Measure, verdict: Verdict, now: Point, then: Point, events: Iterable[Event]) -> Verdict:
    fault = change.why_not(measure, now, then, events)
    if fault or now.value is None or then.value is None:
        return replace(verdict, why=f"no comparison with {label(then.period)}: {fault}")
    up = verdict.target is not None and verdict.target.direction == "up"
    right = now.value > then.value if up else now.value < then.value
    moved = 100 * (now.value - then.value) / then.value if then.value else None
    return replace(verdict, code="right_way" if right else "wrong_way", baseline_value=then.value, change=moved)


# ---- shared ---------------------------------------------------------------------------------------------------


def _projected(verdict: Verdict, chance: float) -> Verdict:
    code: VerdictCode = "on_course" if chance >= ON_COURSE else "behind" if chance <= BEHIND else "too_close"
    return replace(verdict, code=code, probability=chance)


def _met(actual: float, wanted: float, *, fewer: bool) -> VerdictCode:
    good = actual <= wanted + _SLACK if fewer else actual >= wanted - _SLACK
    return "met" if good else "not_met"


def _in_force(target: Target, period: Period) -> bool:
    if not (target.starts <= period.starts and period.ends <= target.ends):
        return False
    return target.kind not in _TO_DATE or financial_year(period.ends).starts <= period.starts


def _year_of(target: Target, judged: Period) -> Period:
    """The whole year that a judged span is the beginning of, cut to the target's own dates."""
    year = financial_year(judged.ends)
    return Period(max(target.starts, year.starts), min(target.ends, year.ends), "span")


def _years_back(target: Target, judged: Period) -> int:
    baseline = target.baseline or target.starts
    return financial_year(judged.ends).starts.year - financial_year(baseline).starts.year


def _speaks_of(target: Target, area: Area) -> bool:
    # A set's name covers its areas; but another force stands in the set 'force', and no target of ours speaks of it.
    return area.id in target.areas or (area.set != "force" and area.set in target.areas)


def _whom(target: Target) -> str:
    return "the force as a whole" if target.areas == ("force",) else " and ".join(target.areas)


def _no_target(measure: Measure, period: Period) -> str:
    if any(target.starts <= period.ends and period.starts <= target.ends for target in measure.targets):
        return "no one target covers the whole period within a financial year"
    return f"no target is recorded for {label(period)}"


def _missing(point: Point) -> str:
    return f"{label(point.period)}: {point.reason or 'not received in full'}"
