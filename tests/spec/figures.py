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
    """A measure's figure of a period, where `held` gives what each period adds up to and `partly` its days received."""
    measure = asked_for if isinstance(asked_for, Measure) else shipped().get(asked_for)
    amounts = {_days(periods.parse(text)): _amounts(value) for text, value in held.items()}
    received = {_days(periods.parse(text)): days for text, days in (partly or {}).items()}

    def read(of: Period) -> Point:
        days = received.get(_days(of), of.days if _days(of) in amounts else 0)
        return points.point(measure, of, amounts.get(_days(of), Amounts(0, 0)), days, today, settles)

    asked = periods.parse(period)
    now, events = read(asked), shipped().events_of(measure)
    found = Figure(
        measure=measure,
        area=area,
        point=now,
        verdict=judge.judge(measure, area, asked, read, today, phi, events),
        sentence="",
        previous=change.compare(measure, now, read(periods.previous(asked)), phi, events),
        same_period_last_year=change.compare(measure, now, read(periods.year_before(asked)), phi, events),
        data_as_at=today,
        version="spec",
    )
    return Figure(**{**found.__dict__, "sentence": words.sentence(found)})


def _days(period: Period) -> tuple[date, date]:
    return period.starts, period.ends


def _amounts(value: object) -> Amounts:
    if isinstance(value, Amounts):
        return value
    if isinstance(value, tuple):
        return Amounts(*value)
    assert isinstance(value, int | float)
    return Amounts(value)
