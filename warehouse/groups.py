"""Forces beside each other, from a published version: rates against a comparison group, and targets set by it.

Open data only, which hold other forces and are exact to every audience.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from warehouse import coverage, query
from warehouse.faults import WrongUse
from warehouse.measures import against as standings
from warehouse.measures import forces, groups, periods, points, target_setting
from warehouse.measures.against import Against
from warehouse.measures.catalogue import UnknownName
from warehouse.measures.change import why_not
from warehouse.measures.groups import Group
from warehouse.measures.model import Amounts, Area, Grain, Measure, Period
from warehouse.measures.target_setting import Proposal, Year
from warehouse.published import Warehouse
from warehouse.residents import residents

NOTHING = Amounts(0, 0)
_STEPS: dict[Grain, Grain] = {"day": "month", "week": "month"}


class NoTarget(WrongUse):
    """A target cannot be set for a measure; the message says why."""


def offered(w: Warehouse) -> tuple[Group, ...]:
    """The comparison groups that the home force has ever belonged to, the most similar forces first."""
    return groups.offered(w.catalogue.groups, w.settings.force)


def named(w: Warehouse, group: str | None, period: Period) -> Group | None:
    """The group of an id, else the one that the home force belongs to in a period. Raises UnknownName."""
    if group is None:
        return groups.default(w.catalogue.groups, w.settings.force, period)
    found = {one.id: one for one in offered(w)}
    if group not in found:
        raise UnknownName("comparison group of this force", group, found)
    return found[group]


def against(w: Warehouse, measure_id: str, period: Period | None = None, group: str | None = None) -> Against:
    """A measure's rates in a period, by default the last that the group holds. Raises UnknownName."""
    measure = w.catalogue.get(measure_id)
    span = period or last_compared(w, measure, group)
    return compared(w, (measure,), span, named(w, group, span))[measure.id]


def compared(w: Warehouse, measures: Iterable[Measure], period: Period, group: Group | None) -> dict[str, Against]:
    """The same for several measures at once, by their ids, with the group as it stood on the period's last day."""
    return _compared(w, measures, period, group, group.forces(period.ends) if group else ())


def last_compared(w: Warehouse, measure: Measure, group: str | None = None) -> Period:
    """The last financial year that the force and every member with any figure hold whole, else the last such step.

    A step is a month, or the measure's own grain where that is coarser. Without one, the default of any figure.
    """
    spans = _together(w, measure, group)
    steps: tuple[Grain, ...] = ("year", _STEPS.get(measure.grain, measure.grain))
    for grain in steps:
        whole = [period for starts, ends in spans for period in _whole(grain, starts, ends)]
        if whole:
            return max(whole)
    return query.default_period(w, measure, w.area("force"))


def proposal(w: Warehouse, measure_id: str, group: str | None = None, baseline: Period | None = None) -> Proposal:
    """What target setting comes to after a financial year, by default the last that the whole group holds.

    The trend is that of the group as it stood at the end of the baseline year: the years before it, one after another,
    that all of its forces with a rate then hold, and across which nothing broke. Raises NoTarget, or UnknownName.
    """
    measure = w.catalogue.get(measure_id)
    year = baseline or last_compared(w, measure, group)
    if why := standings.why_never(measure, named(w, group, year)) or _not_fewer(measure):
        raise NoTarget(f"{measure.title}: no target can be set by other forces: {why}.")
    if year != periods.financial_year(year.starts):
        raise NoTarget(f"{measure.title}: a target is set from a whole financial year, and the group holds none.")
    first = compared(w, (measure,), year, named(w, group, year))[measure.id]
    if first.own is None:
        raise NoTarget(f"{measure.title}: no target can be set from {periods.label(year)}: {first.why}.")
    years = [first, *_earlier(w, first)]
    return Proposal(first, target_setting.setting([_year(one) for one in reversed(years)]))


def never_set(w: Warehouse, measure: Measure) -> str:
    """Why a target cannot be set by other forces for a measure in any year; empty where it can."""
    return standings.why_never(measure, next(iter(offered(w)), None)) or _not_fewer(measure)


def _not_fewer(measure: Measure) -> str:
    return "" if measure.better == "lower" else "fewer is not what is wanted"


def _compared(
    w: Warehouse, measures: Iterable[Measure], period: Period, group: Group | None, members: Iterable[str]
) -> dict[str, Against]:
    """The cube is read once for each force, however many the measures."""
    asked = tuple(dict.fromkeys(measures))
    able = [measure for measure in asked if not standings.why_never(measure, group)]
    areas = [_area(w, force) for force in members] if able else []
    held = {area.id: w.amounts([(measure.id, period) for measure in able], area) for area in areas}
    people = {area.id: residents(w, area, period) for area in areas}

    def entrant(measure: Measure, area: Area) -> standings.Entrant:
        amounts = held[area.id].get((measure.id, period, area.id), NOTHING)
        received = coverage.days_within(w.covered(measure, w.force_of(area)), period.starts, period.ends)
        point = points.point(measure, period, amounts, received, w.today, w.settles_days(measure))
        return area, point, people[area.id]

    return {
        measure.id: standings.against(measure, period, group, (entrant(measure, area) for area in areas), "force")
        for measure in asked
    }


def _earlier(w: Warehouse, first: Against) -> Iterator[Against]:
    """The same forces in the years before, newest first, until one lacks a figure or a definition changed between."""
    events = w.catalogue.events_of(first.measure)
    then = [w.force_of(one.area) for one in first.standings]
    period = first.period
    for _ in range(target_setting.MOST_YEARS - 1):
        period = periods.previous(period)
        found = _compared(w, (first.measure,), period, first.group, then)[first.measure.id]
        if first.own is None or found.own is None or len(found.standings) < len(then):
            return
        if why_not(first.measure, first.own.point, found.own.point, events):
            return
        yield found


def _year(found: Against) -> Year:
    if found.own is None or found.mean is None:
        raise ValueError("a year without a comparison sets no target")
    return Year(found.period, found.own.count, found.own.rate.value, found.mean)


def _area(w: Warehouse, force: str) -> Area:
    """A member by its force's own name, which is not the name of the area that it polices."""
    return Area("force" if force == w.settings.force else f"force:{force}", "force", forces.title_of(force))


def _together(w: Warehouse, measure: Measure, group: str | None) -> list[coverage.Span]:
    """The days that the force and every member with any figure were received for; the force's own, without a group."""
    home = w.covered(measure, w.settings.force)
    chosen = next((one for one in offered(w) if group in (None, one.id)), None)
    members = dict.fromkeys(member.force for member in chosen.members) if chosen else {}
    return coverage.shared([home, *(spans for force in members if (spans := w.covered(measure, force)))])


def _whole(grain: Grain, starts: date, ends: date) -> list[Period]:
    return [period for period in periods.spine(grain, starts, ends) if starts <= period.starts and period.ends <= ends]
