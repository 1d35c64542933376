"""The performance manager's Monday: what stands out, where it leads, what to ask, and what became of it."""

from pathlib import Path

import pytest

from tests.e2e.conftest import SIZES
from tests.e2e.test_everyone import assert_accessible
from tests.e2e.test_notes import settled, tab_to
from tests.e2e.test_use import walk
from tools.serving import dashboard
from warehouse import notebook

ASKED = "Is this one series <img src=x onerror='window.broken=1'>"


@pytest.fixture
def site(sample_home, tmp_path, monkeypatch):
    """The sample with notes of its own, which the shared home must not hold."""
    monkeypatch.setenv("PCC_JOURNAL", f"sqlite:///{tmp_path / 'journal.sqlite'}")
    with dashboard(sample_home) as address:
        yield address


def test_an_exception_is_read_followed_asked_about_carried_and_closed(site, visit):
    seen = visit(site)
    page = seen.open("weekly?week=2015-W39")
    first = page.locator("ol.exceptions > li").first
    assert "Theft from a motor vehicle, Hinckley and Blaby" in first.inner_text()
    assert_accessible(page)
    first.get_by_role("link", name="Open the measure").click()
    page.wait_for_url("**/measure?**")
    settled(page)
    page.wait_for_selector("h1:has-text('56 in the week to 27 September 2015')")
    page = seen.open("weekly?week=2015-W39")
    page.wait_for_selector("ol.exceptions")
    page.get_by_role("link", name="Ask a question on Theft from a motor vehicle").click()
    page.wait_for_selector("textarea")
    settled(page)
    assert_accessible(page)
    tab_to(page, "Question")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(ASKED)
    page.keyboard.press("Tab")
    page.keyboard.type("Head of Crime")
    tab_to(page, "Keep it")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Kept as note 1.")
    assert page.evaluate("window.broken") is None and "ask=" not in page.url
    later = visit(site).open("weekly?week=2015-W40")
    later.wait_for_selector("text=carried from the week to 27 September 2015")
    tab_to(later, "Answer or add to a question")
    later.keyboard.press("Enter")
    later.wait_for_selector("textarea")
    settled(later)
    assert_accessible(later)
    tab_to(later, "Answer")
    later.keyboard.type("Two men were arrested")
    tab_to(later, "Keep it")
    later.keyboard.press("Enter")
    later.wait_for_selector("text=Kept as note 1.")
    assert not [name for name, visible in walk(later, 40) if not visible], "focus cannot be seen"
    assert [thread.state for thread in notebook.threads(Path("unused"))] == ["answered"]
    after = visit(site).open("weekly?week=2015-W41")
    assert "Is this one series" not in after.inner_text("body")


@pytest.mark.parametrize("size", SIZES)
def test_the_finding_and_the_first_exception_are_seen_without_scrolling(site, visit, size):
    page = visit(site, size).open("weekly?week=2015-W39")
    below = page.locator("ol.exceptions > li").first.bounding_box()
    assert below["y"] + below["height"] < SIZES[size]["height"] - 28
    page.get_by_label("Week ending").click()
    page.keyboard.type("20 September 2015")  # of some hundreds of weeks the list draws those in view alone
    page.get_by_role("option", name="20 September 2015", exact=True).click()
    page.wait_for_url("**week=2015-W38**")
    settled(page)
    page.wait_for_selector("h1:has-text('week to 20 September 2015')")
