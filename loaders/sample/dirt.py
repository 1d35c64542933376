"""Dirt: a few rows of every extract that the gate should set aside, on top of the rows that count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from loaders.sample import text
from loaders.sample.years import Year

FIRST_SPARE = 900_001  # references of spoilt rows: no year has so many real ones


@dataclass(frozen=True)
class Spoil:
    """A fault: `rows` copies of good rows with one of `values` in `column` ({year} is the year that begins).

    `also` overwrites other columns, so that a row that a milder gate lets through is still not counted.
    """

    column: str
    values: tuple[str, ...]
    rows: int
    also: Mapping[str, str] = field(default_factory=dict)


def soil(
    good: pa.Table, rng: np.random.Generator, year: Year, prefix: str, spoils: Sequence[Spoil], repeats: int = 0
) -> pa.Table:
    """The good rows in their order with the dirty ones among them.

    The first column is the reference: a spoilt row has one of its own (`prefix` and a spare number); each of the
    `repeats` is a whole row once more, straight after itself.
    """
    inserts = [(int(at), good.slice(at, 1)) for at in rng.integers(0, good.num_rows, repeats)]
    spare = FIRST_SPARE
    for spoil in spoils:
        for turn, at in enumerate(rng.integers(0, good.num_rows, spoil.rows)):
            reference = text.references(prefix, np.array([spare]))[0].as_py()
            value = spoil.values[turn % len(spoil.values)].format(year=year.begins)
            changes = {good.column_names[0]: reference, spoil.column: value, **spoil.also}
            inserts.append((int(at), _changed(good.slice(at, 1), changes)))
            spare += 1
    return _merged(good, sorted(inserts, key=lambda insert: insert[0]))


def _changed(row: pa.Table, changes: Mapping[str, str]) -> pa.Table:
    for name, value in changes.items():
        row = row.set_column(row.column_names.index(name), name, pa.array([value]))
    return row


def _merged(good: pa.Table, inserts: Sequence[tuple[int, pa.Table]]) -> pa.Table:
    """Slices without a copy: each insert stands after the good row of its number."""
    pieces, start = [], 0
    for at, row in inserts:
        pieces += [good.slice(start, at + 1 - start), row]
        start = at + 1
    return pa.concat_tables([*pieces, good.slice(start)])
