"""The rules that shut nobody out of a page: what axe finds, and what is too wide for a screen, a cell or a keyboard."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# A laptop of 1366 by 768 enlarged to 200%, and the narrowest screen that WCAG asks for.
ENLARGED = {"200%": {"width": 683, "height": 384}, "telephone": {"width": 320, "height": 640}}

# By how many pixels the page itself, or the part of it that scrolls, is wider than the screen.
SIDEWAYS = """() => Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]
    .map(e => e.scrollWidth - e.clientWidth))"""
# Cells whose words run over into the next one.
RUN_OVER = """() => [...document.querySelectorAll('main th, main td')].filter(e => e.offsetParent)
    .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.innerText)"""
# What scrolls sideways in the page without a name, or out of the keyboard's reach.
UNREACHED = """() => [...document.querySelectorAll('main *')]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
    .filter(e => e.offsetParent && !e.closest('[data-testid=stCode]') && e.dataset.testid !== 'stMain')
    .filter(e => !(e.ariaLabel && e.tabIndex === 0) && !e.querySelector('code')).map(e => e.outerHTML)"""
# What is smaller to hit than WCAG asks for; the typing part of a picker is thin inside a box that is not.
SMALL = """() => [...document.querySelectorAll('button, input:not([role=combobox]), select, summary, [role=button]')]
    .filter(e => e.offsetParent && e.getClientRects().length)
    .map(e => [e.innerText || e.ariaLabel, e.getBoundingClientRect(), getComputedStyle(e)])
    .filter(([, box, style]) => style.visibility !== 'hidden' && box.height
        && (box.height < 23.5 || box.width < 23.5))
    .map(([name, box]) => `${name}: ${Math.round(box.width)} by ${Math.round(box.height)}`)"""
# Pictures without words, and tables of ours (Streamlit writes those of a text) without a caption or headings.
UNSAID = """() => [
    ...[...document.querySelectorAll('main img')].filter(e => !e.hasAttribute('alt')),
    ...[...document.querySelectorAll('main .stHtml table')]
        .filter(t => !t.caption || !t.querySelector('th[scope=col]')),
].map(e => e.outerHTML.slice(0, 200))"""


def assert_accessible(page: Page) -> None:
    """axe finds nothing serious or critical, once what was asked for has come."""
    page.wait_for_timeout(700)
    assert serious(page) == []


def assert_can_be_hit_and_told(page: Page) -> None:
    """All that is pressed is large enough, every picture has words, every table its caption and headings."""
    assert page.evaluate(SMALL) == []
    assert page.evaluate(UNSAID) == []


def assert_usable_enlarged(page: Page) -> None:
    """Enlarged, and on a telephone, nothing runs off the page, over its cell or out of the keyboard's reach."""
    for name, size in ENLARGED.items():
        page.set_viewport_size(size)
        page.wait_for_timeout(200)
        assert page.evaluate(SIDEWAYS) <= 0, name
        assert page.evaluate(RUN_OVER) == [], name
        assert page.evaluate(UNREACHED) == [], name


def serious(page: Page) -> list[str]:
    """What axe finds of the two worst kinds: the rule, how bad, and where."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {node['target']}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]
