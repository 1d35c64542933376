"""What a page weighs: the elements and bytes that it sends. That is what its loading costs, on any machine."""

import re
from collections import Counter

import pytest

from tools.visiting import visit

# A kind that brings a large program to the browser stands at most once, and the largest, that of the interactive
# charts, comes after the page: sixty charts are pictures in a table.
HEAVY = {"markdown": 1, "file_uploader": 1}
LIGHT = {
    "html", "block", "page_link", "selectbox", "multiselect", "button", "download_button", "text_input",
    "text_area", "date_input", "checkbox", "radio",
}  # fmt: skip
SAYS = re.compile("<(h1|table|img)[ >]").search
MOST_ELEMENTS, MOST_BYTES = 84, 400_000


@pytest.fixture(scope="module")
def drawn(sample_site):
    """Every page of the navigation by its address, as a visitor without a browser was sent it."""
    first = visit(sample_site)
    return {path: visit(sample_site, path) if path else first for path in first.pages}


def too_heavy(elements):
    return {kind: many for kind, many in elements.items() if kind not in LIGHT and many > HEAVY.get(kind, 0)}


def test_every_page_is_there_to_be_weighed(drawn):
    assert {"", "weekly", "measure", "areas", "data_quality"} <= set(drawn)
    assert all(page.markup.count("<h1") == 1 for page in drawn.values())


def test_no_page_sends_more_than_a_few_elements(drawn):
    sent = {path: page.elements.total() for path, page in drawn.items()}
    assert max(sent.values()) <= MOST_ELEMENTS, sent


def test_no_page_sends_more_than_a_few_hundred_kilobytes(drawn):
    sent = {path: page.sent for path, page in drawn.items()}
    assert max(sent.values()) <= MOST_BYTES, sent


def test_no_page_brings_heavy_programs_to_the_browser(drawn):
    assert {path: found for path, page in drawn.items() if (found := too_heavy(page.elements))} == {}


def test_every_page_sends_its_words_drawings_and_tables_before_what_it_is_worked_with(drawn):
    late = {path: [each for each in after_pickers(page) if SAYS(each)] for path, page in drawn.items()}
    assert {path: said for path, said in late.items() if said} == {}
    assert {path for path, page in drawn.items() if "<table" in page.markup} >= {"", "weekly", "measure", "areas"}


def after_pickers(page):
    first = min(page.order.index(kind) for kind in ("page_link", "selectbox") if kind in page.order)
    return page.html[page.order[:first].count("html") :]


def test_sixty_charts_are_caught():
    assert too_heavy(Counter(html=20, plotly_chart=60)) == {"plotly_chart": 60}
    assert too_heavy(Counter(html=20, plotly_chart=1))
    assert too_heavy(Counter(html=20, arrow_data_frame=1)) == {"arrow_data_frame": 1}
    assert not too_heavy(Counter(html=20, markdown=1))
