"""Target setting: what holds whatever the figures, and the words to the letter."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spec.figures import shipped
from tests.spec.group_tables import years
from warehouse.measures import setting_words
from warehouse.measures.target_setting import (
    LARGEST_IN_A_YEAR,
    LEAST,
    LONGEST,
    attention,
    extrapolated,
    setting,
    spread,
)

CRIME = shipped().get("home_office_crime")
MEANS = st.lists(st.floats(0.5, 500), min_size=2, max_size=5)


@given(MEANS, st.floats(0.5, 500), st.integers(1, 200_000))
def test_a_target_asks_for_the_least_or_more_and_gets_there_in_steps_that_are_not_too_large(means, rate, count):
    found = setting(years(" ".join(f"{count}/{rate}/{mean}" for mean in means)))
    assert found.reduction >= LEAST
    assert isclose(found.reduction, max(LEAST, 1 - found.position / rate))
    assert 1 <= len(found.steps) <= LONGEST
    assert found.stretched or found.yearly <= LARGEST_IN_A_YEAR + 1e-9
    assert not found.stretched or len(found.steps) == LONGEST
    assert [step.rate for step in found.steps] == sorted((step.rate for step in found.steps), reverse=True)
    assert isclose(found.steps[-1].rate, rate * (1 - found.reduction))
    assert all(step.count <= count * step.rate / rate + 1e-6 < step.count + 1.000001 for step in found.steps)


@given(MEANS, st.floats(0.1, 10))
def test_an_extrapolation_is_of_one_scale_and_never_below_nothing(means, factor):
    trend, position = extrapolated(means)
    other, scaled = extrapolated([mean * factor for mean in means])
    assert position > 0 and trend > -1
    assert isclose(trend, other, abs_tol=1e-9) and isclose(position * factor, scaled, rel_tol=1e-9)


@given(st.floats(1, 500), st.floats(-0.5, 0.5), st.integers(2, 5))
def test_a_steady_change_goes_on(first, change, count):
    means = [first * (1 + change) ** at for at in range(count)]
    trend, position = extrapolated(means)
    assert isclose(trend, change, abs_tol=1e-9) and isclose(position, means[-1] * (1 + change), rel_tol=1e-9)


@pytest.mark.parametrize(
    ("reduction", "over"), [(0.05, 1), (0.15, 1), (0.1501, 2), (0.2775, 2), (0.2776, 3), (0.385875, 3), (0.9, 3)]
)
def test_a_reduction_is_spread_over_as_few_years_as_are_realistic(reduction, over):
    assert spread(reduction) == over


@pytest.mark.parametrize(
    ("rate", "before", "now", "due"),
    [
        (77.0, 1000, 1000, False),  # exactly a tenth above is not more than a tenth
        (77.1, 1000, 1000, True),
        (77.1, 1000, 950, False),  # a fall of exactly 5%
        (77.1, 1000, 951, True),
        (60.0, 1000, 2000, False),
        (77.1, 0, 10, None),  # from nothing there is no percentage
    ],
)
def test_the_attention_test_at_its_edges(rate, before, now, due):
    assert attention(years(f"{before}/70/70 {now}/{rate}/70")).due is due


def test_years_that_do_not_follow_each_other_are_refused():
    first, second, third = years("1/1/1 1/1/1 1/1/1")
    assert setting([first, second, third]).years[0] == first
    with pytest.raises(ValueError, match="follow each other"):
        setting([first, third])
    with pytest.raises(ValueError, match="a whole year"):
        setting([])


@pytest.mark.parametrize(
    ("written", "aim", "reason", "test"),
    [
        (
            "84000/82.5/70 83793/82.3/72.9",
            "Recorded crime (Home Office): 7.8% fewer in 2019/20 than in 2018/19, 77,297 crimes or fewer.",
            "The group's mean is extrapolated to 75.9 for each 1,000 people in 2019/20: 4.1% a year up from 2017/18 "
            "to 2018/19. From 82.3 that takes 7.8% fewer.",
            "For attention: 12.9% above the group's mean in 2018/19, over the line of 10%, and offences fell by 0.2% "
            "on the year before, short of a fall of 5%.",
        ),
        (
            "1000/80/60 1000/80/60",
            "Recorded crime (Home Office): 25% fewer than in 2018/19 over 2 years, 13.4% fewer a year: 866 crimes or "
            "fewer in 2019/20; 750 crimes or fewer in 2020/21.",
            "The group's mean is extrapolated to 60.0 for each 1,000 people in 2019/20: level from 2017/18 to "
            "2018/19. From 80.0 that takes 25% fewer. More than 15% in one year is unrealistically large, so it is "
            "spread.",
            "For attention: 33.3% above the group's mean in 2018/19, over the line of 10%, and offences did not "
            "change on the year before, short of a fall of 5%.",
        ),
        (
            "1000/60/70 900/60/70",
            "Recorded crime (Home Office): 5% fewer in 2019/20 than in 2018/19, 855 crimes or fewer.",
            "The group's mean is extrapolated to 70.0 for each 1,000 people in 2019/20: level from 2017/18 to "
            "2018/19. The force, at 60.0, is there already, so the least of 5% holds.",
            "Not for attention: 14.3% below the group's mean in 2018/19, against a line of 10% above; offences fell "
            "by 10% on the year before.",
        ),
        (
            "83793/82.336/72.916",
            "Recorded crime (Home Office): no target can be set from 2017/18: one year of data has no trend, so the "
            "group's mean cannot be extrapolated.",
            "At least 5% fewer would be 79,603 or fewer. To stand at the group's mean of 2017/18, as it was, would "
            "take 11.4% fewer; where it is heading is not known.",
            "Attention cannot be told: 12.9% above the group's mean in 2017/18, over the line of 10%, but the year "
            "before is not held, so whether offences fall by 5% is not known.",
        ),
        (
            "1000/70/72",
            "Recorded crime (Home Office): no target can be set from 2017/18: one year of data has no trend, so the "
            "group's mean cannot be extrapolated.",
            "At least 5% fewer would be 950 or fewer. The force is at the group's mean of 2017/18 or better.",
            "Not for attention: 2.8% below the group's mean in 2017/18; the line is 10% above.",
        ),
        (
            "1000/80/40 1000/80/40",
            "Recorded crime (Home Office): 50% fewer than in 2018/19 over 3 years, 20.6% fewer a year: 793 crimes or "
            "fewer in 2019/20; 629 crimes or fewer in 2020/21; 500 crimes or fewer in 2021/22.",
            "The group's mean is extrapolated to 40.0 for each 1,000 people in 2019/20: level from 2017/18 to "
            "2018/19. From 80.0 that takes 50% fewer. More than 15% in one year is unrealistically large, so it is "
            "spread. Even so, each year asks for more than that.",
            "For attention: 100% above the group's mean in 2018/19, over the line of 10%, and offences did not "
            "change on the year before, short of a fall of 5%.",
        ),
    ],
)
def test_the_words_of_a_target(written, aim, reason, test):
    found = setting(years(written))
    assert setting_words.aim(CRIME, found) == aim
    assert setting_words.reason(CRIME, found) == reason
    assert setting_words.attention(found.attention, found.baseline.period) == test
