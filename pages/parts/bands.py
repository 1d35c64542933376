"""The shaded stretches of a chart: what was not received, what is too young to tell, the period in question."""

from __future__ import annotations

from collections.abc import Sequence

from pages.parts.chart import Band
from warehouse.measures import periods
from warehouse.measures.model import Period, Point


def of(shown: Sequence[Point], chosen: Period | None) -> tuple[Band, ...]:
    """Every stretch of the points shown, those that are drawn over first."""
    return (*_young(shown), *_gaps(shown), *_chosen(shown, chosen))


def _gaps(shown: Sequence[Point]) -> tuple[Band, ...]:
    """Stretches for which nothing was received, or no rate is due yet."""
    missing = [at for at, point in enumerate(shown) if point.status == "not_received"]
    return tuple(Band(first - 0.5, last + 0.5, "gap", _why(shown[first])) for first, last in _stretches(missing))


def _why(point: Point) -> str:
    return point.reason if point.reason.startswith("not followed") else "not received"


def _young(shown: Sequence[Point]) -> tuple[Band, ...]:
    """Stretches of cohorts whose outcomes have not had their time."""
    young = [at for at, point in enumerate(shown) if point.immature]
    return tuple(Band(first - 0.5, last + 0.5, "young", "immature") for first, last in _stretches(young))


def _stretches(held: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last of each run of indexes that follow each other."""
    firsts = [at for at in held if at - 1 not in held]
    return list(zip(firsts, [at for at in held if at + 1 not in held], strict=True))


def _chosen(shown: Sequence[Point], chosen: Period | None) -> tuple[Band, ...]:
    inside = [at for at, point in enumerate(shown) if chosen and chosen.holds(point.period)]
    if not chosen or not inside or len(inside) == len(shown):
        return ()
    return (Band(inside[0] - 0.5, inside[-1] + 0.5, "chosen", periods.label(chosen)),)
