"""Forces beside each other on the Measure page and the Board: the finding, the table, never a wrong kind of group."""

import pytest

from pages.parts import peers
from tests.forces import MEASURE
from tests.pages.running import address, markup, words
from tests.spec.group_tables import compared
from warehouse import groups
from warehouse.measures import against_words, periods

REGIONAL = "not the most similar forces"


def section(page):
    return page.partition("Against other forces")[2].partition("The same numbers")[0]


@pytest.mark.parametrize(
    ("measure", "period"), [("home_office_crime", "2017/18"), ("police_uk_vehicle_crime", "2019-02")]
)
def test_a_measure_of_open_data_shows_the_force_in_its_group(run, real_home, real, measure, period):
    found = groups.against(real, measure, periods.parse(period))
    at = run(real_home, "measure", measure=measure, period=period)
    said = section(words(at))
    assert against_words.sentence(found).split(": ", 1)[1] in said
    assert f"regional group, of forces that lie near each other: {REGIONAL}" in said
    assert "As it stood on" in said and "Census 2011" in said
    rows = [one.area.title for one in reversed(found.standings)]
    listed = said.partition("Rank, lowest first")[2]
    assert sorted(rows, key=listed.index) == rows
    assert '<th scope="row" class="own">Leicestershire</th>' in markup(at)
    assert "Mean of the 6 forces" in said


def test_a_period_that_the_group_does_not_hold_leads_to_the_last_that_it_does(run, real_home):
    at = run(real_home, "measure", measure="police_uk_crime", period="2024-04")
    assert "1 of the group's 6 forces has a rate, and a mean needs 3" in section(words(at))
    assert 'href="measure?measure=police_uk_crime&amp;period=2019-02"' in markup(at)


def test_anti_social_behaviour_is_not_compared_and_says_why(run, real_home):
    said = section(words(run(real_home, "measure", measure="police_uk_asb", period="2019-02")))
    assert "forces record it too differently" in said
    assert "Derbyshire" not in said


def test_the_forces_own_figures_and_its_areas_are_not_set_beside_other_forces(run, real_home, sample_home):
    assert "Against other forces" not in words(run(sample_home, "measure", measure="recorded_crime"))
    charnwood = run(real_home, "measure", measure="police_uk_crime", period="2019-02", area="npa:charnwood")
    assert "Against other forces" not in words(charnwood)


def test_the_board_of_open_data_holds_the_measures_that_can_be_compared(run, real_home, real):
    at = run(real_home, "board", plan="open-data", period="2019-02")
    said = words(at).partition("Against other forces")[2]
    found = groups.against(real, "police_uk_crime", periods.parse("2019-02"))
    assert f"{against_words.rate(found.own.rate.value)} {against_words.rate(found.mean)}" in said
    assert against_words.rank(found.own, found.standings) in said
    assert REGIONAL in said
    assert "Anti-social behaviour" not in said and "(Home Office)" not in said


def test_a_board_of_a_period_without_the_group_says_so_in_a_line(run, real_home):
    said = words(run(real_home, "board", plan="open-data", period="2024-04")).partition("Against other forces")[2]
    assert "Not compared for April 2024: 1 of the group's 6 forces has a rate, and a mean needs 3" in said


@pytest.mark.parametrize("plan", ["2013-17", "2017-21"])
def test_the_board_of_a_plan_compares_no_forces(run, sample_home, plan):
    assert "Against other forces" not in words(run(sample_home, "board", plan=plan))


def test_the_table_of_forces_names_the_mean_where_it_stands():
    table = peers.of_forces(compared("80x1000 60x1000 70x1000 90x1000"))
    assert [row[0].text for row in table.rows] == ["Gamma", "Force", "Mean of the 4 forces", "Beta", "Alpha"]
    assert [row[1].text for row in table.rows] == ["90.0", "80.0", "75.0", "70.0", "60.0"]


def test_text_of_a_group_stays_text():
    found = compared("80x1000 60x1000 70x1000")
    group = found.group.__class__("x", "<b>group</b>", "regional", "<i>source</i>", found.group.members)
    made = peers.section(found.__class__(**{**found.__dict__, "group": group}), "force", None)
    assert "<b>group" not in made and "&lt;b&gt;group&lt;/b&gt;" in made


def test_of_two_groups_one_is_chosen_and_the_words_are_its_own(run, forces_home):
    at = run(forces_home, "measure", measure=MEASURE, period="2017/18")
    assert "mean of its most similar group" in section(words(at)) and REGIONAL not in words(at)
    at.selectbox(key="pick_group").select("east_midlands_and_staffordshire").run()
    assert address(at)["group"] == "east_midlands_and_staffordshire"
    assert "2 of the group's 6 forces have a rate" in section(words(at))
    assert "most similar group" not in section(words(at))
