"""What is said of a year that is not over, as tables: each row is a test, printed into docs/statistics.md."""

from tests.spec.tables import Table

# Domestic burglary by month: the twelve of 2012/13, then those so far of 2013/14 (333x3 is three of 333).
ON_COURSE = Table(
    ("months of 2012/13", "so far", "year's aim", "heading for", "80% interval", "chance", "verdict"),
    (
        ("333x12", "333x3", 3476, 4005, "3,850 to 4,169", "under 1% chance", "behind"),
        ("333x12", "266x3", 3476, 3364, "2,961 to 3,734", "64% chance", "too_close"),
        ("333x12", "277x9", 3476, 3330, "3,221 to 3,426", "96% chance", "on_course"),
        ("333x12", "290x9", 3476, 3482, "3,407 to 3,568", "46% chance", "too_close"),
        ("333x12", "300x9", 3476, 3602, "3,529 to 3,680", "2% chance", "behind"),
        ("333x12", "300x11", 3476, 3611, "3,580 to 3,647", "under 1% chance", "behind"),
        ("333x12", "500x9", 3476, 5920, "5,735 to 6,135", "under 1% chance", "behind"),
        (
            "250 416x3 250x3 416x2 250 416 250",
            "220 360x3 230 220x2 360x2",
            3476,
            3608,
            "3,444 to 3,766",
            "15% chance",
            "behind",
        ),
        ("200x6 466x6", "170x6", 3476, 2993, "2,318 to 3,761", "79.8% chance", "too_close"),
        ("2x12", "1x6", 20, 16, "11 to 21", "86% chance", "on_course"),
        ("1x12", "0", 10, 10, "6 to 16", "51% chance", "too_close"),
        ("0x12", "0x3", 0, 0, "0 to 1", "78% chance", "too_close"),
    ),
)

# What the rest of 2013/14 must come to, told in March 2014; targets of 13%, 10% and 5% fewer.
REQUIRED = Table(
    ("measure", "to the end of", "so far", "same days of 2012/13", "2012/13", "required"),
    (
        (
            "domestic_burglary",
            "2013-10",
            2400,
            2200,
            3935,
            "To meet it: 204 offences a month or fewer over the 5 months left (1,023 in all); so far 343 a month,"
            " and 347 a month in the same months of 2012/13.",
        ),
        (
            "domestic_burglary",
            "2013-10",
            3423,
            2200,
            3935,
            "To meet it: no more offences in the 5 months left; so far 489 a month, and 347 a month in the same "
            "months of 2012/13.",
        ),
        (
            "domestic_burglary",
            "2013-10",
            3424,
            2200,
            3935,
            "Out of reach: the target allows 3,423 offences in the whole year, already passed by 1.",
        ),
        (
            "domestic_burglary",
            "2014-02",
            3300,
            3600,
            3935,
            "To meet it: 123 offences or fewer in the month left; so far 300 a month, and 335 a month in the same"
            " months of 2012/13.",
        ),
        (
            "domestic_burglary",
            "2014-02",
            3422,
            3600,
            3935,
            "To meet it: 1 offence or fewer in the month left; so far 311 a month, and 335 a month in the same "
            "months of 2012/13.",
        ),
        (
            "domestic_burglary",
            "2013-10-17",
            1800,
            2000,
            3935,
            "To meet it: 297 offences a month or fewer over the 165 days left (1,623 in all); so far 275 a month,"
            " and 355 a month in the same days of 2012/13.",
        ),
        (
            "domestic_burglary",
            "2014-03-30",
            3400,
            3925,
            3935,
            "To meet it: 23 offences or fewer in the 1 day left; so far 284 a month, and "
            "310 a month in the same days of 2012/13.",
        ),
        ("domestic_burglary", "2014-03-31", 3400, 3935, 3935, ""),
        (
            "theft_of_vehicle",
            "2013-12",
            12,
            15,
            20,
            "To meet it: 2 offences a month or fewer over the 3 months left (6 in all); so far 1.3 a month, and "
            "1.7 a month in the same months of 2012/13.",
        ),
        (
            "all_crime_plan",
            "2013-06",
            13000,
            13000,
            53000,
            "To meet it: 4,150 offences a month or fewer over the 9 months left (37,350 in all); so far 4,333 a "
            "month, and 4,444 a month in the same months of 2012/13.",
        ),
    ),
)

# The same of a rate, whose rest is expected to be out of as much a month as before.
REQUIRED_RATES = Table(
    ("measure", "to the end of", "part so far", "whole so far", "required"),
    (
        (
            "domestic_burglary_outcome_rate",
            "2013-09",
            400,
            2000,
            "To meet it: 30.0% or higher in the rest of the year; so far 20.0%.",
        ),
        (
            "domestic_burglary_outcome_rate",
            "2013-09",
            1100,
            2000,
            "As good as reached: even 0.0% in the rest of the year would do, after 55.0% so far.",
        ),
        (
            "all_user_satisfaction",
            "2013-09",
            800,
            1000,
            "To meet it: 90.0% or higher in the rest of the year; so far 80.0%.",
        ),
        (
            "all_user_satisfaction",
            "2013-12",
            400,
            900,
            "Out of reach: even 100.0% in the rest of the year would not be enough, after 44.4% so far.",
        ),
    ),
)
