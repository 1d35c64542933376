"""Rules that several suites share, because several extracts have a date, a code, a flag or a place.

Nothing here sets a row aside for lacking a place: such rows belong to the force and stand in the area `no_location`.
"""

from __future__ import annotations

import pandas as pd

from expectations.kinds import either, given, holds, mostly, shaped, within
from expectations.rule import Rule

EARLIEST_YEAR = 2000
LATEST_YEAR = 2099
# Leicestershire's own files have 3 to 4 in 100 rows without a location: more than 5 in 100 is news.
USUALLY_LOCATED = 0.95
STRANDS = ("disability", "race", "religion", "sexual orientation", "transgender", "age", "gender")
DATE = "expected day/month/year, such as 17/10/2016"
DATETIME = "expected day/month/year and time, such as 17/10/2016 19:30"


def dated(column: str, why: str, remedy: str = DATE) -> tuple[Rule, Rule]:
    """There is a date, of this service's time: a slip such as 1916 would stretch the cover by a century."""
    words = (
        f"a date before {EARLIEST_YEAR} or after {LATEST_YEAR}",
        "check the year",
        "a date far out of range belongs to no period that is shown",
    )
    return (
        given(column, why, remedy, fault="missing or not a date"),
        within(column, EARLIEST_YEAR, LATEST_YEAR, words, derive=lambda frame: _year(frame[column])),
    )


def _year(moments: pd.Series) -> pd.Series:
    """The year of each as a plain number, in which ranges are compared in one go."""
    return pd.to_datetime(moments).dt.year.astype("float64")


def days(moments: pd.Series) -> pd.Series:
    """The day of each moment; a column without any is read as dates too."""
    return pd.to_datetime(moments).dt.normalize()


def counted(column: str, why: str) -> Rule:
    """A whole number of calls or seconds, 0 or more."""
    words = ("missing, below 0 or not a whole number", "expected a whole number, 0 or more", why)
    return holds(f"{column}_counted", column, words, (column,), lambda frame: frame[column].ge(0))


def counted_or_blank(column: str, why: str) -> Rule:
    """The same, where a supplier may have nothing to give."""
    words = ("below 0 or not a whole number", "expected a whole number, 0 or more, or blank", why)
    read = f"{column}_ok"
    return holds(f"{column}_counted", column, words, (column, read), lambda frame: frame[read] & ~frame[column].lt(0))


def above_zero(column: str, remedy: str, why: str) -> Rule:
    """A number above 0, or blank."""
    words = ("not a number above 0", remedy, why)
    read = f"{column}_ok"
    return holds(
        f"{column}_above_zero", column, words, (column, read), lambda frame: frame[read] & ~frame[column].le(0)
    )


def flag(column: str) -> Rule:
    """A blank flag is typed as no, so that only one that cannot be read is null."""
    why = "a value that cannot be read would be counted as no, and nobody would see it"
    return given(column, why, "expected Y or N; leave it blank for N", fault="not a yes or no")


def strands(column: str = "hate_strands") -> Rule:
    """Staging gives an empty text for none and null for a strand that it does not know."""
    return given(
        column,
        "a crime with a strand that is not known would drop out of the hate crime figures",
        f"expected {either(STRANDS)}, parted by semicolons, or blank",
        fault="a strand that is not known",
    )


def offence_code(column: str = "offence_code") -> tuple[Rule, Rule]:
    """There is a code, and it has the shape of one: a spreadsheet turns 28/3 into a date, or into 43918."""
    why = "without its code a crime is in no offence group"
    remedy = "expected a Home Office code, such as 28A or 37/2; in a spreadsheet, format the column as text"
    return (
        given(column, why, remedy),
        shaped(column, r"^\d{1,3}[A-Z]?(?:\.\d{1,2})?$", "not an offence code", remedy, why),
    )


def first_copy(column: str, thing: str) -> Rule:
    """The row does not repeat an earlier row of the same extract."""
    words = (
        "repeats an earlier row of the same extract",
        f"send each {thing} once; the first copy is kept",
        f"a repeated {thing} would be counted twice",
    )
    return holds("first_copy", column, words, reads=("first_copy",))


def located(column: str = "beat") -> Rule:
    """Few rows lack a place. A warning only, an extract at a time: the rows are kept, in the area `no_location`."""
    return mostly(
        "place",
        USUALLY_LOCATED,
        says=column,
        fault="more than 5% of the rows have no beat or LSOA",
        remedy="fill in a beat or an LSOA where one is known; the rows are kept, in the area No location",
        why="figures by area leave out rows without a place, so that areas look better than they are",
    )
