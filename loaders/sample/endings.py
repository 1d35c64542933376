"""How and when crimes end: the day of each crime's final outcome, and which of a year's outcomes are positive.

Every counted crime has one final outcome on a day of its own, however late. Those that fall in a year are that year's
throughput, whatever year the crime is of; among them exactly the year's positive outcomes are dealt out, cell by cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from loaders.sample.draw import Bools, Ints, below, pick, stream, whole
from loaders.sample.recorded import Crimes, categories, crimes, manners
from loaders.sample.totals import names, settings, total
from loaders.sample.years import Year, number

NO_OUTCOME = -1
EVERY_CRIME_ENDS = date(2014, 4, 1)  # before it only positive outcomes were collected
LONGEST = 700  # days from recording to outcome
LEANING = 1.06  # a few more crimes lean to a positive outcome than will have one
TAIL_FADE = 230


@dataclass(frozen=True)
class Endings:
    """The counted crimes of a year: `rows` are positions in its Crimes, `days` those of their final outcomes."""

    rows: Ints
    cell: Ints
    leaning: Bools
    days: Ints


@lru_cache(maxsize=1)
def cells() -> tuple[str, ...]:
    """The groups of crimes that have an outcome rate of their own."""
    return names("outcome")


@lru_cache(maxsize=1)
def customs() -> dict[str, Any]:
    """outcomes.toml as read."""
    return settings("outcomes")


@lru_cache(maxsize=1)
def outcome_codes() -> tuple[str, ...]:
    """Every outcome code that the sample uses; `0`, not yet assigned, is the first."""
    mixes = [*customs()["positive"].values(), *customs()["closed"].values()]
    return tuple(dict.fromkeys(["0", *(code for mix in mixes for code in mix)]))


def cell_of(held: Crimes) -> Ints:
    """Each crime's cell: hate crimes and domestic violence with injury before the categories."""
    own = [cells().index(manners()[category]["cell"]) for category in categories()]
    domestic = held.domestic & held.of("violence_with_injury")
    cell = np.where(domestic, cells().index("domestic_injury"), np.array(own)[held.category])
    return np.where(held.hate, cells().index("hate"), cell)


def rates(year: Year) -> Ints:
    """Positive outcomes to ten thousand crimes, a cell."""
    return whole([total(f"outcome.{cell}", year) / 100 for cell in cells()])


@lru_cache(maxsize=4)
def endings(year: Year, seed: int) -> Endings:
    """When the counted crimes of a year end, within LONGEST days, in that year or a later one."""
    rng = stream(seed, "endings", year.begins)
    held = crimes(year, seed)
    rows = np.flatnonzero(held.counted)
    cell = cell_of(held)[rows]
    leaning = below(rng, (rates(year) * LEANING).astype(np.int64)[cell], len(rows))
    lags = np.zeros(len(rows), dtype=np.int64)
    for at, category in enumerate(categories()):
        for leans, kind in ((True, "positive"), (False, "closed")):
            mine = np.flatnonzero((held.category[rows] == at) & (leaning == leans))
            lags[mine] = pick(rng, _lag_weights(manners()[category]["lag"], kind), len(mine))
    return Endings(rows, cell, leaning, held.days[rows] + lags)


def deal(rng: np.random.Generator, year: Year, seed: int, cell: Ints, leaning: Bools) -> Bools:
    """Which of the outcomes of a year are positive: the year's rate times its recorded crimes, exactly, in every cell.

    Those that lean to it go first, then others by chance.
    """
    held = crimes(year, seed)
    recorded = np.bincount(cell_of(held)[held.counted], minlength=len(cells()))
    wanted = (recorded * rates(year) + 5_000) // 10_000
    order = np.lexsort((rng.permutation(len(cell)), ~leaning, cell))
    starts = np.searchsorted(cell[order], np.arange(len(cells())))
    rank = np.arange(len(cell)) - starts[cell[order]]
    positive = np.zeros(len(cell), dtype=bool)
    positive[order] = rank < wanted[cell[order]]
    return positive


def code_of(rng: np.random.Generator, cell: Ints, category: Ints, days: Ints, positive: Bools) -> Ints:
    """Each outcome's position in `outcome_codes`, or NO_OUTCOME for what was not collected at the time."""
    code = np.full(len(cell), NO_OUTCOME)
    for at, name in enumerate(cells()):
        rows = np.flatnonzero(positive & (cell == at))
        code[rows] = _mixed(rng, customs()["positive"].get(name, customs()["positive"]["other"]), len(rows))
    collected = ~positive & (days >= number(EVERY_CRIME_ENDS))
    for name, mix in customs()["closed"].items():
        kinds = [at for at, category in enumerate(categories()) if manners()[category]["closes"] == name]
        rows = np.flatnonzero(collected & np.isin(category, kinds))
        code[rows] = _mixed(rng, mix, len(rows))
    for name, since in customs()["since"].items():
        early = (code == outcome_codes().index(name)) & (days < number(since["day"]))
        code[early] = outcome_codes().index(since["instead"])
    return code


def _mixed(rng: np.random.Generator, mix: dict[str, int], size: int) -> Ints:
    at = np.array([outcome_codes().index(code) for code in mix])
    return at[pick(rng, np.array(list(mix.values())), size)]


@lru_cache(maxsize=16)
def _lag_weights(name: str, kind: str) -> Ints:
    manner = customs()["lag"][name]
    lags = np.arange(LONGEST + 1)
    early = (lags + 1.0) ** manner["rise"] * np.exp(-lags / manner[kind])
    return whole(100 * (early + manner["tail"] * 10 * np.exp(-lags / TAIL_FADE)))
