"""Presenter mode in a real browser: by arrow keys, legible on a shared screen, open to everyone."""

from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import READY

SLIDES = "?plan=2013-17&period=2013/14&present=1"
# The height in pixels of the smallest letters on the page, those inside the chart's drawing scaled as it is shown.
SMALLEST = """() => {
    const seen = [...document.querySelectorAll('p, h1, h2, li, b, span, button, div.marking')]
        .filter(e => e.offsetParent !== null && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .filter(e => !e.closest('.unseen, [data-testid=stStatusWidget]'))
        .map(e => parseFloat(getComputedStyle(e).fontSize));
    const drawn = [...document.querySelectorAll('.picture img')]
        .map(i => 13 * Math.min(i.clientWidth / i.getAttribute('width'), i.clientHeight / i.getAttribute('height')));
    return Math.min(...seen, ...drawn);
}"""


def shown(page, number):
    page.wait_for_function(f"document.body.innerText.includes('Page {number} of')")
    page.wait_for_selector(READY)


def test_a_board_is_presented_by_arrow_keys_in_letters_that_can_be_read(visit, sample_site):
    seen = visit(sample_site)
    seen.page.set_viewport_size({"width": 1280, "height": 720})
    page = seen.open("?plan=2013-17&period=2013/14")
    page.get_by_role("link", name="Present this Board").click()
    shown(page, 1)
    assert not page.locator("section[data-testid=stSidebar]").is_visible()
    for number in (2, 3):
        page.keyboard.press("ArrowRight")
        shown(page, number)
        assert page.evaluate(SMALLEST) >= 18
        serious = [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]
        assert serious == []
    page.keyboard.press("ArrowLeft")
    shown(page, 2)
    assert "slide=1" in page.url
    assert page.locator(".marking.above").is_visible()
    page.get_by_role("button", name="Leave the slides").click()
    page.wait_for_selector("table.board")
    assert "present" not in page.url
