"""What a process carries: Great Expectations takes seconds to import and has no business in the dashboard."""

import json
import subprocess
import sys

import pytest

from tests.house.source import ROOT, imports, tree

HEAVY = ("great_expectations", "pandas", "plotly", "streamlit", "duckdb", "scipy", "warehouse.public.protection")
WEB = """
import importlib, pkgutil, sys
import pages
for found in pkgutil.walk_packages(pages.__path__, "pages."):
    importlib.import_module(found.name)
"""


def loaded_by(code: str) -> set[str]:
    """The heavy packages in a fresh Python after this code has run."""
    ask = f"{code}\nimport json, sys\nprint(json.dumps([each for each in {HEAVY} if each in sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_dashboard_never_imports_great_expectations():
    frame = "".join(f"import {each.name.rpartition('.')[0] or each.name}\n" for each in _frame_imports())
    loaded = loaded_by(WEB + frame)
    assert "streamlit" in loaded, "the pages were not imported: this test has lost its subject"
    assert "great_expectations" not in loaded
    assert "warehouse.public.protection" not in loaded


def _frame_imports():
    return [each for each in imports(tree(ROOT / "dashboard.py")) if each.root in {"pages", "warehouse"}]


def test_the_check_sees_great_expectations():
    assert "great_expectations" in loaded_by("import expectations.engine")


def test_the_command_line_starts_without_anything_heavy():
    assert not loaded_by("import pcc")


@pytest.mark.parametrize("module", ["warehouse.measures.catalogue", "warehouse.measures.judge"])
def test_the_domain_starts_without_a_database_or_a_data_frame(module):
    assert loaded_by(f"import {module}") <= {"scipy"}
