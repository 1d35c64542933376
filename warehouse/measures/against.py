"""A force against its comparison group: rates for each 1,000 people, the group's mean, the force's rank.

The mean is the unweighted mean of the forces' rates, the force itself included (HMIC's rule): each force counts once,
however many people it polices.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from warehouse.measures import populations
from warehouse.measures.groups import Group
from warehouse.measures.model import Area, Measure, Period, Point
from warehouse.measures.populations import Rate, Residents

FEWEST = 3  # forces with a rate, the force itself included: a mean of two says nothing of a group
Entrant = tuple[Area, Point, Residents | None]


@dataclass(frozen=True)
class Standing:
    """One force: its point, its rate with the 95% interval of chance, and its rank, 1 for the lowest rate."""

    area: Area
    point: Point
    rate: Rate
    rank: int

    @property
    def count(self) -> float:
        """How many cases it had."""
        return self.point.value or 0


@dataclass(frozen=True)
class Against:
    """A measure's rates in one period, lowest first. `own` is the home force, `left_out` each member without a rate.

    Where there is nothing to compare, `own` and `mean` are None and `why` says why.
    """

    measure: Measure
    period: Period
    group: Group | None
    standings: tuple[Standing, ...] = ()
    own: Standing | None = None
    mean: float | None = None
    left_out: tuple[tuple[Area, str], ...] = ()
    why: str = ""

    @property
    def above(self) -> float | None:
        """By how many percent the force's rate is above the mean, below it when under 0; None without a mean."""
        return 100 * (self.own.rate.value / self.mean - 1) if self.own and self.mean else None

    @property
    def by_chance(self) -> bool:
        """Whether chance alone could have set the force so far from the mean: it lies within the rate's interval."""
        return self.own is not None and self.mean is not None and self.own.rate.low <= self.mean <= self.own.rate.high


def against(measure: Measure, period: Period, group: Group | None, entrants: Iterable[Entrant], home: str) -> Against:
    """The comparison of the group's members, each with its point and its people; `home` is the force's own area id."""
    if why := why_never(measure, group):
        return Against(measure, period, group, why=why)
    placed, left_out = _sorted(measure, entrants)
    rated = ranked(placed)
    own = next((one for one in rated if one.area.id == home), None)
    short = _too_few(rated, own, left_out, len(placed) + len(left_out), home)
    if short:
        return Against(measure, period, group, rated, left_out=left_out, why=short)
    return Against(measure, period, group, rated, own, mean([one.rate.value for one in rated]), left_out)


def why_never(measure: Measure, group: Group | None) -> str:
    """Why a measure cannot be compared with a group in any period; empty when it can."""
    if not measure.compares_forces:
        return "forces record it too differently to be set beside each other"
    if not populations.has_rate(measure):
        return "it counts no cases, so it has no rate for each 1,000 people"
    if not measure.open_data:
        return "other forces are known from open data only"
    return "" if group else "no comparison group holds this force"


def mean(rates: Sequence[float]) -> float:
    """The unweighted mean of the forces' rates."""
    return fsum(rates) / len(rates)


def ranked(rates: Iterable[tuple[Area, Point, Rate]]) -> tuple[Standing, ...]:
    """Forces by rate, lowest first; those of one rate share the better rank."""
    found = sorted(rates, key=lambda one: (one[2].value, one[0].title))
    return tuple(
        Standing(area, point, rate, 1 + sum(other.value < rate.value for _, _, other in found))
        for area, point, rate in found
    )


def _sorted(
    measure: Measure, entrants: Iterable[Entrant]
) -> tuple[list[tuple[Area, Point, Rate]], tuple[tuple[Area, str], ...]]:
    placed, left_out = [], []
    for area, point, people in entrants:
        rate = populations.per_1000(measure, point, people)
        if point.status in ("partial", "not_received") or point.value is None:
            left_out.append((area, point.reason or "not received"))
        elif rate is None:
            left_out.append((area, "no population is held for it"))
        else:
            placed.append((area, point, rate))
    return placed, tuple(sorted(left_out, key=lambda pair: pair[0].title))


def _too_few(
    rated: Sequence[Standing], own: Standing | None, left_out: Sequence[tuple[Area, str]], members: int, home: str
) -> str:
    if own is None:
        reason = next((why for area, why in left_out if area.id == home), "it was no member of the group then")
        return f"the force itself has no rate: {reason}"
    if len(rated) < FEWEST:
        have = "has" if len(rated) == 1 else "have"
        return f"{len(rated)} of the group's {members} forces {have} a rate, and a mean needs {FEWEST}"
    return ""
