"""What chance leaves of a point: the interval of a count, of a share by Wilson, of a rate by its cases."""

from __future__ import annotations

from statistics import NormalDist

from warehouse.measures import counts
from warehouse.measures.charting import is_share
from warehouse.measures.model import Measure, Point
from warehouse.measures.points import wilson

SURE = 0.95
Cell = tuple[float, float]


def cell(measure: Measure, point: Point) -> Cell | None:
    """The cases of a point over what they are out of; a survey's in effective responses. None where it has neither."""
    size = point.effective if measure.survey else point.denominator
    if point.value is None or not size or measure.unit not in ("percent", "rate_per_1000"):
        return None
    return ((point.value / 100 * size) if measure.survey else (point.numerator or 0.0)), size


def interval(measure: Measure, point: Point, confidence: float = SURE) -> Cell | None:
    """The interval of a point's value, in its unit; None for what varies by no chance that is known.

    A share's is Wilson's. Outcomes for crimes are no share of them: theirs is that of the outcomes' own number, and so
    is that of cases for each 1,000 people.
    """
    if point.value is None:
        return None
    if measure.unit == "count" and measure.nature == "tally":
        return counts.interval(point.value, confidence)
    found = cell(measure, point)
    if found is None:
        return None
    cases, size = found
    if is_share(measure):
        return wilson(point.value, size, NormalDist().inv_cdf((1 + confidence) / 2))
    scale = 100.0 if measure.unit == "percent" else 1000.0
    low, high = counts.interval(cases, confidence)
    return scale * low / size, scale * high / size
