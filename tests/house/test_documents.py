"""The documents held true: each dependency has its reason, the commands page is what the command line says."""

import re
import tomllib

import pytest

from tests.house.source import ROOT

MANIFEST = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DOCS = ROOT / "docs"


def dependencies() -> list[str]:
    named = [*MANIFEST["project"]["dependencies"], *MANIFEST["dependency-groups"]["dev"]]
    return [re.split(r"[<>=!~ \[;]", each)[0] for each in named]


def has_a_line(text: str, dependency: str) -> bool:
    """A line of the dependency table: its name first, then a reason."""
    return re.search(rf"^\| {re.escape(dependency)} \| \S.{{10,}} \|$", text, re.MULTILINE) is not None


@pytest.mark.parametrize("dependency", dependencies())
def test_every_dependency_has_a_line_in_the_decisions(dependency):
    assert has_a_line((DOCS / "decisions.md").read_text(encoding="utf-8"), dependency)


def test_a_dependency_without_a_reason_is_caught():
    assert not has_a_line("| left-pad | |\n", "left-pad")
    assert has_a_line("| left-pad | pads on the left, and well |\n", "left-pad")


def test_every_dependency_is_in_the_lock():
    locked = {line.partition("==")[0] for line in (ROOT / "requirements.lock").read_text().splitlines() if "==" in line}
    assert {each.lower().replace("_", "-") for each in dependencies()} <= locked


def test_links_between_documents_lead_somewhere():
    for page in [ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} points at {target}"


def test_the_version_is_in_the_changelog():
    assert f"## {MANIFEST['project']['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_make_help_names_every_target_that_a_document_names():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        target
        for page in [ROOT / "README.md", *DOCS.rglob("*.md")]
        for target in re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8"))
    }
    assert named, "no document names a make target: this test has lost its subject"
    assert named <= targets
