"""docs/commands.md says what `pcc --help` says: every command, and every option of each."""

import re

import pytest
import typer

import pcc
from tests.house.source import ROOT

PAGE = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(pcc.app).commands  # type: ignore[attr-defined]


def section(page: str, command: str) -> str:
    """The part of the page under the command's own heading, empty where there is none."""
    found = re.search(rf"^## {re.escape(command)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ""


def options(command: str) -> set[str]:
    spellings = [name for each in COMMANDS[command].params for name in (*each.opts, *each.secondary_opts)]
    return {name for name in spellings if name.startswith("--") and name != "--help"}


def documented(text: str) -> set[str]:
    return set(re.findall(r"--[a-z][a-z-]*", text))


def test_the_page_has_every_command_and_no_other():
    headings = set(re.findall(r"^## ([a-z-]+)$", PAGE, re.MULTILINE))
    assert headings == set(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_page_has_every_option_of_a_command_and_no_other(command):
    everywhere = {"--debug", "--help"}
    assert documented(section(PAGE, command)) - everywhere == options(command) - everywhere


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_page_says_of_a_command_what_its_help_says(command):
    said = " ".join((COMMANDS[command].help or "").split())
    assert said, f"{command} has no help"
    assert said in " ".join(section(PAGE, command).split())


def test_a_missing_option_is_caught():
    assert documented(section("## load\nUse `--json`.\n## check\nUse `--loud`.\n", "load")) == {"--json"}


def test_the_readme_lists_every_command():
    listed = set(re.findall(r"^\| `pcc ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert listed == set(COMMANDS)
