"""The method that a series' limits are made by, and what each makes of its points."""

import pytest

from tests.spec import charts
from tests.spec.charts import daily, rates, seasonal, series, waits
from warehouse.measures.limits import limits
from warehouse.measures.model import Amounts


def test_small_counts_have_whole_limits_that_no_chance_count_passes():
    found = limits(series("hate_crime", daily(3, 36)))
    assert found.method == "poisson"
    assert all(float(upper).is_integer() for upper in found.upper) and set(found.lower) == {0.0}
    over = limits(series("hate_crime", [*daily(3, 36), 12]))
    assert (over.special_cause[-1], over.variation) == ("above_limit", "improvement")  # more reports are wanted


@pytest.mark.parametrize(("counts", "method"), [([4, 6] * 20, "xmr"), ([*[4, 6] * 20, 4], "poisson")])
def test_small_is_a_mean_of_under_five(counts, method):
    assert limits(series("hate_crime", counts)).method == method


def test_small_counts_that_leap_have_wider_limits_and_say_so():
    leaping = [max(value, 0.0) for value in daily(4, 48, spread=2.5)]
    found = limits(series("hate_crime", leaping))
    assert found.method == "poisson" and found.upper[0] > 11
    assert "times as much as chance alone would make them: the limits allow for it." in found.notes[1]
    assert not any("times as much" in note for note in limits(series("hate_crime", daily(4, 48))).notes)


def test_seven_quiet_months_of_next_to_nothing_are_no_shift():
    counts = [0, 0, 1, 0, 0, 0, 0, 2, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert limits(series("hate_crime", counts)).variation == "common_cause"


def test_a_small_base_widens_a_share_s_limits():
    held = rates(30, 400, 36)
    held[-1] = Amounts(30, 100)
    found = limits(series("abandonment_101", held))
    assert found.upper[-1] - found.mean[-1] == pytest.approx(2 * (found.upper[-2] - found.mean[-2]), rel=0.15)


def test_a_survey_s_limits_rest_on_its_effective_responses():
    even, uneven = (charts.rates(80, 300, 16, weight=weight) for weight in (1.0, 4.0))
    one, other = (limits(series("all_user_satisfaction", held, "quarter")) for held in (even, uneven))
    assert other.upper[-1] - other.mean[-1] == pytest.approx(one.upper[-1] - one.mean[-1])  # as much as they vary
    mixed = limits(series("all_user_satisfaction", [*even[:-1], uneven[-1]], "quarter"))
    assert mixed.lower[-2] - mixed.lower[-1] > 0.5 * (mixed.mean[-1] - mixed.lower[-2])


def test_where_hardly_anything_changes_there_are_no_limits():
    found = limits(waits([*[40.0] * 30, 41.0, *[40.0] * 5]))
    assert (found.method, found.variation) == ("none", None)
    assert (
        found.notes[0] == "Hardly anything changes from one month to the next, or too few follow each other: no limits."
    )
    assert limits(waits([40.0, None] * 20)).method == "none"  # no month beside another


def test_lines_of_small_counts_can_rest_on_the_first_alone():
    first = daily(3, 24)
    found = limits(series("hate_crime", [*first, 6, 5, 6, 5, 6, 5]), fix_after=24)
    assert found.method == "poisson" and found.fixed
    assert found.mean[:24] == limits(series("hate_crime", first)).mean


def test_limits_are_cut_at_what_the_unit_can_be_and_judged_before():
    found = limits(series("abandonment_101", rates(98, 300, 36)), target=100)
    assert found.upper[-1] == 100 and found.assurance == "hit_or_miss"
    assert limits(series("abandonment_101", rates(2, 300, 36))).lower[-1] == 0


def test_a_target_missed_in_one_season_alone_is_hit_or_miss():
    values = seasonal(36)
    assert limits(waits(values), target=55).assurance == "consistently_passes"
    assert limits(waits(values), target=45).assurance == "hit_or_miss"
    assert limits(waits(values), target=25).assurance == "consistently_fails"
