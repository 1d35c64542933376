"""What may be said of a figure against its target: met, not met, on course, behind, too close to call, or why nothing.

A change or level target is judged on the financial year to date, up to the end of the period that is shown; it is met
or not met only when its year is over and every day of it was received. Until then the words come from a projected
probability. An amount is added up from its baseline, over as many years as that is, and held until its own last day to
a straight line from the step before. Nothing is judged outside a target's dates, and nothing is carried forward.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor

from warehouse.measures import change, projection, run_rate, targets
from warehouse.measures.model import Area, Event, Measure, Period, Point, Target, Verdict, VerdictCode
from warehouse.measures.periods import label
from warehouse.measures.targets import spans as spans
from warehouse.measures.targets import target_for as target_for

ON_COURSE, BEHIND = 0.8, 0.2
_SLACK = 1e-9  # so that 0.95 * 20 is 19, and not a hair under it
Read = Callable[[Period], Point]


def judge(
    measure: Measure, area: Area, period: Period, read: Read, today: date, events: Iterable[Event] = ()
) -> Verdict:
    """The verdict on a period. `read` gives the area's point of each of `spans`."""
    target = target_for(measure, period, area)
    if target is None:
        return Verdict("no_target", why=targets.none_recorded(measure, period))
    if not targets.speaks_of(target, area):
        return Verdict("no_target", why=f"the target is for {targets.whom(target)}")
    verdict = Verdict(None, target, targets.judged_span(target, period))
    if target.kind == "watch":
        return replace(verdict, code="watch", why=target.note or "watched by choice: no number is wanted")
    if target.kind == "milestone":
        return replace(verdict, why="followed against the plan's own dates, with no verdict on a single period")
    first = read(targets.judged_span(target, period))
    if first.status not in ("final", "provisional") or first.value is None:
        return replace(verdict, why=_missing(first))
    verdict = replace(verdict, actual=first.value, numerator=first.numerator, denominator=first.denominator)
    if first.immature:
        return replace(verdict, why=f"{label(first.period)}: {first.reason}")
    over = targets.is_over(target, first.period, today)
    if target.kind == "amount":
        return _amount(measure, target, verdict, first, over=over)
    events = tuple(events)
    if target.kind == "direction":
        return _direction(measure, verdict, first, read(spans(measure, target, period, today)[1]), events)
    judged = _Judged(measure, target, first, read, events, over=over)
    return _change(judged, verdict) if target.kind == "change" else _level(judged, verdict)


@dataclass(frozen=True)
class _Judged:
    """A target with a number, its year so far, and where the rest is read."""

    measure: Measure
    target: Target
    now: Point
    read: Read
    events: tuple[Event, ...]
    over: bool

    @property
    def year(self) -> Period:
        return targets.year_of(self.target, self.now.period)

    def simulated(self) -> projection.Simulated | None:
        """What the year may come to; None where nothing tells it."""
        seen = (self.read(span) for span in projection.past(self.measure, self.now.period))
        return projection.year_end(self.measure, self.now, self.year, seen, self.events)


# ---- change ---------------------------------------------------------------------------------------------------


def _change(of: _Judged, verdict: Verdict) -> Verdict:
    base, base_year = (of.read(span) for span in targets.bases(of.target, of.now.period))
    faults = (change.why_not(of.measure, of.now, other, of.events) for other in (base, base_year))
    fault = next((each for each in faults if each), "")
    if fault or base.value is None or base_year.value is None or of.now.value is None:
        return replace(verdict, why=f"no comparison with {label(base.period)}: {fault}")
    value, fewer = of.target.value or 0.0, _fewer(of.measure, of.target)
    told = replace(
        verdict,
        aim=whole_aim(base.value * (1 + value), fewer=fewer),
        baseline_value=base.value,
        change=100 * (of.now.value - base.value) / base.value if base.value else None,
    )
    if of.over:
        return replace(told, code=_met(of.now.value, base.value * (1 + value), fewer=fewer))
    aim = whole_aim(base_year.value * (1 + value), fewer=fewer)
    needed = run_rate.of_count(of.measure, of.year, of.now, aim, (base, base_year), most=fewer)
    return _projected(of, replace(told, year_aim=aim, run_rate=needed), of.simulated(), aim, fewer=fewer)


def whole_aim(wanted: float, *, fewer: bool) -> int:
    """The whole count that a wanted number comes to: 3,423.45 or less is 3,423 or fewer; or, for more, rounded up."""
    return floor(wanted + _SLACK) if fewer else ceil(wanted - _SLACK)


def _fewer(measure: Measure, target: Target) -> bool:
    return target.value < 0 if target.value else measure.better == "lower"


# ---- level ----------------------------------------------------------------------------------------------------


def _level(of: _Judged, verdict: Verdict) -> Verdict:
    measure, now, wanted = of.measure, of.now, of.target.value or 0.0
    lower = measure.better == "lower"
    told = replace(verdict, aim=wanted, year_aim=wanted)
    if measure.survey and (now.low is None or now.high is None or not now.effective):
        return replace(told, why="no interval: the extract gives no weights")
    if of.over:
        return replace(told, code=_level_at_end(now, wanted, lower=lower))
    found = of.simulated()
    if found and found.rest is not None:
        needed = run_rate.of_rate(measure, of.year, now, wanted, found.rest, most=lower)
        told = replace(told, run_rate=needed)
    return _projected(of, told, found, wanted, fewer=lower)


def _level_at_end(now: Point, wanted: float, *, lower: bool) -> VerdictCode:
    if now.low is None or now.high is None:  # administrative: every case is counted, so the rate is exact
        return _met(now.value or 0.0, wanted, fewer=lower)
    if now.low <= wanted <= now.high:
        return "too_close"
    return "met" if (now.high < wanted if lower else now.low > wanted) else "not_met"


# ---- amount ---------------------------------------------------------------------------------------------------


def _amount(measure: Measure, target: Target, verdict: Verdict, now: Point, *, over: bool) -> Verdict:
    so_far, wanted = now.value or 0.0, target.value or 0.0
    if over:
        return replace(verdict, aim=wanted, code=_met(so_far, wanted, fewer=False))
    steps = [step for step in measure.targets if step.kind == "amount" and step.baseline == target.baseline]
    before = max((step.value or 0.0 for step in steps if step.ends < target.starts), default=0.0)
    gone = Period(target.starts, now.period.ends).days / Period(target.starts, target.ends).days
    line = before + (wanted - before) * gone
    told = replace(verdict, aim=line, year_aim=wanted, run_rate=run_rate.of_amount(measure, target, now))
    return replace(told, code="on_course" if so_far >= line - _SLACK else "behind")


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


def _projected(
    of: _Judged, verdict: Verdict, found: projection.Simulated | None, aim: float, *, fewer: bool
) -> Verdict:
    if found is None:
        return replace(verdict, why=f"judged when its year is over: {projection.why_not(of.measure)}")
    chance = found.chance(aim, fewer=fewer)
    code: VerdictCode = "on_course" if chance >= ON_COURSE else "behind" if chance <= BEHIND else "too_close"
    told = found.told(of.year, of.now.period.ends) if found.stretches else None
    return replace(verdict, code=code, probability=chance, projection=told)


def _met(actual: float, wanted: float, *, fewer: bool) -> VerdictCode:
    good = actual <= wanted + _SLACK if fewer else actual >= wanted - _SLACK
    return "met" if good else "not_met"


def _missing(point: Point) -> str:
    return f"{label(point.period)}: {point.reason or 'not received in full'}"
