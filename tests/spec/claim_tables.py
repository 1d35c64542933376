"""Published figures as tables: each shipped one with its verdicts, and the slips that are recognised."""

from __future__ import annotations

from tests.spec.tables import Table

# Every row of warehouse/measures/published_figures.csv; the last column is what the illustrative sample says.
PUBLISHED = Table(
    ("figure", "stated", "comes to", "its arithmetic", "likely cause", "the sample"),
    (
        ("asb_2018", "-17.7", "-17.69", "right", None, "agrees"),
        ("missing_2018", "16.6", "19.90", "wrong", "divided by the new figure", "agrees"),
        ("hate_2018", "9.3", "10.29", "wrong", "divided by the new figure", "agrees"),
        ("helpline_2018", "11", "11.02", "right", None, "agrees"),
        ("crime_2018", "9", "8.98", "unchecked", None, "agrees"),
        ("class_a_2018", "11", "11.01", "unchecked", None, "agrees"),
        ("drug_outcome_2018", "78", "78.01", "unchecked", None, "agrees"),
        ("compliance_2018", "8.3", "8.30", "right", None, "no_data"),
        ("self_referrals_2018", "34", "33.05", "wrong", "rounding only", "agrees"),
        ("police_referrals_2018", "7", "7.01", "unchecked", None, "agrees"),
        ("officers_2018", "1792", "1792.00", "unchecked", None, "agrees"),
        ("pcso_2018", "177", "177.00", "unchecked", None, "agrees"),
        ("domestic_calls_day", "56", "54.79", "wrong", "rounded after the division", "no_data"),
        ("detained_2018", "13646", "13646.00", "unchecked", None, "agrees"),
        ("custody_visits_2017", "152", "152.00", "unchecked", None, "agrees"),
        ("custody_at_visit_2017", "1092", "1090.00", "wrong", "a part is left out", "agrees"),
        ("budget_2017", "0.47", "0.47", "right", None, "agrees"),
        ("variance_2017", "0.07", "0.07", "right", None, "agrees"),
        ("burglary_2013", "6.7", "6.71", "right", None, "agrees"),
        ("violence_injury_2013", "15.7", "15.74", "right", None, "agrees"),
        ("missing_locations_2011", "21", "21.00", "right", None, "no_data"),
    ),
)

# A claim as its file would hold it, in 2018/19, and what must be said of it.
SLIPS = Table(
    ("kind", "value", "unit", "compared with", "change", "stated %", "its arithmetic", "said"),
    (
        ("change", "110", "count", "100", "", "10", "right", "+10 on the earlier 100 is +10.0%"),
        ("change", "110", "count", "100", "", "9.1", "wrong", "divided by the new figure"),
        ("change", "110", "count", "100", "", "-10", "wrong", "the sign is the wrong way round"),
        ("change", "110", "count", "100", "", "110", "wrong", "the new figure as a percentage of the old"),
        ("change", "110", "count", "100", "", "0.1", "wrong", "a share of one given as a percentage"),
        ("change", "1999", "count", "1000", "", "99", "wrong", "rounding only"),
        ("change", "110", "count", "100", "", "37", "wrong", "No usual slip gives that number"),
        ("change", "110", "count", "100", "11", "", "wrong", "110 less 100 is +10, not +11"),
        ("change", "110", "count", "100", "-10", "10", "wrong", "the sign is the wrong way round"),
        ("change", "", "count", "100", "10", "10", "right", "+10 on the earlier 100"),
        ("change", "91315", "count", "83793", "", "9", "right", "+7,522 on the earlier 83,793 is +9.0%"),
        ("change", "1015", "count", "1000", "", "2", "right", "is +1.5%"),
        ("change", "5", "count", "0", "", "100", "unchecked", "The earlier figure is nothing"),
        ("change", "", "count", "", "", "7", "unchecked", "no other number"),
        ("change", "2.1", "£m", "2.0", "", "9", "right", "+£0.1m on the earlier £2.0m"),
        ("change", "2.1", "£m", "2.0", "", "11", "wrong", "No usual slip"),
        ("points", "78", "percent", "62", "16", "", "right", "+16 points (+25.8% on the earlier figure)"),
        ("change", "78", "percent", "62", "", "16", "wrong", "points taken for percent"),
        ("points", "84.1", "percent", "75.8", "8.4", "", "right", "+8.3 points"),
        ("points", "84.1", "percent", "75.8", "8.6", "", "wrong", "not +8.6 points"),
        ("level", "84.1", "percent", "75.8", "", "", "unchecked", "no change that could be checked"),
        ("per_day", "20440", "count", "56", "", "", "right", "over 365 days is 56.0 a day"),
        ("per_day", "365", "count", "7", "", "", "wrong", "a week's number given for a day"),
        ("per_day", "3652", "count", "304", "", "", "wrong", "a month's number given for a day"),
        ("per_day", "3650", "count", "", "", "", "unchecked", "no total and number a day"),
        ("parts", "1090", "count", "480+567+43", "", "", "right", "480 + 567 + 43 is 1,090"),
        ("parts", "10.1", "£m", "5.0+5.0", "", "", "right", "£5.0m + £5.0m is £10.0m"),
        ("parts", "1047", "count", "480+567+43", "", "", "wrong", "a part is counted twice"),
        ("parts", "1000", "count", "480+567+43", "", "", "wrong", "parts overlap"),
        ("share", "25", "count", "100", "", "25", "right", "25 of 100 is 25.0%"),
        ("share", "25", "count", "100", "", "33", "wrong", "divided by the rest"),
        ("share", "25", "count", "100", "", "75", "wrong", "the rest in place of the part"),
        ("share", "25", "count", "100", "", "400", "wrong", "the whole as a percentage of the part"),
        ("share", "25", "count", "0", "", "25", "unchecked", "The whole is nothing"),
        ("share", "25", "count", "100", "", "", "unchecked", "no part, whole and percentage"),
    ),
)
