"""Any page on paper: what it says and its marking, without the things to press."""

import pytest

# What paper has no use for, wherever it stands.
PRESSED = """() => [...document.querySelectorAll(
    'button, input, textarea, [role=combobox], section[data-testid=stSidebar], details:not([open]) > summary')]
    .filter(e => e.getClientRects().length && e.offsetParent && getComputedStyle(e).visibility !== 'hidden')
    .map(e => e.innerText || e.getAttribute('aria-label') || e.tagName)"""
# A4 on its side, less the margins: 273 by 178 mm at 96 dots an inch.
WIDE, HIGH = 1032, 673
TALL = "() => Math.max(0, ...[...document.querySelectorAll('main img, table tr')].map(e => e.offsetHeight))"


@pytest.mark.parametrize(
    "path",
    [
        "?plan=2013-17&period=2013/14",
        "measure?measure=domestic_burglary&period=2013/14",
        "weekly?week=2015-W39",
        "areas",
        "targets",
        "data_quality",
        "load",
    ],
)
def test_a_page_prints_marked_within_its_sheet_and_without_its_controls(visit, sample_site, path):
    page = visit(sample_site).open(path)
    assert page.evaluate(PRESSED), "on the screen there is something to press: the check has its subject"
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    assert page.evaluate(PRESSED) == []
    assert page.locator(".marking.above").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDE
    assert page.evaluate(TALL) < HIGH / 1.5, "something takes most of a sheet"
    assert page.pdf(prefer_css_page_size=True, print_background=True).startswith(b"%PDF")
