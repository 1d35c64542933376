"""The outcome extract: how crimes ended, late and sometimes twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from loaders.sample import places, text
from loaders.sample.dirt import Spoil, soil
from loaders.sample.draw import Bools, Ints, below, stream, whole
from loaders.sample.endings import NO_OUTCOME, code_of, deal, endings, outcome_codes
from loaders.sample.recorded import STRANDS, Crimes, codes, crimes
from loaders.sample.years import Year, number

YEARS_BACK = 2  # crimes of the two years before may end in this one
TWICE_FROM = date(2014, 4, 1)
TWICE = 0.02
EARLIER_BY = (4, 60)
UNASSIGNED = 120
SPOILS = (
    Spoil("outcome_date", ("31/09/{year}", "tbc"), rows=7, also={"outcome_code": "0"}),
    Spoil("child_abuse", ("u",), rows=3, also={"outcome_code": "0"}),
)


@dataclass(frozen=True)
class Outcomes:
    """One row an outcome: `at` is the crime's position in several years' crimes laid end to end."""

    at: Ints
    days: Ints
    code: Ints

    def where(self, rows: Bools) -> Outcomes:
        """Only the rows for which `rows` holds."""
        return Outcomes(self.at[rows], self.days[rows], self.code[rows])


def table(year: Year, seed: int) -> pa.Table:
    """The rows of the extract of one financial year, dirt included."""
    rng = stream(seed, "outcome", year.begins)
    held = tuple(crimes(year.before(back), seed) for back in range(YEARS_BACK, -1, -1))
    final = _final(rng, year, seed, held)
    recorded = np.concatenate([one.days for one in held])
    parts = [_superseded(rng, year, final, recorded), final, _unassigned(rng, year, held)]
    every = Outcomes(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("at", "days", "code")))
    order = np.argsort(every.days, kind="stable")
    return soil(_written(held, every, order), rng, year, f"CR/{year.begins}/", SPOILS)


def _final(rng: np.random.Generator, year: Year, seed: int, held: Sequence[Crimes]) -> Outcomes:
    """The outcomes of the year that stand."""
    at, cell, leaning, days = [], [], [], []
    offset = 0
    for one in held:
        ends = endings(one.year, seed)
        now = (ends.days >= year.first) & (ends.days <= int(year.days[-1]))
        at.append(ends.rows[now] + offset)
        cell.append(ends.cell[now])
        leaning.append(ends.leaning[now])
        days.append(ends.days[now])
        offset += len(one.days)
    where, group, day = np.concatenate(at), np.concatenate(cell), np.concatenate(days)
    positive = deal(rng, year, seed, group, np.concatenate(leaning))
    category = np.concatenate([one.category for one in held])[where]
    code = code_of(rng, group, category, day, positive)
    return Outcomes(where, day, code).where(code != NO_OUTCOME)


def _superseded(rng: np.random.Generator, year: Year, final: Outcomes, recorded: Ints) -> Outcomes:
    """Earlier outcomes of a few crimes, in the same year, so that no year's standing outcomes depend on the next."""
    days = final.days - rng.integers(*EARLIER_BY, len(final.days))
    possible = (days >= recorded[final.at]) & (days >= max(year.first, number(TWICE_FROM)))
    twice = possible & below(rng, whole([TWICE]), len(days))
    first = np.array([outcome_codes().index(code) for code in ("15", "18")])
    code = first[rng.integers(0, 2, len(days))]
    return Outcomes(final.at, days, code).where(twice)


def _unassigned(rng: np.random.Generator, year: Year, held: Sequence[Crimes]) -> Outcomes:
    """A few rows that say that there is no outcome yet."""
    last = held[-1]
    rows = np.flatnonzero(last.counted & (last.days < int(year.days[-1]) - 30))
    rows = rows[rng.permutation(len(rows))[:UNASSIGNED]]
    offset = sum(len(one.days) for one in held[:-1])
    return Outcomes(rows + offset, last.days[rows], np.zeros(len(rows), dtype=np.int64))


def _written(held: Sequence[Crimes], every: Outcomes, order: Ints) -> pa.Table:
    """The extract's columns, the crime's own copied from the crime."""
    at = every.at[order]
    words = [code for one in held for code in codes(one.year)]
    shift = np.concatenate([one.code + turn * (len(words) // len(held)) for turn, one in enumerate(held)])
    return pa.table(
        {
            "crime_reference": pa.chunked_array([one.references for one in held]).combine_chunks().take(pa.array(at)),
            "outcome_code": text.label(outcome_codes(), every.code[order]),
            "outcome_date": text.days(every.days[order]),
            "offence_code": text.label(words, shift[at]),
            "domestic": text.flags(np.concatenate([one.domestic for one in held])[at]),
            "hate_strands": text.label(STRANDS, np.concatenate([one.strand for one in held])[at]),
            "child_abuse": text.flags(np.concatenate([one.child_abuse for one in held])[at]),
            "beat": text.label(places.labels(), np.concatenate([one.place for one in held])[at]),
            "lsoa": text.blanks(len(at)),
        }
    )
