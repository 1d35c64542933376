"""The user guide held true: its commands, pictures and pages exist, and the package carries it."""

import re
import tomllib

import pytest

from pages.parts import guide
from tests.house.source import ROOT
from tests.house.test_commands_page import COMMANDS, options
from tools.screenshots import GUIDE

PAGES = sorted(guide.FOLDER.glob("*.md"))
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def wrong_commands(text: str) -> list[str]:
    """What a text says of `pcc` that the command line does not know: a command, or an option of one."""
    said = re.findall(r"\bpcc ([a-z-]+)([^`\n]*)", text)
    unknown = [name for name, _ in said if name not in COMMANDS]
    known = [(name, option) for name, rest in said if name in COMMANDS for option in re.findall(r"--[a-z-]+", rest)]
    return unknown + [f"{name} {option}" for name, option in known if option not in options(name)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_of_the_guide_exist(page):
    assert not wrong_commands(page.read_text(encoding="utf-8"))


def test_a_wrong_command_is_caught():
    assert wrong_commands("`pcc conjure x` then `pcc load F --gently`") == ["conjure", "load --gently"]


def test_every_page_has_its_place_and_every_place_its_page():
    assert {page.stem for page in PAGES} == {*guide.TASKS, guide.STATEMENT}


def test_every_picture_is_taken_by_the_script_and_used():
    used = {file for page in PAGES for _, file in PICTURE.findall(page.read_text(encoding="utf-8"))}
    assert used == {f"{name}.png" for name in GUIDE}
    assert {path.name for path in guide.FOLDER.glob("*.png")} == used


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_written_in_what_the_dashboard_can_show(page):
    text = page.read_text(encoding="utf-8")
    assert re.match(r"# \S.*\n\n\S", text), "a title, then an introduction"
    prose = re.sub(r"^```.*?^```$|`[^`]+`|\*\*[^*]+\*\*", "x", text, flags=re.MULTILINE | re.DOTALL)
    assert not re.findall(r"[*_<>]|^#{4,}|^> |^ {4}\S", prose, flags=re.MULTILINE)


def test_the_package_carries_what_the_dashboard_shows():
    manifest = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = manifest["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    assert {"docs/guide", "docs/glossary.md"} <= set(included)
