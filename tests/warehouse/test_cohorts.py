"""Crimes followed to their outcomes, each edge with a crime of its own, in a home of a few dozen rows."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from tests.warehouse import small
from warehouse import outcomes, query
from warehouse.faults import WrongUse
from warehouse.measures import periods
from warehouse.measures.catalogue import UnknownName
from warehouse.measures.cohorts import AGES

RATE, THROUGHPUT = "theft_from_vehicle_cohort_rate", "theft_from_vehicle_outcome_rate"
JANUARY, DAY = periods.parse("2014-01"), date(2014, 1, 10)


def crime(reference, day=DAY, status="recorded"):
    return {
        "reference": reference, "recorded_date": day.isoformat(), "offence_code": "45", "beat": "LW01",
        "status": status, "domestic": "N", "hate_strands": "", "child_abuse": "N", "cse": "N",
    }  # fmt: skip


def outcome(reference, code, after, day=DAY):
    return {
        "crime_reference": reference, "outcome_code": code, "outcome_date": (day + timedelta(days=after)).isoformat(),
        "offence_code": "45", "beat": "LW01", "domestic": "N", "hate_strands": "", "child_abuse": "N",
    }  # fmt: skip


DECEMBER, MARCH = date(2013, 12, 20), date(2014, 3, 5)
JUNE_14, JUNE_15, LATE = date(2014, 6, 30), date(2015, 6, 30), date(2015, 12, 10)
# What became of each crime of January 2014, and whether it is positive at 90, 180 and 365 days and now.
JANUARY_CRIMES = {
    "at once": ([("1", 0)], "yyyy"),
    "superseded by a charge": ([("18", 10), ("1", 100)], "-yyy"),
    "superseded by no suspect": ([("8", 50), ("18", 200)], "yy--"),
    "on the ninetieth day": ([("1", 90)], "yyyy"),
    "a day late": ([("1", 91)], "-yyy"),
    "after a year": ([("1", 366)], "---y"),
    "nothing": ([], "----"),
    "not yet assigned": ([("0", 5)], "----"),
    "assigned, then said not to be": ([("1", 5), ("0", 20)], "yyyy"),
    "before it was recorded": ([("1", -3)], "yyyy"),
    "a code that nobody knows": ([("99", 5)], "----"),
    "two of a day, the later a charge": ([("18", 5), ("1", 5)], "yyyy"),
    "two of a day, the later no suspect": ([("1", 5), ("18", 5)], "----"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cohorts")
    january = [crime(name) for name in JANUARY_CRIMES]
    january += [crime("cancelled", status="cancelled"), crime("transferred", status="transferred")]
    january += [crime("reclassified", status="reclassified"), crime("moved to March")]
    ends = [outcome(name, code, after) for name, (ends, _) in JANUARY_CRIMES.items() for code, after in ends]
    ends += [outcome("cancelled", "1", 3), outcome("transferred", "1", 3), outcome("moved to March", "1", 80)]
    ends += [outcome("December", "1", 60, DECEMBER), outcome("never sent", "1", 0)]
    junes = [crime(f"{year} {n}", day) for year, day in (("14", JUNE_14), ("15", JUNE_15)) for n in range(10)]
    ends += [outcome(f"14 {n}", "1", 30, JUNE_14) for n in range(4)]
    ends += [outcome(f"14 {n}", "1", 170, JUNE_14) for n in range(4, 6)]
    ends += [outcome(f"15 {n}", "1", 170, JUNE_15) for n in range(3)]
    held = [
        ("crime", date(2013, 12, 1), date(2013, 12, 31), [crime("December", DECEMBER)]),
        ("outcome", date(2014, 1, 1), date(2014, 12, 31), [row for row in ends if row["outcome_date"] < "2015"]),
        ("outcome", date(2015, 1, 1), date(2015, 12, 31), [row for row in ends if row["outcome_date"] >= "2015"]),
        ("crime", date(2014, 1, 1), date(2014, 12, 31), [*january, crime("dropped in March", MARCH), *junes[:10]]),
        ("crime", date(2015, 1, 1), date(2015, 12, 31), [*junes[10:], crime("late", LATE)]),
        (
            "crime", date(2014, 3, 1), date(2014, 3, 31),
            [crime("moved to March", MARCH), crime("dropped in March", MARCH, "cancelled")],
        ),
    ]  # fmt: skip
    extracts = [small.extract(folder, number, *each) for number, each in enumerate(held, start=1)]
    return small.published(folder, date(2016, 2, 15), extracts)


def point(home, period, age=""):
    return query.figure(home, RATE + age, period=period if not isinstance(period, str) else periods.parse(period)).point


@pytest.mark.parametrize(("age", "at"), [("@90", 0), ("@180", 1), ("@365", 2), ("", 3)])
def test_each_crime_counts_as_it_stood(home, age, at):
    found = point(home, JANUARY, age)
    positive = sum(told[at] == "y" for _, told in JANUARY_CRIMES.values())
    assert (found.numerator, found.denominator) == (positive, len(JANUARY_CRIMES) + 1)  # and the reclassified one
    assert found.value == pytest.approx(100 * positive / (len(JANUARY_CRIMES) + 1))
    assert (found.status, found.immature) == ("final", False)


def became(told, age):
    """The outcome of a crime so many days after it was recorded: the last of those that had come, code 0 apart."""
    came = sorted((one for one in told if one[0] != "0" and (age is None or one[1] <= age)), key=lambda one: one[1])
    return came[-1][0] if came else None


def test_a_curve_has_each_crime_as_it_stood_at_every_age(home):
    (curve,) = outcomes.curves(home, RATE, "force", [JANUARY])
    positive = {age: sum(became(told, age) in ("1", "8") for told, _ in JANUARY_CRIMES.values()) for age in AGES}
    assert {age: point.numerator for age, point in curve.points} == positive
    assert {point.denominator for _, point in curve.points} == {len(JANUARY_CRIMES) + 1}
    assert len(set(positive.values())) > 3, "one age would do for all"


def test_a_curve_ends_at_the_last_age_that_all_its_crimes_have_reached(home):
    june, december = outcomes.curves(home, RATE, "force", [periods.parse("2015-06"), periods.parse("2015-12")])
    assert (june.reach, june.at(180).numerator, june.at(240)) == (180, 3, None)
    assert (december.reach, december.points[-1][1].reason) == (0, "not followed for 365 days yet")


def test_the_mix_has_every_crime_once_under_its_latest_outcome(home):
    held = outcomes.mix(home, RATE, "force", JANUARY)
    expected = Counter(became(told, None) for told, _ in JANUARY_CRIMES.values()) + Counter([None])  # the reclassified
    assert held.counts == expected
    assert (held.whole, held.without, held.unknown) == (14, expected[None], 1)
    assert outcomes.mix(home, "all_crime_charged_cohort_rate", "force", JANUARY).counts == expected
    by_area = [outcomes.mix(home, RATE, area.id, JANUARY) for area in home.areas_of("npa")]
    assert sum(each.whole for each in by_area) == held.whole
    assert outcomes.mix(home, "drug_cohort_rate", "force", JANUARY).counts == {}


def test_curves_and_mixes_are_of_cohorts_and_the_mix_is_not_for_the_public(home):
    for ask in (
        lambda: outcomes.curves(home, THROUGHPUT, "force", []),
        lambda: outcomes.mix(home, THROUGHPUT, "force", JANUARY),
    ):
        with pytest.raises(WrongUse, match="follows no crimes"):
            ask()
    with pytest.raises(WrongUse, match="Not published: the mix"):
        outcomes.mix(home, RATE, "force", JANUARY, "public")


def test_a_rate_is_found_under_either_of_its_names(home):
    names = [
        (through.id, cohort.id) for through, cohort in (outcomes.pair(home, RATE), outcomes.pair(home, THROUGHPUT))
    ]
    assert names == [(THROUGHPUT, RATE)] * 2
    with pytest.raises(WrongUse, match="no outcome rate"):
        outcomes.pair(home, "theft_from_vehicle")


def test_the_public_has_no_curve(home):
    with pytest.raises(WrongUse, match="Not published: how outcomes come with age"):
        outcomes.curves(home, RATE, "force", [JANUARY], "public")


def test_a_crime_recorded_again_under_another_day_stands_there_alone_and_a_cancelled_one_nowhere(home):
    march = point(home, "2014-03", "@90")
    assert (march.numerator, march.denominator) == (1, 1)  # its outcome came long after March 5


def test_outcomes_are_counted_in_throughput_whatever_is_known_of_their_crime(home):
    """Those of a crime older than the extracts, of a cancelled one and of one never sent are in it too."""
    january = query.figure(home, THROUGHPUT, period=JANUARY).point
    in_january = {"at once", "assigned, then said not to be", "before it was recorded"}
    in_january |= {"two of a day, the later a charge", "cancelled", "transferred", "never sent"}
    assert january.numerator == len(in_january)
    assert query.figure(home, THROUGHPUT, period=periods.parse("2014-02")).point.numerator == 1  # of December's crime


def test_a_crime_recorded_before_the_first_outcome_extract_has_no_cohort_rate(home):
    found = point(home, "2013-12")
    assert (found.value, found.status, found.reason) == (None, "not_received", "not received")
    assert point(home, "2013-12", "@90").reason == "not received"
    whole = point(home, "2013-12..2014-01")
    assert (whole.value, whole.denominator, whole.status) == (None, None, "partial")


def test_a_cohort_is_immature_until_all_of_it_was_followed_for_a_year(home):
    june = point(home, "2015-06")
    assert (june.value, june.status, june.immature) == (30, "provisional", True)
    assert june.reason == "immature: followed for at least 180 days, not yet 365"
    december = point(home, "2015-12")
    assert (december.value, december.immature) == (0, True)
    assert december.reason == "immature: followed for fewer than 90 days, not yet 365"
    assert not point(home, "2014-12").immature
    assert point(home, "2014-01..2015-01").immature  # one month of thirteen is enough


def test_a_young_cohort_has_no_rate_at_an_age_that_it_has_not_reached(home):
    at_180, at_365 = point(home, "2015-06", "@180"), point(home, "2015-06", "@365")
    assert (at_180.value, at_180.numerator, at_180.immature) == (30, 3, False)
    assert (at_365.value, at_365.status, at_365.reason) == (None, "not_received", "not followed for 365 days yet")
    year = query.series(home, f"{RATE}@365", grain="year").points
    assert [one.value is None for one in year[-2:]] == [True, True]


def test_cohorts_are_compared_at_the_greatest_age_that_both_have_reached(home):
    june = query.figure(home, RATE, period=periods.parse("2015-06"))
    held = june.same_period_last_year
    assert (held.age, held.now, held.value, held.difference) == (180, 30, 60, -30)
    assert "at 180 days 30.0%, 30.0 points fewer than June 2014" in june.sentence.lower().replace("june", "June")
    assert june.sentence.startswith(
        "Theft from a motor vehicle outcome rate, by cohort: 30.0% (3 of 10) in June 2015 so far"
    )
    assert query.figure(home, RATE, period=periods.parse("2015-12")).same_period_last_year is None


def test_an_immature_month_is_never_judged_by_limits(home):
    series = query.series(home, RATE, first=date(2014, 1, 1), last=date(2015, 12, 31))
    judged = query.signals(home, series).special_cause
    young = [at for at, one in enumerate(series.points) if one.immature]
    assert young and all(judged[at] is None for at in young)


def test_the_files_behind_a_cohort_are_those_of_its_crimes_and_of_all_outcomes_since(home):
    used = query.figure(home, RATE, period=JANUARY).extracts
    assert {"000002-outcome", "000003-outcome", "000004-crime"} <= set(used)
    assert "000005-crime" not in used


def test_no_reference_reaches_a_mart(home):
    names = [row[0] for row in home.rows("select column_name from duckdb_columns() where schema_name = 'mart'")]
    assert names and not [name for name in names if "reference" in name]


def test_an_age_that_is_not_taken_is_an_unknown_name_with_those_that_are(home):
    for asked in (f"{RATE}@91", f"{THROUGHPUT}@90", "no_such@90"):
        with pytest.raises(UnknownName):
            query.figure(home, asked)
    with pytest.raises(UnknownName, match=f"{RATE}@90"):
        query.figure(home, f"{RATE}@91")


def test_a_cohort_is_whole_months(home):
    assert point(home, "2014-01-01..2014-01-15").reason == "held for whole months only"
    with pytest.raises(WrongUse):
        query.series(home, RATE, grain="week")
