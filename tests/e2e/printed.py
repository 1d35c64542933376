"""A page on paper: what it says and its marking, without the things to press."""

import io
import re

from playwright.sync_api import Page
from pypdf import PdfReader

# What paper has no use for, wherever it stands.
PRESSED = """() => [...document.querySelectorAll(
    'button, input, textarea, [role=combobox], section[data-testid=stSidebar], details:not([open]) > summary')]
    .filter(e => e.getClientRects().length && e.offsetParent && getComputedStyle(e).visibility !== 'hidden')
    .map(e => e.innerText || e.getAttribute('aria-label') || e.tagName)"""
# A4 on its side, less the margins: 273 by 178 mm at 96 dots an inch.
WIDE, HIGH = 1032, 673
LAPTOP = {"width": 1366, "height": 768}
TALL = "() => Math.max(0, ...[...document.querySelectorAll('main img, table tr')].map(e => e.offsetHeight))"


def assert_prints(page: Page, follow: tuple[str, ...]) -> None:
    """It prints marked within its sheet and without its controls, and the words given follow each other."""
    page.set_viewport_size(LAPTOP)
    assert page.evaluate(PRESSED), "on the screen there is something to press: the check has its subject"
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    assert page.evaluate(PRESSED) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDE
    assert page.evaluate(TALL) < HIGH / 1.5, "something takes most of a sheet"
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))).pages
    told = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    for number, text in enumerate(told, 1):
        assert len(re.findall(r"OFFICIAL(?!_)", text)) == 2, "marked above and below, and no more than that"
        assert f"OFFICIAL, page {number}" in text
        assert len(text.split()) > 12, "a sheet with next to nothing on it"
        assert re.search(r"Usual range 26 weeks \w", text) or "Usual range" not in text, "a heading row without a row"
    places = [" ".join(told).index(words) for words in follow]
    assert places == sorted(places)
