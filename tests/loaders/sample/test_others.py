"""Incidents, calls and surveys of the sample against the published figures, counted again from the files."""

import pandas as pd
import pytest

from loaders.sample import totals, years

YEARS = ("2012/13", "2013/14", "2014/15", "2015/16", "2016/17", "2017/18", "2018/19")
SATISFIED = {"completely satisfied", "very satisfied", "fairly satisfied", "excellent", "good"}
BANDS = ["band_0_10", "band_10_30", "band_30_60", "band_60_120", "band_120_300", "band_300_plus"]


@pytest.mark.parametrize("source", ["asb", "missing", "incident"])
def test_other_incidents_come_to_their_totals(sample, source):
    name = {"asb": "asb.incidents", "missing": "missing.reports", "incident": "incident.all"}[source]
    for year in years():
        rows = sample.good(year.label, source)
        counted = rows[rows.risk != "absent"] if source == "missing" else rows
        assert len(counted) == totals.count(name, year)


def test_published_counts_of_other_incidents(sample):
    asb = [len(sample.good(year, "asb")) for year in ("2012/13", "2017/18", "2018/19")]
    assert asb == [24_445, 17_401, 14_322]
    missing = [len(sample.good(year, "missing")) for year in ("2012/13", "2017/18", "2018/19")]
    assert missing == [5_600, 4_212, 5_050]
    for year in YEARS:
        reports = sample.good(year, "missing")
        assert ((reports.risk == "absent").sum() > 0) == ("2013/14" <= year <= "2016/17")
        assert 0.18 < (reports.location_code != "").mean() < 0.22


def test_incidents_have_their_published_marks(sample):
    domestic = {year: sample.good(year, "incident").query("domestic == 'Y'") for year in ("2017/18", "2018/19")}
    assert len(domestic["2017/18"]) == 18_181
    assert (domestic["2018/19"].non_crime == "Y").sum() == 6_565
    assert (domestic["2018/19"].non_crime == "N").sum() == 14_364
    grade_1 = {year: (sample.good(year, "incident").grade == "1").sum() for year in ("2012/13", "2017/18")}
    assert grade_1["2017/18"] - grade_1["2012/13"] == 11_014
    early = sample.good("2012/13", "incident")
    assert round((early.mental_health == "Y").mean(), 2) == 0.15
    opened, attended = (pd.to_datetime(early[name], dayfirst=True) for name in ("opened", "first_attendance"))
    response = (attended - opened).dt.total_seconds()
    assert response.min() >= 0
    assert 540 < response[early.grade == "1"].median() < 660


def test_calls_add_up_in_every_hour(sample):
    for year in YEARS:
        calls = sample.calls(year)
        assert (calls[BANDS].sum(axis=1) == calls.answered).all()
        assert (calls.band_0_10 == calls.answered_10s).all()
        assert (calls.offered == calls.answered + calls.abandoned_before + calls.abandoned_after).all()
        least = sum(calls[name] * start for name, start in zip(BANDS, (0, 10, 30, 60, 120, 300), strict=True))
        assert (least <= calls.wait_total_seconds).all()
        assert (calls.wait_total_seconds <= calls.wait_longest_seconds * calls.answered).all()


def test_published_figures_of_calls(sample):
    year = {label: sample.calls(label).groupby("phone_line").sum(numeric_only=True) for label in YEARS}
    now, before = year["2017/18"], year["2016/17"]
    assert year["2012/13"].offered.sum() == 671_000
    assert now.offered["101"] == 500_000
    assert now.wait_total_seconds["999"] == 6 * now.answered["999"]
    assert now.wait_total_seconds["101"] == 36 * now.answered["101"]
    assert now.answered_10s["999"] / now.answered["999"] > 0.9
    waits = [sums.wait_total_seconds["101"] / sums.answered["101"] for sums in (before, now)]
    assert round(100 * (1 - waits[1] / waits[0])) == 40
    given_up = [(sums.abandoned_before + sums.abandoned_after)["101"] / sums.offered["101"] for sums in (before, now)]
    assert round(100 * (1 - given_up[1] / given_up[0])) == 20
    assert now.abandoned_before["999"] == 0


def test_every_hour_of_a_day_is_there_once_on_its_clock(sample):
    for year in YEARS:
        calls = sample.calls(year)
        hours = calls.groupby("date").size() // 2
        assert sorted(hours.unique()) == [23, 24, 25]
        begins = int(year[:4])
        utc = pd.date_range(f"{begins}-04-01", f"{begins + 1}-04-01", freq="h", tz="Europe/London", inclusive="left")
        line = calls[calls.phone_line == "999"]
        assert line.date.tolist() == utc.strftime("%d/%m/%Y").tolist()
        assert line.hour.tolist() == utc.hour.tolist()
        assert line.clock.tolist() == utc.strftime("%Z").tolist()


def test_survey_weights_come_to_the_victims_and_surveys_end(sample):
    answers, crimes = sample.good("2013/14", "survey"), sample.crimes("2013/14")
    burglary = answers[answers.survey == "burglary"]
    assert round(burglary.weight.astype(float).sum(), 2) == 4_199
    hate = answers[answers.survey == "hate"]
    assert round(hate.weight.astype(float).sum(), 2) == crimes.hate.sum()
    assert 550 < len(burglary) < 650
    assert set(sample.good("2016/17", "survey").survey) == set(answers.survey)
    for year in ("2017/18", "2018/19"):
        assert set(sample.good(year, "survey").survey) == {"domestic_abuse"}


@pytest.mark.parametrize(
    ("surveys", "wanted"), [({"burglary", "violent", "vehicle_from", "vehicle_of", "hate"}, 85.9), ({"community"}, 76)]
)
def test_survey_rates_stand_near_the_targets_of_2013(sample, surveys, wanted):
    answers = sample.good("2013/14", "survey")
    base = answers[answers.survey.isin(surveys) & ~answers.answer.isin({"don't know", "refused"})]
    weight = base.weight.astype(float)
    assert abs(100 * weight[base.answer.isin(SATISFIED)].sum() / weight.sum() - wanted) < 0.6
