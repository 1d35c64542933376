"""Series made from numbers alone, as the query gives them: what the spec tables and tests of limits speak of."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import Any

from tests.spec.figures import FORCE, shipped
from warehouse.measures import periods, points
from warehouse.measures.model import Amounts, Grain, Measure, Period, Series

BEGINS = date(2013, 4, 1)
LONG_AFTER = date(2040, 1, 1)
SEED = 4


def values_of(text: str) -> list[float | None]:
    """`5x12 9~1x6 gap`: twelve fives, nine and one six times over, a missing period."""
    found: list[float | None] = []
    for word in text.split():
        each, _, times = word.partition("x")
        found += [None if one == "gap" else float(one) for one in each.split("~")] * int(times or 1)
    return found


def how_of(text: str) -> dict[str, object]:
    """`better=lower, fix_after=12`: the arguments, a bare word being itself."""
    pairs = [pair.split("=") for pair in text.split(", ")]
    return {name: value if value.isalpha() and value[0].islower() else ast.literal_eval(value) for name, value in pairs}


def causes_in_words(causes: Sequence[str | None]) -> str:
    """13-19 rising, 21 above_limit: the points that are not common, counted from 1."""
    told, start = [], 0
    for at in range(1, len(causes) + 1):
        if at < len(causes) and causes[at] == causes[start]:
            continue
        if causes[start] not in ("common", None):
            told.append(f"{start + 1}{f'-{at}' if at - start > 1 else ''} {causes[start]}")
        start = at
    return ", ".join(told) or "none"


def spine(grain: Grain, count: int, begins: date = BEGINS) -> list[Period]:
    """So many periods from a day on."""
    return periods.spine(grain, begins, date(begins.year + 40, 3, 31))[:count]


def series(
    asked_for: str | Measure,
    amounts: Sequence[Amounts | float | None],
    grain: Grain = "month",
    *,
    begins: date = BEGINS,
    today: date = LONG_AFTER,
    settles: int = 0,
    partly: Sequence[int] = (),
) -> Series:
    """A measure's series of amounts: a bare number is a count, None not received; `partly` received at some indexes."""
    measure = asked_for if isinstance(asked_for, Measure) else shipped().get(asked_for)
    made = []
    for at, (span, amount) in enumerate(zip(spine(grain, len(amounts), begins), amounts, strict=True)):
        received = 0 if amount is None else span.days // 2 if at in partly else span.days
        held = amount if isinstance(amount, Amounts) else Amounts(amount or 0)
        made.append(points.point(measure, span, held, received, today, settles))
    return Series(measure, FORCE, grain, tuple(made), None, "spec")


def about(level: float, spread: float, count: int) -> list[float]:
    """Numbers about a level that follow no season and no trend: the same ones each time, the first ones the same."""
    rng = Random(SEED)
    return [level + spread * rng.gauss(0, 1) for _ in range(count)]


def daily(level: float, count: int, grain: Grain = "month", spread: float = 1.0) -> list[float]:
    """Whole counts of so many a period of average length, as many a day in each, by about what chance makes of them."""
    usual = {"month": 365.25 / 12, "quarter": 365.25 / 4, "week": 7.0, "day": 1.0}[grain]
    means = [level * span.days / usual for span in spine(grain, count)]
    chances = about(0, spread, count)
    return [float(max(round(mean + by * mean**0.5), 0)) for mean, by in zip(means, chances, strict=True)]


def rates(percent: float, base: float, count: int, *, weight: float = 0.0) -> list[Amounts]:
    """Percentages about a level, of a base that is not quite the same each time."""
    sizes = [round(each) for each in about(base, base / 12, count)[::-1]]
    reach: Callable[[int], float] = lambda size: 100 * (percent / 100 * (1 - percent / 100) / size) ** 0.5  # noqa: E731
    shares = [percent + by * reach(size) for by, size in zip(about(0, 1, count), sizes, strict=True)]
    return [
        Amounts(round(size * share / 100), size, round(size), weight * size)
        for share, size in zip(shares, sizes, strict=True)
    ]


def waits(values: Sequence[float | None], **how: Any) -> Series:
    """A series of average waits of so many seconds, where lower is better."""
    return series("average_wait_101", [None if value is None else Amounts(value, 1) for value in values], **how)


def seasonal(count: int, size: float = 10.0) -> list[float]:
    """Numbers about 40 that are highest in July and lowest in December."""
    months = [0, 1, 3, 4, 2, 0, -1, -3, -4, -3, 0, 1]
    return [40 + size * months[at % 12] / 4 + by for at, by in enumerate(about(0, 1.5, count))]
