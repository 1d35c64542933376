"""Exact limits for small counts, against the distributions themselves."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betainc, gammaincc

from tests.spec.charts import about
from warehouse.measures import low_counts

MEANS = st.floats(0.01, 60)


def at_most(count, mean, phi=1.0):
    """The chance of so many or fewer: Poisson, or negative binomial of variance phi times the mean."""
    if count < 0:
        return 0.0
    if phi == 1:
        return gammaincc(count + 1, mean)
    return betainc(mean / (phi - 1), count + 1, 1 / phi)


@settings(max_examples=150)
@given(MEANS, st.one_of(st.just(1.0), st.floats(1.05, 6)))
def test_limits_are_the_nearest_that_chance_seldom_passes(mean, phi):
    line = low_counts.lines([mean], phi)[0]
    for edge, tail in ((line.upper, low_counts.BEYOND), (line.near_upper, low_counts.NEAR)):
        assert 1 - at_most(edge, mean, phi) <= tail + 1e-6
        assert edge == 0 or 1 - at_most(edge - 1, mean, phi) > tail - 1e-6
    for edge, tail in ((line.lower, low_counts.BEYOND), (line.near_lower, low_counts.NEAR)):
        assert at_most(edge - 1, mean, phi) <= tail + 1e-6
        assert at_most(edge, mean, phi) > tail - 1e-6
    below, over = line.chance
    whole = mean.is_integer()
    assert below == pytest.approx(at_most(int(mean) - whole, mean, phi), abs=1e-6)
    assert over == pytest.approx(1 - at_most(int(mean), mean, phi), abs=1e-6)


@pytest.mark.parametrize(("mean", "lower", "upper"), [(0.2, 0, 2), (1, 0, 5), (3, 0, 9), (4.9, 0, 13), (9, 2, 19)])
def test_limits_of_some_means(mean, lower, upper):
    line = low_counts.lines([mean])[0]
    assert (line.lower, line.upper, line.mean) == (lower, upper, mean)


def test_where_nothing_is_expected_nothing_signals():
    line = low_counts.lines([0.0])[0]
    assert (line.lower, line.mean, line.upper) == (0, 0, float("inf"))


def test_counts_no_wilder_than_chance_have_a_dispersion_of_one():
    assert low_counts.dispersion([3, 2, 4, 3, 1, 5, 3, 2] * 5, [3.0] * 40) == 1
    assert low_counts.dispersion([], []) == low_counts.dispersion([3], [3.0]) == 1


def test_counts_that_chance_makes_are_seldom_taken_for_more():
    widened = 0
    for seed in range(200):
        rng = Random(seed)
        counts = [sum(rng.random() < 0.01 for _ in range(300)) for _ in range(36)]
        widened += low_counts.dispersion(counts, [3.0] * 36) > 1
    assert widened <= 8


def test_counts_that_leap_have_more_and_a_shift_alone_has_not():
    leaping = [max(round(each), 0) for each in about(4, 4, 48)]
    assert low_counts.dispersion(leaping, [4.0] * 48) > 2
    assert low_counts.dispersion([1, 2] * 12 + [6, 7] * 12, [4.0] * 48) == 1


def test_one_outlier_does_not_widen_the_limits_that_it_is_beyond():
    assert low_counts.dispersion([3, 2, 4, 3, 1, 5, 3, 2] * 4 + [30] + [3, 2, 4], [3.0] * 36) == 1
