"""Control limits for a series, by the method that suits what the series is; or none, and the reason.

`spc.xmr` is arithmetic and answers whatever it is asked. This knows what the points are: it refuses totals that
overlap, waits for twelve points, has exact limits for small counts and p'-charts for shares, takes out the days of the
month and a strong season, begins anew at each dated break, and leaves out what was not received whole or can still
change. docs/statistics.md has the rules, and how often each method is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from warehouse.faults import WrongUse
from warehouse.measures import charting, limit_notes, signals
from warehouse.measures.charting import Method, Part
from warehouse.measures.model import Event, Measure, Period, Point, Series
from warehouse.measures.signals import Assurance, Line, SpecialCause, Variation

_ROUND = {"month": 12, "quarter": 4, "week": 52, "day": 7}


class Overlapping(WrongUse):
    """A series whose points share days, which no chart of this kind may judge."""


@dataclass(frozen=True)
class Limits:
    """A value a point, in the drawn unit; None where there are no limits, and for a point that is not judged.

    `lower` and `upper` are cut at what the unit can be (no count under 0). `variation`, `assurance`, `method` and
    `notes` speak of the latest run of points: `latest` is the index of the last point judged, whose special cause has
    lasted `run` points; `baseline` is the span that its lines rest on, and `rested` the number of points in it, which
    are not all of them where it is `fixed`. New lines begin at each index of `starts`; `seasonal` ones follow the year.
    """

    mean: tuple[float | None, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    special_cause: tuple[SpecialCause | None, ...]
    variation: Variation | None
    assurance: Assurance | None
    method: Method
    notes: tuple[str, ...]
    baseline: Period | None
    rested: int = 0
    latest: int | None = None
    run: int = 0
    starts: tuple[int, ...] = ()
    seasonal: bool = False
    fixed: bool = False


def limits(
    series: Series, events: Iterable[Event] = (), *, target: float | None = None, fix_after: int | None = None
) -> Limits:
    """The limits of a series' points, what the latest one says, and how sure a level `target`, in the unit, is of them.

    `events` are the measure's; those that break it begin new lines. Lines rest on all the points of a run, or on its
    first `fix_after`, 12 or more. Raises Overlapping for rolling or year-to-date points, ValueError for under 12.
    """
    if fix_after is not None and fix_after < charting.FEWEST:
        raise ValueError(f"fix_after must be {charting.FEWEST} points or more, not {fix_after}")
    _refuse_overlaps(series)
    breaks = [event for event in events if event.breaks]
    values = [_value(point, breaks) for point in series.points]
    starts = _starts(series.points, breaks)
    parts = [
        charting.part(series, start, tuple(values[start:end]), fix_after)
        for start, end in zip(starts, [*starts[1:], len(values)], strict=True)
    ]
    return _joined(series, parts, breaks, target)


def tail(drawn: Limits, count: int) -> Limits:
    """The same limits for the last `count` points only."""
    gone = max(len(drawn.mean) - count, 0)
    return replace(
        drawn,
        mean=drawn.mean[gone:],
        lower=drawn.lower[gone:],
        upper=drawn.upper[gone:],
        special_cause=drawn.special_cause[gone:],
        latest=drawn.latest - gone if drawn.latest is not None and drawn.latest >= gone else None,
        starts=tuple(at - gone for at in drawn.starts if at > gone),
    )


def _refuse_overlaps(series: Series) -> None:
    for one, other in pairwise(point.period for point in series.points):
        if other.starts <= one.ends:
            kind = "year-to-date" if other.starts == one.starts else "rolling"
            raise Overlapping(
                f"Limits are not made for {kind} figures: each point holds most of the one before it, so most series "
                "in which nothing changes would seem to signal. Ask for months or quarters."
            )


def _starts(points: Sequence[Point], breaks: Iterable[Event]) -> list[int]:
    """Where runs of points start: at the first, and at the first that lies wholly after each break."""
    firsts = {next((at for at, point in enumerate(points) if point.period.starts >= each.day), 0) for each in breaks}
    return sorted({0, *firsts})


def _value(point: Point, breaks: Iterable[Event]) -> float | None:
    """What may be judged: whole, settled, and on one side of every break."""
    straddles = any(point.period.starts < each.day <= point.period.ends for each in breaks)
    return point.value if point.status == "final" and not straddles else None


def _joined(series: Series, parts: Sequence[Part], breaks: Sequence[Event], target: float | None) -> Limits:
    last, better = parts[-1], series.measure.better
    lines = [line for part in parts for line in part.lines]
    lowest, highest = _reach(series.measure)
    latest = last.there[-1] if last.there else None
    cause = None if latest is None else last.causes[latest]
    return Limits(
        mean=tuple(line.mean if line else None for line in lines),
        lower=tuple(min(max(line.lower, lowest), highest) if line else None for line in lines),
        upper=tuple(max(min(line.upper, highest), lowest) if line else None for line in lines),
        special_cause=tuple(cause for part in parts for cause in part.causes),
        variation=signals.variation(cause, better) if cause else None,
        assurance=_assurance(series, last, target),
        method=last.method,
        notes=limit_notes.notes(series, parts, breaks),
        baseline=_baseline(last),
        rested=last.rested,
        latest=None if latest is None else last.start + latest,
        run=signals.run_length(cause, last.values, last.levelled.values, last.lines) if cause else 0,
        starts=tuple(part.start for part in parts[1:]),
        seasonal=bool(last.levelled.seasonal) and last.method != "none",
        fixed=last.is_fixed,
    )


def _reach(measure: Measure) -> tuple[float, float]:
    """The least and the most that the unit can be."""
    return (-inf if measure.unit == "pounds" else 0.0), (100.0 if charting.is_share(measure) else inf)


def _assurance(series: Series, last: Part, target: float | None) -> Assurance | None:
    """Against the widest limits of the last round of the season: a target missed in winter alone is hit or miss."""
    held: list[Line] = [line for line in last.lines if line][-_ROUND.get(series.grain, 1) :]
    if not held:
        return None
    lower, upper = min(line.lower for line in held), max(line.upper for line in held)
    return signals.assurance(target, series.measure.better, lower, upper)


def _baseline(last: Part) -> Period | None:
    if last.method == "none":
        return None
    held = [last.points[at].period for at in last.there[: last.rested]]
    return Period(held[0].starts, held[-1].ends, "span")
