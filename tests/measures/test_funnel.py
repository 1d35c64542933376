"""Funnels: limits that narrow with the base, widened by what areas truly differ."""

from random import Random

import pytest

from warehouse.measures.funnel import FEWEST, funnel


def areas(count, between, seed=1, mean=60.0):
    """Areas whose own rates differ by `between`, one standard deviation, about a mean."""
    rng = Random(seed)
    made = []
    for _ in range(count):
        base = rng.uniform(20, 80)
        expected = max(rng.gauss(mean, between), 1) * base
        made.append((max(rng.gauss(expected, expected**0.5), 0), base))
    return made


def standing_out(many, count, between, widening):
    found = [funnel(areas(count, between, seed), "rate", widening=widening) for seed in range(many)]
    return sum(area.standing != "usual" for each in found for area in each.areas) / (many * count)


@pytest.mark.parametrize("widening", ["additive", "multiplicative"])
@pytest.mark.parametrize("between", [0, 3, 10])
def test_of_areas_that_merely_differ_few_stand_out(between, widening):
    assert standing_out(400, 8, between, widening) < 0.025


@pytest.mark.parametrize(("between", "most"), [(3, 0.1), (10, 0.01)])
def test_at_the_width_of_chance_alone_most_would(between, most):
    mean = 60.0
    inside = [abs(x / n - mean) <= 3.09 * (mean / n) ** 0.5 for seed in range(200) for x, n in areas(8, between, seed)]
    assert 1 - sum(inside) / len(inside) > (0.5 if between == 10 else most)


def test_areas_that_differ_by_chance_have_a_dispersion_of_about_one():
    found = [funnel(areas(30, 0, seed), "rate").phi for seed in range(300)]
    assert sum(found) / len(found) == pytest.approx(1, abs=0.08)


def test_what_is_between_areas_is_found():
    found = [funnel(areas(30, 10, seed), "rate").tau for seed in range(300)]
    assert sum(found) / len(found) == pytest.approx(10, abs=0.7)


def test_a_larger_base_has_narrower_limits_and_the_additive_width_never_goes():
    high_and_low = [(2000.0, 10_000.0), (2500.0, 10_000.0), (3500.0, 10_000.0), (4000.0, 10_000.0)]
    cells = [(30.0, 100.0), (300.0, 1000.0), (3000.0, 10_000.0), *high_and_low]
    found = funnel(cells, "share", scale=100)
    widths = [area.upper - area.lower for area in found.areas]
    assert widths[0] > widths[1] > widths[2] > 2 * 3.09 * found.tau > 0
    assert widths[2] == pytest.approx(2 * 3.09 * found.tau, rel=0.05)
    assert all(a.lower <= a.near_lower <= found.mean <= a.near_upper <= a.upper for a in found.areas)


def test_multiplicative_limits_are_those_of_chance_times_the_root_of_phi():
    cells = areas(12, 6)
    found = funnel(cells, "rate", widening="multiplicative")
    assert found.phi > 1 and found.tau == 0
    for area, (_, base) in zip(found.areas, cells, strict=True):
        assert area.upper - found.mean == pytest.approx(3.090232 * (found.phi * found.mean / base) ** 0.5)


def test_one_extreme_area_stands_out_and_does_not_widen_the_rest_away():
    usual = areas(12, 0)
    found = funnel([*usual, (200 * 50.0, 50.0)], "rate")
    assert [area.standing for area in found.areas] == ["usual"] * 12 + ["high"]


def test_limits_stay_within_what_a_share_can_be():
    found = funnel([(98.0, 100.0), (97, 100), (99, 100), (98, 100), (9, 10)], "share", scale=100)
    assert max(area.upper for area in found.areas) == 100
    assert min(area.lower for area in funnel([(1.0, 10.0)] * 5, "rate").areas) == 0


def test_under_five_areas_make_no_funnel():
    assert funnel(areas(FEWEST - 1, 0), "rate") is None
    assert funnel(areas(FEWEST, 0), "rate") is not None


@pytest.mark.parametrize("cell", [(1.0, 0.0), (-1.0, 5.0), (6.0, 5.0)])
def test_an_area_without_a_base_or_with_too_many_cases_is_refused(cell):
    with pytest.raises(ValueError, match="1 do not have them"):
        funnel([(3.0, 10.0)] * 6 + [cell], "share")


def test_a_rate_may_pass_its_base():
    assert funnel([(6.0, 5.0)] * 6, "rate").mean == pytest.approx(1.2)
