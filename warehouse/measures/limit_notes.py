"""What a chart says of its own limits, in plain sentences: how they were made, what was left out, what to beware of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warehouse.measures.charting import FEWEST, Part
from warehouse.measures.levelled import autocorrelation, is_strong
from warehouse.measures.model import Event, Grain, Point, Series
from warehouse.measures.numbers import counted
from warehouse.measures.periods import label

FIRM = 24  # points, from which limits are firm
LONG = 12  # points of a shift, after which new lines are worth thinking of
_SEASONS: dict[Grain, str] = {
    "month": "months of the year", "quarter": "quarters of the year", "week": "times of the year",
    "day": "days of the week",
}  # fmt: skip


def plural(grain: Grain) -> str:
    """What a series' points are: months, quarters; periods for spans of no one length."""
    return "periods" if grain == "span" else f"{grain}s"


def notes(series: Series, parts: Sequence[Part], breaks: Sequence[Event]) -> tuple[str, ...]:
    """What there is to say of the latest part's limits, the reason for having none first."""
    last = parts[-1]
    begun = _begun(series, last, breaks) if last.start else ()
    if last.method == "none":
        return (*_without(series, last), *begun, *_left_out(series.grain, last.points))
    return (*begun, *_made(series, last), *_left_out(series.grain, last.points))


def _begun(series: Series, last: Part, breaks: Sequence[Event]) -> Iterator[str]:
    first, before = series.points[last.start].period, series.points[last.start - 1].period
    for event in breaks:
        if before.starts < event.day <= first.starts:
            yield f"New limits from {label(first)}: {event.title}."


def _without(series: Series, last: Part) -> Iterator[str]:
    kinds = plural(series.grain)
    if last.why == "few":
        yield f"Fewer than {FEWEST} {kinds}: no limits yet."
    elif last.why == "survey":
        yield "A survey's signals are read by quarter: no limits here."
    elif last.why == "rare":
        yield f"Fewer than 5 cases a {kinds[:-1]} on one side of the percentage: no limits, it moves by chance."
    else:
        yield f"Hardly anything changes from one {kinds[:-1]} to the next, or too few follow each other: no limits."


def _made(series: Series, last: Part) -> Iterator[str]:
    kinds = plural(series.grain)
    each = kinds[:-1]
    if len({last.values[at] for at in last.there}) == 1:
        yield f"Every {each} has the same value."
        return
    if last.method == "poisson":
        yield f"Fewer than 5 a {each} on average: exact limits for small counts."
        if last.phi > 1:
            yield f"They vary {last.phi:.1f} times as much as chance alone would make them: the limits allow for it."
    if last.method == "p_prime":
        yield f"Limits allow for the size of each {each}'s base."
    if last.levelled.seasonal:
        yield f"Adjusted for the season: limits follow the {_SEASONS.get(series.grain, kinds)}."
    elif last.levelled.seasonal is None and series.grain in _SEASONS:
        yield f"Too few {kinds} to tell a season: a usual seasonal rise or fall may look like a signal."
    if last.rested < FIRM:
        yield _not_firm(last, kinds)
    yield from _beware(series.grain, last)


def _not_firm(last: Part, kinds: str) -> str:
    if last.is_fixed:
        return f"Limits are fixed on the first {last.rested} {kinds}: too few, so they signal too readily."
    return f"Limits rest on {last.rested} {kinds}; they are firm from {FIRM}."


def _beware(grain: Grain, last: Part) -> Iterator[str]:
    kinds = plural(grain)
    alike = autocorrelation(last.levelled.values)
    if is_strong(alike, len(last.there)):
        yield f"Each {kinds[:-1]} is much like the one before (autocorrelation {alike:.1f}): signals are less sure."
    start = _long_shift(last)
    if start is not None:
        since = label(last.points[start].period)
        yield (
            f"On one side of the mean since {since}: if the cause is known, record it as a dated event, and new limits "
            "begin there."
        )


def _long_shift(last: Part) -> int | None:
    """Where a shift of many points began that has lasted to the latest."""
    start = None
    for at in reversed(last.there):
        if last.causes[at] != last.causes[last.there[-1]] or last.causes[at] not in ("shift_high", "shift_low"):
            break
        start = at
    return start if start is not None and len([at for at in last.there if at >= start]) >= LONG else None


def _left_out(grain: Grain, points: Sequence[Point]) -> Iterator[str]:
    kinds = plural(grain)
    young = sum(point.immature for point in points)
    unsettled = sum(point.status == "provisional" for point in points) - young
    missing = sum(point.status in ("partial", "not_received") for point in points)
    if young:
        yield f"{_are(young, kinds)} immature, and never judged."
    if unsettled:
        yield f"{_are(unsettled, kinds)} provisional, and not judged yet."
    if missing:
        yield f"{_are(missing, kinds)} partial or not received, and left out."


def _are(count: int, kinds: str) -> str:
    return f"{counted(count, kinds)} {'is' if count == 1 else 'are'}"
