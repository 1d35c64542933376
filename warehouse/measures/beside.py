"""The areas of a set beside each other in one period: ranked with what chance leaves of a rank, and set on a funnel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from warehouse.measures import funnel as funnels
from warehouse.measures import intervals
from warehouse.measures.charting import is_share
from warehouse.measures.funnel import Funnel, Kind, Stand
from warehouse.measures.model import Area, Basis, Comparison, Measure, Period, Point
from warehouse.measures.ranks import Rank, confidence, ranks

_SETTLED = ("final", "provisional")
A_COUNT = "Counts follow the size of an area, so they stand on no funnel: choose the rate for each 1,000 people."
NO_CHANCE = "What is added up here varies by no chance that is known: no funnel, and no interval."
TOO_FEW = "Under five areas have a figure to set on a funnel."
IN_PART = "Days are missing from the period, so the areas are neither ranked nor judged."


@dataclass(frozen=True)
class Beside:
    """One area's figure (a rate, where rates were asked for), and its count as it is in `counted`.

    `low` and `high` are the 95% interval of chance. `rank` and `stand` are None for what is not set against others.
    """

    area: Area
    point: Point
    counted: Point
    low: float | None = None
    high: float | None = None
    rank: Rank | None = None
    stand: Stand | None = None
    change: Comparison | None = None


@dataclass(frozen=True)
class AreaTable:
    """Every area of a set, the highest first; then the three that are nowhere, apart; all of them add to the force.

    `of` is the measure as it is defined, `measure` the rate's where `by_rate`; `no_funnel` says why there is none;
    `people` whose count of the force's residents the rates rest on.
    """

    of: Measure
    measure: Measure
    period: Period
    area_set: str
    by_rate: bool
    basis: Basis
    rows: tuple[Beside, ...]
    nowhere: tuple[Beside, ...]
    force: Beside
    funnel: Funnel | None
    no_funnel: str
    version: str
    people: str = ""

    @property
    def ranked(self) -> int:
        """How many areas have a rank."""
        return sum(row.rank is not None for row in self.rows)

    def row(self, area: str) -> Beside | None:
        """An area of the set, or one that is nowhere, or the force, by its id."""
        return next((row for row in (*self.rows, *self.nowhere, self.force) if row.area.id == area), None)


def with_intervals(measure: Measure, rows: Sequence[Beside]) -> tuple[Beside, ...]:
    """Each row with the 95% interval of its figure, where it has one."""
    found = [intervals.interval(measure, row.point) for row in rows]
    return tuple(
        replace(row, low=held[0], high=held[1]) if held else row for row, held in zip(rows, found, strict=True)
    )


def ranked(measure: Measure, rows: Sequence[Beside]) -> tuple[Beside, ...]:
    """The rows by their value, the highest first, each with its rank; those without a value, or in part, at the end."""
    judged = [row for row in rows if _is_judged(row)]
    sure = confidence(len(judged))
    values = [float(row.point.value or 0) for row in judged]
    held = [
        intervals.interval(measure, row.point, sure) or (value, value)
        for row, value in zip(judged, values, strict=True)
    ]
    placed = [replace(row, rank=rank) for row, rank in zip(judged, ranks(values, held), strict=True)]
    rest = [row for row in rows if not _is_judged(row)]
    return (*sorted(placed, key=lambda row: (-(row.point.value or 0), row.area.title)), *sorted(rest, key=_last))


def _last(row: Beside) -> tuple[bool, float, str]:
    return row.point.value is None, -(row.point.value or 0), row.area.title


def _is_judged(row: Beside) -> bool:
    """A survey of under 30 effective responses [u] is neither ranked nor judged."""
    return row.point.value is not None and row.point.status in _SETTLED and not row.point.shorthand


def on_funnel(measure: Measure, rows: Sequence[Beside]) -> tuple[tuple[Beside, ...], Funnel | None, str]:
    """The rows with where each stands, the funnel that they stand on, and why there is none."""
    if any(row.point.status == "partial" for row in rows):
        return tuple(rows), None, IN_PART
    if measure.unit == "count" and measure.nature == "tally":
        return tuple(rows), None, A_COUNT
    if measure.unit not in ("percent", "rate_per_1000"):
        return tuple(rows), None, NO_CHANCE
    held = [
        (at, cell) for at, row in enumerate(rows) if _is_judged(row) and (cell := intervals.cell(measure, row.point))
    ]
    kind, scale = kind_of(measure)
    found = funnels.funnel([cell for _, cell in held], kind, scale=scale) if held else None
    if found is None:
        return tuple(rows), None, TOO_FEW
    stands = dict(zip((at for at, _ in held), found.areas, strict=True))
    return tuple(replace(row, stand=stands.get(at)) for at, row in enumerate(rows)), found, ""


def kind_of(measure: Measure) -> tuple[Kind, float]:
    """What sort of funnel a measure stands on, and the scale of its unit."""
    return "share" if is_share(measure) else "rate", 100.0 if measure.unit == "percent" else 1000.0
