"""The p'-chart: as wide as chance where the bases explain what varies, and wider where they do not."""

import pytest

from tests.spec.charts import rates
from warehouse.measures import shares, spc


def parts(held):
    return [100 * each.numerator / each.denominator for each in held], [each.denominator for each in held]


def test_with_bases_all_alike_it_is_the_xmr_chart():
    percents = [30.0, 34, 29, 33, 31, 36, 28, 32, 30, 35, 31, 33]
    line, other = shares.lines(percents, [400.0] * 12)[0], spc.line_of(percents)
    assert (line.mean, line.lower, line.upper) == pytest.approx((other.mean, other.lower, other.upper))
    assert (line.near_lower, line.near_upper) == pytest.approx((other.near_lower, other.near_upper))


def test_limits_are_about_three_sampling_deviations_where_only_sampling_varies():
    percents, sizes = parts(rates(30, 400, 60))
    line = shares.lines(percents, sizes)[0]
    assert line.upper - line.mean == pytest.approx(3 * 100 * (0.3 * 0.7 / sizes[0]) ** 0.5, rel=0.25)


def test_a_level_that_truly_moves_widens_them():
    percents, sizes = parts(rates(30, 400, 60))
    wider = [percent + (3 if at % 2 else -3) for at, percent in enumerate(percents)]
    narrow, wide = shares.lines(percents, sizes)[0], shares.lines(wider, sizes)[0]
    assert wide.upper - wide.mean > 2 * (narrow.upper - narrow.mean)


def test_the_mean_is_of_all_cases_and_each_limit_of_its_own_base():
    lines = shares.lines([50.0, 10, 50, 10, 50, 10], [100.0, 300] * 3)
    assert lines[0].mean == pytest.approx(20)
    assert (lines[0].upper - 20) / (lines[1].upper - 20) == pytest.approx(3**0.5)


def test_a_missing_point_is_drawn_at_the_usual_base_and_moves_nothing():
    percents, sizes = parts(rates(30, 400, 24))
    whole = shares.lines(percents, sizes)
    more = shares.lines([*percents, None], [*sizes, 0.0])
    assert more[:24] == whole
    assert more[24].upper == pytest.approx(sum(line.upper for line in whole) / 24, rel=0.02)


def test_lines_can_rest_on_the_first_points_alone():
    percents, sizes = parts(rates(30, 400, 24))
    assert shares.lines([*percents, 90.0], [*sizes, 400.0], 24)[:24] == shares.lines(percents, sizes)


@pytest.mark.parametrize(
    "percents", [[0.0, 0, 0], [100.0, 100, 100], [None, None, None], [30.0, None, 31.0], [30.0, 30, 30]]
)
def test_where_nothing_can_be_told_there_are_no_limits(percents):
    assert shares.lines(percents, [100.0] * 3) is None
