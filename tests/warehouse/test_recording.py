"""The estimate of better recording on the sample: the command, where there is none, and why."""

import pytest

from warehouse import recording
from warehouse.measures import periods
from warehouse.measures.recording import Split


def split(w, measure="recorded_crime", period="2018/19", area="force"):
    return recording.split(w, w.catalogue.get(measure), w.area(area), periods.parse(period))


def test_it_stands_on_the_figures_of_the_audits_years(ask, sample_home):
    held = {year: ask(sample_home, "value", "recorded_crime", "--period", year) for year in ("2016/17", "2018/19")}
    found = held["2018/19"]["recording"]
    assert found["recorded"] == [held["2016/17"]["value"], held["2018/19"]["value"]]
    parts = found["better_recording"], found["rest"]
    assert sum(part["value"] for part in parts) == pytest.approx(found["recorded"][1] - found["recorded"][0])
    assert found["better_recording"]["value"] == pytest.approx(found["recorded"][1] * (1 - 75.8 / 84.1))
    assert (found["from"], found["to"]) == ("2016/17", "2018/19")
    assert "about 9,000 (95% interval 6,200 to 11,700)" in found["sentence"]


@pytest.mark.parametrize(
    ("measure", "period", "area"),
    [
        ("recorded_crime", "2015/16", "force"),
        ("recorded_crime", "2018/19", "npa:charnwood"),
        ("violence_with_injury", "2018/19", "force"),
        ("all_crime_plan", "2018/19", "force"),
    ],
)
def test_there_is_none_outside_the_span_by_area_or_for_a_type_of_crime(sample, ask, sample_home, measure, period, area):
    assert split(sample, measure, period, area) is None
    assert ask(sample_home, "value", measure, "--period", period, "--area", area)["recording"] is None


def test_every_month_between_the_audits_is_told_the_same(sample):
    assert isinstance(split(sample), Split)
    assert split(sample, period="2017-05") == split(sample)


def test_a_year_that_was_not_received_is_said(real):
    found = split(real)
    assert found == "Not estimated: 2016/17 and 2018/19 cannot be compared (not received)."
    assert recording.document(found, real.catalogue.get("recorded_crime")) is None
