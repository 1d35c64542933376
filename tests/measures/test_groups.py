"""Comparison groups: as files, as records of a day, and never one kind for the other."""

from datetime import date

import pytest

from tests.measures.files import faults, plain, written
from tests.spec.figures import shipped
from tests.spec.group_tables import compared
from warehouse.measures import against_words, catalogue, groups, periods

FICTIONAL = """
title = "A fictional group"
kind = "most_similar"
source = "Made up for a test"
[[members]]
force = "leicestershire"
[[members]]
force = "alpha"
ends = 2013-07-31
[[members]]
force = "beta"
starts = 2013-08-01
[[members]]
force = "gamma"
starts = 2013-08-01
ends = 2018-03-31
"""


@pytest.fixture
def known(tmp_path):
    return catalogue.load(plain(tmp_path / "shipped"), written(tmp_path / "config", groups__fictional=FICTIONAL))


@pytest.mark.parametrize(
    ("on", "members"),
    [
        (date(2013, 7, 31), ("alpha", "leicestershire")),
        (date(2013, 8, 1), ("beta", "gamma", "leicestershire")),
        (date(2018, 3, 31), ("beta", "gamma", "leicestershire")),
        (date(2018, 4, 1), ("beta", "leicestershire")),
    ],
)
def test_a_group_is_who_belonged_to_it_on_a_day(known, on, members):
    assert known.groups["fictional"].forces(on) == members


def test_what_is_shipped_is_regional_and_holds_no_most_similar_group():
    assert {one.kind for one in shipped().groups.values()} == {"regional"}
    (one,) = groups.offered(shipped().groups, "leicestershire")
    assert len(one.forces(date(2018, 3, 31))) == 6


def test_the_most_similar_forces_come_before_a_regional_group_and_only_to_a_member(known):
    both = {**shipped().groups, **known.groups}
    assert [one.kind for one in groups.offered(both, "leicestershire")] == ["most_similar", "regional"]
    assert groups.default(both, "leicestershire", periods.parse("2013/14")).id == "fictional"
    assert groups.default(both, "alpha", periods.parse("2013-07")).id == "fictional"
    assert groups.default(both, "alpha", periods.parse("2013/14")) is None
    assert groups.offered(both, "kent") == ()


def test_a_deployment_changes_a_shipped_group_key_by_key(tmp_path):
    folder = written(plain(tmp_path / "shipped"), groups__fictional=FICTIONAL)
    known = catalogue.load(folder, written(tmp_path / "config", groups__fictional='title = "Ours"\n'))
    assert (known.groups["fictional"].title, len(known.groups["fictional"].members)) == ("Ours", 4)


def test_groups_come_back_from_storage_as_they_went_in(known):
    held = catalogue.documents(known)
    assert set(held) >= set(catalogue.TABLES)
    assert catalogue.from_documents(held).groups == known.groups


@pytest.mark.parametrize(
    ("spoiled", "by", "said"),
    [
        ('kind = "most_similar"', 'kind = "similar"', "'kind' must be one of most_similar, regional"),
        ('source = "Made up for a test"', "", "'source' is missing"),
        ('force = "beta"', 'force = "Beta Police"', "members 3: 'force' must be a name as data.police.uk writes it"),
        ("ends = 2018-03-31", "ends = 2013-03-31", "members 4: 'ends' is before 'starts'"),
        ('force = "gamma"', 'force = "beta"', "'beta' is a member twice on one day"),
        ('force = "gamma"', 'forces = "gamma"', "unknown key 'forces'"),
    ],
)
def test_faults_of_a_group_name_the_file_and_what_is_wanted(tmp_path, spoiled, by, said):
    config = written(tmp_path / "config", groups__fictional=FICTIONAL.replace(spoiled, by))
    found = faults(plain(tmp_path / "shipped"), config)
    assert all(each.startswith("config/groups/fictional.toml") for each in found)
    assert any(said in each for each in found)


def test_a_group_of_one_force_is_none(tmp_path):
    alone = FICTIONAL.replace('"alpha"', '"leicestershire"').replace('"beta"', '"leicestershire"')
    alone = alone.replace('"gamma"', '"leicestershire"').replace('[[members]]\nforce = "leicestershire"\n[[', "[[", 1)
    alone = alone.replace("starts = 2013-08-01\nends", "starts = 2018-01-01\nends").replace(
        "starts = 2013-08-01\n[[", "starts = 2013-08-01\nends = 2014-01-01\n[["
    )
    (found,) = faults(plain(tmp_path / "shipped"), written(tmp_path / "config", groups__fictional=alone))
    assert "a group needs 2 forces or more" in found


@pytest.mark.parametrize(("kind", "other"), [("most_similar", "regional"), ("regional", "most_similar")])
def test_the_words_of_one_kind_never_stand_for_the_other(kind, other):
    found = compared("80x1000 60x1000 70x1000", kind)
    told = against_words.sentence(found) + against_words.membership(found.group, found.period, "force")
    assert against_words.SHORT[kind] in told and against_words.KINDS[kind] in told
    assert against_words.SHORT[other] not in told and against_words.KINDS[other] not in told
    assert ("not the most similar forces" in told) == (kind == "regional")


def test_the_sentence_of_a_comparison():
    found = compared("80x1000 60x1000 70x1000 gap")
    assert against_words.sentence(found) == (
        "Recorded crime (Home Office): 80.0 for each 1,000 people in 2017/18, 14.3% above the mean of its regional "
        "group (70.0, 3 forces). Highest of 3 forces."
    )
    assert against_words.left_out(found) == "Left out of the mean: Gamma (not received)."
    assert against_words.people(found) == "People: A census, the nearest held to mid-2017."
    assert against_words.membership(found.group, found.period, "force") == (
        "A fictional group is a regional group, of forces that lie near each other: not the most similar forces. As "
        "it stood on 31 March 2018: Force with Alpha, Beta and Gamma. Source: Made up."
    )


def test_a_force_at_the_mean_and_one_below_it():
    assert "the same as the mean" in against_words.sentence(compared("70x1000 60x1000 80x1000"))
    assert "14.3% below the mean" in against_words.sentence(compared("60x1000 80x1000 70x1000"))


def test_a_force_so_near_the_mean_that_chance_could_have_set_it_there_is_said_to_be():
    near, far = (compared(f"{rate}x1 60x1 80x1") for rate in (72, 120))
    assert near.by_chance and "which could be chance" in against_words.sentence(near)
    assert not far.by_chance and "chance" not in against_words.sentence(far)


def test_where_there_is_no_comparison_the_sentence_says_why():
    assert against_words.sentence(compared("80x1000 60x1000 gap")) == (
        "Recorded crime (Home Office) is not compared with other forces for 2017/18: 2 of the group's 3 forces have "
        "a rate, and a mean needs 3."
    )


@pytest.mark.parametrize(
    ("number", "told"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (21, "21st"), (112, "112th")],
)
def test_ordinals(number, told):
    assert against_words.ordinal(number) == told


def test_anti_social_behaviour_is_never_compared_and_crime_of_the_same_files_is():
    from warehouse.measures.against import why_never

    (group,) = shipped().groups.values()
    compares = {name: not why_never(measure, group) for name, measure in shipped().measures.items()}
    assert not compares["police_uk_asb"] and not compares["recorded_crime"] and not compares["asb_incidents"]
    assert compares["police_uk_crime"] and compares["home_office_crime"]
    assert why_never(shipped().get("police_uk_crime"), None) == "no comparison group holds this force"
