"""The figures that the product was promised to give, by the command line, on the real files and on the sample."""

import json

import pytest

MONTHS = ("2018-10", "2018-11", "2018-12", "2019-01", "2019-02", "2024-04")
BY_MONTH = {
    ("police_uk_crime", "force"): (7907, 7911, 7544, 7606, 7193, 8268),
    ("police_uk_asb", "force"): (1049, 969, 836, 897, 943, 860),
    ("police_uk_burglary", "force"): (722, 861, 705, 716, 608, 454),
    ("police_uk_crime", "no_location"): (13, 362, 275, 267, 371, 256),
}
FIVE_MONTHS, FOUR_MONTHS = "2018-10..2019-02", "2024-01..2024-04"
BY_DISTRICT = [
    ("police_uk_crime", "district:leicester", FIVE_MONTHS, 17871),
    ("police_uk_asb", "district:leicester", FIVE_MONTHS, 2464),
    ("police_uk_crime", "district:charnwood", FIVE_MONTHS, 5672),
    ("police_uk_asb", "district:charnwood", FIVE_MONTHS, 627),
    ("police_uk_crime", "district:rutland", FIVE_MONTHS, 656),
    ("police_uk_asb", "district:rutland", FIVE_MONTHS, 72),
    ("police_uk_crime", "district:leicester", FOUR_MONTHS, 14519),
    ("police_uk_crime", "district:rutland", FOUR_MONTHS, 559),
]
CASES = [
    *((m, a, month, n) for (m, a), held in BY_MONTH.items() for month, n in zip(MONTHS, held, strict=True)),
    *BY_DISTRICT,
]


@pytest.mark.parametrize(("measure", "area", "period", "expected"), CASES)
def test_a_figure_of_the_real_files(ask, real_home, measure, area, period, expected):
    assert ask(real_home, "value", measure, "--area", area, "--period", period)["value"] == expected


HOME_OFFICE = "home_office_crime"
YEAR = "2017/18"


@pytest.mark.parametrize(
    ("measure", "area", "period", "expected"),
    [
        (HOME_OFFICE, "force", YEAR, 83_793),
        *((HOME_OFFICE, "force", f"{YEAR}Q{n}", count) for n, count in enumerate((20_213, 21_161, 21_417, 21_002), 1)),
        ("home_office_residential_burglary", "force", YEAR, 6_328),
        ("home_office_violence_with_injury", "force", YEAR, 7_451),
        ("home_office_theft_from_vehicle", "force", YEAR, 7_635),
        ("home_office_theft_of_vehicle", "force", YEAR, 1_755),
        ("home_office_victim_based", "force", YEAR, 22_603 + 2_284 + 891 + 39_268 + 9_901),
        ("home_office_domestic_burglary", "force", YEAR, None),
        (HOME_OFFICE, "force:derbyshire", YEAR, 55_589),
        (HOME_OFFICE, "force:city-of-london", YEAR, 5_870),
        (HOME_OFFICE, "force:btp", YEAR, 59_591),
    ],
)
def test_a_figure_of_the_home_office(ask, real_home, measure, area, period, expected):
    assert ask(real_home, "value", measure, "--area", area, "--period", period)["value"] == expected


def test_a_force_has_one_name_in_both_sources(ask, real_home):
    asked = ("--area", "force:derbyshire")
    assert ask(real_home, "value", "police_uk_crime", *asked, "--period", "2018-12")["value"] > 0
    assert ask(real_home, "value", HOME_OFFICE, *asked, "--period", YEAR)["value"] > 0


@pytest.mark.parametrize(("area", "period"), [("force:uk-finance", f"{YEAR}Q1"), ("force", "2016/17")])
def test_a_quarter_in_which_a_body_has_no_row_was_not_received(ask, real_home, area, period):
    found = ask(real_home, "value", HOME_OFFICE, "--area", area, "--period", period)
    assert (found["value"], found["status"]) == (None, "not_received")


@pytest.mark.parametrize("month", ["2018-03", "2023-05"])
def test_a_month_without_a_file_is_not_received_and_not_zero(ask, real_home, month):
    found = ask(real_home, "value", "police_uk_crime", "--period", month)
    assert (found["value"], found["status"]) == (None, "not_received")


def test_loading_the_same_files_again_changes_nothing(ask, pcc, real_home, real_data, copy_of):
    home = copy_of(real_home)
    before = ask(home, "value", "police_uk_crime", "--period", "2018-12")
    report = ask(home, "load", real_data / "police-uk" / "2018-12")
    assert {extract["status"] for extract in report["extracts"]} == {"unchanged"}
    assert ask(home, "value", "police_uk_crime", "--period", "2018-12") == before


def test_the_comparators_and_the_home_office_change_no_figure_of_the_force(ask, pcc, real_home, real_data, tmp_path):
    alone = tmp_path / "alone"
    pcc(alone, "load", *sorted(real_data.glob("police-uk/2018-1*")))
    for measure, area in BY_MONTH:
        asked = ("value", measure, "--area", area, "--period", "2018-11")
        one, both = ask(alone, *asked), ask(real_home, *asked)
        assert (one["value"], one["status"]) == (both["value"], both["status"])


@pytest.mark.parametrize(
    ("measure", "value", "percent", "aim"),
    [("domestic_burglary", 4199, 6.7, -0.13), ("violence_with_injury", 5052, 15.7, -0.02)],
)
def test_a_target_of_the_plan_on_the_sample(ask, sample_home, measure, value, percent, aim):
    found = ask(sample_home, "value", measure, "--period", "2013/14")
    assert (found["value"], found["verdict"]) == (value, "not_met")
    assert round(found["same_period_last_year"]["percent"], 1) == percent
    assert found["target"]["value"] == aim
    assert f"{value:,}" in found["sentence"]
    assert f"{percent}%" in found["sentence"]


@pytest.mark.parametrize(
    ("measure", "period", "value"),
    [
        ("recorded_crime", "2012/13", 59000),
        ("recorded_crime", "2017/18", 83793),
        ("recorded_crime", "2018/19", 91315),
        ("domestic_burglary", "2012/13", 3935),
        ("violence_with_injury", "2012/13", 4365),
        ("residential_burglary", "2017/18", 6328),
        ("asb_incidents", "2012/13", 24445),
        ("asb_incidents", "2017/18", 17401),
        ("asb_incidents", "2018/19", 14322),
        ("missing_reports", "2017/18", 4212),
        ("missing_reports", "2018/19", 5050),
        ("hate_crime", "2017/18", 1477),
        ("hate_crime", "2018/19", 1629),
    ],
)
def test_a_published_total_on_the_sample(ask, sample_home, measure, period, value):
    assert ask(sample_home, "value", measure, "--period", period)["value"] == value


def test_published_rates_on_the_sample(ask, sample_home):
    def value(measure, period):
        return ask(sample_home, "value", measure, "--period", period)["value"]

    assert round(value("drug_outcome_rate", "2017/18")) == 62
    assert round(value("drug_outcome_rate", "2018/19")) == 78
    assert value("answered_999_within_10_seconds", "2017/18") > 90
    assert round(value("average_wait_999", "2017/18")) == 6
    assert round(value("average_wait_101", "2017/18")) == 36


def test_json_is_one_document_and_nothing_else(pcc, ask, real_home):
    asked = ("value", "police_uk_crime", "--period", "2018-12")
    done = pcc(real_home, *asked, "--json")
    assert json.loads(done.stdout) == ask(real_home, *asked)


def test_a_measure_that_ended_and_the_one_that_began(ask, sample_home):
    assert ask(sample_home, "value", "domestic_burglary", "--period", "2017-04")["value"] is None
    assert ask(sample_home, "value", "residential_burglary", "--period", "2017-03")["value"] is None
