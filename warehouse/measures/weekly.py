"""How unusual a week is for a measure in an area, given the weeks before it.

A forecast of the week is made from the 26 weeks before it, with the measure's season where it has a strong one. How far
the same forecast was out in each of the last 52 weeks says how much the weeks vary beyond chance (`phi`): that carries
whatever the forecast does not know, such as drift, odd weeks, and weeks that resemble each other. A cell's phi is tied
to that of the measure's other areas, since a year of few happenings tells little. docs/statistics.md has the rules, and
how often they are wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, inf

from warehouse.measures import week_forecasts
from warehouse.measures.charting import is_share
from warehouse.measures.model import Amounts, Area, Measure, Period
from warehouse.measures.week_forecasts import BASELINE, FEWEST, HISTORY, Forecast, Kind, Run

TIED = 26.0  # weeks' worth of the measure's phi that goes into each cell's own
USUAL = 0.01  # a usual range is what 99 weeks in 100 would be in
REACH = HISTORY + BASELINE  # the most weeks before the one under review that its evidence rests on, season apart
FEW = f"fewer than {2 * FEWEST} weeks before it"


@dataclass(frozen=True)
class Cell:
    """A measure's weeks in one area, oldest first, the last being the one under review; None where not held whole.

    `then` is what the last week is set against: the same weeks as they were known at the age that the last one has
    now, as far as that can be told.
    """

    measure: Measure
    area: Area
    weeks: tuple[Amounts | None, ...]
    then: tuple[Amounts | None, ...]


@dataclass(frozen=True)
class Evidence:
    """A week's number against its forecast; `chance` is that of a week so far out, either way, if nothing changed.

    `number` is in the forecast's terms, `expected` and the usual range from `low` to `high` in the measure's unit.
    `seasonal` says that the forecast follows a season.
    """

    forecast: Forecast
    number: float
    chance: float
    is_high: bool
    seasonal: bool

    @property
    def expected(self) -> float:
        """What the weeks before make of this week, in the measure's unit."""
        return _in_unit(self.forecast, self.forecast.mean)

    @cached_property
    def usual(self) -> tuple[float, float]:
        """The range, in the measure's unit, that 99 weeks in 100 would be in if nothing changed."""
        forecast = self.forecast
        step = 1e-4 if forecast.kind == "average" else 1.0
        middle = forecast.mean if forecast.kind == "average" else float(round(forecast.mean))
        least = -inf if forecast.kind == "average" else 0.0
        most = forecast.base if forecast.kind == "share" else inf
        low = middle - _farthest(lambda by: forecast.chance(middle - by), middle - least, step)
        high = middle + _farthest(lambda by: forecast.chance(middle + by), most - middle, step)
        return _in_unit(forecast, low), _in_unit(forecast, high)


@dataclass(frozen=True)
class Judged:
    """What a measure's last week says: the evidence of each of its cells in order, and of their total.

    Where there is none of any, `why` says so.
    """

    cells: tuple[Evidence | None, ...]
    whole: Evidence | None
    why: str = ""


def kind_of(measure: Measure) -> Kind | None:
    """How a measure's week can be judged; None where it cannot, for the reason that `why_not` gives."""
    if why_not(measure):
        return None
    return "count" if measure.unit == "count" else "share" if measure.unit == "percent" else "average"


def why_not(measure: Measure) -> str:
    """Why a measure's weeks are not judged; empty where they are."""
    if measure.grain not in ("day", "week"):
        return f"held by {measure.grain}"
    if measure.survey:
        return "a survey is read by quarter"
    if measure.nature != "tally" or measure.unit not in ("count", "percent", "seconds"):
        return "an amount, not a tally"
    return "its cases are not part of its base" if measure.unit == "percent" and not is_share(measure) else ""


def judge(cells: Sequence[Cell], whole: Cell, spans: Sequence[Period]) -> Judged:
    """The evidence of the last week of a measure's cells, and of their total, which gives them their season.

    There is none of a week that was not received whole, of a cell in which nothing has happened, or of one with too few
    weeks before it.
    """
    none, kind = (None,) * len(cells), kind_of(whole.measure)
    if kind is None:
        return Judged(none, None, why_not(whole.measure))
    level = week_forecasts.season(kind, spans, whole.weeks)
    runs = [Run.of(kind, cell.weeks, level) for cell in (*cells, whole)]
    past = [run.past() for run in runs]
    pooled, freedom = week_forecasts.dispersion([each for one in past[:-1] for each in one])
    if max(map(len, past)) < FEWEST:
        return Judged(none, None, FEW)
    tied = [min(freedom, TIED)] * len(cells) + [0.0]
    found: list[Evidence | None] = []
    for cell, run, one, weight in zip((*cells, whole), runs, past, tied, strict=True):
        own, own_freedom = week_forecasts.dispersion(one)
        known = own_freedom + weight
        phi = (own * own_freedom + pooled * weight) / known if known else 1.0
        made = run.forecast(len(run.numbers) - 1, Run.of(kind, cell.then, level))
        found.append(_evidence(run, made and made.weighed(phi, known), bool(level.seasonal)))
    return Judged(tuple(found[:-1]), found[-1])


def _evidence(run: Run, made: Forecast | None, seasonal: bool) -> Evidence | None:
    number = run.numbers[-1]
    nothing = not any(run.numbers) and run.kind != "average"
    if made is None or number is None or nothing:
        return None
    return Evidence(made, number, made.chance(number), number > made.mean, seasonal)


def _in_unit(forecast: Forecast, number: float) -> float:
    if forecast.kind == "average":
        return exp(number)
    return 100 * number / forecast.base if forecast.kind == "share" else number


def _farthest(chance: Callable[[float], float], most: float, step: float) -> float:
    """The farthest that a number may be off, in whole steps and by `most`, and still be usual."""
    near, far = 0, 1
    while far * step <= most and chance(far * step) >= USUAL:
        near, far = far, 2 * far
    while far - near > 1:
        middle = (near + far) // 2
        if middle * step <= most and chance(middle * step) >= USUAL:
            near = middle
        else:
            far = middle
    return near * step
