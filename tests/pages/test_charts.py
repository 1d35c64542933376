"""What a chart is made of: gaps are gaps, states show, counts start at zero, targets step, labels keep clear."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from pages.parts import charts, scale
from tests.pages import made
from warehouse.measures import periods
from warehouse.measures.model import Event, Period, Point

FOUR_YEARS = Period(date(2012, 4, 1), date(2016, 3, 31))


def described(series, window=FOUR_YEARS, **more):
    return charts.describe(series, window=window, **more)


def own(chart):
    return next(line for line in chart.lines if line.dots)


def test_a_month_not_received_breaks_the_line_and_is_shaded():
    chart = described(made.series([10, 12, None, None, 11, 0]))
    assert [[dot.y for dot in run] for run in own(chart).runs] == [[10, 12], [11, 0]]
    assert [(band.x0, band.x1, band.kind) for band in chart.bands] == [(1.5, 3.5, "gap")]


def test_zero_is_a_value():
    assert own(described(made.series([0, 0, 3]))).runs[0][0].y == 0


def test_provisional_is_hollow_and_a_part_received_month_stands_apart():
    chart = described(made.series([10, 12, 11, 4], s2="provisional", s3="partial"))
    assert [dot.style for dot in own(chart).runs[0]] == ["solid", "solid", "hollow"]
    assert [(dot.x, dot.style) for dot in own(chart).loose] == [(3, "crossed")]
    assert chart.styles == {"solid", "hollow", "crossed"}


def test_counts_start_at_zero_and_a_percentage_need_not():
    counts = described(made.series([400, 410, 420]))
    rates = described(made.series([84.0, 86.0, 85.0], of=made.rate()))
    assert counts.low == 0
    assert 70 < rates.low < 84
    assert rates.high <= 100


def test_the_year_before_stands_only_under_values():
    values = [*range(10, 22), 30, None, 32]
    before = next(line for line in described(made.series(values)).lines if line.dashed)
    assert [[(dot.x, dot.y) for dot in run] for run in before.runs] == [[(12, 10)], [(14, 12)]]


def test_a_change_target_is_its_year_shared_evenly_over_its_months():
    of = made.measure(targets=(made.change_target(),))
    chart = described(made.series([100] * 24, of=of))
    (step,) = chart.steps
    assert (step.x0, step.x1, step.y) == (11.5, 23.5, pytest.approx(87))
    assert step.label == "target pace 87 a month"


def test_a_change_target_is_not_drawn_from_a_baseline_with_a_gap():
    of = made.measure(targets=(made.change_target(),))
    assert described(made.series([100, None, *[100] * 22], of=of)).steps == ()


def test_level_targets_step_as_they_are_dated():
    first = made.change_target(kind="level", value=85, baseline=None)
    second = made.change_target(kind="level", value=86, baseline=None, starts=date(2014, 4, 1), ends=date(2015, 3, 31))
    chart = described(made.series([84.0] * 36, of=made.rate(targets=(first, second))))
    assert [(step.x0, step.x1, step.y) for step in chart.steps] == [(11.5, 23.5, 85), (23.5, 35.5, 86)]
    assert chart.notes[-1].text == "target 86%"


def test_a_target_of_the_force_is_not_drawn_for_an_area():
    of = made.measure(targets=(made.change_target(),))
    series = made.series([100] * 24, of=of)
    area = made.Area("npa:charnwood", "npa", "Charnwood")
    assert described(made.Series(of, area, "month", series.points, None, "v")).steps == ()


def test_events_stand_on_their_day_and_only_those_that_concern_the_measure():
    events = (
        Event("a", date(2012, 7, 1), "Counting changed: in full", ("crime",)),
        Event("b", date(2012, 7, 1), "Calls counted anew", ("call",)),
        Event("c", date(2012, 8, 1), "Another measure", ("crime",), measures=("another",)),
    )
    (flag,) = described(made.series([1] * 6), events=events).flags
    assert flag.label == "Counting changed"
    assert flag.x == pytest.approx(2.5)


@pytest.mark.parametrize("count", [9, 16, 18, 24])
def test_the_names_of_quarters_below_a_chart_do_not_run_into_each_other(count):
    first = periods.parse("2014/15Q4").starts
    spine = periods.spine("quarter", first, periods.add_months(first, 3 * count) - timedelta(days=1))
    places = [tick.at for tick in charts.across([Point(each, 1.0, 1.0, None, "final") for each in spine])]
    assert places[-1] == len(spine) - 1
    assert min(after - before for before, after in pairwise(places)) >= -(-len(spine) // 8)


def test_an_event_goes_by_its_label_where_it_has_one():
    events = (
        Event("a", date(2012, 7, 1), "Counting changed in every force of the land", ("crime",), label="New count"),
    )
    (flag,) = described(made.series([1] * 6), events=events).flags
    assert flag.label == "New count"


def test_the_chosen_period_is_a_band():
    (band,) = described(made.series([1] * 24), chosen=made.YEAR).bands
    assert (band.x0, band.x1, band.kind, band.label) == (11.5, 23.5, "chosen", "2013/14")


def test_the_words_say_latest_highest_lowest_and_what_is_missing():
    alt = described(made.series([10, 30, None, 20, 5], s4="partial")).alt
    assert "Latest: 20 in July 2012." in alt
    assert "Highest: 30 in May 2012. Lowest: 10 in April 2012." in alt
    assert "1 month not received. 1 month received in part." in alt


@pytest.mark.parametrize(
    ("span", "chosen", "first", "last"),
    [
        ("recent", "2018/19", "2015-04", "2019-03"),
        ("recent", "2012/13", "2012-04", "2016-03"),
        ("all", "2012/13", "2012-04", "2019-03"),
    ],
)
def test_the_window_leads_to_the_chosen_period_and_is_never_short_of_what_is_held(span, chosen, first, last):
    shown = charts.window(made.series([1] * 84), span, periods.parse(chosen))
    assert (shown.starts, shown.ends) == (periods.parse(first).starts, periods.parse(last).ends)


def test_nothing_held_is_a_chart_that_says_so():
    chart = described(made.series([None, None]))
    assert own(chart).runs == ()
    assert "2 months not received" in chart.alt


@pytest.mark.parametrize(
    ("values", "more", "expected"),
    [
        ([0, 480], {"from_zero": True, "whole": True}, [0, 100, 200, 300, 400, 500]),
        ([0, 3], {"from_zero": True, "whole": True}, [0, 1, 2, 3]),
        ([0, 0], {"from_zero": True, "whole": True}, [0, 1]),
        ([], {"from_zero": True, "whole": True}, [0, 1]),
        ([97, 99.5], {"from_zero": False, "whole": False, "ceiling": 100}, [96, 97, 98, 99, 100]),
        ([90, 130], {"from_zero": False, "whole": False, "ceiling": 100}, [80, 90, 100, 110, 120, 130, 140]),
    ],
)
def test_gridlines_are_round_and_hold_every_value(values, more, expected):
    found = scale.axis(values, **more)
    assert found == pytest.approx(expected)


def test_labels_are_moved_apart_and_stay_inside():
    places = scale.spread([99, 100, 98], 5, 0, 100)
    assert sorted(places) == pytest.approx([90, 95, 100])
    assert places[2] < places[0] < places[1]


def test_labels_of_events_take_rows_of_their_own():
    flags = scale.in_rows([(1, "a long label"), (2, "another long label"), (20, "far away")], 24, 0.5)
    assert [flag.row for flag in flags] == [0, 1, 0]
    assert [flag.leftward for flag in flags] == [False, False, True]
