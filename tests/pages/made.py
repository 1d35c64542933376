"""Measures, series and figures made by hand, so that drawing and wording are tested without a warehouse."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from warehouse.measures import limits, periods
from warehouse.measures.model import (
    Area,
    Comparison,
    Figure,
    Measure,
    Part,
    Period,
    Placement,
    Point,
    Series,
    Target,
    Verdict,
)
from warehouse.query import BoardRow

FORCE = Area("force", "force", "Leicester, Leicestershire and Rutland")
YEAR = periods.parse("2013/14")


def measure(**other: Any) -> Measure:
    """A count of offences, better lower; `other` takes the place of any field."""
    fields: dict[str, Any] = {
        "id": "some_offences",
        "title": "Some offences",
        "definition": "Offences\nof some kind.",
        "why_it_matters": "They hurt.",
        "owner": "Performance manager",
        "checked_by": "Not yet checked",
        "reviewed": date(2018, 1, 1),
        "next_review": date(2019, 1, 1),
        "sources": ("crime",),
        "unit": "count",
        "better": "lower",
        "grain": "day",
        "numerator": Part("crime"),
        "noun": "offences",
        "placements": (Placement("2013-17", "safer", 12),),
    }
    return Measure(**fields | other)


def rate(**other: Any) -> Measure:
    """A percentage."""
    return measure(**{"unit": "percent", "denominator": Part("crime"), "better": "higher"} | other)


def point(period: Period, value: float | None, **other: Any) -> Point:
    status = "not_received" if value is None else "final"
    fields: dict[str, Any] = {"numerator": value, "denominator": None, "status": status}
    return Point(period, value, **fields | other)


def series(
    values: Sequence[float | None], first: date = date(2012, 4, 1), of: Measure | None = None, **states: str
) -> Series:
    """Months from `first`; None is a month not received; `states` gives a status by position: s3="partial"."""
    spine = [periods.month(periods.add_months(first, step)) for step in range(len(values))]
    points = tuple(
        point(month, value, **({"status": states[f"s{at}"]} if f"s{at}" in states else {}))
        for at, (month, value) in enumerate(zip(spine, values, strict=True))
    )
    return Series(of or measure(), FORCE, "month", points, spine[-1].ends, "0001-abcdef01")


def change_target(**other: Any) -> Target:
    fields: dict[str, Any] = {
        "kind": "change", "starts": YEAR.starts, "ends": YEAR.ends, "source": "Plan, page 1", "value": -0.13,
        "baseline": date(2012, 4, 1),
    }  # fmt: skip
    return Target(**fields | other)


def comparison(difference: float, percent: float | None = 6.7, z: float | None = 2.9, **other: Any) -> Comparison:
    words = "" if z is None else "real change" if abs(z) >= 3 else "probably real" if abs(z) >= 2 else "could be chance"
    fields: dict[str, Any] = {
        "value": 3935, "difference": difference, "percent": percent, "z": z, "phi": 1.0, "words": words,
        "period": periods.parse("2012/13"),
    }  # fmt: skip
    return Comparison(**fields | other)


def figure(of: Measure | None = None, now: Point | None = None, **other: Any) -> Figure:
    fields: dict[str, Any] = {
        "area": FORCE,
        "verdict": Verdict("no_target"),
        "sentence": "Some offences: 4,199 in 2013/14.",
        "previous": None,
        "same_period_last_year": None,
        "data_as_at": date(2014, 3, 31),
        "version": "0001-abcdef01",
    }
    return Figure(measure=of or measure(), point=now or point(YEAR, 4199), **fields | other)


def row(code: str | None = "no_target", target: Target | None = None, **other: Any) -> BoardRow:
    """A line of a Board with a verdict; `other` goes to its figure."""
    of = other.pop("of", None) or measure()
    shown = figure(of, verdict=Verdict(code, target), **other)  # type: ignore[arg-type]
    months = series([300 + at for at in range(36)], of=of)
    return BoardRow(of, of.placements[0], shown, months, limits.limits(months, ()))
