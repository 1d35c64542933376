"""What a pack is about: from a meeting's month to the period that it reports, the plan in force, and the agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pages.packs.document import Report, Request
from warehouse.faults import WrongUse
from warehouse.measures import agendas, periods
from warehouse.measures.catalogue import UnknownName
from warehouse.measures.model import Audience, Measure, Period, Plan
from warehouse.published import Warehouse
from warehouse.query import periods_held

PLAN_ORDER = "In the plan's order"


def request(
    w: Warehouse,
    config: Path,
    meeting: str,
    *,
    report: Report = "board",
    plan: str | None = None,
    agenda: str = "",
    area: str = "force",
    audience: Audience | None = None,
    with_notes: bool = False,
) -> Request:
    """What a meeting's pack is made of; the Panel's is public unless another audience is named.

    Raises WrongUse for what is no meeting, or one for which nothing was received, and UnknownName.
    """
    ends = reported(meeting, report)
    chosen = w.catalogue.plan(plan) if plan else _plan_of(w, ends)
    title, measures = _measures(w, config, chosen, agenda, area)
    _check_received(w, measures, meeting, ends)
    return Request(
        meeting=meeting,
        report=report,
        plan=chosen.id,
        period=_period(w, measures, ends),
        measures=tuple(measure.id for measure in measures),
        agenda=title,
        on=w.today,
        area=w.area(area).id,
        audience=audience or audience_of(report),
        with_notes=with_notes,
    )


def audience_of(report: Report) -> Audience:
    """Who a report is for, unless another audience is named: the Panel meets in public."""
    return "public" if report == "panel" else "internal"


def reported(meeting: str, report: Report = "board") -> Period:
    """The last month that a meeting's figures run to: the one before it; for the Panel, the end of a quarter.

    Raises WrongUse for what is no month.
    """
    try:
        month = periods.parse(meeting)
    except periods.PeriodError:
        month = None
    if month is None or month.grain != "month":
        raise WrongUse(f"'{meeting}' is not a meeting; write its month, such as 2019-03.")
    before = periods.previous(month)
    return periods.month(periods.last_whole("quarter", before.ends).ends) if report == "panel" else before


def _plan_of(w: Warehouse, ends: Period) -> Plan:
    """The plan in force at the end of what is reported, of those with data; else the latest that had begun."""
    held = [plan for plan in w.catalogue.plans.values() if any(_held(w, m) for m, _ in w.catalogue.placed(plan.id))]
    if not held:
        raise WrongUse("No plan has any measure with data: load an extract first (pcc load PATH).")
    begun = [plan for plan in held if plan.starts <= ends.ends] or held
    return next((plan for plan in begun if ends.ends <= plan.ends), begun[-1])


def _held(w: Warehouse, measure: Measure) -> bool:
    return periods_held(w, measure, w.area("force")) is not None


def _measures(w: Warehouse, config: Path, plan: Plan, agenda: str, area: str) -> tuple[str, tuple[Measure, ...]]:
    """The agenda's title and its measures, each once; of an area, those that are held by area."""
    if agenda:
        saved = agendas.read_all([(config, "config/")], w.catalogue.measures)
        if agenda not in saved:
            raise UnknownName("agenda", agenda, list(saved))
        title, listed = saved[agenda].title, [w.catalogue.get(each) for each in saved[agenda].measures]
    else:
        title, listed = PLAN_ORDER, [measure for measure, _ in w.catalogue.placed(plan.id)]
    found = tuple(dict.fromkeys(m for m in listed if m.by_area or w.area(area).set == "force"))
    return title, found


def _check_received(w: Warehouse, measures: Sequence[Measure], meeting: str, ends: Period) -> None:
    spans = [periods_held(w, measure, w.area("force")) for measure in measures]
    held = [span for span in spans if span]
    first, last = min((s for s, _ in held), default=None), max((e for _, e in held), default=None)
    if first and last and first <= ends.ends and last >= ends.starts:
        return
    shown = f": data run from {periods.long_date(first)} to {periods.long_date(last)}" if first and last else ""
    raise WrongUse(
        f"The meeting {meeting} reports to the end of {periods.label(ends)}, for which nothing was received{shown}."
    )


def _period(w: Warehouse, measures: Sequence[Measure], ends: Period) -> Period:
    """The financial year to the reported month's end, if any measure was received for all of it; else that month."""
    so_far, year = periods.year_to_date(ends.ends), periods.financial_year(ends.ends)
    spans = [span for measure in measures for span in w.covered(measure, w.settings.force)]
    whole = any(starts <= so_far.starts and ends.ends <= last for starts, last in spans)
    if not whole or so_far.starts == ends.starts:
        return ends
    return year if year.ends == ends.ends else so_far


def placements(w: Warehouse, plan: Plan) -> Mapping[str, tuple[str, int | None]]:
    """For each measure of a plan, the title of its theme and the number of its priority."""
    themes = {theme.id: theme.title for theme in plan.themes}
    found: dict[str, tuple[str, int | None]] = {}
    for measure, place in w.catalogue.placed(plan.id):
        found.setdefault(measure.id, (themes[place.theme], place.priority))
    return found
