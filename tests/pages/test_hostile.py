"""Hostile texts in every text field: on the pages they are shown as text, and in their files as text."""

import csv
import io

import pytest

from pages.parts import quality_tables, tables
from tests.pages.running import PAGES, markup, words
from tests.trust import hostile
from tests.trust.hostile import Found
from warehouse import lineage
from warehouse.home import Home
from warehouse.published import open_warehouse


@pytest.fixture(scope="module")
def home(once):
    return Home(once("hostile", hostile.load) / "home")


def dangers(at):
    """What would run or be fetched in the markup of a page; styles and words alike."""
    found = Found(markup(at))
    return [each for each in found.dangers if each != "form"]


@pytest.mark.parametrize("page", ["data_quality", "measure"])
def test_a_page_shows_hostile_texts_as_text(run, home, page):
    at = run(home.folder, page)
    assert dangers(at) == []
    if page == "data_quality":
        assert "img src=x onerror=alert(1)" in words(at), "nothing hostile was shown: this test has lost its subject"


@pytest.mark.full
@pytest.mark.parametrize("page", sorted(set(PAGES) - {"data_quality", "measure"}))
def test_so_does_every_other_page(run, home, page):
    assert dangers(run(home.folder, page)) == []


def test_the_check_sees_what_would_run():
    for text in (hostile.MARKUP, hostile.SCRIPT, '<a href="javascript:x">', "<svg onload=x>", "<iframe>"):
        assert Found(text).dangers, text


def test_no_cell_of_a_file_is_run_as_a_formula(home):
    w = open_warehouse(home)
    files = {each.id: each for each in lineage.extracts(w)}
    for table in (
        quality_tables.extracts(tuple(files.values()), "all"),
        quality_tables.findings(lineage.findings(w), files),
    ):
        for line in csv.reader(io.StringIO(tables.to_csv(table))):
            assert not [cell for cell in line if cell.startswith(("=", "+", "@", "\t", "\r"))], line
