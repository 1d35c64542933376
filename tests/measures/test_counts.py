"""The interval that chance leaves of a count, against the exact one of scipy."""

import pytest
from scipy import stats

from warehouse.measures.counts import interval


def exact(count, confidence=0.95):
    tail = (1 - confidence) / 2
    low = stats.gamma.ppf(tail, count) if count else 0.0
    return low, stats.gamma.ppf(1 - tail, count + 1)


@pytest.mark.parametrize("confidence", [0.95, 0.99366])
@pytest.mark.parametrize("count", range(0, 50, 3))
def test_under_fifty_it_is_exact(count, confidence):
    assert interval(count, confidence) == pytest.approx(exact(count, confidence), abs=1e-7)


@pytest.mark.parametrize("confidence", [0.95, 0.99366])
@pytest.mark.parametrize("count", [50, 51, 100, 4199, 83793])
def test_from_fifty_on_it_is_within_a_thousandth(count, confidence):
    assert interval(count, confidence) == pytest.approx(exact(count, confidence), rel=1e-3)


def test_more_confidence_is_wider():
    (low, high), (lower, higher) = interval(50), interval(50, 0.99)
    assert lower < low < 50 < high < higher
