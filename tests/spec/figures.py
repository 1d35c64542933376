"""A figure made from amounts alone, as the query makes it, without a warehouse: what the spec tables speak of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from warehouse.measures import catalogue, change, judge, periods, points, words
from warehouse.measures.catalogue import Catalogue
from warehouse.measures.model import Amounts, Area, Figure, Measure, Period, Point

FORCE = Area("force", "force", "Leicester, Leicestershire and Rutland")
CHARNWOOD = Area("npa:charnwood", "npa", "Charnwood")
TODAY = date(2019, 4, 8)
Held = Mapping[str, object]  # period as written -> a count, (numerator, denominator) or Amounts


@cache
def shipped() -> Catalogue:
    """The shipped catalogue, read once."""
    return catalogue.load()


def figure(
    asked_for: str | Measure,
    period: str,
    held: Held,
    *,
    area: Area = FORCE,
    phi: float | None = 1.0,
    partly: Mapping[str, int] | None = None,
    today: date = TODAY,
    settles: int = 0,
) -> Figure:
    """A measure's figure of a period, where `held` gives what each period adds up to and `partly` its days received.

    A month that is not held itself is an even share of the spans that are, so that a year has a past to project.
    """
    measure = asked_for if isinstance(asked_for, Measure) else shipped().get(asked_for)
    amounts = {_days(periods.parse(text)): _amounts(value) for text, value in held.items()}
    received = {_days(periods.parse(text)): days for text, days in (partly or {}).items()}

    def read(of: Period) -> Point:
        days = received.get(_days(of), of.days if _days(of) in amounts else 0)
        return points.point(measure, of, amounts.get(_days(of), Amounts(0, 0)), days, today, settles)

    def told(of: Period) -> Point:
        share = evenly(amounts, of) if of.grain in ("month", "quarter") and _days(of) not in amounts else None
        return points.point(measure, of, share, of.days, today, settles) if share else read(of)

    asked = periods.parse(period)
    now, events = read(asked), shipped().events_of(measure)
    found = Figure(
        measure=measure,
        area=area,
        point=now,
        verdict=judge.judge(measure, area, asked, told, today, events),
        sentence="",
        previous=change.compare(measure, now, read(periods.previous(asked)), phi, events),
        same_period_last_year=change.compare(measure, now, read(periods.year_before(asked)), phi, events),
        data_as_at=today,
        version="spec",
    )
    return Figure(**{**found.__dict__, "sentence": words.sentence(found)})


def evenly(held: Mapping[tuple[date, date], Amounts], of: Period) -> Amounts | None:
    """What a month is of the shortest span held that it lies in, less a shorter one that begins on the same day."""
    around = [span for span in held if span[0] <= of.starts and of.ends <= span[1]]
    if not around:
        return None
    starts, ends = min(around, key=lambda span: span[1])
    begun = max((span[1] for span in held if span[0] == starts and span[1] < of.starts), default=None)
    whole, first = held[starts, ends], held[starts, begun] if begun else Amounts(0, 0)
    share = of.days / ((ends - (begun or starts)).days + (begun is None))

    def part(all_of_it: float, before: float) -> float:
        return max(all_of_it - before, 0) * share

    return Amounts(
        part(whole.numerator, first.numerator),
        part(whole.denominator or 0, first.denominator or 0),
        round(part(whole.responses, first.responses)),
        part(whole.weight_squared, first.weight_squared),
    )


def _days(period: Period) -> tuple[date, date]:
    return period.starts, period.ends


def _amounts(value: object) -> Amounts:
    if isinstance(value, Amounts):
        return value
    if isinstance(value, tuple):
        return Amounts(*value)
    assert isinstance(value, int | float)
    return Amounts(value)
