"""The call extract: every hour of the year on each line, with 23 and 25 hours on the days when the clocks change.

Calls offered, abandoned and waiting in each band add up to the year's figures; a busy hour makes for a long wait.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa

from loaders.sample import text
from loaders.sample.draw import SCALE, Ints, apportion, spread, stream, whole
from loaders.sample.shape import day_weights, profiles, slope, unsettled
from loaders.sample.totals import count, total
from loaders.sample.years import Year, clock_changes, number

LINES = ("999", "101")
CLOCKS = ("GMT", "BST")
# Bands by their first second; the last ends with the longest wait that is let stand.
BAND_STARTS = np.array([0, 10, 30, 60, 120, 300])
BAND_ENDS = np.array([10, 30, 60, 120, 300, 600])
BAND_NAMES = ("band_0_10", "band_10_30", "band_30_60", "band_60_120", "band_120_300", "band_300_plus")
WEEK = {"999": "call_999", "101": "office"}
WAVE = {"999": (0.07, 195.0), "101": (0.04, 190.0)}
ABANDONED_999 = 0.006
# How the calls that wait for 10 seconds or more fall into the later bands, in an easy and in a hard year.
LATER_BANDS = {"999": (77, 16, 5, 2, 0), "101": (40, 24, 21, 13, 2), "101 hard": (32, 24, 23, 17, 4)}
HARD_WAIT = 45
LOAD_MATTERS = (1, 1, 2, 2, 3, 3)  # how steeply each band grows with the load of its hour
STRAIN = (93, 109)  # how far a month may stand off the year, in hundredths


@dataclass(frozen=True)
class Hours:
    """The hours of a year in order: the day's number, the hour on the clock, and 1 where the clock is on BST."""

    days: Ints
    hour: Ints
    summer: Ints


@lru_cache(maxsize=1)
def hours_of(year: Year) -> Hours:
    """Every hour that there was, in local time."""
    forward, back = number(clock_changes(year.begins + 1)[0]), number(clock_changes(year.begins)[1])
    days, hour = (grid.ravel() for grid in np.meshgrid(year.days, np.arange(24), indexing="ij"))
    counts = np.ones(len(days), dtype=np.int64)
    counts[(days == back) & (hour == 1)] = 2
    counts[(days == forward) & (hour == 1)] = 0
    days, hour = np.repeat(days, counts), np.repeat(hour, counts)
    moment = days * 24 + hour
    summer = (moment < back * 24 + 2) | (moment >= forward * 24 + 1)
    second = np.flatnonzero((days == back) & (hour == 1))[1:]
    summer[second] = False
    return Hours(days, hour, summer.astype(np.int64))


def table(year: Year, seed: int) -> pa.Table:
    """The rows of the extract of one financial year: for each hour first 999, then 101."""
    spine = hours_of(year)
    columns = {
        "date": text.days(spine.days),
        "hour": pa.array(spine.hour),
        "clock": text.label(CLOCKS, spine.summer),
    }
    lines = [pa.table({**columns, **_line(year, seed, line, spine)}) for line in LINES]
    turns = np.arange(2 * len(spine.days)).reshape(2, -1).T.ravel()
    return pa.concat_tables(lines).combine_chunks().take(pa.array(turns))


def _line(year: Year, seed: int, line: str, spine: Hours) -> dict[str, pa.Array]:
    rng = stream(seed, "call", line, year.begins)
    weights = _weights(rng, year, line, spine)
    offered = spread(rng, count(f"call.{line}_offered", year), weights)
    load = _load(rng, year, line, offered, spine)
    before, after = _abandoned(rng, year, line, offered, load)
    answered = offered - before - after
    bands = _bands(rng, year, line, answered, load)
    wait = _waits(year, line, bands)
    numbers = {
        "offered": offered,
        "answered": answered,
        "answered_10s": bands[0],
        "abandoned_before": before,
        "abandoned_after": after,
        "wait_total_seconds": wait,
        "wait_longest_seconds": _longest(rng, bands),
        **dict(zip(BAND_NAMES, bands, strict=True)),
    }
    held = {name: pa.array(values) for name, values in numbers.items()}
    return {"phone_line": text.label((line,), np.zeros(len(offered), dtype=np.int64)), **held}


def _weights(rng: np.random.Generator, year: Year, line: str, spine: Hours) -> Ints:
    what = f"call_{line}"
    by_day: Ints = day_weights(year.days, what, WEEK[line], WAVE[line], slope(f"call.{line}_offered", year))
    by_hour: Ints = np.array(profiles()["day"][what])
    weights: Ints = unsettled(rng, by_day)[spine.days - year.first] * by_hour[spine.hour]
    return weights


def _load(rng: np.random.Generator, year: Year, line: str, offered: Ints, spine: Hours) -> Ints:
    """How hard an hour is against the year's mean, in hundredths: its calls, its month's luck, the year's trend."""
    busy = offered * 100 * len(offered) // int(offered.sum())
    day = spine.days - year.first
    months = np.array([(starts - year.starts).days for starts, _ in year.months])
    luck = rng.integers(*STRAIN, len(months))[np.searchsorted(months, day, side="right") - 1]
    trend = whole(1 + slope(f"call.{line}_wait", year) * (day / len(year.days) - 0.5))
    load: Ints = np.clip(busy * luck * trend // (100 * SCALE), 20, 400)
    return load


def _abandoned(rng: np.random.Generator, year: Year, line: str, offered: Ints, load: Ints) -> tuple[Ints, Ints]:
    """Calls given up before and after the recorded signpost; 999 has no signpost."""
    calls = int(offered.sum())
    if line == "999":
        return np.zeros_like(offered), spread(rng, round(calls * ABANDONED_999), offered * load, offered)
    shares = [total(f"call.101_abandoned_{when}", year) / 100 for when in ("before", "after")]
    before = spread(rng, round(calls * shares[0]), offered, offered)
    return before, spread(rng, round(calls * shares[1]), offered * load, offered - before)


def _bands(rng: np.random.Generator, year: Year, line: str, answered: Ints, load: Ints) -> list[Ints]:
    """Answered calls of each hour by how long they waited; every band has exactly its share of the year."""
    totals = _band_totals(year, line, int(answered.sum()))
    left, found = answered, []
    for at in range(len(totals) - 1, 0, -1):
        steep = LOAD_MATTERS[at]
        band = spread(rng, int(totals[at]), left * (1 + load**steep // 100 ** (steep - 1)), left)
        left = left - band
        found.append(band)
    return [left, *reversed(found)]


def _band_totals(year: Year, line: str, answered: int) -> Ints:
    first = round(answered * total(f"call.{line}_within_10", year) / 100)
    hard = line == "101" and total("call.101_wait", year) > HARD_WAIT
    return np.array([first, *apportion(answered - first, np.array(LATER_BANDS["101 hard" if hard else line]))])


def _waits(year: Year, line: str, bands: list[Ints]) -> Ints:
    """Seconds waited in each hour: exactly the year's mean over all answered calls, each hour inside its bands."""
    counts = np.stack(bands)
    least, most = (edges @ counts for edges in (BAND_STARTS, BAND_ENDS))
    wanted = round(int(counts.sum()) * total(f"call.{line}_wait", year))
    between = wanted - int(least.sum())
    room = most - least
    if not 0 <= between <= int(room.sum()):
        raise ValueError(f"the bands of {line} in {year.label} cannot have the mean wait that totals.toml asks for")
    return least + apportion(between, room)


def _longest(rng: np.random.Generator, bands: list[Ints]) -> Ints:
    """The longest wait of each hour, in the upper part of its highest band; 0 when nothing was answered."""
    counts = np.stack(bands) > 0
    top = len(bands) - 1 - np.argmax(counts[::-1], axis=0)
    part = rng.integers(60, 100, counts.shape[1])
    longest = BAND_STARTS[top] + (BAND_ENDS - BAND_STARTS)[top] * part // 100
    return np.where(counts.any(axis=0), longest, 0)
