"""The XmR chart against a slow plain twin, and what must hold of every chart."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spc_twin import chart
from warehouse.measures.spc import moving_range, xmr

# Whole numbers and quarters, from few to choose from, so that ties, points on a line and constant stretches are common.
NUMBER = st.one_of(st.integers(-3, 6), st.integers(0, 400).map(lambda n: Fraction(n, 4)))
VALUES = st.lists(st.one_of(NUMBER, NUMBER, NUMBER, NUMBER, st.none()), min_size=1, max_size=45)
STEP = st.integers(-1, 1)
WALKS = st.lists(STEP, min_size=20, max_size=45).map(lambda steps: [sum(steps[: n + 1]) for n in range(len(steps))])
BETTER = st.sampled_from(["higher", "lower", "neither"])
DIALECT = st.sampled_from(["plotthedots", "mdc"])


def floats(values):
    return [None if value is None else float(value) for value in values]


def assert_as_the_twin(values, **how):
    found, expected = xmr(floats(values), **how), chart(values, **how)
    for name in ("mean", "lower", "upper"):
        for one, other in zip(getattr(found, name), expected[name], strict=True):
            assert (one is None) == (other is None), name
            assert one is None or one == pytest.approx(float(other), rel=1e-9, abs=1e-9), name
    assert list(found.special_cause) == expected["special_cause"]
    assert (found.variation, found.assurance) == (expected["variation"], expected["assurance"])


@settings(max_examples=300, deadline=None)
@given(VALUES, BETTER, DIALECT, st.booleans(), st.one_of(st.none(), st.integers(-2, 6)))
def test_every_chart_is_as_the_twin_has_it(values, better, dialect, screen, target):
    assert_as_the_twin(values, better=better, dialect=dialect, screen_outliers=screen, target=target)


@settings(max_examples=200, deadline=None)
@given(WALKS, st.sampled_from([None, 12, 13, 24]), DIALECT)
def test_trends_and_shifts_are_as_the_twin_has_them(values, fix_after, dialect):
    assert_as_the_twin(values, better="lower", fix_after=fix_after, dialect=dialect)


@settings(max_examples=200, deadline=None)
@given(VALUES, st.sets(st.integers(0, 44), max_size=3), st.sampled_from([None, 12]))
def test_segments_are_as_the_twin_has_them(values, rebase, fix_after):
    held = tuple(at for at in rebase if at < len(values))
    assert_as_the_twin(values, better="higher", rebase=held, fix_after=fix_after)


@given(VALUES)
def test_a_chart_has_a_value_a_point_and_its_mean_between_its_limits(values):
    found = xmr(floats(values), better="lower")
    assert {len(found.mean), len(found.lower), len(found.upper), len(found.special_cause)} == {len(values)}
    for lower, mean, upper in zip(found.lower, found.mean, found.upper, strict=True):
        assert lower is None or (upper is not None and mean is not None and lower <= mean <= upper)


@given(WALKS)
def test_turning_a_series_over_turns_its_signals_over(values):
    turned = {"above_limit": "below_limit", "rising": "falling", "common": "common"}
    turned |= {"two_of_three_high": "two_of_three_low", "shift_high": "shift_low"}
    turned |= {low: high for high, low in turned.items()}
    up, down = xmr(values, better="higher"), xmr([-value for value in values], better="lower")
    assert [turned[cause] for cause in up.special_cause] == list(down.special_cause)
    assert up.variation == down.variation


@given(WALKS, st.sampled_from([0.1, 1 / 3, 7.0, 1e6]))
def test_the_unit_changes_nothing(values, by):
    assert xmr(values, better="higher").special_cause == xmr([by * v for v in values], better="higher").special_cause


@pytest.mark.parametrize("value", [0.0, 0.1, 1 / 3, 7, 100 * 2 / 3, -4.2, 1e9])
@pytest.mark.parametrize("count", [1, 2, 7, 12, 33])
def test_a_series_that_does_not_vary_has_no_signal_whatever_its_number(value, count):
    found = xmr([value] * count, better="lower", target=value)
    assert set(found.special_cause) == {"common"}
    assert found.assurance == ("hit_or_miss" if count == 1 else "consistently_passes")
    assert found.upper == (None,) if count == 1 else found.upper == pytest.approx([value] * count)


def test_a_number_on_a_line_is_on_it_however_a_computer_rounds_it():
    # 0.1 and 0.3 about 0.2, whose mean comes out as 0.20000000000000004: seven at 0.2 are on it, not below it.
    found = xmr([0.3, 0.1] * 6 + [0.2] * 7, better="lower", fix_after=12)
    assert set(found.special_cause) == {"common"}


def test_no_values_at_all_make_an_empty_chart():
    for values in ([], [None, None]):
        found = xmr(values, better="lower", target=1)
        assert (found.variation, found.assurance, set(found.mean)) == (
            "common_cause",
            None,
            {None} if values else set(),
        )


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"better": "more"}, "better must be"),
        ({"dialect": "excel"}, "dialect must be"),
        ({"fix_after": 11}, "12 points or more"),
        ({"rebase": (3,)}, "indexes of the 3 values"),
        ({"rebase": (-1,)}, "indexes of the 3 values"),
        ({"values": [1, float("nan")]}, "must be numbers"),
        ({"values": [1, float("inf")]}, "must be numbers"),
    ],
)
def test_what_cannot_be_charted_is_refused_with_what_can(how, said):
    with pytest.raises(ValueError, match=said):
        xmr(**{"values": [1, 2, 3], "better": "lower", **how})


def test_steps_that_are_only_rounding_are_not_all_screened_out():
    assert moving_range([0.0, 1e-15] * 8) == pytest.approx(1e-15)
