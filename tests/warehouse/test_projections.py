"""The projections of the sample's own years, told again from their months: how often they came true."""

import re

import pytest

from benchmarks import projections
from warehouse import query
from warehouse.measures import periods


@pytest.fixture(scope="module")
def halfway(sample):
    """Every year of the force's measures, as told at the end of September."""
    return projections.all_told(sample, sets=("force",), months=(6,))


def test_four_years_in_five_end_inside_their_interval(halfway):
    inside, below, many = projections.coverage(halfway)
    assert many >= 250, "the back-test has lost its subject"
    assert 0.75 <= inside / many <= 0.85
    assert below / many < 0.2 and (many - inside - below) / many < 0.2


def test_what_is_called_on_course_is_met_and_what_is_called_behind_is_not(halfway):
    found = projections.calibration(halfway)
    for code, good in (("on_course", 1), ("behind", 0)):
        met, many = found[code]
        assert many > 100
        assert (met / many if good else 1 - met / many) >= 0.8
    met, many = found["too_close"]
    assert 0.2 < met / many < 0.8


def test_a_point_added_from_its_months_is_the_query_s_own(sample):
    year = periods.parse("2013/14")
    for measure in ("violence_with_injury", "violence_with_injury_outcome_rate", "average_wait_101"):
        months = [p for p in query.series(sample, measure).points if year.holds(p.period)]
        own = query.figure(sample, measure, period=year).point
        added = projections.added(sample.catalogue.get(measure), months, year)
        assert (added.value, added.numerator) == (pytest.approx(own.value), own.numerator)


def test_a_board_of_an_unfinished_year_says_of_each_what_the_figure_says(sample):
    rows = query.board(sample, "2013-17", periods.parse("2013-10"))
    told = [row.figure for row in rows if row.figure.verdict.projection]
    assert len(told) >= 15
    for shown in told[::6]:
        alone = query.figure(sample, shown.measure.id, period=periods.parse("2013-10"))
        assert alone == shown


def test_a_year_without_a_target_is_projected_while_it_is_not_over(sample, monkeypatch):
    found = query.figure(sample, "recorded_crime", period=periods.parse("2018-10"))
    assert found.projection is None, "the sample's last year is over"
    monkeypatch.setattr(sample, "today", periods.parse("2018-11").ends)
    found = query.figure(sample, "recorded_crime", period=periods.parse("2018-10"))
    assert found.projection is not None and found.verdict.probability is None
    assert found.projection.low < found.projection.value < found.projection.high
    assert (found.projection.upto, found.projection.ends) == (
        periods.parse("2018-10").ends,
        periods.parse("2018/19").ends,
    )
    assert query.figure(sample, "police_officers", period=periods.parse("2018/19")).projection is None


@pytest.mark.full
def test_the_printed_back_test_is_what_comes_out(sample):
    page = projections.PAGE.read_text(encoding="utf-8")
    printed = page.partition(projections.START)[2].partition(projections.END)[0]
    found = projections.all_told(sample)
    inside, _, many = projections.coverage(found)
    assert many >= 7000 and 0.75 <= inside / many <= 0.85
    said = re.search(r"\| all \| [\d,]+ \| [\d,]+ \| ([\d.]+)% \|", printed)
    # A measure more or less moves it a little; more than that is to be measured again.
    assert said and float(said[1]) == pytest.approx(100 * inside / many, abs=1), "run python -m benchmarks.projections"
