"""From what a period adds up to, to a point: the one place where anything is divided."""

from __future__ import annotations

from datetime import date, timedelta

from warehouse.measures import change
from warehouse.measures.model import Amounts, Measure, Period, Point, Status

PER = {"percent": 100.0, "seconds": 1.0, "pounds": 1.0, "rate_per_1000": 1000.0, "count": 1.0}


def point(
    measure: Measure, period: Period, amounts: Amounts, received: int, today: date, settles_days: int
) -> Point:
    """The point of a period, `received` of whose days were received.

    A period wholly outside the life of the definition, or of which nothing was received, has no value and says why.
    """
    if reason := _not_defined(measure, period):
        return Point(period, None, None, None, "not_received", reason=reason)
    status = _status(period, received, today, settles_days)
    if status == "not_received":
        return Point(period, None, None, None, status, reason="Not received.")
    reason = f"{received} of {period.days} days received." if status == "partial" else ""
    if measure.denominator is None:
        return Point(period, amounts.numerator, amounts.numerator, None, status, reason=reason)
    return _ratio(measure, period, amounts, status, reason)


def _ratio(measure: Measure, period: Period, amounts: Amounts, status: Status, reason: str) -> Point:
    numerator, denominator = amounts.numerator, amounts.denominator or 0
    if denominator == 0:
        nothing = reason or "Nothing to divide by: none recorded in the period."
        return Point(period, None, numerator, denominator, status, reason=nothing)
    value = PER[measure.unit] * numerator / denominator
    if not measure.survey:
        return Point(period, value, numerator, denominator, status, reason=reason)
    effective = change.effective_size(denominator, amounts.weight_squared, amounts.responses)
    low, high = change.wilson(numerator / denominator, effective)
    return Point(
        period, value, numerator, denominator, status,
        effective=effective, low=100 * low, high=100 * high, reason=reason,
    )  # fmt: skip


def _status(period: Period, received: int, today: date, settles_days: int) -> Status:
    if received == 0:
        return "not_received"
    if received < period.days:
        return "partial"
    return "provisional" if period.ends + timedelta(days=settles_days) > today else "final"


def _not_defined(measure: Measure, period: Period) -> str:
    if measure.ends and period.starts > measure.ends:
        return f"This measure ended on {_day(measure.ends)}."
    if measure.starts and period.ends < measure.starts:
        return f"This measure began on {_day(measure.starts)}."
    return ""


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
