"""The catalogue: what a deployment lays over it, the names in it, and that it survives storage."""

import re
import shutil
from pathlib import Path

import pytest

from tests.measures.files import EVENT, PLAIN, SETS, TARGET, faults, plain, written
from tests.spec.figures import shipped
from warehouse.faults import WrongUse
from warehouse.measures import catalogue
from warehouse.measures.catalogue import UnknownName


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return plain(tmp_path / "shipped")


def test_a_deployment_adds_a_target_record_without_repeating_the_measure(folder, tmp_path):
    written(folder, definitions__things=PLAIN + TARGET)
    later = TARGET.replace("2013-04-01", "2014-04-01").replace("2014-03-31", "2015-03-31").replace("0.13", "0.05")
    known = catalogue.load(folder, written(tmp_path / "config", definitions__things=later))
    assert [target.value for target in known.get("things").targets] == [-0.13, -0.05]


def test_a_deployment_supersedes_a_record_of_the_same_kind_and_dates(folder, tmp_path):
    written(folder, definitions__things=PLAIN + TARGET)
    config = written(tmp_path / "config", definitions__things=TARGET.replace("0.13", "0.1"))
    found = catalogue.load(folder, config).get("things")
    assert [target.value for target in found.targets] == [-0.1]
    assert [target.value for target in found.superseded] == [-0.13], "what was promised before is kept to be seen"
    assert catalogue.from_json(catalogue.to_json(found)) == found


def test_a_record_made_anew_in_the_same_file_says_when_it_was_recorded(folder, tmp_path):
    again = TARGET.replace("0.13", "0.1")
    written(folder, definitions__things=PLAIN + TARGET + again)
    assert any("give the later one 'recorded'" in fault for fault in faults(folder))
    written(folder, definitions__things=PLAIN + TARGET + again + "recorded = 2013-09-01\n")
    found = catalogue.load(folder).get("things")
    assert [target.value for target in found.targets] == [-0.1]
    assert [target.value for target in found.superseded] == [-0.13]
    # A deployment makes it anew once more.
    config = written(tmp_path / "config", definitions__things=TARGET.replace("0.13", "0.07"))
    found = catalogue.load(folder, config).get("things")
    assert [target.value for target in found.targets] == [-0.07]
    assert sorted(target.value for target in found.superseded) == [-0.13, -0.1]


def test_a_record_for_areas_stands_beside_the_force_s(folder, tmp_path):
    written(folder, definitions__things=PLAIN + TARGET)
    config = written(tmp_path / "config", definitions__things=TARGET.replace("0.13", "0.1") + 'areas = ["npa"]\n')
    found = catalogue.load(folder, config).get("things")
    assert ([target.value for target in found.targets], found.superseded) == ([-0.13, -0.1], ())


def test_a_deployment_changes_a_key_and_adds_files_of_its_own(folder, tmp_path):
    config = written(
        tmp_path / "config",
        definitions__things='owner = "Analyst"\n',
        definitions__mine=PLAIN.replace('title = "Things"', 'title = "Mine"'),
        code_sets=SETS.replace('["1", "2"]', '["3"]'),
        events=EVENT.replace("Counting changed", "Counted again"),
        plans__test='title = "Our plan"\n',
    )
    known = catalogue.load(folder, config)
    assert (known.get("things").owner, known.get("things").title) == ("Analyst", "Things")
    assert known.get("mine").title == "Mine"
    assert known.code_sets["offence.things"].codes == ("3",)
    assert [event.title for event in known.events] == ["Counted again"]
    assert known.plan("test").title == "Our plan"


def test_a_fault_of_a_deployment_names_its_file(folder, tmp_path):
    config = written(tmp_path / "config", definitions__things='ownr = "Analyst"\n')
    assert faults(folder, config)[0].startswith("config/definitions/things.toml: unknown key 'ownr'")


def test_a_deployment_without_a_folder_is_the_shipped_catalogue(folder, tmp_path):
    assert catalogue.load(folder, tmp_path / "none") == catalogue.load(folder)


# ---- names and storage ----------------------------------------------------------------------------------------------


def test_an_unknown_name_is_told_with_names_that_exist():
    with pytest.raises(UnknownName, match=r"no measure 'domestic_burglry'.* Did you mean domestic_burglary") as caught:
        shipped().get("domestic_burglry")
    assert isinstance(caught.value, WrongUse)
    with pytest.raises(UnknownName, match=r"no plan 'x'.*2013-17, 2017-21, open-data"):
        shipped().plan("x")


def test_the_shipped_catalogue_survives_storage():
    held = catalogue.documents(shipped())
    back = catalogue.from_documents(held)
    assert back.measures == shipped().measures
    assert list(back.plans.items()) == list(shipped().plans.items())
    assert back.events == shipped().events
    assert back.code_sets == shipped().code_sets
    assert back.milestones == shipped().milestones
    assert back.register == shipped().register
    assert back.audits == shipped().audits
    assert back.groups == shipped().groups
    assert back.code_weights == shipped().code_weights
    assert set(held) == {
        "measure", "plan", "event", "milestone", "register_entry", "audit", "comparison_group", "code_set",
        "code_weight", "offence_set", "outcome_set", "offence_weight",
    }  # fmt: skip
    assert ("domestic_burglary", "28A") in held["offence_set"]
    assert ("severity", "28A", "465.3815") in held["offence_weight"]
    for measure in shipped().measures.values():
        assert catalogue.from_json(catalogue.to_json(measure)) == measure


def test_a_stored_text_that_is_not_a_measure_is_refused():
    with pytest.raises(ValueError, match="stored measure: 'title' is missing"):
        catalogue.from_json('{"id": "x"}')


def test_the_shipped_files_are_read_from_anywhere(tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(catalogue.SHIPPED, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    assert catalogue.load(copy) == shipped()


def test_a_plan_is_in_its_own_order():
    placed = shipped().placed("2013-17")
    burglary = [measure.id for measure, place in placed if place.priority == 12]
    assert burglary == ["domestic_burglary", "domestic_burglary_outcome_rate", "domestic_burglary_satisfaction"]
    themes = [theme.id for theme in shipped().plan("2013-17").themes]
    found = [(themes.index(place.theme), place.priority or 99) for _, place in placed]
    assert found == sorted(found)
    value = [measure.id for measure, place in shipped().placed("2017-21") if place.theme == "value"]
    assert value[:3] == ["net_revenue_budget", "budget_variance", "funding_gap_year_0"]


def test_the_examples_of_the_page_on_adding_a_measure_are_accepted(tmp_path):
    page = (Path(__file__).parents[2] / "docs/adding-a-measure.md").read_text(encoding="utf-8")
    measure, code_sets, later = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    config = written(
        tmp_path, definitions__shoplifting=measure, code_sets=code_sets, definitions__domestic_burglary=later
    )
    known = catalogue.load(config_dir=config)
    assert known.get("shoplifting").targets[0].value == -0.05
    assert [target.starts.year for target in known.get("domestic_burglary").targets] == [2013, 2014]
