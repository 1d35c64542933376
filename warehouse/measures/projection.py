"""Where a year is heading: what it may come to by its end, by simulation from the measure's own past.

A thousand ends are drawn of each year, the same ones each time, since their seed is what they are drawn from. The
account of the past is `forecast`'s; docs/statistics.md has the formulas and how often they came true.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum
from random import Random

from warehouse.measures import cohorts
from warehouse.measures.draws import DRAWS as DRAWS
from warehouse.measures.draws import drawn
from warehouse.measures.forecast import Ahead, Seen, accounts
from warehouse.measures.model import Event, Grain, Measure, Period, Point
from warehouse.measures.periods import add_months, spine
from warehouse.measures.prospects import Projection

PAST = 60  # months that are looked back on, at most: five years tell a season and a drift, and older ones mislead
LEAST_OF_AMOUNTS = 12  # months of hours, points or seconds, without which nothing is known of how they vary
INSIDE = 0.8  # of the ends lie in a projection's interval
_UNITS = ("count", "pounds", "percent", "seconds")
_WHOLE = ("final", "provisional")


@dataclass(frozen=True)
class Simulated:
    """The ends that were drawn of a year, in order, in the measure's unit; `rest` is what is out of, of a rate."""

    ends: tuple[float, ...]
    stretches: int
    rest: float | None = None

    def chance(self, aim: float, *, fewer: bool) -> float:
        """How many of the ends are the aim or better."""
        slack = 1e-9 * max(1.0, abs(aim))
        if fewer:
            return bisect_right(self.ends, aim + slack) / len(self.ends)
        return 1 - bisect_left(self.ends, aim - slack) / len(self.ends)

    def told(self, year: Period, upto: date) -> Projection:
        """The middle of the ends, and between what four in five of them lie."""
        last = len(self.ends) - 1
        low, middle, high = (self.ends[round(last * at)] for at in ((1 - INSIDE) / 2, 0.5, (1 + INSIDE) / 2))
        return Projection(middle, low, high, year.ends, upto, self.stretches)


def is_made_of(measure: Measure) -> bool:
    """Whether a measure's year can be projected: it comes by the month or the quarter, adds up and is counted at once.

    A cohort's rate still rises after its year is over.
    """
    adds_up = measure.unit in _UNITS and measure.nature != "stock"
    return adds_up and measure.grain != "year" and measure.numerator.mart != cohorts.MART


def why_not(measure: Measure) -> str:
    """Why there is no projection of a measure, where there is none."""
    return "too little of its past is held to project it" if is_made_of(measure) else "no projection is made of it"


def past(measure: Measure, judged: Period) -> list[Period]:
    """The stretches that a projection from the end of a span rests on, oldest first; the last may be a part of one."""
    if not is_made_of(measure):
        return []
    first = add_months(judged.ends.replace(day=1), 1 - PAST)
    whole = spine(_stretch(measure), first, judged.ends)
    if whole[-1].ends > judged.ends:
        whole[-1] = Period(whole[-1].starts, judged.ends, "span")
    return whole


def year_end(
    measure: Measure, so_far: Point, year: Period, seen: Iterable[Point], events: Iterable[Event] = ()
) -> Simulated | None:
    """What a year may come to that stands at `so_far`, told from the points of `past`; None where nothing tells it.

    Only what was received whole since the last break of the measure's definition is looked at.
    """
    since = max((event.day for event in events if event.breaks and event.day <= so_far.period.ends), default=date.min)
    used = [point for point in seen if _tells(measure, point) and point.period.starts >= since]
    ahead = _ahead(measure, so_far.period.ends, year.ends)
    least = LEAST_OF_AMOUNTS * _cycle(measure) // 12 if _is_amount(measure) else 1
    if not ahead and so_far.value is not None:  # the last day is held, and not past
        return Simulated((so_far.value,), 0)
    if not is_made_of(measure) or len(used) < least:
        return None
    rng = Random(repr((used, ahead)))  # noqa: S311 (a simulation, not a secret)
    make = _of_count if measure.denominator is None else _of_rate
    return make(measure, so_far, used, ahead, rng)


# ---- counts and rates ---------------------------------------------------------------------------------------------


def _of_count(measure: Measure, so_far: Point, used: Sequence[Point], ahead: Sequence[Ahead], rng: Random) -> Simulated:
    tally = not _is_amount(measure)
    seen = [_seen(measure, point, point.numerator or 0.0, point.period.days) for point in used]
    told = accounts(seen, ahead, cycle=_cycle(measure), tally=tally)
    rest = drawn(told, rng, tally=tally)
    return Simulated(tuple(sorted((so_far.numerator or 0.0) + each for each in rest)), len(used))


def _of_rate(measure: Measure, so_far: Point, used: Sequence[Point], ahead: Sequence[Ahead], rng: Random) -> Simulated:
    """The rest of what it is out of is drawn, and apart from it the rate that the rest of it has."""
    share, cycle = is_share(measure), _cycle(measure)
    out_of = [_seen(measure, point, point.denominator or 0.0, point.period.days) for point in used]
    told = accounts(out_of, ahead, cycle=cycle, tally=not measure.survey)
    bases = drawn(told, rng, tally=not measure.survey)
    base = fsum(each.weight * each.total for each in told)
    # A survey tells as much as its effective responses, not its weights.
    worth = _worth(used) if measure.survey else 1.0
    days = fsum(one.exposure for one in ahead)
    exposed = [Ahead(one.at, one.part, base * worth * one.exposure / days) for one in ahead]
    seen = [_seen(measure, point, *_parts(measure, point)) for point in used]
    tally = not _is_amount(measure)
    found = drawn(accounts(seen, exposed, cycle=cycle, share=share, tally=tally), rng, tally=tally, whole=False)
    rng.shuffle(bases)
    scale = 100.0 if measure.unit == "percent" else 1.0
    held, whole = so_far.numerator or 0.0, so_far.denominator or 0.0
    rates = (min(each / (base * worth), 1.0) if share else each / (base * worth) for each in found)
    ends = [scale * (held + rate * rest) / (whole + rest) for rate, rest in zip(rates, bases, strict=True)]
    return Simulated(tuple(sorted(ends)), len(used), base)


def is_share(measure: Measure) -> bool:
    """Whether a percentage counts part of what it is out of; a throughput rate is of other things, and can pass 100."""
    out_of = measure.denominator
    return measure.unit == "percent" and out_of is not None and out_of.mart == measure.numerator.mart


def _parts(measure: Measure, point: Point) -> tuple[float, float]:
    if not measure.survey:
        return point.numerator or 0.0, point.denominator or 1.0
    responses = point.effective or point.denominator or 1.0
    return responses * (point.value or 0.0) / 100, responses


def _worth(used: Sequence[Point]) -> float:
    """Effective responses for each unit of weight."""
    told = [point for point in used if point.effective]
    return fsum(point.effective or 0.0 for point in told) / (fsum(point.denominator or 0.0 for point in told) or 1.0)


# ---- stretches ----------------------------------------------------------------------------------------------------


def _stretch(measure: Measure) -> Grain:
    return "quarter" if measure.grain == "quarter" else "month"


def _cycle(measure: Measure) -> int:
    return 4 if _stretch(measure) == "quarter" else 12


def _is_amount(measure: Measure) -> bool:
    return measure.nature == "amount" or measure.unit in ("pounds", "seconds")


def _tells(measure: Measure, point: Point) -> bool:
    if point.status not in _WHOLE or point.numerator is None or point.value is None:
        return False
    return measure.denominator is None or bool(point.denominator and point.denominator > 0)


def _number(measure: Measure, on: date) -> int:
    """The running number of the stretch that holds a day."""
    return (on.year * 12 + on.month - 1) // (12 // _cycle(measure))


def _seen(measure: Measure, point: Point, count: float, exposure: float) -> Seen:
    at = _number(measure, point.period.starts)
    return Seen(at, at % _cycle(measure), count, exposure)


def _ahead(measure: Measure, upto: date, ends: date) -> list[Ahead]:
    """The stretches after a day, to the year's last: the first and the last may be a part of one."""
    first = upto + timedelta(days=1)
    if first > ends:
        return []
    found = []
    for whole in spine(_stretch(measure), first, ends):
        inside = Period(max(whole.starts, first), min(whole.ends, ends))
        at = _number(measure, whole.starts)
        found.append(Ahead(at, at % _cycle(measure), inside.days))
    return found
