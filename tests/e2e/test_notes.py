"""Commentary and actions in a real browser, by keyboard alone."""

from pathlib import Path

import pytest

from tests.e2e.conftest import READY
from tests.e2e.test_everyone import assert_accessible
from tests.e2e.test_use import walk
from tools.serving import dashboard
from warehouse import notebook

PATH = "measure?measure=domestic_burglary&period=2013/14"


@pytest.fixture
def site(sample_home, tmp_path, monkeypatch):
    """The sample with notes of its own, which the shared home must not hold."""
    monkeypatch.setenv("PCC_JOURNAL", f"sqlite:///{tmp_path / 'journal.sqlite'}")
    with dashboard(sample_home) as address:
        yield address


def tab_to(page, name):
    """Tab until the thing of that name has the focus."""
    look = """() => { const at = document.activeElement;
        return (at.getAttribute('aria-label') || at.innerText || '').trim().split('\\n')[0]; }"""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(look) == name:
            return
    raise AssertionError(f"Tab does not reach {name}")


def settled(page):
    page.wait_for_timeout(300)
    page.wait_for_selector(READY)


def test_commentary_and_an_action_are_written_by_keyboard_and_the_board_leads_to_them(visit, site):
    seen = visit(site)
    page = seen.open(PATH)
    tab_to(page, "Add commentary")
    page.keyboard.press("Enter")
    page.wait_for_selector("textarea")
    assert_accessible(page)
    tab_to(page, "Commentary")
    page.keyboard.type("Three linked series <img src=x onerror='window.broken=1'>")
    tab_to(page, "Keep it")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Kept as note 1.")
    settled(page)
    tab_to(page, "Add an action")
    page.keyboard.press("Enter")
    page.wait_for_selector("textarea")
    settled(page)
    tab_to(page, "What is to be done")
    page.keyboard.type("Ask for the plan")
    page.keyboard.press("Tab")
    page.keyboard.type("Head of Crime")
    page.keyboard.press("Tab")
    page.keyboard.type("01032019")
    settled(page)
    tab_to(page, "Keep it")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Kept as note 2.")
    settled(page)
    assert "Late: due 1 March 2019" in seen.main()
    assert page.evaluate("window.broken") is None
    assert [thread.kind for thread in notebook.threads(Path("unused"))] == ["commentary", "action"]
    assert not [name for name, visible in walk(page, 40) if not visible], "focus cannot be seen"
    board = visit(site).open("?plan=2013-17&period=2013/14")
    assert_accessible(board)
    board.get_by_role("link", name="commentary on Domestic burglary").click()
    board.wait_for_url("**/measure?**")
    board.wait_for_selector("text=Three linked series")
