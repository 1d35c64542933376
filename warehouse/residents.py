"""The people of an area, as a published version holds them: what a rate is set against, and why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from warehouse.measures import populations
from warehouse.measures.model import Area, Basis, Measure, Period, Point
from warehouse.measures.populations import Rate, Residents
from warehouse.published import Warehouse

SQL = (Path(__file__).parent / "sql" / "residents.sql").read_text(encoding="utf-8")
NOT_A_COUNT = "it counts no cases, so it has no rate for each 1,000 people"


def residents(w: Warehouse, area: Area, period: Period, basis: Basis = "today") -> Residents | None:
    """Who lives in an area by the period's mid-year, else by the nearest earlier one held; None where none is.

    An area without a count of its own has its places' sum: those of the home's day, or of the period's middle one.
    """
    return populations.nearest(counted(w, area, day_of(w, area, period, basis)), period)


def day_of(w: Warehouse, area: Area, period: Period, basis: Basis) -> date:
    """The day whose area set tells which places make up an area."""
    return populations.middle(period) if basis == "of_the_time" else min(w.today, area.valid_to or date.max)


def counted(w: Warehouse, area: Area, on: date) -> tuple[Residents, ...]:
    """Every count held of the people of an area, as it is made up on a day."""
    key = f"force:{w.force_of(area)}" if area.set == "force" else area.id
    found: tuple[Residents, ...] | None = w.kept.get(("counted", key, on))
    if found is None:
        found = tuple(Residents(area.id, *row) for row in w.rows(SQL, {"area": key, "on": on}))
        w.kept["counted", key, on] = found
    return found


def no_rates(w: Warehouse) -> dict[str, str]:
    """The areas in which figures for each resident would mislead, with why, as the area sets say."""
    if "no_rates" not in w.kept:
        rows = w.rows("select area, reason from no_resident_rate")
        w.kept["no_rates"] = {str(area): str(reason) for area, reason in rows}
    found: dict[str, str] = w.kept["no_rates"]
    return found


def why_not(
    w: Warehouse, measure: Measure, area: Area, found: Residents | None, misleading: Mapping[str, str] | None = None
) -> str:
    """Why a measure has no rate for each 1,000 people of an area; empty when it has one.

    `misleading` are `no_rates`, for a caller that asks of many points.
    """
    if not populations.has_rate(measure):
        return NOT_A_COUNT
    if area.set == "nowhere":
        return "in no area, so among no residents"
    if reason := (no_rates(w) if misleading is None else misleading).get(area.id):
        return f"no resident rate: {reason}"
    return "" if found else "no population is held for it"


def rates(
    w: Warehouse, measure: Measure, found: Iterable[tuple[Area, Point]], basis: Basis = "today"
) -> tuple[Rate | None, ...]:
    """The rate of each area's point, as it stands protected or withheld; None where `why_not` says why."""
    return tuple(_rate(w, measure, area, point, basis) for area, point in found)


def _rate(w: Warehouse, measure: Measure, area: Area, point: Point, basis: Basis) -> Rate | None:
    held = residents(w, area, point.period, basis)
    return None if why_not(w, measure, area, held) else populations.per_1000(measure, point, held)
