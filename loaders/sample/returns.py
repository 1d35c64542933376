"""The return extract: figures that partners and departments send already added up, for the whole force."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pyarrow as pa

from loaders.sample.draw import Ints, apportion, spread, stream
from loaders.sample.totals import Total, totals
from loaders.sample.years import Year

AREA = "force"
SURVEYED = 300  # people a quarter in the base of each rate
PERIODS = {"month": 12, "quarter": 4, "year": 1}

Row = tuple[str, date, date, str, int | None]


def table(year: Year, seed: int) -> pa.Table:
    """The rows of the extract of one financial year; this one has no dirt."""
    made: dict[str, Callable[[Total, Year, np.random.Generator], list[Row]]]
    made = {"return": _counts, "return_rate": _rates, "return_share": _shares}
    rows: list[Row] = []
    for held in totals().values():
        section, _, name = held.name.partition(".")
        if section in made and (held.values[year.label] or year.label in held.nought):
            rows += made[section](held, year, stream(seed, "return", name, year.begins))
    measure, starts, ends, numerator, denominator = zip(*rows, strict=True)
    return pa.table(
        {
            "measure": pa.array(measure),
            "period_from": pa.array([f"{day:%d/%m/%Y}" for day in starts]),
            "period_to": pa.array([f"{day:%d/%m/%Y}" for day in ends]),
            "area": pa.array([AREA] * len(rows)),
            "numerator": pa.array(numerator),
            "denominator": pa.array(denominator, pa.int64()),
        }
    )


def _counts(held: Total, year: Year, rng: np.random.Generator) -> list[Row]:
    """Counts dealt by chance over the days, amounts shared out nearly evenly; a year's one figure as it stands."""
    wanted = held.values[year.label]
    periods = [period for period in _periods(held, year) if period[0] >= held.starts]
    if len(periods) == 1:
        return _rows(held, periods, [f"{wanted}"])
    if held.unit == "count":
        days = np.array([(ends - starts).days + 1 for starts, ends in periods])
        parts = spread(rng, int(wanted), days)
    else:
        parts = apportion(int(wanted), rng.integers(85, 116, len(periods)))
    return _rows(held, periods, [f"{part}" for part in parts])


def _rates(held: Total, year: Year, rng: np.random.Generator) -> list[Row]:
    """Numerators that come to the year's rate exactly, on the same base every quarter."""
    return _parts(held, year, rng, int(held.values[year.label]) * SURVEYED * PERIODS[held.every] // 100, SURVEYED)


def _shares(held: Total, year: Year, rng: np.random.Generator) -> list[Row]:
    """The year's numerator and base, shared out over its periods."""
    return _parts(held, year, rng, int(held.values[year.label]), held.base[year.label] // PERIODS[held.every])


def _parts(held: Total, year: Year, rng: np.random.Generator, wanted: int, base: int) -> list[Row]:
    periods = _periods(held, year)
    if len(periods) == 1:  # a ratio of two rates can have more above its line than under it
        return _rows(held, periods, [f"{wanted}"], base)
    room: Ints = np.full(len(periods), base)
    return _rows(held, periods, [f"{part}" for part in spread(rng, wanted, room, room)], base)


def _rows(held: Total, periods: list[tuple[date, date]], numerators: list[str], base: int | None = None) -> list[Row]:
    measure = held.name.partition(".")[2]
    return [(measure, *period, part, base) for period, part in zip(periods, numerators, strict=True)]


def _periods(held: Total, year: Year) -> list[tuple[date, date]]:
    """The first and last day of the months, quarters or the one year that a return speaks for."""
    months, length = year.months, 12 // PERIODS[held.every]
    return [(months[at][0], months[at + length - 1][1]) for at in range(0, 12, length)]
