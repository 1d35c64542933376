"""The size and shape of the code, and the files that belong together."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.house.source import ROOT, functions, name, python_files, shipped, strings, tracked, tree

LONGEST_FUNCTION, LONGEST_FILE, LONGEST_FRAME = 60, 250, 59
SQL = re.compile(r"\b(select\b[\s\S]+\bfrom|insert\s+into|create\s+(or\s+replace\s+)?(table|view)|attach\s+')\b", re.I)


def measure_ids() -> list[str]:
    return sorted(path.stem for path in (ROOT / "warehouse/measures/definitions").glob("*.toml"))


def too_long(source: str) -> list[str]:
    return [
        f"{called}, line {line}: {size}"
        for called, line, size in functions(ast.parse(source))
        if size > LONGEST_FUNCTION
    ]


def names_of_measures(source: str, ids: list[str]) -> set[str]:
    return {each for each in ids if re.search(rf"\b{re.escape(each)}\b", source)}


def sql_in(source: str) -> list[int]:
    return [line for text, line in strings(ast.parse(source)) if SQL.search(text)]


@pytest.mark.parametrize("path", python_files(), ids=name)
def test_no_function_is_over_sixty_lines_and_no_file_over_two_hundred_and_fifty(path):
    source = path.read_text(encoding="utf-8")
    assert not too_long(source)
    assert len(source.splitlines()) <= LONGEST_FILE


def test_a_long_function_is_caught():
    assert too_long("def long():\n" + "    x = 1\n" * LONGEST_FUNCTION)
    assert not too_long("def short():\n" + "    x = 1\n" * (LONGEST_FUNCTION - 1))


def test_most_functions_are_small():
    sizes = sorted(size for path in shipped() for _, _, size in functions(tree(path)))
    assert sizes[len(sizes) // 2] <= 12, "median"
    assert sizes[len(sizes) * 95 // 100] < 45, "95th percentile"


def test_the_frame_is_short_and_names_no_measure():
    source = (ROOT / "dashboard.py").read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_FRAME
    assert not names_of_measures(source, measure_ids())


def test_no_page_names_a_measure():
    """A new measure is one TOML file and no page code."""
    ids = measure_ids()
    assert ids
    found = {path.name: names_of_measures(path.read_text(encoding="utf-8"), ids) for path in python_files("pages")}
    assert not {file: held for file, held in found.items() if held}
    assert names_of_measures(f"if measure == '{ids[0]}': ...", ids) == {ids[0]}


def test_no_page_stands_where_streamlit_would_serve_it_without_the_frame():
    standing = [path.name for path in (ROOT / "pages").glob("*.py")]
    assert standing == ["__init__.py"]
    body = tree(ROOT / "pages/__init__.py").body
    assert all(isinstance(node, ast.Expr) for node in body), "pages/__init__.py holds its docstring only"


@pytest.mark.parametrize("path", python_files("pages"), ids=name)
def test_no_sql_in_a_page(path):
    assert not sql_in(path.read_text(encoding="utf-8"))


def test_sql_in_a_page_is_caught():
    assert sql_in("x = 'SELECT day FROM crime'") == [1]
    assert not sql_in("x = 'Choose a measure'")


@pytest.mark.parametrize("path", python_files("pages"), ids=name)
def test_no_page_opens_a_file_of_the_home(path):
    """Views read figures through the query; parts may read only what ships beside them."""
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    opened = [ast.unparse(call.func) for call in calls if ast.unparse(call.func) in {"open", "duckdb.connect"}]
    assert not opened


def source_stems() -> list[str]:
    return sorted(path.stem for path in (ROOT / "loaders/sources").glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("stem", source_stems())
def test_an_extract_is_a_source_a_staging_sql_a_suite_and_a_fixture(stem):
    assert (ROOT / f"warehouse/sql/staging/{stem}.sql").is_file()
    assert (ROOT / f"expectations/suites/{stem}.py").is_file()
    assert len(fixtures_of(stem)) >= 2, "a clean fixture, and at least one with a fault"


def test_nothing_is_staged_or_judged_without_a_source():
    staged = {path.stem for path in (ROOT / "warehouse/sql/staging").glob("*.sql")}
    judged = {path.stem for path in (ROOT / "expectations/suites").glob("*.py")} - {"__init__"}
    assert staged == judged == set(source_stems())


def fixtures_of(stem: str) -> list[Path]:
    return [path for path in tracked() if ROOT / "tests/extracts" / stem in path.parents]


@pytest.mark.parametrize("path", sorted((ROOT / "warehouse/measures/definitions").glob("*.toml")), ids=lambda p: p.stem)
def test_a_measure_reads_marts_never_staging(path):
    marts = {each.stem for each in (ROOT / "warehouse/sql/marts").glob("*.sql")}
    entry = tomllib.loads(path.read_text(encoding="utf-8"))
    parts = [entry[key] for key in ("numerator", "denominator") if key in entry]
    # An outcome rate names no mart: its two sides are written out for it.
    assert bool(parts) != ("outcome_rate" in entry)
    assert {part["from"] for part in parts} <= marts
