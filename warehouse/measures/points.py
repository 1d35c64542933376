"""From what a period adds up to, to the point that is shown: the one division, the status, a survey's interval."""

from __future__ import annotations

from datetime import date, timedelta
from math import sqrt

from warehouse.measures.model import Amounts, Measure, Period, Point, Status, Unit
from warehouse.measures.periods import holding, long_date

Z95 = 1.959963984540054
UNRELIABLE_BELOW = 30  # effective responses; fewer are marked [u]
_SCALE = {"percent": 100.0, "seconds": 1.0, "rate_per_1000": 1000.0}
_NAMED = {"week": "week", "month": "month", "quarter": "quarter", "year": "financial year"}


def point(
    measure: Measure, period: Period, amounts: Amounts, received: int, today: date, settles_days: int = 0
) -> Point:
    """A period's point, of whose days so many were received; provisional until `settles_days` after it ended.

    There is none for a period that is not made of whole ones of the measure's own grain: a year's figure stands at the
    year's first day, so that its first month would hold it all and the other eleven nothing.
    """
    if fault := _not_held(measure, period):
        return Point(period, None, None, None, "not_received", reason=fault)
    status = _status(period, received, today, settles_days)
    if status == "not_received":
        return Point(period, None, None, None, status, reason=_absence(measure, period))
    amount = value(measure.unit, amounts)
    low, high, effective = _interval(measure, amount, amounts)
    return Point(
        period,
        value=amount,
        numerator=amounts.numerator,
        denominator=amounts.denominator if measure.denominator is not None else None,
        status=status,
        effective=effective,
        low=low,
        high=high,
        reason=_reason(measure, amount, status, period, received),
        shorthand="[u]" if effective is not None and effective < UNRELIABLE_BELOW else "",
    )


def value(unit: Unit, amounts: Amounts) -> float | None:
    """The amounts in a unit (a percentage is 0 to 100); None where there is nothing to divide by."""
    if unit not in _SCALE:
        return amounts.numerator
    if not amounts.denominator:
        return None
    return _SCALE[unit] * amounts.numerator / amounts.denominator


def effective_responses(amounts: Amounts) -> float | None:
    """Kish's effective sample size, (sum of weights) squared over the sum of squared weights; None without weights."""
    if not amounts.weight_squared or not amounts.denominator:
        return None
    return amounts.denominator**2 / amounts.weight_squared


def wilson(percent: float, responses: float, z: float = Z95) -> tuple[float, float]:
    """Wilson's interval, in percent, of a percentage of so many (effective) responses; of 95%, or as `z` says."""
    share, z2 = percent / 100, z * z
    middle = share + z2 / (2 * responses)
    reach = z * sqrt(max(share * (1 - share), 0) / responses + z2 / (4 * responses * responses))
    spread = 1 + z2 / responses
    return 100 * max(0.0, (middle - reach) / spread), 100 * min(1.0, (middle + reach) / spread)


def _interval(
    measure: Measure, amount: float | None, amounts: Amounts
) -> tuple[float | None, float | None, float | None]:
    effective = effective_responses(amounts) if measure.survey else None
    if amount is None or effective is None:
        return None, None, effective
    return *wilson(amount, effective), effective


def _not_held(measure: Measure, period: Period) -> str:
    """Why a measure has no figure of its own for a period, whatever was received; empty when it has."""
    grain = measure.grain
    if grain not in _NAMED:
        return ""
    first, last = holding(grain, period.starts), holding(grain, period.ends)
    if (first.starts, last.ends) != (period.starts, period.ends):
        return f"held for whole {_NAMED[grain]}s only"
    if measure.nature == "stock" and first != last:
        return f"what stands in one {_NAMED[grain]} is not added to another"
    return ""


def _status(period: Period, received: int, today: date, settles_days: int) -> Status:
    if received <= 0:
        return "not_received"
    if received < period.days:
        return "partial"
    return "provisional" if today <= period.ends + timedelta(days=settles_days) else "final"


def _absence(measure: Measure, period: Period) -> str:
    if measure.ends and period.starts > measure.ends:
        heir = f"; see {measure.succeeded_by.replace('_', ' ')}" if measure.succeeded_by else ""
        return f"not counted after {long_date(measure.ends)}{heir}"
    if measure.starts and period.ends < measure.starts:
        return f"not counted before {long_date(measure.starts)}"
    return "not received"


def _reason(measure: Measure, amount: float | None, status: Status, period: Period, received: int) -> str:
    if status == "partial":
        return f"{received} of {period.days} days received"
    if amount is not None:
        return ""
    return "no answers in it" if measure.survey else "nothing to divide by"
