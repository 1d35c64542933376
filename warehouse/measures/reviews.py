"""What a weekly review holds: a measure's week beside others, what stands out, and what the comparisons rest on."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.measures import points
from warehouse.measures.model import Amounts, Area, Measure, Period, Point
from warehouse.measures.weekly import Evidence

FOUR = 4


@dataclass(frozen=True)
class WeekRow:
    """A measure's week in an area beside the one before, the four before together, and the same one last year.

    `week` is the week shown, which is an earlier one where the review's was not received whole (`now` is then that of
    the earlier week). `recent` holds the weeks before and this one, oldest first. `aged` says that the weeks before are
    shown as they were known at the age that this one has now. `why` says why there is no evidence.
    """

    measure: Measure
    area: Area
    week: Period
    now: Point
    previous: Point
    four_weeks: Point
    last_year: Point
    recent: tuple[Point, ...]
    evidence: Evidence | None = None
    why: str = ""
    aged: bool = False


@dataclass(frozen=True)
class Review:
    """The review of one week. `exceptions` are ranked by evidence, the strongest first; `rows` are of the force.

    `tested` cells were asked, of so many measures in so many areas. `newest` is the last week held whole of any
    measure, and `missing` the measures that have not this one. `age` is how many days after its end the week was last
    received, where that is known; `aged` of the `tested` were compared with weeks as known at that age. `by_area` is
    False for an audience that is not shown weeks by area.
    """

    week: Period
    exceptions: tuple[WeekRow, ...]
    rows: tuple[WeekRow, ...]
    tested: int
    measures: int
    areas: int
    newest: Period
    missing: tuple[Measure, ...]
    age: int | None = None
    aged: int = 0
    by_area: bool = True

    @property
    def is_newest(self) -> bool:
        """Whether it is of the newest week held."""
        return self.week == self.newest


def together(measure: Measure, weeks: list[Amounts], span: Period) -> Point:
    """The weeks of a span as one point: a count's mean a week; a rate's after its parts are added up."""
    found = [week.denominator for week in weeks if week.denominator is not None]
    amounts = Amounts(sum(week.numerator for week in weeks), sum(found) if found else None)
    value = points.value(measure.unit, amounts)
    if measure.denominator is None and value is not None:
        value /= len(weeks)
    top, base = amounts.numerator, amounts.denominator if measure.denominator is not None else None
    return Point(span, value, top, base, "final", reason="" if value is not None else "nothing to divide by")


def missing(span: Period, reason: str) -> Point:
    """A week that cannot be shown, and why."""
    return Point(span, None, None, None, "not_received", reason=reason)
