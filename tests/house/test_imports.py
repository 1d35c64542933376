"""Who may import what: the table of the architecture page, over direct imports.

import-linter holds the layers (pyproject.toml); it refuses single files as roots, so dashboard.py and pcc.py are here.
"""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import OURS, ROOT, Import, imports, name, python_files, shipped, tree


@dataclass(frozen=True)
class Place:
    """A folder or file, what it may import beyond the standard library, and by what dotted prefixes of ours."""

    where: str
    others: frozenset[str]
    ours: tuple[str, ...]


def place(where: str, others: str, *ours: str) -> Place:
    return Place(where, frozenset(others.split()), ours)


READING = ("measures", "query", "published", "lineage", "home", "faults")
# The first that fits a file holds. warehouse.faults is a leaf that imports nothing: any part may say what went wrong.
PLACES = (
    place("dashboard.py", "streamlit", "pages", "warehouse.measures"),
    # The command line is one file and the folder that its commands stand in.
    place("pcc.py", "typer", "commands", "warehouse.faults"),
    place("commands/web.py", "streamlit starlette", "commands", "warehouse.home"),
    place("commands/opening.py", "starlette"),
    place("commands/programs.py", "starlette anyio"),
    place("commands/serving.py", "typer streamlit", "commands", "pages.parts.warming", "warehouse"),
    place("commands", "typer rich", "commands", "pages.packs", "loaders", "expectations", "warehouse"),
    place("pages/views", "streamlit", "pages.parts", "warehouse.query", "warehouse.measures", "warehouse.faults"),
    place("pages/parts/reads.py", "streamlit", "pages.parts", "warehouse"),
    place("pages/parts/widgets.py", "streamlit", "pages.parts", "warehouse"),
    place("pages/parts/presenter.py", "streamlit", "pages.parts", "warehouse.measures"),
    # People's acts, kept beside the warehouse: who they are, what they write, what they bring in.
    place("pages/parts/identity.py", "streamlit", "pages.parts", "warehouse.home", "warehouse.faults"),
    place("pages/parts/admission.py", "streamlit", "pages.parts", "warehouse"),
    place("pages/parts/exports.py", "streamlit", "pages.parts", "warehouse"),
    place("pages/parts/journal_reads.py", "", "pages.parts", "warehouse"),
    place("pages/parts/roles.py", "", "pages.parts.identity", "warehouse"),
    place("pages/parts/peer_reads.py", "", "pages.parts", "warehouse"),
    place("pages/parts/beside_reads.py", "", "pages.parts", "warehouse"),
    place("pages/parts/contact_reads.py", "", "pages.parts", "warehouse"),
    place("pages/parts/outcome_reads.py", "", "pages.parts", "warehouse"),
    place("pages/parts/note_reads.py", "", "pages.parts", "warehouse"),
    place("pages/parts/note_form.py", "streamlit", "pages.parts", "warehouse.measures", "warehouse.faults"),
    place("pages/parts/past.py", "streamlit", "pages.parts", "warehouse"),
    place("pages/parts/board_reads.py", "", "pages.parts", "warehouse"),
    place("pages/parts/review_reads.py", "", "pages.parts", "warehouse"),
    place("pages/parts/question_form.py", "streamlit", "pages.parts", "warehouse.measures", "warehouse.faults"),
    place("pages/parts/place_map.py", "", "pages.parts", "warehouse"),
    place("pages/parts/pickers.py", "streamlit", "pages.parts"),
    place("pages/parts/later.py", "streamlit"),
    place("pages/parts/live.py", "streamlit", "pages.parts"),
    place("pages/parts/intake.py", "", "pages.parts", "warehouse"),
    place("pages/parts/making.py", "", "pages.parts", "warehouse"),
    place("pages/parts/pack_form.py", "streamlit", "pages.parts", "pages.packs.formats", "warehouse"),
    place("pages/parts/freeze_form.py", "streamlit", "pages.parts", "pages.packs.formats", "warehouse"),
    place("pages/parts/load_form.py", "streamlit", "pages.parts", "warehouse"),
    place("pages/parts/load_tables.py", "", "pages.parts", "warehouse.changes", "warehouse.measures"),
    # The reading side of the warehouse, whose records the parts put into words and tables.
    place("pages/parts", "plotly", "pages.parts", *(f"warehouse.{name}" for name in READING)),
    # What fills a pack reads the version and the notes; what writes one knows the document alone.
    place("pages/packs/gathering", "", "pages.parts", "pages.packs", "warehouse"),
    # gptables takes its tables as frames of pandas.
    place("pages/packs/xlsx.py", "gptables pandas", "pages.parts", "pages.packs"),
    place(
        "pages/packs",
        "typst pptx gptables xlsxwriter",
        "pages.parts",
        "pages.packs",
        "warehouse.measures",
        "warehouse.faults",
    ),
    place("pages", ""),
    place("warehouse/measures", "scipy", "warehouse.measures", "warehouse.faults"),
    # What the build computes the public cube with; test_processes holds that no page loads it.
    place("warehouse/public", "duckdb numpy scipy", "warehouse"),
    place("warehouse/lake_catalogue.py", "psycopg", "warehouse"),
    place("warehouse", "duckdb pyarrow sqlalchemy", "warehouse"),
    place("loaders", "pyarrow pandas numpy python_calamine", "loaders", "warehouse", "expectations"),
    place("expectations", "great_expectations pandas", "expectations", "warehouse"),
)


def place_of(path: Path) -> Place:
    file = name(path)
    return next(each for each in PLACES if file == each.where or file.startswith(each.where + "/"))


def is_allowed(found: Import, held: Place) -> bool:
    if found.root in OURS:
        return any(found.name == prefix or found.name.startswith(prefix + ".") for prefix in held.ours)
    return found.is_standard or found.root in held.others


def breaches(source: str, held: Place) -> list[str]:
    return [f"line {each.line}: {each.name}" for each in imports(ast.parse(source)) if not is_allowed(each, held)]


@pytest.mark.parametrize("path", shipped(), ids=name)
def test_imports_only_what_its_place_may(path):
    held = place_of(path)
    found = breaches(path.read_text(encoding="utf-8"), held)
    assert not found, f"{name(path)} ({held.where} may not): {found}"


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("dashboard.py", "import duckdb"),
        ("dashboard.py", "from warehouse import query"),
        ("pcc.py", "from loaders import refresh"),
        ("commands/loading.py", "import duckdb"),
        ("pages/views/board.py", "import pandas"),
        ("pages/views/board.py", "from warehouse import database"),
        ("pages/parts/charts.py", "import streamlit as st"),
        ("pages/parts/tables.py", "import duckdb"),
        ("pages/packs/pdf.py", "import streamlit"),
        ("pages/packs/pdf.py", "from warehouse import query"),
        ("pages/packs/sheets.py", "import pandas"),
        ("pages/packs/xlsx.py", "from warehouse import query"),
        ("pages/packs/gathering/gather.py", "import duckdb"),
        ("warehouse/measures/judge.py", "import duckdb"),
        ("warehouse/measures/judge.py", "from warehouse import query"),
        ("warehouse/query.py", "import great_expectations"),
        ("loaders/refresh.py", "import streamlit"),
        ("loaders/refresh.py", "def lazily():\n    import plotly.express"),
        ("expectations/gate.py", "import duckdb"),
        ("expectations/gate.py", "from loaders import refresh"),
    ],
)
def test_the_table_catches(where, line):
    assert breaches(line, place_of(ROOT / where))


@pytest.mark.parametrize("path", python_files(), ids=name)
def test_nobody_imports_the_two_joining_files(path):
    found = [each for each in imports(tree(path)) if each.root in {"dashboard", "pcc"}]
    assert not found or name(path).startswith("tests/"), found


SERVED = {"web", "opening", "programs"}  # which only the server runs
COMMANDS = [path for path in python_files("pcc.py", "commands") if path.stem not in SERVED]


@pytest.mark.parametrize("path", COMMANDS, ids=name)
def test_the_command_line_reaches_for_the_rest_only_inside_the_command_that_needs_it(path):
    found = [each for each in imports(tree(path)) if each.at_import and not each.is_standard]
    light = ("typer", "rich", "commands", "warehouse.home", "warehouse.faults")
    assert not [each for each in found if not each.name.startswith(light)]


def test_only_the_gate_and_its_suites_know_great_expectations():
    importers = {path for path in python_files() for each in imports(tree(path)) if each.root == "great_expectations"}
    assert importers, "no file imports great_expectations: this test has lost its subject"
    assert {name(path).partition("/")[0] for path in importers} <= {"expectations", "tests"}


def test_only_reads_caches_data():
    users = {path for path in python_files("pages") if "cache_data" in path.read_text(encoding="utf-8")}
    assert users <= {ROOT / "pages/parts/reads.py"}


def asked_for(named: Iterable[str]) -> set[str]:
    """The distributions that requirements bring on this machine, with what those ask for in turn."""
    found: set[str] = set()
    waiting = [Requirement(each) for each in named]
    while waiting:
        wanted = waiting.pop()
        parts = {"", *wanted.extras}
        key = canonicalize_name(wanted.name)
        if key in found and not wanted.extras:
            continue
        found.add(key)
        for each in map(Requirement, metadata.requires(key) or ()):
            if each.marker is None or any(each.marker.evaluate({"extra": part}) for part in parts):
                waiting.append(each)
    return found


def test_what_runs_needs_no_tool_of_the_tests():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    manifest, extras = project["dependencies"], project["optional-dependencies"]
    held = asked_for([*manifest, *(each for extra in extras.values() for each in extra)])
    brought = metadata.packages_distributions()
    roots = {each.root for path in shipped() for each in imports(tree(path)) if not each.is_standard} - OURS
    assert not {one for one in roots if not held & {canonicalize_name(each) for each in brought[one]}}
    # Authlib's client imports one of these, and does not itself ask for it: without one nobody can sign in.
    clients = {"httpx", "httpx2"}
    assert clients & held
    assert not clients & asked_for(each.replace("[auth]", "") for each in manifest), "this test has lost its subject"


def test_without_the_extra_of_the_lake_all_else_runs():
    blocked = "import sys; sys.modules['psycopg'] = None"
    ours = "import pcc, commands.serving, loaders.refresh, pages.parts.widgets, warehouse.boards"
    subprocess.run([sys.executable, "-c", f"{blocked}\n{ours}"], cwd=ROOT, check=True, capture_output=True)


def test_only_exports_gives_files_which_it_journals():
    givers = {path for path in python_files("pages", "dashboard.py") if "download_button" in path.read_text("utf-8")}
    assert givers == {ROOT / "pages/parts/exports.py"}


def test_the_domain_reads_files_only_where_its_definitions_are_read():
    readers = {
        path.name
        for path in python_files("warehouse")
        if path.parent.name == "measures"
        for each in imports(tree(path))
        if each.root in {"pathlib", "os", "io", "shutil", "socket", "sqlite3", "subprocess", "urllib", "http"}
    }
    assert readers <= {"catalogue.py", "overlay.py"}, readers
