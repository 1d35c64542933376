"""Control charts as tables: each row is a test, and the tables are printed into docs/statistics.md.

Values are written one a point: `5x12` is twelve fives, `5~9x6` is five and nine six times over, `gap` is a missing
period. Points are counted from 1 where they are named.
"""

from __future__ import annotations

from tests.spec.tables import Table

XMR = Table(
    ("case", "values", "how", "mean and limits of the latest", "unusual points", "says"),
    (
        ("the published example", "1~2x2 10 1~2x6 1", "better=higher", "1.94 (-0.72 to 4.60)", "5 above_limit",
         "common_cause"),
        ("the same, outliers kept in", "1~2x2 10 1~2x6 1", "better=higher, screen_outliers=False",
         "1.94 (-3.06 to 6.95)", "5 above_limit", "common_cause"),
        ("a constant series that meets its target", "5x12", "better=higher, target=5", "5.00 (5.00 to 5.00)", "none",
         "common_cause, consistently_passes"),
        ("a constant series that misses it", "5x12", "better=higher, target=6", "5.00 (5.00 to 5.00)", "none",
         "common_cause, consistently_fails"),
        ("all zeros, lower is better", "0x12", "better=lower, target=0", "0.00 (0.00 to 0.00)", "none",
         "common_cause, consistently_passes"),
        ("always 100%", "100x12", "better=higher, target=95", "100.00 (100.00 to 100.00)", "none",
         "common_cause, consistently_passes"),
        ("nearly always 100%: the limit passes it, and is cut in drawing", "100~98x6", "better=higher, target=95",
         "99.00 (93.68 to 104.32)", "none", "common_cause, hit_or_miss"),
        ("one point: no limits", "7", "better=lower, target=7", "7.00 (none)", "none", "common_cause, hit_or_miss"),
        ("two points", "7 9", "better=lower, target=14", "8.00 (2.68 to 13.32)", "none",
         "common_cause, consistently_passes"),
        ("two points with a missing one between: no limits", "7 gap 9", "better=lower", "8.00 (none)", "none",
         "common_cause"),
        ("a point exactly on the limit", "6~4x6 10.32", "better=lower, fix_after=12", "5.00 (-0.32 to 10.32)", "none",
         "common_cause"),
        ("a point just over it", "6~4x6 10.33", "better=lower, fix_after=12", "5.00 (-0.32 to 10.32)",
         "13 above_limit", "concern"),
        ("a target equal to the upper limit", "6~4x6", "better=higher, target=10.32", "5.00 (-0.32 to 10.32)", "none",
         "common_cause, hit_or_miss"),
        ("a target just over it", "6~4x6", "better=higher, target=10.33", "5.00 (-0.32 to 10.32)", "none",
         "common_cause, consistently_fails"),
        ("the same, lower is better", "6~4x6", "better=lower, target=10.33", "5.00 (-0.32 to 10.32)", "none",
         "common_cause, consistently_passes"),
        ("seven on one side", "6~4x6 6x7", "better=lower, fix_after=12", "5.00 (-0.32 to 10.32)", "13-19 shift_high",
         "concern"),
        ("six on one side", "6~4x6 6x6", "better=lower, fix_after=12", "5.00 (-0.32 to 10.32)", "none",
         "common_cause"),
        ("a point on the mean inside the run", "6~4x6 6x4 5 6x4", "better=lower, fix_after=12",
         "5.00 (-0.32 to 10.32)", "none", "common_cause"),
        ("a missing month inside the run", "6~4x6 6x4 gap 6x4", "better=lower, fix_after=12", "5.00 (-0.32 to 10.32)",
         "none", "common_cause"),
        ("six rises and seven points, across the mean", "9~1x6 1 2 3 4 6 7 8", "better=higher, fix_after=12",
         "5.00 (-16.28 to 26.28)", "13-19 rising", "improvement"),
        ("five rises and six points", "9~1x6 1 2 3 4 6 7", "better=higher, fix_after=12", "5.00 (-16.28 to 26.28)",
         "none", "common_cause"),
        ("a tie inside the trend", "9~1x6 1 2 3 4 4 6 7 8", "better=higher, fix_after=12", "5.00 (-16.28 to 26.28)",
         "none", "common_cause"),
        ("a missing month inside the trend", "9~1x6 1 2 3 4 gap 6 7 8", "better=higher, fix_after=12",
         "5.00 (-16.28 to 26.28)", "none", "common_cause"),
        ("two trends with one vertex: the later has it", "9~1x6 1 2 3 4 6 7 8 7 6 4 3 2 1",
         "better=higher, fix_after=12", "5.00 (-16.28 to 26.28)", "13-18 rising, 19-25 falling", "concern"),
        ("two of three near the limit", "6~4x6 9 6 9", "better=neither, fix_after=12", "5.00 (-0.32 to 10.32)",
         "13 two_of_three_high, 15 two_of_three_high", "neutral_high"),
        ("the third on the other side", "6~4x6 9 4 9", "better=neither, fix_after=12", "5.00 (-0.32 to 10.32)", "none",
         "common_cause"),
        ("the third on the mean", "6~4x6 9 5 9", "better=neither, fix_after=12", "5.00 (-0.32 to 10.32)", "none",
         "common_cause"),
        ("one near the limit and one beyond it", "6~4x6 9 6 11", "better=neither, fix_after=12",
         "5.00 (-0.32 to 10.32)", "15 above_limit", "neutral_high"),
        ("the same by Making Data Count of November 2023", "6~4x6 9 6 11", "better=neither, fix_after=12, dialect=mdc",
         "5.00 (-0.32 to 10.32)", "13 two_of_three_high, 15 above_limit", "neutral_high"),
        ("low on the mean's other side", "6~4x6 1 4 1", "better=neither, fix_after=12", "5.00 (-0.32 to 10.32)",
         "13 two_of_three_low, 15 two_of_three_low", "neutral_low"),
        ("new lines after 12 points", "6~4x6 16~14x6", "better=lower, rebase=(12,)", "15.00 (9.68 to 20.32)", "none",
         "common_cause"),
        ("new lines after 13 points", "6~4x6 16~14x6", "better=lower, rebase=(13,)", "14.91 (9.59 to 20.23)",
         "13 above_limit", "common_cause"),
        ("no run crosses to new lines", "6~4x6 6x4 6x4 4~6x2", "better=lower, rebase=(16,), fix_after=12",
         "5.50 (2.46 to 8.54)", "none", "common_cause"),
    ),
)  # fmt: skip

# What a measure's months (or quarters) come to, by what it is; a note is the first of them that is not on dates.
GUARDS = Table(
    ("measure", "points", "method", "latest limits", "said"),
    (
        ("domestic_burglary", "11 months of about 300", "none", "none", "Fewer than 12 months: no limits yet."),
        ("domestic_burglary", "12 months of about 300", "xmr", "245 to 355",
         "Too few months to tell a season: a usual seasonal rise or fall may look like a signal."),
        ("domestic_burglary", "36 months of about 300", "xmr", "245 to 355", ""),
        ("hate_crime", "36 months of about 3", "poisson", "0 to 9",
         "Fewer than 5 a month on average: exact limits for small counts."),
        ("hate_crime", "36 months of 0", "xmr", "0 to 0", ""),
        ("abandonment_101", "36 months of about 30% of 400", "p_prime", "23.0 to 37.0",
         "Limits allow for the size of each month's base."),
        ("abandonment_101", "36 months of about 30% of 10", "none", "none",
         "Fewer than 5 cases a month on one side of the percentage: no limits, it moves by chance."),
        ("all_user_satisfaction", "36 months of about 80% of 100", "none", "none",
         "A survey's signals are read by quarter: no limits here."),
        ("all_user_satisfaction", "16 quarters of about 80% of 300", "p_prime", "72.9 to 87.1",
         "Limits allow for the size of each quarter's base."),
        ("domestic_burglary_outcome_rate", "36 months of about 20% of 300", "xmr", "14.9 to 25.6", ""),
        ("average_wait_101", "36 months of about 40 of 400", "xmr", "34.5 to 45.5", ""),
    ),
)  # fmt: skip

FUNNELS = Table(
    ("areas, cases of base", "kind", "widening", "mean", "phi", "standing"),
    (),
)
