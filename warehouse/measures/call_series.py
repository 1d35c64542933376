"""A reading of one line's calls month by month, as the series that charts and tables take, with its standard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from warehouse.measures import points
from warehouse.measures.calls import LINES, READINGS, STANDARD_999, Line, Month, Reading
from warehouse.measures.model import Amounts, Area, Measure, Part, Point, Series, Target

NATIONAL = "National standard: 90% of 999 calls answered in 10 seconds, from when they reach the force"
LOCAL = "Set for this deployment: there is no agreed standard for 101"
NO_BANDS = "no wait bands given"
NO_END = "{:.0f} seconds or more"
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
    shown = tuple(_point(made, READINGS[reading], month, today) for month in months)
    last = max((month.period.ends for month in months if month.received == month.period.days), default=None)
    return Series(made, area, "month", shown, last, version)


def _point(made: Measure, reading: Reading, month: Month, today: date) -> Point:
    """A month's point; that of a percentile is no division, and says where only its least is known."""
    found = points.point(made, month.period, Amounts(*reading.parts(month.calls)), month.received, today)
    if reading.share is None or found.status == "not_received":
        return found
    value = reading.value(month.calls)
    why = NO_BANDS if value is None else NO_END.format(value) if reading.has_no_end(month.calls) else ""
    return replace(found, value=value, reason="; ".join(told for told in (_missing(found), why) if told))


def _missing(found: Point) -> str:
    return found.reason if found.status == "partial" else ""


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
        denominator=None if held.unit == "count" or held.share is not None else Part("call"),
        noun="calls" if held.unit == "count" else held.of,
        targets=(Target("level", *EVER, source, level),) if level is not None else (),
        by_area=False,
    )
