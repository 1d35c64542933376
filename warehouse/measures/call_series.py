"""A reading of one line's calls month by month, as the series that charts and tables take, with its standard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from warehouse.measures import points
from warehouse.measures.calls import LINES, READINGS, STANDARD_999, Line, Month
from warehouse.measures.model import Amounts, Area, Measure, Part, Series, Target

NATIONAL = "National standard: 90% of 999 calls answered in 10 seconds, from when they reach the force"
LOCAL = "Set for this deployment: there is no agreed standard for 101"
EVER = (date(1900, 4, 1), date(2099, 3, 31))


def standard(line: Line, reading: str, wait: float | None = None, abandoned: float | None = None) -> float | None:
    """What a reading of a line is held beside: the national standard of 999; on 101 only what is configured."""
    if line == LINES[0]:
        return STANDARD_999 if reading == "answered" else None
    return {"wait": wait, "after": abandoned}.get(reading)


def of_months(
    line: Line, reading: str, months: Sequence[Month], area: Area, version: str, today: date, level: float | None = None
) -> Series:
    """A reading's months as a series; `level` is the standard that its chart shows."""
    made = measure_of(line, reading, level)
    parts = READINGS[reading].parts
    shown = tuple(
        points.point(made, month.period, Amounts(*parts(month.calls)), month.received, today) for month in months
    )
    last = max((month.period.ends for month in months if month.received == month.period.days), default=None)
    return Series(made, area, "month", shown, last, version)


def measure_of(line: Line, reading: str, level: float | None = None) -> Measure:
    """The description of a reading that the drawing and wording of charts go by. It stands in no catalogue."""
    held, counted = READINGS[reading], "calls offered"
    source = NATIONAL if line == LINES[0] else LOCAL
    return Measure(
        id=f"{line}_{reading}",
        title=f"{line}: {counted if held.unit == 'count' else held.title.lower()}",
        definition="",
        why_it_matters="",
        owner="",
        checked_by="",
        reviewed=EVER[0],
        next_review=EVER[0],
        sources=("call",),
        unit=held.unit,
        better=held.better,
        grain="day",
        numerator=Part("call"),
        denominator=None if held.unit == "count" else Part("call"),
        noun="calls" if held.unit == "count" else held.of,
        targets=(Target("level", *EVER, source, level),) if level is not None else (),
        by_area=False,
    )
