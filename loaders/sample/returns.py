"""The return extract: figures that partners and departments send already added up, for the whole force."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa

from loaders.sample.draw import Ints, apportion, spread, stream
from loaders.sample.totals import count, names, totals
from loaders.sample.years import Year

QUARTERLY = ("first_time_entrants", "revenue_savings", "custody_visits", "domestic_violence_protection_orders")
STARTED = {"victim_first_referrals": date(2015, 10, 1), "victim_first_self_referrals": date(2015, 10, 1)}
AREA = "force"
SURVEYED = 300  # people a quarter in the base of each rate

Row = tuple[str, date, date, int, int | None]


def table(year: Year, seed: int) -> pa.Table:
    """The rows of the extract of one financial year; this one has no dirt."""
    rows = [row for name in names("return") for row in _counts(year, seed, name)]
    rows += [row for name in names("return_rate") for row in _rates(year, seed, name)]
    measure, starts, ends, numerator, denominator = zip(*rows, strict=True)
    return pa.table(
        {
            "measure": pa.array(measure),
            "period_from": pa.array([f"{day:%d/%m/%Y}" for day in starts]),
            "period_to": pa.array([f"{day:%d/%m/%Y}" for day in ends]),
            "area": pa.array([AREA] * len(rows)),
            "numerator": pa.array(numerator, pa.int64()),
            "denominator": pa.array(denominator, pa.int64()),
        }
    )


def _counts(year: Year, seed: int, name: str) -> list[Row]:
    wanted = count(f"return.{name}", year)
    if not wanted:
        return []
    rng = stream(seed, "return", name, year.begins)
    periods = [period for period in _periods(year, name in QUARTERLY) if period[0] >= STARTED.get(name, date.min)]
    if totals()[f"return.{name}"].unit == "count":
        parts = spread(rng, wanted, np.array([(ends - starts).days + 1 for starts, ends in periods]))
    else:
        parts = apportion(wanted, rng.integers(85, 116, len(periods)))
    return [(name, starts, ends, int(part), None) for (starts, ends), part in zip(periods, parts, strict=True)]


def _rates(year: Year, seed: int, name: str) -> list[Row]:
    """Numerators that come to the year's rate exactly, on the same base every quarter."""
    wanted = count(f"return_rate.{name}", year)
    if not wanted:
        return []
    periods = _periods(year, quarterly=True)
    rng = stream(seed, "return", name, year.begins)
    room: Ints = np.full(len(periods), SURVEYED)
    parts = spread(rng, wanted * SURVEYED * len(periods) // 100, room, room)
    return [(name, starts, ends, int(part), SURVEYED) for (starts, ends), part in zip(periods, parts, strict=True)]


def _periods(year: Year, quarterly: bool) -> list[tuple[date, date]]:
    months = year.months
    return [(months[at][0], months[at + 2][1]) for at in range(0, 12, 3)] if quarterly else list(months)
