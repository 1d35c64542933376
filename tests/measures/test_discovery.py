"""Which of many surprises are shown: Benjamini and Hochberg's own example, and what must hold of any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.measures.discovery import adjusted, threshold

# Benjamini and Hochberg (1995), section 4.1: fifteen chances, of which the first four stand at 5%.
PAPER = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
]  # fmt: skip
CHANCES = st.lists(st.floats(0, 1), max_size=40)


def slow(chances, rate):
    """As the paper says it: the largest k for which the k-th is at most k/m times the rate."""
    ranked = sorted(chances)
    best = 0.0
    for k in range(1, len(ranked) + 1):
        if ranked[k - 1] <= k / len(ranked) * rate:
            best = ranked[k - 1]
    return best


def test_the_papers_example():
    assert threshold(PAPER) == 0.0095
    assert [each <= 0.05 for each in adjusted(PAPER)] == [True] * 4 + [False] * 11


@pytest.mark.parametrize(("chances", "least"), [([], 0.0), ([0.06], 0.0), ([0.05], 0.05), ([0.04, 0.9], 0.0)])
def test_few(chances, least):
    assert threshold(chances) == least


@given(CHANCES, st.sampled_from([0.01, 0.05, 0.2]))
def test_both_ways_of_saying_it_agree(chances, rate):
    least = threshold(chances, rate)
    assert least == pytest.approx(slow(chances, rate))
    shown = [each <= least for each in chances] if least else [each == 0 for each in chances]
    assert shown == [q <= rate + 1e-12 for q in adjusted(chances)] or any(
        abs(q - rate) < 1e-9 for q in adjusted(chances)
    )


@given(CHANCES)
def test_an_adjusted_chance_is_never_less_and_keeps_the_order(chances):
    found = adjusted(chances)
    assert all(q >= p - 1e-15 for q, p in zip(found, chances, strict=True))
    assert [q for _, q in sorted(zip(chances, found, strict=True))] == sorted(found)
