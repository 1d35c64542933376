"""Crimes and outcomes of the sample against the published figures, counted again from the written files."""

import pandas as pd
import pytest

from loaders.sample import totals, years

YEARS = ("2012/13", "2013/14", "2014/15", "2015/16", "2016/17", "2017/18", "2018/19")
DRUGS = {"92A", "92C", "92D", "92E"}
BURGLARY_BEFORE = {"28A", "28B", "28C", "28D", "29"}
BURGLARY_SINCE = {"28E", "28F", "28G", "28H", "29A"}
WITH_INJURY = {"2", "4.3", "4.4", "4.6", "4.8", "5D", "5E", "8N", "8P", "8S", "37.1"}
PUBLIC_ORDER = {"9A", "9B", "62A", "66"}
SERIOUS_SEXUAL = {"19C", "19D", "19E", "19F", "19G", "19H", "17A", "17B", "20A", "20B", "21", "22A", "22B", "70"}
POSITIVE = {"1", "1A", "2", "2A", "3", "3A", "4", "6", "7", "8"}


@pytest.mark.parametrize(
    ("year", "codes", "wanted"),
    [
        ("2012/13", None, 59_000),
        ("2016/17", None, 70_414),
        ("2017/18", None, 83_793),
        ("2018/19", None, 91_315),
        ("2012/13", BURGLARY_BEFORE, 3_935),
        ("2013/14", BURGLARY_BEFORE, 4_199),
        ("2016/17", BURGLARY_SINCE, 0),
        ("2017/18", BURGLARY_BEFORE, 0),
        ("2017/18", BURGLARY_SINCE, 6_328),
        ("2012/13", WITH_INJURY, 4_365),
        ("2013/14", WITH_INJURY, 5_052),
        ("2017/18", WITH_INJURY, 7_451),
        ("2017/18", {"45"}, 7_635),
        ("2017/18", {"48", "37.2"}, 1_755),
        ("2017/18", {"46"}, 6_701),
        ("2017/18", {"44"}, 1_895),
        ("2017/18", {"34A", "34B"}, 891),
        ("2017/18", {"1"}, 18),
        ("2017/18", PUBLIC_ORDER, 4_784),
        ("2017/18", DRUGS, 1_587),
    ],
)
def test_published_counts_of_crimes(sample, year, codes, wanted):
    crimes = sample.crimes(year)
    assert len(crimes if codes is None else crimes[crimes.offence_code.isin(codes)]) == wanted


def test_crime_falls_then_rises_and_its_last_rise_but_one_is_nineteen_percent(sample):
    counts = [len(sample.crimes(year)) for year in YEARS]
    assert counts[1] < counts[0]
    assert counts[1:] == sorted(counts[1:])
    assert round(100 * (counts[5] / counts[4] - 1)) == 19


def test_the_published_year_has_its_offence_mix_and_quarters(sample):
    crimes = sample.crimes("2017/18")
    mix = {offence.code: sum(offence.quarters) for offence in totals.offences()}
    assert crimes.offence_code.value_counts().to_dict() == mix
    months = (crimes.day.dt.month - 4) % 12 // 3
    assert months.value_counts().sort_index().tolist() == [20_213, 21_161, 21_417, 21_002]


def test_the_offence_mix_is_that_of_the_home_office(real_data):
    found = pd.read_csv(real_data / "home-office" / "prc-pfa-mar2013-onwards-tables201718.csv", dtype=str)
    found.columns = [name.strip() for name in found.columns]
    found = found[found["Force Name"] == "Leicestershire"]
    found["Offence Code"] = found["Offence Code"].str.strip().replace({"1/4.1/4.10/4.2": "1"})
    found["n"] = found["Number of Offences"].str.replace(r"[,\s]", "", regex=True).replace({"-00": "0"}).astype(int)
    published = found.groupby("Offence Code").n.sum()
    ours = {offence.code: sum(offence.quarters) for offence in totals.offences()}
    assert published[published > 0].to_dict() == ours


def test_the_parts_of_crime_come_to_the_whole():
    for year in years():
        parts = [totals.count(f"crime.{name}", year) for name in totals.names("crime") if name != "all"]
        assert sum(parts) == totals.count("crime.all", year)


def test_flagged_crimes(sample):
    hate = {year: len(crimes[crimes.hate]) for year in YEARS for crimes in [sample.crimes(year)]}
    assert (hate["2017/18"], hate["2018/19"]) == (1_477, 1_629)
    class_a = {year: int((sample.crimes(year).drug_class == "A").sum()) for year in YEARS}
    assert class_a["2018/19"] - class_a["2017/18"] == 49
    assert round(100 * 49 / class_a["2017/18"]) == 11
    assert set(sample.crimes("2018/19").query("drug_class != ''").offence_code) <= DRUGS


def test_about_six_thousand_crimes_are_outside_the_all_crime_target(sample):
    crimes = sample.crimes("2012/13")
    outside = crimes.offence_code.isin(SERIOUS_SEXUAL | DRUGS | PUBLIC_ORDER) | crimes.hate
    outside |= (crimes.domestic == "Y") | (crimes.child_abuse == "Y")
    assert 5_850 < outside.sum() < 6_150


def test_a_third_or_more_of_violence_with_injury_is_domestic(sample):
    for year in YEARS:
        violence = sample.crimes(year).query("offence_code in @WITH_INJURY")
        assert 0.34 < (violence.domestic == "Y").mean() < 0.42


@pytest.mark.parametrize(("year", "wanted"), [("2017/18", 62), ("2018/19", 78)])
def test_published_drug_outcome_rates(sample, year, wanted):
    assert round(sample.outcome_rate(year, POSITIVE, lambda rows: rows.offence_code.isin(DRUGS))) == wanted


@pytest.mark.parametrize(
    ("wanted", "within", "which"),
    [
        (47, 0.5, lambda rows: rows.offence_code.isin(WITH_INJURY) & (rows.domestic == "Y")),
        (56, 0.5, lambda rows: rows.hate),
        (22.4, 0.1, lambda rows: rows.offence_code.isin(BURGLARY_BEFORE)),
        (48, 1, lambda rows: rows.offence_code.isin(WITH_INJURY)),
        (8.1, 0.1, lambda rows: rows.offence_code == "45"),
        (21.6, 0.1, lambda rows: rows.offence_code.isin({"48", "37.2"})),
    ],
)
def test_outcome_rates_stand_near_the_targets_of_2013(sample, wanted, within, which):
    assert abs(sample.outcome_rate("2013/14", POSITIVE, which) - wanted) < within


def test_outcomes_are_late_and_sometimes_twice_and_of_older_crimes(sample):
    outcomes, crimes = sample.outcomes("2013/14"), sample.crimes("2013/14").set_index("reference")
    ours = outcomes[outcomes.crime_reference.isin(crimes.index)].join(crimes.add_suffix("_then"), on="crime_reference")
    assert (ours.day >= ours.day_then).all()
    for column in ("offence_code", "domestic", "hate_strands", "child_abuse", "beat"):
        assert (ours[column] == ours[f"{column}_then"]).all()
    assert (ours.day - ours.day_then).dt.days.median() > 14
    first = sample.outcomes("2012/13")
    assert first.crime_reference.str.startswith("CR/2011/").sum() > 1_000
    assert sample.rows("2016/17", "outcome").crime_reference.duplicated().sum() > 500


@pytest.mark.parametrize(
    ("code", "since"), [("8", "2013-04-01"), ("18", "2014-04-01"), ("21", "2016-01-01"), ("22", "2019-04-01")]
)
def test_no_outcome_code_comes_before_its_time(sample, code, since):
    every = pd.concat(sample.outcomes(year) for year in YEARS)
    days = every[every.outcome_code == code].day
    assert days.empty if code == "22" else days.min() >= pd.Timestamp(since)
