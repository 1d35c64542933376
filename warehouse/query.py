"""Every figure anyone sees: bind, add up, divide, suppress, judge.

Pages, packs and the command line ask here and nowhere else, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from warehouse import coverage, lineage
from warehouse.faults import WrongUse
from warehouse.measures import change, judge, periods, points, suppression, words
from warehouse.measures.model import (
    Amounts,
    Area,
    Audience,
    Basis,
    Comparison,
    Figure,
    Grain,
    Measure,
    Period,
    Placement,
    Point,
    Series,
)
from warehouse.published import Held, Warehouse

FINEST: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year")
SPARK_MONTHS = 36
NO_AMOUNTS = Amounts(0, 0)


@dataclass(frozen=True)
class BoardRow:
    """One line of a Board: a measure where a plan places it, its figure, and the months that lead to it."""

    measure: Measure
    placement: Placement
    figure: Figure
    spark: Series


def series(
    w: Warehouse,
    measure_id: str,
    area: str = "force",
    grain: Grain = "month",
    first: date | None = None,
    last: date | None = None,
    basis: Basis = "today",
    audience: Audience = "internal",
) -> Series:
    """A measure's points, one for every period from the first day held (or `first`) to the last.

    Raises WrongUse for an unknown measure, area or audience, a grain finer than the measure's, or an area it has not.
    """
    measure, place = _asked(w, measure_id, area)
    if FINEST.index(grain) < FINEST.index(measure.grain):
        raise WrongUse(f"{measure.title} is held by {measure.grain} at the finest; {grain} was asked for.")
    held = periods_held(w, measure, place)
    spine = periods.spine(grain, first or held[0], last or held[1]) if held or (first and last) else []
    return _series(w, measure, place, grain, spine, basis, audience)


def figure(
    w: Warehouse,
    measure_id: str,
    area: str = "force",
    period: Period | None = None,
    basis: Basis = "today",
    audience: Audience = "internal",
) -> Figure:
    """One figure with its comparisons, verdict and sentence; by default of the last complete month held."""
    measure, place = _asked(w, measure_id, area)
    span = period or default_period(w, measure, place)
    wanted = [(measure.id, each) for each in _spans(measure, span)]
    return _figure(w, measure, place, span, _held(w, wanted, place, basis, audience), audience)


def board(
    w: Warehouse, plan_id: str, period: Period, area: str = "force", audience: Audience = "internal"
) -> tuple[BoardRow, ...]:
    """Every measure of a plan, in the plan's order, read from the cube in one go."""
    place = w.area(area)
    placed = [
        (measure, placement)
        for measure in w.catalogue.measures.values()
        for placement in measure.placements
        if placement.plan == plan_id and (measure.by_area or place.set == "force")
    ]
    spine = _spark_months(period)
    wanted = [(measure.id, each) for measure, _ in placed for each in (*_spans(measure, period), *spine)]
    held = _held(w, wanted, place, "today", audience)
    rows = [
        BoardRow(
            measure,
            placement,
            _figure(w, measure, place, period, held, audience),
            _as_series(w, measure, place, "month", spine, held, audience),
        )
        for measure, placement in placed
    ]
    return tuple(sorted(rows, key=lambda row: _plan_order(w, row.placement)))


def by_area(
    w: Warehouse,
    measure_id: str,
    area_set: str,
    period: Period,
    basis: Basis = "today",
    audience: Audience = "internal",
) -> tuple[tuple[Area, Point], ...]:
    """One period's point for every area of a set, the three that are nowhere included; they add to the force."""
    measure = w.catalogue.get(measure_id)
    areas = w.areas_of(area_set, basis)
    held = w.amounts_by_area([(measure.id, period)], area_set, basis=basis)
    found = [_point(w, measure, area, period, held, w.settings.force) for area in areas]
    return tuple(zip(areas, suppression.protect(measure, found, audience), strict=True))


def periods_held(w: Warehouse, measure: Measure, area: Area) -> tuple[date, date] | None:
    """The first and last day received for a measure, within the life of its definition."""
    spans = w.covered(measure, w.force_of(area))
    if not spans:
        return None
    first, last = min(s for s, _ in spans), max(e for _, e in spans)
    first, last = max(first, measure.starts or first), min(last, measure.ends or last)
    return (first, last) if first <= last else None


def default_period(w: Warehouse, measure: Measure, area: Area) -> Period:
    """The last complete month received, else the last complete month of the home's clock."""
    held = w.last_complete_month(measure, w.force_of(area))
    if held and measure.ends and held.ends > measure.ends:
        held = periods.last_complete_month(measure.ends)
    return held or periods.last_complete_month(w.today)


def period_named(w: Warehouse, measure_id: str, area: str, text: str | None) -> Period:
    """The period that a text names, for a measure and area. Raises WrongUse."""
    measure, place = _asked(w, measure_id, area)
    return periods.parse(text, w.today, default_period(w, measure, place))


def day_named(text: str | None, edge: str) -> date | None:
    """The first (`starts`) or last (`ends`) day of the period that a text names."""
    return getattr(periods.parse(text), edge) if text else None


def grain_named(text: str) -> Grain:
    return _one_of("grain", text, FINEST)


def basis_named(text: str) -> Basis:
    return _one_of("basis", text, get_args(Basis))


def audience_named(text: str) -> Audience:
    return _one_of("audience", text, get_args(Audience))


def _one_of(what: str, text: str, known: Sequence[str]):  # type: ignore[no-untyped-def]  # noqa: ANN202
    if text not in known:
        raise WrongUse(f"There is no {what} '{text}'; there are {', '.join(known)}.")
    return text


def _asked(w: Warehouse, measure_id: str, area_id: str) -> tuple[Measure, Area]:
    measure, area = w.catalogue.get(measure_id), w.area(area_id)
    if not measure.by_area and area.set != "force":
        raise WrongUse(f"{measure.title} is held for the force as a whole, not by area.")
    return measure, area


def _series(
    w: Warehouse, measure: Measure, area: Area, grain: Grain, spine: list[Period], basis: Basis, audience: Audience
) -> Series:
    held = _held(w, [(measure.id, period) for period in spine], area, basis, audience)
    return _as_series(w, measure, area, grain, spine, held, audience)


def _as_series(
    w: Warehouse, measure: Measure, area: Area, grain: Grain, spine: list[Period], held: Held, audience: Audience
) -> Series:
    force = w.force_of(area)
    found = tuple(_point(w, measure, area, period, held, force) for period in spine)
    used = lineage.extracts_within(w, measure, force, spine[0].starts, spine[-1].ends) if spine else ()
    return Series(measure, area, grain, found, w.last_day(measure, force), w.version, used)


def _held(w: Warehouse, wanted: Iterable[tuple[str, Period]], area: Area, basis: Basis, audience: Audience) -> Held:
    return w.amounts(wanted, area, basis=basis)


def _point(w: Warehouse, measure: Measure, area: Area, period: Period, held: Held, force: str) -> Point:
    received = coverage.days_within(w.covered(measure, force), period.starts, period.ends)
    amounts = held.get((measure.id, period, area.id), NO_AMOUNTS)
    return points.point(measure, period, amounts, received, w.today, w.settles_days(measure))


def _spans(measure: Measure, period: Period) -> list[Period]:
    compared = [period, periods.previous(period), periods.year_before(period)]
    target = judge.target_for(measure, period)
    return compared + (judge.spans(target, period) if target else [])


def _figure(w: Warehouse, measure: Measure, area: Area, period: Period, held: Held, audience: Audience) -> Figure:
    force = w.force_of(area)

    def point(of: Period) -> Point:
        return _point(w, measure, area, of, held, force)

    now = point(period)
    verdict = judge.judge(measure, area, period, point, w.today)
    parts = Figure(
        measure=measure,
        area=area,
        point=now,
        verdict=verdict,
        sentence="",
        previous=_compared(w, measure, now, point(periods.previous(period))),
        same_period_last_year=_compared(w, measure, now, point(periods.year_before(period))),
        data_as_at=w.last_day(measure, force),
        version=w.version,
        extracts=lineage.extracts_within(w, measure, force, period.starts, period.ends),
    )
    return replace(parts, sentence=words.sentence(parts))


def _compared(w: Warehouse, measure: Measure, now: Point, then: Point) -> Comparison | None:
    return change.compare(measure, now, then, phi=w.dispersion.get(measure.id))


def _spark_months(period: Period) -> list[Period]:
    last = periods.month(period.ends)
    return periods.spine("month", periods.add_months(last.starts, 1 - SPARK_MONTHS), last.ends)


def _plan_order(w: Warehouse, placement: Placement) -> tuple[int, int]:
    themes = [theme.id for theme in w.catalogue.plans[placement.plan].themes]
    return themes.index(placement.theme), placement.priority or 99
