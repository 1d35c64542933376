"""How a cohort is shown: hatched while immature, in both drawings and in words, and named beside its counterpart."""

from dataclasses import replace
from datetime import date

import pytest

from pages.parts import charts, interactive, svg, tables, ways, words
from tests.pages import made
from warehouse.measures import cohorts, periods
from warehouse.measures.model import Part, Period

WINDOW = Period(date(2012, 4, 1), date(2014, 3, 31))
COHORT = made.rate(
    numerator=Part("cohort"), denominator=Part("cohort"), ages=(90, 180, 365), counterpart="other",
    counted_as="Cohort: crimes that have it now; recent ones are immature",
)  # fmt: skip


@pytest.fixture
def series():
    """Two years of months, the last five of them immature and falling away."""
    held = made.series([20.0 + at % 3 for at in range(19)] + [15.0, 12.0, 9.0, 5.0, 1.0], of=COHORT)
    young = {"status": "provisional", "immature": True, "reason": "immature: followed for fewer than 90 days"}
    return replace(held, points=(*held.points[:19], *(replace(point, **young) for point in held.points[19:])))


@pytest.fixture
def chart(series):
    return charts.describe(series, window=WINDOW)


def test_immature_months_are_one_hatched_stretch_with_its_word(chart):
    assert [(band.x0, band.x1, band.kind, band.label) for band in chart.bands] == [(18.5, 23.5, "young", "immature")]


def test_both_drawings_hatch_it(chart):
    drawn = svg.draw(chart)
    assert "fill='url(#young)'" in drawn and ">immature</text>" in drawn
    first = interactive.draw(chart).data[0]
    assert first.fillpattern.shape == "/" and min(first.x) == 18.5 and max(first.x) == 23.5
    assert any("immature" in note.text for note in interactive.draw(chart).layout.annotations)


def test_nothing_is_hatched_where_nothing_is_immature():
    plain = charts.describe(made.series([1, 2, 3]), window=WINDOW)
    assert "url(#young)' />" not in svg.draw(plain) and "fill='url(#young)'" not in svg.draw(plain)
    assert not [trace for trace in interactive.draw(plain).data if trace.fill == "toself"]


def test_the_year_before_is_not_drawn_under_an_immature_month(chart):
    before = next(line for line in chart.lines if line.dashed)
    assert [dot.x for run in before.runs for dot in run] == list(range(12, 19))


def test_the_words_call_the_latest_mature_month_the_latest_and_count_the_immature(series):
    told = words.series_sentence(series, series.points)
    assert "Latest mature: 20.0% in October 2013." in told
    assert "5 months are immature, their rates still rising." in told
    assert "Lowest: 20.0%" in told
    one = words.series_sentence(series, series.points[:20])
    assert "1 month is immature, its rate still rising." in one


def test_the_table_says_so_and_leaves_out_the_year_before(series):
    table = tables.of_series(series, series.points)
    newest, status = table.rows[0], table.columns.index("Status")
    assert newest[status].text == "Immature: still rising"
    assert newest[table.columns.index("A year before")].text == ""
    assert table.rows[6][table.columns.index("A year before")].text != ""


def test_a_cohort_that_is_not_due_is_a_gap_with_its_own_words():
    held = made.series([10, None], of=COHORT)
    due = replace(held.points[1], reason="not followed for 90 days yet")
    chart = charts.describe(replace(held, points=(held.points[0], due)), window=WINDOW)
    assert [band.label for band in chart.bands] == ["not followed for 90 days yet"]


def aged(values):
    measures = cohorts.at_ages(COHORT)
    return [(measure, made.point(made.YEAR, value)) for measure, value in zip(measures, values, strict=True)]


def test_both_ways_of_counting_are_named_with_their_figures():
    through = made.rate(id="other", counterpart=COHORT.id, counted_as="Throughput: of a <period>; can exceed 100%")
    point = made.point(made.YEAR, 104.0, numerator=52, denominator=50)
    cohort = replace(made.point(made.YEAR, 18.0, numerator=9, denominator=50, status="provisional"), immature=True)
    markup = ways.side_by_side(made.figure(through, point), [], made.figure(COHORT, cohort), aged([16.0, None, None]))
    assert "<strong>Throughput</strong>, shown here" in markup
    assert "104.0%" in markup and "52 of 50" in markup and "Of a &lt;period&gt;; can exceed 100%." in markup
    assert (
        'href="measure?measure=some_offences&amp;period=2013/14&amp;area=force"' in markup and ">Cohort</a>" in markup
    )
    assert "18.0%" in markup and "9 of 50, immature" in markup
    assert "At 90 days 16.0%. Not followed for 180 or 365 days yet." in markup


def test_a_change_of_a_cohort_says_at_what_age():
    found = made.comparison(-2.0, z=None, percent=-10.0, value=20.0, age=180, now=18.0)
    assert words.change(COHORT, found)[1] == "At 180 days, from 20.0% to 18.0%"
    assert periods.label(found.period) == "2012/13"
