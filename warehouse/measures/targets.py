"""Which target record speaks of a period and an area, what it is judged on, and what must be read to judge it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from warehouse.measures import projection
from warehouse.measures.model import Area, Measure, Period, Target
from warehouse.measures.periods import financial_year, label, year_before, years_before

TO_DATE = ("change", "level", "amount")
_ORDER = ("change", "level", "amount", "milestone", "direction", "watch")
_PROJECTED = ("change", "level")


def target_for(measure: Measure, period: Period, area: Area | None = None) -> Target | None:
    """The record in force for the whole of a period; a number before a direction, and that before a watch.

    One that speaks of the area comes before one that does not, which still says that there is a target elsewhere; one
    that names the area before one that names its set.
    """

    def order(target: Target) -> tuple[bool, int, bool]:
        silent = area is not None and not speaks_of(target, area)
        return silent, _ORDER.index(target.kind), area is not None and area.id not in target.areas

    return min((target for target in measure.targets if _in_force(target, period)), key=order, default=None)


def settled(records: Iterable[Target]) -> tuple[tuple[Target, ...], tuple[Target, ...]]:
    """The records in force, and those that another of the same kind, dates and areas, recorded later, supersedes."""
    listed = tuple(records)
    newest = {
        _key(record): max(_recorded(other) for other in listed if _key(other) == _key(record)) for record in listed
    }
    older = tuple(record for record in listed if _recorded(record) < newest[_key(record)])
    return tuple(record for record in listed if record not in older), older


def superseded_by(measure: Measure, record: Target) -> Target | None:
    """The record in force that took the place of a superseded one."""
    return next((other for other in measure.targets if _key(other) == _key(record)), None)


def _key(record: Target) -> tuple[object, ...]:
    return record.kind, record.starts, record.ends, tuple(sorted(record.areas))


def _recorded(record: Target) -> date:
    return record.recorded or date.min


# ---- what is judged -----------------------------------------------------------------------------------------------


def spans(measure: Measure, target: Target, period: Period, today: date) -> list[Period]:
    """Every span whose point `judge` will ask for, the judged one first, so that they can be read in one go."""
    judged = judged_span(target, period)
    found = [judged]
    if target.kind == "change":
        found += bases(target, judged)
    if target.kind == "direction":
        found.append(year_before(judged))
    if target.kind in _PROJECTED and not is_over(target, judged, today):
        found += projection.past(measure, judged)
    return found


def bases(target: Target, judged: Period) -> list[Period]:
    """The same days of a change's baseline year as the judged ones, and as the whole that the target is for."""
    baseline = target.baseline or target.starts
    years = financial_year(judged.ends).starts.year - financial_year(baseline).starts.year
    return [years_before(judged, years), years_before(year_of(target, judged), years)]


def judged_span(target: Target, period: Period) -> Period:
    """What is held to the target: the financial year to the period's end for a number, else the period itself.

    For an amount it is everything since the baseline.
    """
    if target.kind not in TO_DATE:
        return period
    year = financial_year(period.ends)
    starts = max(target.starts, year.starts)
    if target.kind == "amount":
        starts = target.baseline or target.starts
    return Period(starts, period.ends, "year" if (starts, period.ends) == (year.starts, year.ends) else "span")


def year_of(target: Target, judged: Period) -> Period:
    """The whole year that a judged span is the beginning of, cut to the target's own dates."""
    year = financial_year(judged.ends)
    return Period(max(target.starts, year.starts), min(target.ends, year.ends), "span")


def is_over(target: Target, judged: Period, today: date) -> bool:
    """Whether a judged span is all of its year, and its last day is past."""
    return judged.ends == year_of(target, judged).ends and today > judged.ends


def _in_force(target: Target, period: Period) -> bool:
    if not (target.starts <= period.starts and period.ends <= target.ends):
        return False
    return target.kind not in TO_DATE or financial_year(period.ends).starts <= period.starts


# ---- whom it speaks of --------------------------------------------------------------------------------------------


def speaks_of(target: Target, area: Area) -> bool:
    """Whether a target is for an area. A set's name covers its areas; of another force no target of ours speaks."""
    return area.id in target.areas or (area.set != "force" and area.set in target.areas)


def whom(target: Target) -> str:
    """Whom a target is for, in words."""
    return "the force as a whole" if target.areas == ("force",) else " and ".join(target.areas)


def none_recorded(measure: Measure, period: Period) -> str:
    """Why no record holds for a period."""
    if any(target.starts <= period.ends and period.starts <= target.ends for target in measure.targets):
        return "no one target covers the whole period within a financial year"
    return f"no target is recorded for {label(period)}"
