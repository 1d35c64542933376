"""Columns as they stand in a file: text made from numbers, a whole column at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.sample.draw import Bools, Ints
from loaders.sample.years import day_of, number

OLDEST = date(1980, 1, 1)
NEWEST = date(2020, 12, 31)


def label(words: Sequence[str | None], index: Ints) -> pa.Array:
    """The word at each index; None is a blank."""
    return pa.array(words, pa.string()).take(pa.array(index))


def flags(holds: Bools) -> pa.Array:
    """Y or N."""
    return label(("N", "Y"), holds.astype(np.int64))


def days(numbers: Ints) -> pa.Array:
    """Days since 1970 as day/month/year."""
    return _dates().take(pa.array(numbers - number(OLDEST)))


def clock(minutes: Ints) -> pa.Array:
    """Minutes since midnight as HH:MM; a negative number is a blank."""
    return _minutes().take(pa.array(minutes, mask=minutes < 0))


def moments(seconds: Ints, known: Bools | None = None) -> pa.Array:
    """Seconds since 1970, local time, as day/month/year HH:MM:SS; blank where not known."""
    day, rest = np.divmod(seconds, 86_400)
    second = label([f":{value:02d}" for value in range(60)], rest % 60)
    spoken = pc.binary_join_element_wise(days(day), clock(rest // 60), " ")
    spoken = pc.binary_join_element_wise(spoken, second, "")
    return spoken if known is None else pc.if_else(pa.array(known), spoken, pa.scalar(None, pa.string()))


def references(prefix: str, numbers: Ints, width: int = 6) -> pa.Array:
    """`CR/2013/` and 42 as `CR/2013/000042`."""
    digits = pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), width, "0")
    return pc.binary_join_element_wise(pa.scalar(prefix), digits, "")


def blank_where(column: pa.Array, hidden: Bools) -> pa.Array:
    """The column with blanks where `hidden` holds."""
    return pc.if_else(pa.array(hidden), pa.scalar(None, column.type), column)


def blanks(size: int) -> pa.Array:
    """A column with nothing in it."""
    return pa.nulls(size, pa.string())


@lru_cache(maxsize=1)
def _dates() -> pa.Array:
    return pa.array([f"{day_of(day):%d/%m/%Y}" for day in range(number(OLDEST), number(NEWEST) + 1)])


@lru_cache(maxsize=1)
def _minutes() -> pa.Array:
    return pa.array([f"{minute // 60:02d}:{minute % 60:02d}" for minute in range(24 * 60)])
