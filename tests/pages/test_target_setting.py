"""The target-setting helper as a part of a page: a target with its years, a refusal in words, nothing to set one by."""

import pytest

from tests.forces import MEASURE
from tests.pages.running import address, words


@pytest.fixture
def helper(run):
    """The page of targets, from the helper's heading on."""

    def drawn(home, **chosen):
        return run(home, "targets", **chosen)

    return drawn


def test_a_target_with_its_years_and_what_is_to_be_reached(helper, forces_home):
    said = words(helper(forces_home, setting=MEASURE))
    assert (
        "Theft from a motor vehicle (Home Office): 5% fewer in 2019/20 than in 2018/19, 76 offences or fewer." in said
    )
    assert "6.2% a year down from 2016/17 to 2018/19. The force, at 80.0, is there already" in said
    assert "Not for attention: 31.8% below the group's mean in 2018/19" in said
    assert "2016/17 80 80.0 133.3 2017/18 80 80.0 125.3 2018/19 (baseline) 80 80.0 117.3" in said
    assert "2019/20 (to reach) 76 or fewer 76.0 110.1 expected" in said
    assert "a most similar group" in said and "British Transport Police (not received)" in said
    assert "15% is our reading" in said


def test_one_year_of_the_real_tables_sets_no_target_and_says_why(helper, real_home):
    said = words(helper(real_home, setting="home_office_crime"))
    assert "no target can be set from 2017/18: one year of data has no trend" in said
    assert "At least 5% fewer would be 79,603 or fewer" in said
    assert "2017/18 (baseline) 83,793 82.3 72.9" in said
    assert "Open Government Licence v3.0" in said


def test_a_measure_without_a_whole_year_says_so(helper, real_home):
    assert "a target is set from a whole financial year" in words(helper(real_home, setting="police_uk_crime"))


def test_the_helper_begins_with_a_measure_that_has_a_year_and_keeps_the_choice_in_the_address(helper, real_home):
    at = helper(real_home)
    assert "2017/18 (baseline)" in words(at)
    assert "police_uk_asb" not in at.selectbox(key="pick_setting").options
    at.selectbox(key="pick_setting").select("home_office_theft_of_vehicle").run()
    assert address(at)["setting"] == "home_office_theft_of_vehicle"
    assert "Theft of a motor vehicle (Home Office): no target can be set" in words(at)


def test_without_other_forces_it_says_what_to_load(helper, sample_home):
    said = words(helper(sample_home))
    assert "Targets are set by the rates of other forces, and none are held." in said
    assert "home_office" in said
