"""Milestones and the register of inspections: how each stands on a day, what a deployment lays over it, its faults."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.measures.files import faults, plain, written
from tests.spec.figures import shipped
from warehouse.measures import catalogue, undertakings
from warehouse.measures.plan_records import Entry, Milestone

MILESTONE = """
[[milestones]]
id = "reviewed"
title = "Reviewed"
plan = "test"
theme = "one"
priority = 16
due = 2013-12-31
source = "A plan"
"""
ENTRY = """
[[register]]
id = "asked"
kind = "recommendation"
subject = "efficiency"
title = "Answer sooner"
body = "HMICFRS"
given = 2017-11-01
due = 2018-05-31
measures = ["things"]
source = "A report"
"""
DUE = Milestone("reviewed", "Reviewed", "test", "one", date(2013, 12, 31), "A plan")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(plain(tmp_path / "shipped"), milestones=MILESTONE, register=ENTRY)


@pytest.mark.parametrize(
    ("done", "today", "state", "said"),
    [
        (None, "2013-12-30", "due", "Due by 31 December 2013"),
        (None, "2013-12-31", "due", "Due by 31 December 2013"),
        (None, "2014-01-01", "late", "Late: due by 31 December 2013, and not recorded as done"),
        ("2013-12-31", "2013-12-31", "done", "Done on 31 December 2013"),
        ("2014-02-01", "2014-01-31", "late", "Late: due by 31 December 2013, and not recorded as done"),
        ("2014-02-01", "2019-04-08", "done", "Done on 1 February 2014, after 31 December 2013, when it was due"),
    ],
)
def test_a_milestone_is_done_late_or_due_by_the_day(done, today, state, said):
    one = replace(DUE, done=date.fromisoformat(done) if done else None)
    on = date.fromisoformat(today)
    assert (undertakings.state(one, on), undertakings.state_words(one, on)) == (state, said)


def test_a_recommendation_without_a_day_is_open_and_never_late():
    entry = Entry("x", "recommendation", "efficiency", "Sooner", "HMICFRS", date(2017, 11, 1), "A report")
    on = date(2030, 1, 1)
    assert (undertakings.state(entry, on), undertakings.state_words(entry, on)) == ("due", "Open, with no day set")
    for kind in ("grading", "finding"):
        told = replace(entry, kind=kind)
        assert (undertakings.state(told, on), undertakings.state_words(told, on)) == (None, "")


@pytest.mark.parametrize(
    ("today", "grades"),
    [
        ("2016-11-02", {}),
        ("2017-10-31", {"efficiency": "good"}),
        ("2018-06-01", {"efficiency": "requires improvement", "effectiveness": "good"}),
        ("2019-04-08", {"efficiency": "good", "effectiveness": "good", "legitimacy": "good"}),
    ],
)
def test_the_latest_grading_of_a_subject_is_in_force(today, grades):
    found = undertakings.gradings(shipped().register, date.fromisoformat(today))
    assert {subject: entry.grade for subject, entry in found.items()} == grades


def test_a_deployment_records_what_was_done_with_the_id_and_the_day(folder, tmp_path):
    config = written(
        tmp_path / "config",
        milestones='[[milestones]]\nid = "reviewed"\ndone = 2013-12-20\n',
        register='[[register]]\nid = "asked"\ndone = 2018-05-01\n' + ENTRY.replace('"asked"', '"ours"'),
    )
    known = catalogue.load(folder, config)
    assert [(one.title, one.done) for one in known.milestones] == [("Reviewed", date(2013, 12, 20))]
    assert [(one.id, one.done) for one in known.register] == [("asked", date(2018, 5, 1)), ("ours", None)]


@pytest.mark.parametrize(
    ("name", "change", "to", "said"),
    [
        ("milestones", 'theme = "one"', 'theme = "two"', "milestones.toml, milestones 1: plan test has no theme 'two'"),
        ("milestones", 'plan = "test"', 'plan = "tets"', "milestones 1: unknown plan 'tets'; the plans are test"),
        ("milestones", "due = 2013-12-31\n", "", "milestones 1: 'due' is missing"),
        ("milestones", "due = ", "deu = ", "unknown key 'deu'"),
        ("milestones", "[[milestones]]", "[[milestone]]", "unknown key 'milestone'; the known key is milestones"),
        ("register", 'kind = "recommendation"', 'kind = "wish"', "must be one of grading, finding, recommendation"),
        ("register", 'body = "HMICFRS"', 'body = "HMICFRS"\ngrade = "good"', "a recommendation has no 'grade'"),
        ("register", 'kind = "recommendation"', 'kind = "grading"', "a grading has a 'grade'"),
        ("register", 'kind = "recommendation"', 'kind = "finding"', "asks for nothing: it has no 'due' and no 'done'"),
        ("register", "due = 2018-05-31", "due = 2017-05-31", "'due' or 'done' is before 'given'"),
        ("register", '["things"]', '["thigns"]', "'asked' names no measure: thigns. Did you mean things?"),
    ],
)
def test_a_fault_is_told_with_its_file(folder, name, change, to, said):
    path = folder / f"{name}.toml"
    text = path.read_text()
    assert change in text
    path.write_text(text.replace(change, to))
    found = faults(folder)
    assert any(said in fault and fault.startswith(f"{name}.toml") for fault in found), found


def test_the_shipped_milestones_are_those_of_the_plan():
    held = {(one.priority, one.due) for one in shipped().milestones}
    assert {priority for priority, _ in held} == {3, 6, 15, 16, 18}
    mental_health = [one for one in shipped().milestones if one.priority == 16]
    assert len(mental_health) == 3
    assert {one.due for one in mental_health} == {date(2013, 12, 31)}
    assert len([one for one in shipped().milestones if one.priority == 18]) == 3
