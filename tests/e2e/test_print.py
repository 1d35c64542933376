"""Any page on paper: what it says and its marking, without the things to press."""

import io
import re

import pytest
from pypdf import PdfReader

# What paper has no use for, wherever it stands.
PRESSED = """() => [...document.querySelectorAll(
    'button, input, textarea, [role=combobox], section[data-testid=stSidebar], details:not([open]) > summary')]
    .filter(e => e.getClientRects().length && e.offsetParent && getComputedStyle(e).visibility !== 'hidden')
    .map(e => e.innerText || e.getAttribute('aria-label') || e.tagName)"""
# A4 on its side, less the margins: 273 by 178 mm at 96 dots an inch.
WIDE, HIGH = 1032, 673
TALL = "() => Math.max(0, ...[...document.querySelectorAll('main img, table tr')].map(e => e.offsetHeight))"


# Each page with words of it that must follow each other: a verdict does not wait for the end of a long table.
PAGES = {
    "?plan=2013-17&period=2013/14": ("not met", "Domestic burglary"),
    "measure?measure=domestic_burglary&period=2013/14": ("comes to 3,423", "The same numbers", "01/04/2012"),
    "weekly?week=2015-W39": ("Hinckley and Blaby", "Questions to ask", "Every measure"),
    "areas": (),
    "targets": (),
    "data_quality": (),
    "load": (),
}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_prints_marked_within_its_sheet_and_without_its_controls(visit, sample_site, path):
    page = visit(sample_site).open(path)
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
    places = [" ".join(told).index(words) for words in PAGES[path]]
    assert places == sorted(places)
