"""What an extract of calls by hour and line must hold."""

import pandas as pd

from expectations import kinds, shared
from expectations.rule import Rule

COUNTS = ("offered", "answered", "answered_10s", "abandoned_before", "abandoned_after", "wait_total_seconds")
BANDS = ("band_0_10", "band_10_30", "band_30_60", "band_60_120", "band_120_300", "band_300_plus")
RATES = "a wrong count gives a wrong rate for the hour, the day and the month"
CHECK = "check both counts of the hour"


def _bands_add_up(frame: pd.DataFrame) -> pd.Series:
    """The bands come to the calls answered, where every one of them is given."""
    total = frame[list(BANDS)].sum(axis=1, skipna=False)
    return total.isna() | frame["answered"].isna() | total.eq(frame["answered"])


RULES: tuple[Rule, ...] = (
    kinds.rows(),
    *shared.dated("date", "calls are counted on the day they came"),
    kinds.given("hour", "calls are shown by hour and weekday", "expected the hour that begins, 0 to 23"),
    kinds.readable(
        "hour",
        "the hour that begins, 0 to 23, and no calls in the hour that the clocks skip in March",
        "an hour that does not exist cannot be shown",
    ),
    kinds.given("phone_line", "999 and 101 are measured apart", "expected 999 or 101", "missing or not a number"),
    kinds.known("phone_line", (999, 101), "999 and 101 are measured apart"),
    *(shared.counted(name, RATES) for name in COUNTS),
    *(shared.counted_or_blank(name, RATES) for name in ("wait_longest_seconds", *BANDS)),
    kinds.at_least("offered", "answered", ("fewer than the calls answered", CHECK, RATES)),
    kinds.at_least("answered", "answered_10s", ("fewer than those answered in 10 seconds", CHECK, RATES)),
    shared.first_copy("date", "hour of a line"),
    kinds.readable(
        "clock",
        "BST or GMT",
        "the clock only tells the two hours apart that begin at 01:00 when summer time ends",
        severity="warn",
    ),
    kinds.holds(
        "bands_add_up",
        "band_0_10",
        reads=("answered", *BANDS),
        derive=_bands_add_up,
        words=(
            "the wait bands do not add up to the calls answered",
            "check band_0_10 to band_300_plus against answered; the row is kept",
            "the spread of waits is then of other calls than the average",
        ),
        severity="warn",
    ),
)
