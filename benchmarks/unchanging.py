"""Series in which nothing changes, of every kind that a chart may meet: whatever signals in them is a false alarm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, pi, sin
from random import Random

from warehouse.measures import periods
from warehouse.measures.model import Area, Grain, Measure, Part, Period, Point, Series, Unit

FORCE = Area("force", "force", "The force")
BEGINS = date(2013, 4, 1)
Drawn = Sequence[tuple[float, float | None]]  # numerator, denominator
Draw = Callable[[Random, Sequence[Period]], Drawn]


@dataclass(frozen=True)
class Kind:
    """A kind of series in which nothing changes: how its points are drawn, and how many there are."""

    title: str
    draw: Draw
    unit: Unit = "count"
    grain: Grain = "month"
    points: int = 36
    fix_after: int | None = None
    survey: bool = False

    def spine(self) -> list[Period]:
        """The periods of its points."""
        return periods.spine(self.grain, BEGINS, date(2030, 3, 31))[: self.points]


def measure(unit: Unit, *, survey: bool = False) -> Measure:
    """A measure of a unit, of no one's."""
    part = Part("any")
    return Measure(
        "made_up", "Made up", "", "", "", "", BEGINS, BEGINS, ("any",), unit, "lower", "day", part,
        None if unit == "count" else part, survey=survey,
    )  # fmt: skip


def series(kind: Kind, drawn: Drawn, spine: Sequence[Period]) -> Series:
    """What was drawn, as the query would give it."""
    scale = {"percent": 100.0}.get(kind.unit, 1.0)
    points = tuple(
        Point(span, scale * top / base if base else top, top, base, "final", base if kind.survey else None)
        for span, (top, base) in zip(spine, drawn, strict=True)
    )
    return Series(measure(kind.unit, survey=kind.survey), FORCE, kind.grain, points, None, "")


# ---- kinds ----------------------------------------------------------------------------------------------------


def normal(rng: Random, spine: Sequence[Period]) -> Drawn:
    """Independent, mean 100, standard deviation 10."""
    return [(rng.gauss(100, 10), 1.0) for _ in spine]


def autocorrelated(rng: Random, spine: Sequence[Period], by: float = 0.3) -> Drawn:
    """Each value carries on so much of the one before."""
    last, drawn = rng.gauss(0, 1), []
    for _ in spine:
        last = by * last + (1 - by * by) ** 0.5 * rng.gauss(0, 1)
        drawn.append((100 + 10 * last, 1.0))
    return drawn


def seasonal(size: float) -> Draw:
    """A yearly wave of so many standard deviations, beginning anywhere."""

    def draw(rng: Random, spine: Sequence[Period]) -> Drawn:
        begins = rng.uniform(0, 2 * pi)
        return [(v + 10 * size * sin(begins + pi * p.starts.month / 6), 1.0) for p, (v, _) in _with(normal, rng, spine)]

    return draw


def counts(mean: float, wave: float = 0.0, phi: float = 1.0) -> Draw:
    """Counts of so many a month of average length, with a wave of so many standard deviations."""

    def draw(rng: Random, spine: Sequence[Period]) -> Drawn:
        begins = rng.uniform(0, 2 * pi)
        drawn: list[tuple[float, float | None]] = []
        for span in spine:
            season = 1 + wave * sin(begins + pi * span.starts.month / 6) / mean**0.5
            expected = max(mean * season * span.days * 12 / 365.25, 0.0)
            drawn.append((_count(rng, expected, phi), None))
        return drawn

    return draw


def shares(share: float, base: int, between: float = 0.0) -> Draw:
    """A share of a base of about that size, whose own level moves by `between`, one standard deviation."""

    def draw(rng: Random, spine: Sequence[Period]) -> Drawn:
        drawn: list[tuple[float, float | None]] = []
        for _ in spine:
            size = max(round(rng.gauss(base, base / 8)), 1)
            level = min(max(rng.gauss(share, between), 0.0), 1.0)
            ones = round(rng.gauss(size * level, (size * level * (1 - level)) ** 0.5))
            drawn.append((min(max(ones, 0), size), size))
        return drawn

    return draw


def _with(draw: Draw, rng: Random, spine: Sequence[Period]) -> Iterator[tuple[Period, tuple[float, float | None]]]:
    return zip(spine, draw(rng, spine), strict=True)


def _count(rng: Random, mean: float, phi: float) -> int:
    """A Poisson count; with phi over 1, one whose mean itself varies, so that its variance is phi times its mean."""
    if phi > 1 and mean > 0:
        mean = rng.gammavariate(mean / (phi - 1), phi - 1)
    if mean > 50:
        return max(round(rng.gauss(mean, mean**0.5)), 0)
    count, left = -1, 1.0
    while left > exp(-mean):
        count, left = count + 1, left * rng.random()
    return max(count, 0)


KINDS = (
    Kind("Independent, normal", normal, "seconds"),
    Kind("Counts of 3,000 a month", counts(3000)),
    Kind("Counts of 3,000 a month, the latest a February", counts(3000), points=35),
    Kind("Counts of 10 a month", counts(10)),
    Kind("Counts of 3 a month", counts(3)),
    Kind("Counts of 1 a month", counts(1)),
    Kind("Counts of 3 a month, varying twice as much as chance", counts(3, phi=2)),
    Kind("Seasonal, by two standard deviations", seasonal(2), "seconds"),
    Kind("Seasonal, by one standard deviation", seasonal(1), "seconds"),
    Kind("Seasonal counts of 100 a month, by two", counts(100, wave=2)),
    Kind("Seasonal counts of 3 a month, by one", counts(3, wave=1)),
    Kind("Share of 30% of about 200", shares(0.3, 200), "percent"),
    Kind("Share of 30% of about 200, its level moving by 3 points", shares(0.3, 200, 0.03), "percent"),
    Kind("Survey by quarter, 80% of about 200, 12 quarters", shares(0.8, 200), "percent", "quarter", 12, survey=True),
    Kind("Autocorrelated, 0.3", autocorrelated, "seconds"),
    Kind("Independent, normal, 24 months", normal, "seconds", points=24),
    Kind("Independent, normal, 12 months", normal, "seconds", points=12),
    Kind("Independent, normal, baseline fixed on the first 12", normal, "seconds", fix_after=12),
    Kind("Independent, normal, baseline fixed on the first 24", normal, "seconds", fix_after=24),
)
