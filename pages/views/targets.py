"""The plan as it is written: its priorities, targets, milestones and amounts, and what inspectors found."""

from __future__ import annotations

from datetime import date

from pages.parts import choices, headlines, plan_status, promises, states, target_setting, target_tables, widgets
from pages.parts.markup import notice, paragraphs
from pages.parts.plainly import plainly
from pages.parts.reads import Version, version
from warehouse.measures import periods
from warehouse.measures.model import Figure, Measure, Period, Plan, Target
from warehouse.measures.plan_records import Milestone
from warehouse.query import BoardRow


@widgets.page
def show() -> None:
    """The plan, the period and the day of its milestones in the address."""
    at = version()
    offered = choices.promises(at)
    if not offered.options:
        widgets.show(f"<h1>There is no plan</h1>{notice('What to do', paragraphs([states.WRITE_A_PLAN]))}")
        return
    with widgets.sidebar("Show"):
        plan = at.catalogue.plan(widgets.pick("plan", "Plan", *offered.pair))
        named = widgets.pick_period("period", choices.plan_periods(at, plan))
        period = periods.parse(named, at.w.today)
        day = widgets.pick("as_at", "Day for milestones", *choices.days(at, period).pair)
    on = at.w.today if day == "today" else period.ends
    rows = at.board(plan.id, period, "force")
    milestones = [each for each in at.catalogue.milestones if each.plan == plan.id]
    widgets.title(_headline(rows, milestones, period, on), _under(at, plan, period, on))
    widgets.keep_address(plan=plan.id, period=named, as_at=day)
    if not any(row.figure.point.status != "not_received" for row in rows):
        told = [states.nothing_for(periods.label(period))]
        widgets.show(notice("Not received", paragraphs(told), "warning"))
    used = {source for row in rows for source in row.measure.sources}
    if warned := states.beware((state for state in at.sources() if state.name in used), at.extracts()):
        widgets.show(notice("Before you rely on this", paragraphs(warned), "warning"))
    _body(at, plan, period, rows, milestones, on, {"period": named})
    open_data = False
    with plainly("The target-setting helper cannot be shown"):
        open_data = target_setting.show(at)
    widgets.attribution(shown=open_data or any(row.measure.open_data for row in rows))


def _headline(rows: tuple[BoardRow, ...], milestones: list[Milestone], period: Period, on: date) -> str:
    against = periods.label(periods.year_before(period))
    return plan_status.headline(rows, milestones, on) or headlines.moved_headline(rows, against)


def _under(at: Version, plan: Plan, period: Period, on: date) -> str:
    told = (plan.title, periods.label(period), f"promises as at {periods.long_date(on)}", states.published(at.w))
    return " · ".join(told)


def _body(
    at: Version,
    plan: Plan,
    period: Period,
    rows: tuple[BoardRow, ...],
    milestones: list[Milestone],
    on: date,
    kept: dict[str, str],
) -> None:
    if not any(target_tables.of_plan(measure, plan) for measure in at.measures_of(plan.id)):
        widgets.show(notice("No numeric targets: year on year", target_tables.no_numbers()))
    widgets.show(plan_status.priorities(plan, rows, milestones, on))
    for theme in plan.themes:
        widgets.show(target_tables.theme(theme, plan, rows, period, kept))
    widgets.show(target_tables.amounts(_steps(at, plan), _apart(at, plan)))
    if milestones or plan.priorities:
        widgets.show(promises.milestones(milestones, on))
    widgets.show(promises.register(at.catalogue.register, at.catalogue.measures, kept, on))
    widgets.show(target_tables.records(at.measures_of(plan.id), period))


def _steps(at: Version, plan: Plan) -> list[tuple[Figure, Target]]:
    """Each step of what is to be added up, as it stood in the year of its last day."""
    return [
        (at.figure(measure.id, "force", periods.financial_year(step.ends)), step)
        for measure in at.measures_of(plan.id)
        for step in target_tables.of_plan(measure, plan)
        if step.kind == "amount"
    ]


def _apart(at: Version, plan: Plan) -> list[Figure]:
    """What is watched beside the amounts, under the same priority, in each year of its record."""
    summed = {
        place.priority for measure in at.measures_of(plan.id) if _is_summed(measure) for place in measure.placements
    }
    return [
        at.figure(measure.id, "force", year)
        for measure in at.measures_of(plan.id)
        if measure.nature == "amount"
        and any(place.priority in summed for place in measure.placements if place.plan == plan.id)
        for record in target_tables.of_plan(measure, plan)
        if record.kind == "watch"
        for year in periods.spine("year", record.starts, record.ends)
    ]


def _is_summed(measure: Measure) -> bool:
    return any(target.kind == "amount" for target in measure.targets)
