"""Seasons: found where they are, as large as they are, and not where they are not."""

from datetime import date
from math import pi, sin
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import fdtrc

from tests.spec.charts import about, spine
from warehouse.measures import periods, seasons
from warehouse.measures.levelled import autocorrelation, is_strong, level
from warehouse.measures.tails import f_tail

WAVE = [0.0, 1, 3, 4, 2, 0, -1, -3, -4, -3, 0, 1]


def waved(count, size, noise=1.0):
    return [size * WAVE[at % 12] + by for at, by in enumerate(about(50, noise, count))]


def test_the_effects_of_a_season_without_noise_are_the_season_itself():
    for climb in (0, 0.5):  # and years that rise take nothing from it, but for the days by which months differ
        values = [50 + WAVE[at % 12] + climb * at for at in range(36)]
        found = seasons.season("month", spine("month", 36), values)
        assert found is not None and found.is_strong
        assert [found.effects[month] for month in (4, 5, 6, 7, 12, 3)] == pytest.approx([0, 1, 3, 4, -4, 1], abs=0.1)


@settings(max_examples=40)
@given(st.integers(0, 10**9), st.floats(-50, 50), st.floats(0.1, 20))
def test_effects_add_up_to_nothing_and_follow_the_unit(seed, more, times):
    rng = Random(seed)
    values = [rng.gauss(50, 5) for _ in range(36)]
    one = seasons.season("month", spine("month", 36), values)
    other = seasons.season("month", spine("month", 36), [more + times * value for value in values])
    assert one is not None and other is not None
    assert sum(one.effects.values()) == pytest.approx(0, abs=1e-6)
    assert [other.effects[month] for month in range(1, 13)] == pytest.approx(
        [times * one.effects[month] for month in range(1, 13)], rel=1e-6, abs=1e-6
    )


@pytest.mark.parametrize(("size", "count", "strong"), [(1, 36, True), (1, 24, True), (0, 36, False), (0.1, 36, False)])
def test_a_season_is_strong_when_it_stands_out_of_the_noise(size, count, strong):
    found = seasons.season("month", spine("month", count), waved(count, size))
    assert found is not None and found.is_strong == strong
    assert 0 <= found.chance <= 1


@pytest.mark.parametrize(("grain", "count"), [("month", 23), ("quarter", 7), ("week", 103), ("day", 13)])
def test_under_two_rounds_tell_nothing(grain, count):
    assert seasons.season(grain, spine(grain, count), about(50, 1, count)) is None


def test_a_wave_no_larger_than_the_noise_is_mostly_found():
    found = 0
    for seed in range(100):
        rng = Random(seed)
        values = [sin(pi * at / 6 + seed) + rng.gauss(0, 1) for at in range(36)]
        made = seasons.season("month", spine("month", 36), values)
        found += made is not None and made.is_strong
    assert found > 80


@pytest.mark.parametrize("count", [24, 36, 48])
@pytest.mark.parametrize("by", [0.1, 0.3, 2.0])
def test_a_steady_climb_is_no_season(count, by):
    values = [value + by * at for at, value in enumerate(about(50, 1, count))]
    found = seasons.season("month", spine("month", count), values)
    assert found is not None and not found.is_strong


@pytest.mark.parametrize("step", [6, 9, 12, 15, 18, 21])
@pytest.mark.parametrize("by", [2, 4, 8])
def test_a_step_is_no_season_whatever_month_it_comes_in(step, by):
    values = [value + by * (at >= step) for at, value in enumerate(about(50, 1, 36))]
    found = seasons.season("month", spine("month", 36), values)
    assert found is not None and not found.is_strong


def test_a_season_on_a_climb_is_the_season_alone():
    values = [value + 1.0 * at for at, value in enumerate(waved(48, 1))]
    found = seasons.season("month", spine("month", 48), values)
    assert found is not None and found.is_strong
    assert [found.effects[month] for month in (4, 7, 12)] == pytest.approx([0, 4, -4], abs=1)


def test_spans_of_no_one_length_have_no_season():
    assert seasons.season("span", spine("month", 36), waved(36, 1)) is None


def test_a_month_that_is_there_once_tells_nothing():
    kept = [at for at in range(36) if at not in (10, 22)]  # two Februaries of three
    spans, values = spine("month", 36), waved(36, 1)
    assert seasons.season("month", [spans[at] for at in kept], [values[at] for at in kept]) is None


def test_one_strange_month_does_not_make_a_season_of_its_name():
    values = waved(36, 1)
    usual = seasons.season("month", spine("month", 36), values)
    values[21] += 30  # January 2015
    found = seasons.season("month", spine("month", 36), values)
    assert usual is not None and found is not None and found.is_strong
    assert found.effects[1] == pytest.approx(usual.effects[1], abs=1.5)


def test_quarters_weeks_and_days_have_seasons_of_their_own():
    quarters = [10.0 * (at % 4) + by for at, by in enumerate(about(50, 1, 16))]
    days = [
        10.0 * (span.starts.weekday() >= 5) + by for span, by in zip(spine("day", 28), about(50, 1, 28), strict=True)
    ]
    weeks = [
        10.0 * (span.starts.month == 7) + by for span, by in zip(spine("week", 110), about(50, 1, 110), strict=True)
    ]
    for grain, values, high in (("quarter", quarters, 0), ("day", days, 6), ("week", weeks, 7)):
        found = seasons.season(grain, spine(grain, len(values)), values)
        assert found is not None and found.is_strong
        assert found.effects[high] == max(found.effects.values()) or grain == "day"


@pytest.mark.parametrize(
    ("text", "grain", "cell"),
    [
        ("2018-03", "month", (2017, 3)), ("2018-04", "month", (2018, 4)), ("2018/19Q4", "quarter", (2018, 0)),
        ("2018/19Q1", "quarter", (2018, 1)), ("2018-W14", "week", (2018, 4)), ("2018-W13", "week", (2017, 3)),
    ],
)  # fmt: skip
def test_where_a_period_stands_in_its_year(text, grain, cell):
    assert seasons.cell(grain, periods.parse(text)) == cell


def test_a_day_stands_in_its_week():
    monday, sunday = periods.day(date(2018, 11, 5)), periods.day(date(2018, 11, 11))
    assert seasons.cell("day", monday)[0] == seasons.cell("day", sunday)[0]
    assert (seasons.cell("day", monday)[1], seasons.cell("day", sunday)[1]) == (0, 6)


@given(st.floats(0, 60), st.integers(1, 60), st.integers(1, 300))
def test_the_tail_of_f_is_scipy_s(ratio, one, other):
    assert f_tail(ratio, one, other) == pytest.approx(fdtrc(one, other, ratio), abs=1e-7)


# ---- levelling ------------------------------------------------------------------------------------------------


def test_the_season_of_a_count_multiplies_and_of_a_rate_adds():
    spans, values = spine("month", 36), waved(36, 4)
    adding = level("month", spans, values, is_count=False)
    assert adding.seasonal and set(adding.scale) == {1.0} and len(set(adding.shift)) == 12
    times = level("month", spans, values, is_count=True)
    assert times.seasonal and set(times.shift) == {0.0} and len(set(times.scale)) >= 12
    for made in (adding, times):
        back = [v * by + more for v, by, more in zip(made.values, made.scale, made.shift, strict=True)]
        assert back == pytest.approx(values)


def test_no_month_of_a_count_is_expected_to_be_empty():
    counts = [0 if span.starts.month == 8 else 10 * (1 + at // 12) for at, span in enumerate(spine("month", 48))]
    made = level("month", spine("month", 48), [float(count) for count in counts], is_count=True)
    assert made.seasonal and min(made.scale) == pytest.approx(0.1 * 31)  # a tenth of the usual, in August


# ---- autocorrelation ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "found"),
    [([1, 2, 3, 4, 5], 0.4), ([1, -1, 1, -1], -0.75), ([3, 3, 3], 0), ([], 0), ([None], 0), ([1, None, 5], 0)],
)
def test_how_much_each_value_resembles_the_one_before(values, found):
    assert autocorrelation(values) == pytest.approx(found)


@pytest.mark.parametrize(("found", "points", "strong"), [(0.34, 36, True), (0.33, 36, False), (0.34, 24, False)])
def test_an_autocorrelation_is_strong_beyond_two_standard_errors(found, points, strong):
    assert is_strong(found, points) == strong
