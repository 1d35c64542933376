"""The crimes of a financial year, as numbers: what the crime, outcome and survey extracts all draw on.

The counted rows of each offence code add up to the totals; cancelled and transferred crimes come on top of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from loaders.sample import places, text
from loaders.sample.draw import Bools, Ints, below, chosen, pick, stream, whole
from loaders.sample.shape import day_weights, slope, unsettled
from loaders.sample.totals import count, crimes_by_code, names, offences, settings, years
from loaders.sample.years import Year, number

STATUSES = ("recorded", "reclassified", "cancelled", "transferred")
COUNTED = 2  # the first two of STATUSES
RECLASSIFIED = 0.014  # of the counted crimes
UNCOUNTED = {2: 0.031, 3: 0.006}  # by status: how many more than the counted crimes
NEW_CODES = Year(2017)
# The five monitored strands first; a crime of the last two alone is hate only where all seven strands are counted.
STRANDS: tuple[str | None, ...] = (
    None,
    "race",
    "religion",
    "sexual orientation",
    "disability",
    "transgender",
    "race;religion",
    "race;gender",
    "disability;age",
    "age",
    "gender",
)
MONITORED = 9  # STRANDS from 1 to below this are monitored
STRAND_WEIGHTS = (0, 68, 9, 10, 6, 2, 3, 1, 1, 0, 0)
UNMONITORED_SHARE = 0.03
BY_DEFINITION = 1000  # an offence of more hate weight than this is a hate crime in itself
HATE_WAVE = (0.12, 195.0)


@dataclass(frozen=True)
class Crimes:
    """One row a crime, oldest first; every array has one element a crime.

    `days` are numbers since 1970; `code` is a position in `offences()`, `category` in `categories()`, `place` in
    `places.labels()`, `status` in STATUSES, `strand` in STRANDS.
    """

    year: Year
    days: Ints
    code: Ints
    category: Ints
    place: Ints
    status: Ints
    domestic: Bools
    strand: Ints
    child_abuse: Bools

    @property
    def counted(self) -> Bools:
        """Which crimes count: neither cancelled nor transferred."""
        return self.status < COUNTED

    @property
    def hate(self) -> Bools:
        """Which are hate crimes of the five monitored strands."""
        return (self.strand > 0) & (self.strand < MONITORED)

    @cached_property
    def references(self) -> pa.Array:
        """The crimes' references, numbered through the year."""
        return text.references(f"CR/{self.year.begins}/", np.arange(1, len(self.days) + 1))

    def of(self, *kinds: str) -> Bools:
        """Which crimes are of these categories."""
        return np.isin(self.category, [categories().index(kind) for kind in kinds])


@lru_cache(maxsize=1)
def categories() -> tuple[str, ...]:
    """The categories of crime, in the order of the totals."""
    return tuple(name for name in names("crime") if name != "all")


@lru_cache(maxsize=1)
def manners() -> dict[str, dict[str, Any]]:
    """How each category behaves: categories.toml."""
    return settings("categories")


def codes(year: Year) -> tuple[str, ...]:
    """The code of each of `offences()` as it was written in that year."""
    return tuple(offence.code if year >= NEW_CODES else offence.was for offence in offences())


@lru_cache(maxsize=4)
def crimes(year: Year, seed: int) -> Crimes:
    """The crimes of one year; years before the sample's first are made in the likeness of that one."""
    rng = stream(seed, "recorded", year.begins)
    parts = [_category(rng, year, category) for category in categories()]
    days, code, category, place = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    rows, status = _with_uncounted(rng, len(days))
    order = np.argsort(days[rows], kind="stable")
    rows, status = rows[order], status[order]
    none = np.zeros(len(rows), dtype=bool)
    bare = Crimes(year, days[rows], code[rows], category[rows], place[rows], status, none, none.astype(np.int64), none)
    return _flagged(rng, bare)


def _with_uncounted(rng: np.random.Generator, size: int) -> tuple[Ints, Ints]:
    """Every counted row once, copies of a few as cancelled or transferred, in no order: positions and statuses."""
    rows, status = [np.arange(size)], [below(rng, whole([RECLASSIFIED]), size).astype(np.int64)]
    for kind, share in UNCOUNTED.items():
        rows.append(rng.permutation(size)[: int(size * share)])
        status.append(np.full(len(rows[-1]), kind))
    shuffled = rng.permutation(sum(len(part) for part in rows))
    return np.concatenate(rows)[shuffled], np.concatenate(status)[shuffled]


def _category(rng: np.random.Generator, year: Year, category: str) -> tuple[Ints, Ints, Ints, Ints]:
    manner = manners()[category]
    wanted = crimes_by_code(category, year)
    first = next(at for at, offence in enumerate(offences()) if offence.category == category)
    spans = year.quarters if wanted.shape[1] > 1 else (year.days,)
    days, code = [], []
    for span, counts in zip(spans, wanted.T, strict=True):
        climb = slope(f"crime.{category}", year) * len(span) / len(year.days)
        weights = day_weights(span, category, manner["week"], tuple(manner["wave"]), climb)
        days.append(span[pick(rng, unsettled(rng, weights), int(counts.sum()))])
        code.append(np.repeat(np.arange(first, first + len(counts)), counts))
    day = np.concatenate(days)
    place = places.gather(rng, places.draw(rng, len(day), manner.get("city", 1.0)), day, category)
    return day, np.concatenate(code), np.full(len(day), categories().index(category)), place


def _flagged(rng: np.random.Generator, bare: Crimes) -> Crimes:
    strand = _strands(rng, bare)
    domestic = below(rng, _domestic_shares(bare.year)[bare.category], len(bare.days)) & (strand == 0)
    child_shares = whole([offence.child_abuse / 100 for offence in offences()])[bare.code]
    child_abuse = below(rng, child_shares, len(bare.days))
    return replace(bare, strand=strand, domestic=domestic & ~child_abuse, child_abuse=child_abuse)


def _domestic_shares(year: Year) -> Ints:
    first, last = years()[0].begins, years()[-1].begins
    along = min(max((year.begins - first) / (last - first), 0.0), 1.0)
    spans = [manners()[category].get("domestic", [0.0, 0.0]) for category in categories()]
    return whole([early + (late - early) * along for early, late in spans])


def _strands(rng: np.random.Generator, bare: Crimes) -> Ints:
    """Exactly the year's hate crimes, and a few more of the two strands that are not monitored.

    Every racially or religiously aggravated offence is among them.
    """
    wanted = count("of_crime.hate", bare.year)
    weights = np.array([offence.hate for offence in offences()])[bare.code] * bare.counted
    by_day = day_weights(bare.year.days, "hate", "nights_out", HATE_WAVE, slope("of_crime.hate", bare.year))
    weights *= by_day[bare.days - number(bare.year.starts)]
    hate = chosen(rng, weights, wanted)
    strand = np.where(hate, pick(rng, np.array(STRAND_WEIGHTS), len(hate)), 0)
    aggravated = np.array([offence.hate > BY_DEFINITION for offence in offences()])[bare.code]
    strand = np.where(hate & aggravated & (strand > 2) & (strand < 6), 1, strand)
    others = chosen(rng, weights * ~hate, round(wanted * UNMONITORED_SHARE))
    return np.where(others, rng.integers(MONITORED, len(STRANDS), len(hate)), strand)
