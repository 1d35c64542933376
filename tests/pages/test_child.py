"""A command in a process of its own, as a page follows it."""

import io

from pages.parts import child
from pages.parts.child import Child


def run(tmp_path, *arguments, limit=60):
    workspace = tmp_path / "work"
    workspace.mkdir()
    return Child(arguments, home=tmp_path / "home", workspace=workspace, person="Sam", limit=limit)


def test_a_command_is_followed_to_its_report_and_its_last_words(tmp_path):
    found = run(tmp_path, "status", "--json")
    assert found.wait(60)
    assert found.report is None
    assert found.told.startswith("Nothing is published yet")


def test_a_command_that_takes_too_long_is_ended(tmp_path):
    found = run(tmp_path, "status", "--json", limit=0.05)
    assert found.wait(30)
    assert found.timed_out
    assert found.report is None


def test_lines_of_progress_move_the_bar_and_others_are_what_was_said():
    watched = object.__new__(Child)
    watched.doing, watched.fraction, watched.told = "Starting", 0.0, ""
    lines = ['{"doing": "Reading a.csv", "fraction": 0.5}', "A warning", '{"fraction": "x"}', "[1, 2]", "Another load"]
    watched._follow(io.StringIO("\n".join(lines) + "\n"))
    assert (watched.doing, watched.fraction, watched.told) == ("Reading a.csv", 0.5, "Another load")


def test_a_command_knows_whom_it_runs_for_and_unpacks_beside_the_upload(tmp_path):
    told = child._environment(tmp_path / "home", tmp_path / "work", "Sam")
    assert (told["PCC_PERSON"], told["PCC_HOME"]) == ("Sam", str(tmp_path / "home"))
    assert told["TMPDIR"] == told["TEMP"] == str(tmp_path / "work")
