"""The journey of an extract in a real browser, with the real gate and build in processes of their own."""

import pytest

from tests.e2e.conftest import READY
from tests.e2e.everyone import assert_accessible
from tests.e2e.keyboard import tab_to
from tests.house.source import ROOT
from tools.serving import dashboard
from warehouse import database, journal
from warehouse.home import Home

EXTRACTS = ROOT / "tests" / "extracts"
FAULTY = [EXTRACTS / "crime/crime_2016-10_column_missing.csv", EXTRACTS / "crime/crime_2016-10_date_missing.csv"]
GOOD = EXTRACTS / "crime/crime_2016-10.csv"
GATE = 90_000


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


def upload(page, *files):
    page.set_input_files("input[type=file]", [str(file) for file in files])
    page.wait_for_selector("button:has-text('Check the files'):not([disabled])")


def arrived(page, title):
    page.wait_for_selector(f"h1:has-text('{title}')", timeout=GATE)
    page.wait_for_selector(READY)


def accept(page):
    page.get_by_text("I have read the report below").click()
    page.wait_for_selector("button:has-text('Accept and publish'):not([disabled])")
    tab_to(page, "Accept and publish")
    page.keyboard.press("Enter")


def test_faults_are_read_good_extracts_published_and_what_changed_is_shown(visit, home, tmp_path):
    with dashboard(home.folder) as site:
        seen = visit(site)
        page = seen.open("load")
        assert_accessible(page)
        upload(page, *FAULTY)
        page.get_by_role("button", name="Check the files").press("Enter")
        arrived(page, "1 extract can be published, 1 refused")
        assert database.current(home.published) is None
        assert not home.landing.exists()
        assert_accessible(page)
        findings = page.locator("table:has(caption:has-text('refusals first'))").inner_text()
        assert "crime_2016-10_column_missing.csv" in findings
        assert "offence_code" in findings
        accept(page)
        arrived(page, "Published: 1 extract in v0001")
        assert_accessible(page)
        assert list((home.folder / "incoming").iterdir()) == []
        assert [act.kind for act in journal.acts(home.journal) if act.kind != "configuration"] == ["load"]
        page.get_by_role("button", name="Load more extracts").click()
        arrived(page, "Load extracts")


@pytest.mark.full
def test_figures_that_an_extract_revises_are_shown_before_and_after(visit, home, tmp_path, pcc):
    pcc(home.folder, "load", GOOD)
    lines = GOOD.read_text(encoding="utf-8").splitlines()
    revised = tmp_path / GOOD.name
    revised.write_text("\n".join(lines[:-3]) + "\n", encoding="utf-8")
    with dashboard(home.folder) as site:
        page = visit(site).open("load")
        upload(page, revised)
        page.get_by_role("button", name="Check the files").click()
        arrived(page, "1 extract can be published")
        accept(page)
        arrived(page, "Published: 1 extract in v0002")
        assert page.locator("table:has(caption:has-text('Figures revised')) tbody tr").count() >= 3
        page.get_by_role("link", name="See the Board").click()
        page.wait_for_selector("table.board", timeout=GATE)
