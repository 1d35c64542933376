"""Chances of a new number, against the distributions themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import betabinom, nbinom, t

from warehouse.measures import predictive

KNOWN = 1e12  # weeks: phi is then known for certain
SPREADS = st.floats(0.02, 0.5)


def two_sided(found, number):
    """Twice the lesser side of a distribution, the number itself counting half."""
    here = found.pmf(number)
    return min(1.0, 2 * (min(found.cdf(number), found.sf(number - 1)) - here / 2))


@settings(max_examples=150)
@given(st.floats(0.02, 3000), st.floats(-5, 5), SPREADS, st.floats(1, 5))
def test_a_count_is_negative_binomial(mean, off, spread, phi):
    count = max(round(mean + off * (mean * phi) ** 0.5), 0)
    widened = phi * (1 + spread)
    wanted = two_sided(nbinom(mean / (widened - 1), 1 / widened), count)
    assert predictive.of_count(count, mean, spread, phi, KNOWN) == pytest.approx(wanted, rel=1e-4, abs=1e-12)


@settings(max_examples=150)
@given(st.integers(2, 2000), st.floats(0.02, 0.98), st.floats(-5, 5), SPREADS, st.floats(1, 4))
def test_a_share_is_beta_binomial(base, share, off, spread, phi):
    deviation = (base * share * (1 - share) * phi) ** 0.5
    cases = min(max(round(base * share + off * deviation), 0), base)
    alike = min((phi * (1 + spread) - 1) / (base - 1), 1 - 1e-9)
    found = betabinom(base, share * (1 / alike - 1), (1 - share) * (1 / alike - 1))
    chance = predictive.of_share(cases, base, share, spread, phi, KNOWN)
    if alike < 0.9:  # beyond it the two ends are all there is, and the sums of others lose their figures
        here = found.pmf(cases)
        side = found.cdf(cases) if cases < share * base else found.sf(cases - 1)
        assert chance == pytest.approx(min(1.0, 2 * (side - here / 2)), rel=1e-4, abs=1e-9)
    assert 0 <= chance <= 1


@given(st.floats(-8, 8), st.floats(3, 200))
def test_an_average_is_students_t(distance, freedom):
    assert predictive.of_average(distance, freedom) == pytest.approx(2 * t.sf(abs(distance), freedom), rel=1e-6)


@pytest.mark.parametrize(
    ("count", "before", "chance"),
    [  # after so many in the 26 weeks before: Jeffreys' prior and a Poisson count
        (0, 0, 0.9813), (1, 0, 0.0192), (2, 0, 0.000537), (3, 0, 0.0000166), (4, 8, 0.000667), (9, 78, 0.00630),
        (0, 78, 0.0517),
    ],
)  # fmt: skip
def test_exact_at_low_counts(count, before, chance):
    found = predictive.of_count(count, (before + 0.5) / 26, 1 / 26, 1.0, KNOWN)
    assert found == pytest.approx(chance, rel=0.005)
    assert found == pytest.approx(two_sided(nbinom(before + 0.5, 26 / 27), count), rel=1e-3)


def test_the_less_phi_is_known_the_less_a_far_number_surprises():
    found = [predictive.of_count(200, 100, 0.04, 4.0, freedom) for freedom in (5, 26, 78, KNOWN)]
    assert found == sorted(found, reverse=True) and found[0] > 5 * found[-1]


def test_phi_under_one_is_taken_as_one():
    known = predictive.of_count(9, 3, 0.04, 1.0, KNOWN)
    assert predictive.of_count(9, 3, 0.04, 0.5, KNOWN) == pytest.approx(known, rel=1e-4)


def test_a_base_of_one_says_nothing():
    assert predictive.of_share(1, 1, 0.1, 0.1, 1.0, KNOWN) == 1.0
