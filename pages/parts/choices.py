"""What a page offers to choose from, and what it shows when nothing was chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pages.parts.reads import Version
from warehouse.measures import periods
from warehouse.measures.model import Area, Grain, Measure, Period, Plan

SETS = {"npa": "Neighbourhood policing areas", "district": "Districts", "county": "Counties"}
IN_SETS = {"npa": "Neighbourhood policing area", "district": "District", "county": "County"}
_KINDS = {"force": "force", "npa": "NPA", "district": "district", "county": "county", "nowhere": "no area"}
GRAINS: dict[Grain, str] = {"week": "Week", "month": "Month", "quarter": "Quarter", "year": "Financial year"}
SPANS = {"recent": "Last four years", "all": "Everything held"}
# How many months of steps a picker of periods goes back beyond the last.
_BACK: dict[Grain, int] = {"month": 12, "quarter": 21, "year": 0}
_FINEST: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True)
class Offer:
    """The ids that may stand in the address with what is read, and the one to begin with."""

    options: dict[str, str]
    default: str

    @property
    def pair(self) -> tuple[dict[str, str], str]:
        """Both, in the order that a picker takes them."""
        return self.options, self.default


def plans(at: Version) -> Offer:
    """The plans with data; at first the one in force by the home's clock, else the first."""
    held = at.plans_held()
    running = [plan for plan in held if plan.starts <= at.w.today <= plan.ends]
    first = (running or list(held))[0].id if held else ""
    return Offer({plan.id: _short(plan) for plan in held}, first)


def _short(plan: Plan) -> str:
    """A plan's title in a picker, which is narrow: every plan begins with the same words."""
    return plan.title.removeprefix("Police and Crime ")


def promises(at: Version) -> Offer:
    """The plans that promise something (the group of open data is none), held or not; at first as on a Board."""
    known = at.catalogue.plans.values()
    made = [plan for plan in known if any(not measure.open_data for measure in at.measures_of(plan.id))]
    options = {plan.id: _short(plan) for plan in made}
    running = next((plan.id for plan in made if plan.starts <= at.w.today <= plan.ends), "")
    first = plans(at).default
    return Offer(options, first if first in options else running or next(iter(options), ""))


def days(at: Version, period: Period) -> Offer:
    """The days on which a milestone may be looked at: the home's own, or the last of the period."""
    today, last = (f"{on.day} {on:%b %Y}" for on in (at.w.today, period.ends))
    return Offer({"today": f"Today, {today}", "period": f"Period's end, {last}"}, "today")


def plan_periods(at: Version, plan: Plan) -> Offer:
    """The periods of a Board."""
    measures = at.measures_of(plan.id)
    offered = _periods(at, measures)
    return Offer(offered, named(_first_period(at, plan, measures, offered)))


def measure_periods(at: Version, measure: Measure) -> Offer:
    """The periods of one measure; at first the latest of its figures."""
    offered = _periods(at, (measure,))
    return Offer(offered, named(_latest(at, (measure,)) or periods.last_complete_month(at.w.today)))


def periods_of(at: Version, measures: tuple[Measure, ...]) -> Offer:
    """The periods of several measures together; at first the latest of their figures."""
    return Offer(_periods(at, measures), named(_latest(at, measures) or periods.last_complete_month(at.w.today)))


def measures(at: Version) -> Offer:
    """Every measure of the catalogue, plan by plan and theme by theme, those with data first to be shown."""
    known = at.catalogue.measures
    placed = [measure for plan in at.catalogue.plans for measure in at.measures_of(plan)]
    ordered: dict[str, Measure] = {}
    for measure in (*placed, *known.values()):
        beside = measure.counterpart or measure.id
        ordered |= {name: known[name] for name in (measure.id, beside) if name not in ordered}
    first = next((name for name, measure in ordered.items() if at.held(measure)), next(iter(ordered)))
    return Offer({name: measure.title for name, measure in ordered.items()}, first)


def trail(at: Version, measure: Measure, period: Period, area: str) -> list[tuple[str, dict[str, str] | None]]:
    """Where a measure stands: the Board that it is on, its theme, its priority; a link's choices, or none."""
    plans = at.catalogue.plans
    placed = sorted(measure.placements, key=lambda place: not _within(plans[place.plan], period))
    if not placed:
        return [("Board", {})]
    plan, place = plans[placed[0].plan], placed[0]
    theme = next(theme.title for theme in plan.themes if theme.id == place.theme)
    board = {"plan": plan.id, "period": named(period), "area": area}
    priority: list[tuple[str, dict[str, str] | None]] = (
        [(f"Strategic priority {place.priority}", None)] if place.priority else []
    )
    return [(f"Board: {plan.title}", board), (theme, None), *priority]


def _within(plan: Plan, period: Period) -> bool:
    return plan.starts <= period.ends <= plan.ends


def grid_years(grid: Iterable[tuple[str, date, str, int]], source: str) -> Offer:
    """The financial years of which a source holds any row, newest first."""
    found = sorted({periods.financial_year(month) for name, month, _, _ in grid if name == source}, reverse=True)
    named = {periods.written(year): periods.label(year) for year in found} or {"none": "no year held"}
    return Offer(named, next(iter(named)))


def _periods(at: Version, measures: tuple[Measure, ...]) -> dict[str, str]:
    """The year to date, the steps that lead to the last complete one, the financial years held."""
    last = _last_step(at, measures)
    found: list[Period] = []
    if last:
        year = periods.financial_year(last.ends)
        found += [periods.year_to_date(last.ends)] if year.ends != last.ends else []
        found += reversed(periods.spine(last.grain, periods.add_months(last.starts, -_BACK[last.grain]), last.ends))
    years = at.years(measures)
    return {named(period): _read(period, last) for period in (*found[:1], *years, *found[1:])}


def _last_step(at: Version, measures: tuple[Measure, ...]) -> Period | None:
    """The last month that is held whole, or the last quarter or year of measures that are held by nothing finer."""
    month = at.last_month(measures)
    finest = min((measure.grain for measure in measures), key=_FINEST.index, default="month")
    if month is None or finest not in _BACK:
        return month
    return periods.last_whole(finest, month.ends)


def _read(period: Period, last: Period | None) -> str:
    if last and period == periods.year_to_date(last.ends) and period.grain == "span":
        return f"{periods.label(period)} (year to date)"
    return periods.label(period)


def named(period: Period) -> str:
    """A period as the address writes it; the year to date by its own short form."""
    whole_start = period.starts == periods.financial_year(period.starts).starts
    if period.grain == "span" and whole_start and periods.whole_months(period):
        return f"ytd:{period.ends:%Y-%m}"
    return periods.written(period)


def _first_period(at: Version, plan: Plan, measures: tuple[Measure, ...], offered: dict[str, str]) -> Period:
    """A plan that is over begins at its last year with a target in numbers; any other at the latest of its figures."""
    if plan.ends < at.w.today:
        aimed = {
            periods.financial_year(target.starts)
            for measure in measures
            for target in measure.targets
            if target.kind == "change" and plan.starts <= target.starts <= plan.ends
        }
        held = [year for year in aimed if named(year) in offered]
        if held:
            return max(held)
    return _latest(at, measures) or periods.financial_year(at.w.today)


def _latest(at: Version, measures: tuple[Measure, ...]) -> Period | None:
    """The year, or year to date, that ends with the last complete month, if received whole; else that month."""
    month = at.last_month(measures)
    if month is None:
        return None
    so_far = periods.year_to_date(month.ends)
    year = periods.financial_year(month.ends)
    wider = year if year.ends == month.ends else so_far
    return wider if at.received_whole(measures, so_far) and so_far.starts != month.starts else month


def areas(at: Version, *, by_area: bool = True, others: tuple[Measure, ...] = ()) -> Offer:
    """The force, then its areas set by set and the three that are nowhere, and the other forces that hold `others`."""
    listed = [area for area in at.w.areas if area.id == "force" or _offered(at, area, by_area=by_area, others=others)]
    return Offer({area.id: _area_title(area) for area in listed}, "force")


def _offered(at: Version, area: Area, *, by_area: bool, others: tuple[Measure, ...]) -> bool:
    """Only open data hold other forces, and then not every force: one without a figure is not offered."""
    if area.set != "force":
        return by_area
    return any(measure.open_data and at.w.covered(measure, at.w.force_of(area)) for measure in others)


def _area_title(area: Area) -> str:
    if area.id == "force":
        return "Whole force"
    return f"{area.title} ({_KINDS.get(area.set, area.set)})"


def grains(measure: Measure) -> Offer:
    """The grains no finer than the measure's own."""
    finest = _FINEST.index(measure.grain)
    offered: dict[str, str] = {name: title for name, title in GRAINS.items() if _FINEST.index(name) >= finest}
    return Offer(offered, "month" if "month" in offered else next(iter(offered)))
