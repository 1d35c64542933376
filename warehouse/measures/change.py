"""One period against another: by how much, by what percentage, and whether it is more than chance.

Both counts vary, so for counts `Z = sqrt(2) * (sqrt(now) - sqrt(then)) / sqrt(phi)`: 3 or more either way is a real
change, 2 to 3 probably real, less could be chance. `phi` is how much more the measure's months vary than pure chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import sqrt, trunc

from warehouse.measures.model import Comparison, Event, Measure, Period, Point
from warehouse.measures.periods import long_date

REAL, PROBABLE = 3.0, 2.0
_WHOLE = ("final", "provisional")
_ROUNDS = 200  # of fitting; it settles in a handful unless a year is nearly empty
Cell = tuple[int, int]  # financial year and month of the year


def compare(
    measure: Measure, now: Point, then: Point, phi: float | None = None, events: Iterable[Event] = ()
) -> Comparison | None:
    """How `now` stands against `then`; None where either is missing or partial, or a definition changed between them.

    Percentages are of the old value. `phi` is the measure's dispersion (1 or more), or None when its months are too
    few to tell: Z is then that of pure chance, and the Comparison's `phi` says that it is unknown.
    """
    if now.value is None or then.value is None or why_not(measure, now, then, events):
        return None
    difference = now.value - then.value
    percent = 100 * difference / then.value if then.value else None
    z = _z(measure, now, then, phi)
    return Comparison(
        value=then.value,
        difference=difference,
        percent=percent,
        z=z,
        phi=None if z is None else phi,
        words=strength(z),
        period=then.period,
        per_day=_per_day(measure, now, then),
        numerator=then.numerator,
        denominator=then.denominator,
    )


def why_not(measure: Measure, now: Point, then: Point, events: Iterable[Event] = ()) -> str:
    """Why two points of a measure may not be compared; empty when they may."""
    for point in (now, then):
        if point.status not in _WHOLE or point.value is None or point.immature:
            return point.reason or "not received in full"
    for edge, word in ((measure.starts, "begins"), (measure.ends, "ends")):
        if edge and not _one_side(edge, now.period, then.period, after=word == "ends"):
            return f"the definition {word} on {long_date(edge)}"
    broken = next((e for e in events if e.breaks and not _one_side(e.day, now.period, then.period)), None)
    return f"{broken.title} ({long_date(broken.day)})" if broken else ""


def z_score(now: float, then: float, phi: float = 1.0, days: tuple[int, int] = (1, 1)) -> float:
    """Z of the change between two counts, of periods of so many days each: of their daily averages, when they differ.

    With equal lengths it is sqrt(2) * (sqrt(now) - sqrt(then)) / sqrt(phi).
    """
    one, other = days
    reach = sqrt(phi * (1 / one + 1 / other)) / 2
    return (sqrt(max(now, 0) / one) - sqrt(max(then, 0) / other)) / reach


def strength(z: float | None) -> str:
    """The words for a Z, the same wherever one is shown; empty without one."""
    if z is None:
        return ""
    return "real change" if abs(z) >= REAL else "probably real" if abs(z) >= PROBABLE else "could be chance"


def month_index(on: date) -> int:
    """The running number of a day's month, by which `dispersion` knows it: year * 12 + month - 1."""
    return on.year * 12 + on.month - 1


def dispersion(monthly: Sequence[tuple[int, int]]) -> float | None:
    """How many times more a measure's months vary than pure chance would make them: phi, 1 or more.

    `monthly` holds (month index, count) of months received whole. The months are fitted by financial year and by
    month of the year (quasi-Poisson); phi is Pearson's chi-squared over the degrees of freedom left. None with under
    24 months, or too few left over after the fit. A year or a month of the year in which nothing ever happened is left
    out: it fits exactly and tells nothing (a quarterly return stands in every third month).
    """
    held = {divmod(index - 3, 12): max(int(count), 0) for index, count in monthly}
    years, months = ({cell[axis] for cell, count in held.items() if count} for axis in (0, 1))
    counts = {cell: count for cell, count in held.items() if cell[0] in years and cell[1] in months}
    freedom = len(counts) - len({year for year, _ in counts}) - len({month for _, month in counts}) + 1
    if len(counts) < 24 or freedom < 10 or not any(counts.values()):
        return None
    fitted = _fit(counts)
    chi = sum((counts[cell] - mean) ** 2 / mean for cell, mean in fitted.items() if mean > 0)
    return max(1.0, chi / freedom)


def _fit(counts: dict[Cell, int]) -> dict[Cell, float]:
    """The expected count of each month, year level x month's share, by scaling rows and columns in turn."""
    fitted = dict.fromkeys(counts, 1.0)
    for _ in range(_ROUNDS):
        moved = 0.0
        for axis in (0, 1):
            for group in {cell[axis] for cell in counts}:
                cells = [cell for cell in counts if cell[axis] == group]
                total = sum(fitted[cell] for cell in cells)
                factor = sum(counts[cell] for cell in cells) / total if total else 0.0
                moved = max(moved, abs(factor - 1) if total else 0.0)
                fitted.update({cell: fitted[cell] * factor for cell in cells})
        if moved < 1e-9:
            break
    return fitted


def _z(measure: Measure, now: Point, then: Point, phi: float | None) -> float | None:
    if measure.unit != "count" or measure.nature == "stock" or now.value is None or then.value is None:
        return None
    if measure.nature == "amount" and phi is None:  # hours and points vary by their own size, not by chance alone
        return None
    return z_score(now.value, then.value, max(phi or 1.0, 1.0), (now.period.days, then.period.days))


def _per_day(measure: Measure, now: Point, then: Point) -> float | None:
    """The percentage change of the daily average, where the lengths differ enough to tell (a leap year's do not)."""
    days, before = now.period.days, then.period.days
    if measure.unit != "count" or abs(days - before) <= 0.01 * before or now.value is None or not then.value:
        return None
    return 100 * (now.value / days / (then.value / before) - 1)


def _one_side(edge: date, one: Period, other: Period, *, after: bool = False) -> bool:
    """Whether two periods lie on the same side of a day, which belongs to what follows (or, `after`, to what went)."""
    starts, ends = min(one.starts, other.starts), max(one.ends, other.ends)
    return (starts > edge or ends <= edge) if after else (starts >= edge or ends < edge)


def written(z: float) -> str:
    """A Z as it is read: to one decimal; to two where one would put it at a line that it has not reached."""
    if any(abs(z) < line <= round(abs(z), 1) for line in (PROBABLE, REAL)):
        return f"{trunc(round(z * 100, 6)) / 100:+.2f}"
    return f"{z:+.1f}" if round(z, 1) else "0.0"
