"""The domain's behaviour as tables: each row is a test, and the tables are printed into docs/statistics.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Table:
    """Columns and rows; the last columns are what must come of the first."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def markdown(self) -> str:
        """The table for a page."""
        lines = [self.columns, ["---"] * len(self.columns), *self.rows]
        return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(value: Any) -> str:
    if value is None:
        return "none"
    return f"{value:,}" if isinstance(value, int) else str(value)


PERIODS = Table(
    ("written", "from", "to", "named"),
    (
        ("2018/19", "2018-04-01", "2019-03-31", "2018/19"),
        ("1999/00", "1999-04-01", "2000-03-31", "1999/00"),
        ("2018/19Q3", "2018-10-01", "2018-12-31", "2018/19 Q3"),
        ("2018/19Q4", "2019-01-01", "2019-03-31", "2018/19 Q4"),
        ("2018-11", "2018-11-01", "2018-11-30", "November 2018"),
        ("2016-02", "2016-02-01", "2016-02-29", "February 2016"),
        ("2018-W45", "2018-11-05", "2018-11-11", "week to 11 November 2018"),
        ("2020-W53", "2020-12-28", "2021-01-03", "week to 3 January 2021"),
        ("2018-11-05", "2018-11-05", "2018-11-05", "5 November 2018"),
        ("2018-04..2018-11", "2018-04-01", "2018-11-30", "April to November 2018"),
        ("2018-11..2019-02", "2018-11-01", "2019-02-28", "November 2018 to February 2019"),
        ("2018-11-05..2018-W46", "2018-11-05", "2018-11-18", "5 November 2018 to 18 November 2018"),
        ("ytd:2018-11", "2018-04-01", "2018-11-30", "April to November 2018"),
        ("ytd:2019-02-10", "2018-04-01", "2019-02-10", "1 April 2018 to 10 February 2019"),
        ("ytd:2018/19", "2018-04-01", "2019-03-31", "2018/19"),
    ),
)

BEFORE = Table(
    ("period", "the one just before", "the same last year"),
    (
        ("2018/19", "2017/18", "2017/18"),
        ("2018/19Q1", "2017/18Q4", "2017/18Q1"),
        ("2018-04", "2018-03", "2017-04"),
        ("2016-02", "2016-01", "2015-02"),
        ("2017-02", "2017-01", "2016-02"),
        ("2018-W45", "2018-W44", "2017-W45"),
        ("2018-W01", "2017-W52", "2017-W01"),
        ("2021-W01", "2020-W53", "2020-W02"),
        ("2016-02-29", "2016-02-28", "2015-02-28"),
        ("2016-04-01..2016-11-30", "2015-08-01..2016-03-31", "2015-04-01..2015-11-30"),
        ("2015-04-01..2016-02-29", "2014-05-01..2015-03-31", "2014-04-01..2015-02-28"),
        ("2016-04-01..2017-02-28", "2015-05-01..2016-03-31", "2015-04-01..2016-02-29"),
        ("2018-11-05..2018-11-18", "2018-10-22..2018-11-04", "2017-11-05..2017-11-18"),
    ),
)

CHANGES = Table(
    ("then", "now", "phi", "change", "Z", "words"),
    (
        (3935, 4199, 1, "6.7% more (+264)", "+2.93", "probably real"),
        (4365, 5052, 1, "15.7% more (+687)", "+7.08", "real change"),
        (3935, 4199, 2, "6.7% more (+264)", "+2.07", "probably real"),
        (3935, 4199, 4, "6.7% more (+264)", "+1.46", "could be chance"),
        (17401, 14322, 1, "17.7% fewer (-3,079)", "-17.31", "real change"),
        (1477, 1629, 1, "10.3% more (+152)", "+2.73", "probably real"),
        (4212, 5050, 1, "19.9% more (+838)", "+8.72", "real change"),
        (100, 100, 1, "no change", "+0.00", "could be chance"),
        (4, 8, 1, "100.0% more (+4)", "+1.17", "could be chance"),
        (0, 5, 1, "5 more (from none)", "+3.16", "real change"),
        (5, 0, 1, "100.0% fewer (-5)", "-3.16", "real change"),
        (0, 0, 1, "no change", "+0.00", "could be chance"),
    ),
)

# Domestic burglary's year, held to 13% fewer than the year before; and violence with injury's, to 2% fewer.
CHANGE_TARGETS = Table(
    ("measure", "baseline year", "year", "aim, or fewer", "change, %", "verdict"),
    (
        ("domestic_burglary", 3935, 4199, 3423, "+6.71", "not_met"),
        ("domestic_burglary", 3935, 3424, 3423, "-12.99", "not_met"),
        ("domestic_burglary", 3935, 3423, 3423, "-13.01", "met"),
        ("domestic_burglary", 100, 87, 87, "-13.00", "met"),
        ("violence_with_injury", 4365, 5052, 4277, "+15.74", "not_met"),
        ("violence_with_injury", 4365, 4278, 4277, "-1.99", "not_met"),
        ("theft_from_vehicle", 1000, 860, 860, "-14.00", "met"),
        ("theft_of_vehicle", 0, 3, 0, "none", "not_met"),
        ("all_crime_plan", 53000, 50350, 50350, "-5.00", "met"),
    ),
)

LEVEL_TARGETS = Table(
    ("measure", "target", "part", "whole", "effective responses", "value", "verdict"),
    (
        ("domestic_burglary_outcome_rate", 25, 1000, 4000, None, "25.00", "met"),
        ("domestic_burglary_outcome_rate", 25, 999, 4000, None, "24.98", "not_met"),
        ("theft_from_vehicle_outcome_rate", 9, 600, 500, None, "120.00", "met"),
        ("all_user_satisfaction", 85, 840, 1000, 1000, "84.00", "too_close"),
        ("all_user_satisfaction", 85, 800, 1000, 1000, "80.00", "not_met"),
        ("all_user_satisfaction", 85, 900, 1000, 1000, "90.00", "met"),
        ("all_user_satisfaction", 85, 90, 100, 100, "90.00", "too_close"),
        ("all_user_satisfaction", 85, 850, 1000, 1000, "85.00", "too_close"),
    ),
)

# Revenue savings, added up since April 2014; until a step's own day they are held to a straight line to it.
AMOUNT_TARGETS = Table(
    ("to the end of", "added up since", "so far", "step", "held to", "verdict"),
    (
        ("2014/15", "2014/15", 4_450_000, 4_400_000, 4_400_000, "met"),
        ("2014/15", "2014/15", 4_400_000, 4_400_000, 4_400_000, "met"),
        ("2014/15", "2014/15", 4_399_999, 4_400_000, 4_400_000, "not_met"),
        ("2014/15Q1", "2014/15Q1", 1_096_987, 4_400_000, 1_096_986, "on_course"),
        ("2014/15Q1", "2014/15Q1", 1_096_986, 4_400_000, 1_096_986, "behind"),
        ("2015/16", "2014-04..2016-03", 8_660_000, 8_600_000, 8_600_000, "met"),
        ("2015/16", "2014-04..2016-03", 8_500_000, 8_600_000, 8_600_000, "not_met"),
        ("2015/16Q2", "2014-04..2015-09", 6_600_000, 8_600_000, 6_500_000, "on_course"),
        ("2015/16Q2", "2014-04..2015-09", 6_400_000, 8_600_000, 6_500_000, "behind"),
        ("2015/16Q2", "2014-04..2015-09", 8_700_000, 8_600_000, 6_500_000, "on_course"),
        ("2016/17", "2014-04..2017-03", 20_040_000, 19_900_000, 19_900_000, "met"),
    ),
)

# The areas of one total, what each says of it to the public: [c] is withheld. The total itself is always shown.
SUPPRESSION = Table(
    ("counts", "as the public sees them, with their total"),
    (
        ("12 30 45", "12 30 45 87"),
        ("0 30 45", "0 30 45 75"),
        ("3 10 20", "[c] [c] 20 33"),
        ("4 0 20 5", "[c] 0 20 [c] 29"),
        ("5 0 20", "5 0 20 25"),
        ("2 3 20", "[c] [c] 20 25"),
        ("1 1 20 9", "[c] [c] 20 [c] 31"),
        ("1 2 20 9", "[c] [c] 20 9 32"),
        ("4 4 4 30 50", "[c] [c] [c] [c] 50 92"),
        ("3 0 0", "[c] 0 0 [c]"),
        ("3 20 20", "[c] [c] 20 43"),
        ("0 0 0", "0 0 0 0"),
    ),
)
