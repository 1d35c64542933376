"""The lines of one run of points, by the method that suits what they are; or none, and why.

Small counts have exact limits, shares of a base a p'-chart, and everything else the XmR chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum, isinf
from typing import Literal

from warehouse.measures import low_counts, shares, signals, spc
from warehouse.measures.levelled import Levelled, level
from warehouse.measures.model import Measure, Point, Series
from warehouse.measures.signals import Line, SpecialCause, Values

Method = Literal["xmr", "poisson", "p_prime", "none"]
Why = Literal["", "few", "survey", "rare", "flat"]
FEWEST = spc.FEWEST
SMALL = 5  # the mean count a period under which limits are exact, and a percentage has none
Lines = Sequence[Line | None]


@dataclass(frozen=True)
class Part:
    """A run of points between breaks, as they came, from index `start` of the series; `values` are those to judge.

    `rested` is how many points its lines rest on; `phi` how much small counts vary, 1 as Poisson.
    """

    start: int
    points: tuple[Point, ...]
    values: Values
    levelled: Levelled
    method: Method
    why: Why = ""
    rested: int = 0
    phi: float = 1.0
    lines: tuple[Line | None, ...] = ()
    causes: tuple[SpecialCause | None, ...] = ()

    @property
    def there(self) -> list[int]:
        """The indexes, from the part's own start, of the points that may be judged."""
        return [at for at, value in enumerate(self.values) if value is not None]

    @property
    def is_fixed(self) -> bool:
        """Whether points have come after those that the lines rest on."""
        return self.method != "none" and self.rested < len(self.there)


def part(series: Series, start: int, values: Values, fix_after: int | None) -> Part:
    """The lines and special causes of the points from `start` on, of which `values` may be judged."""
    measure, points = series.measure, series.points[start : start + len(values)]
    levelled = level(series.grain, [point.period for point in points], values, is_count=measure.unit == "count")
    held = [point for point, value in zip(points, values, strict=True) if value is not None]
    method, why = _method(series, held)
    nothing = (None,) * len(points)
    plain = Part(start, points, values, levelled, method, why, lines=nothing, causes=nothing)
    plain = replace(plain, rested=min(len(held), fix_after or len(held)))
    if method == "none":
        return plain
    lines, phi = _MAKERS[method](plain)
    if lines is None:
        return replace(plain, method="none", why="flat")
    causes = signals.special_causes(values, lines, trend=levelled.values)
    judged = tuple(None if value is None else cause for value, cause in zip(values, causes, strict=True))
    return replace(plain, lines=tuple(lines), causes=judged, phi=phi)


def is_share(measure: Measure) -> bool:
    """Whether a percentage is of its own base, as answered calls of calls; outcomes for crimes are of two lists."""
    base = measure.denominator
    return measure.unit == "percent" and base is not None and base.mart == measure.numerator.mart


def _method(series: Series, held: Sequence[Point]) -> tuple[Method, Why]:
    measure = series.measure
    if len(held) < FEWEST:
        return "none", "few"
    if measure.survey and series.grain not in ("quarter", "year"):
        return "none", "survey"
    if len({point.value for point in held}) == 1:
        return "xmr", ""
    if measure.unit == "count":
        return ("poisson" if fsum(point.value or 0 for point in held) < SMALL * len(held) else "xmr"), ""
    if measure.unit not in ("percent", "rate_per_1000"):
        return "xmr", ""
    if min(_sides(measure, held)) < SMALL * len(held):
        return "none", "rare"
    return ("p_prime" if is_share(measure) else "xmr"), ""


def _sides(measure: Measure, held: Sequence[Point]) -> tuple[float, float]:
    """How many cases a percentage counts in all, and how many it does not; of a ratio of two lists, both lists."""
    size = fsum(_size(point) for point in held)
    if not is_share(measure):
        return fsum(point.numerator or 0 for point in held), size
    ones = fsum((point.value or 0) / 100 * _size(point) for point in held)
    return ones, size - ones


def _size(point: Point) -> float:
    """What a share is of: a survey's effective responses, else the cases."""
    return point.effective or point.denominator or 0.0


def _xmr(plain: Part) -> tuple[Lines | None, float]:
    line = spc.line_of(plain.levelled.values, plain.rested)
    differ = len({value for value in plain.values if value is not None}) > 1
    if line is None or isinf(line.upper) or (differ and not signals.above(line.upper, line.lower)):
        return None, 1.0  # no neighbours; or hardly a step among them, so that every point would stand out
    return [plain.levelled.drawn(line, at) for at in range(len(plain.points))], 1.0


def _poisson(plain: Part) -> tuple[Lines | None, float]:
    scale, baseline = plain.levelled.scale, plain.there[: plain.rested]
    rate = fsum(plain.values[at] or 0.0 for at in baseline) / fsum(scale[at] for at in baseline)
    expected = [rate * each for each in scale]
    cut = baseline[-1] + 1
    phi = low_counts.dispersion(plain.values[:cut], expected[:cut])
    return (low_counts.lines(expected, phi) if rate else None), phi


def _p_prime(plain: Part) -> tuple[Lines | None, float]:
    sizes = [_size(point) for point in plain.points]
    lines = shares.lines(plain.levelled.values, sizes, plain.there[plain.rested - 1] + 1)
    return lines and [plain.levelled.drawn(line, at) for at, line in enumerate(lines)], 1.0


_MAKERS = {"xmr": _xmr, "poisson": _poisson, "p_prime": _p_prime}
