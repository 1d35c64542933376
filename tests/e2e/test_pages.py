"""Every page in a real browser, at both sizes, on the real files and on the sample."""

from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError

from tests.e2e.conftest import SIZES
from tests.e2e.test_everyone import ENLARGED, SIDEWAYS
from tools.serving import dashboard

PAGES = (
    "", "weekly", "boards", "measure", "areas", "contact", "outcomes", "targets", "data_quality", "definitions", "load",
)  # fmt: skip
HELP = ("help", "help?task=first-load", "accessibility")
BANNER = "Illustrative data"
LICENCE = "Open Government Licence v3.0"


@pytest.mark.parametrize(
    ("data", "path"), [*(("real", path) for path in PAGES), *(("sample", path) for path in (*PAGES, *HELP))]
)
def test_a_page_opens_marked_and_whole(request, visit, data, path):
    page = visit(request.getfixturevalue(f"{data}_site")).open(path)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "en-GB"
    assert "Traceback" not in page.inner_text("body")
    assert (BANNER in page.inner_text("body")) == (data == "sample")
    for size in (*SIZES.values(), *ENLARGED.values()):
        page.set_viewport_size(size)
        assert_marked(page, size["height"])
        assert page.evaluate(SIDEWAYS) <= 0, f"the page is wider than a screen of {size['width']}"


def assert_marked(page, height):
    """The marking is seen at the very top and the very bottom, and stays while the page is scrolled."""
    markings = page.locator(".marking").all()
    assert [marking.inner_text() for marking in markings] == ["OFFICIAL", "OFFICIAL"]
    for _ in range(2):
        above, below = (marking.bounding_box() for marking in markings)
        assert above["y"] == 0
        assert below["y"] + below["height"] == height
        page.mouse.move(700, 400)
        page.mouse.wheel(0, 5_000)


@pytest.mark.parametrize(
    "path", ["", "measure?measure=police_uk_crime", "data_quality?source=police_uk", "definitions"]
)
def test_open_data_carry_their_licence(visit, real_site, path):
    assert LICENCE in visit(real_site).open(path).inner_text("body")


@pytest.mark.parametrize("path", ["measure?measure=police_uk_asb", "data_quality"])
def test_the_first_visit_to_a_fresh_server_by_a_deep_link_is_framed(visit, real_home, path):
    with dashboard(real_home) as fresh:
        page = visit(fresh).open(path)
        assert page.get_by_role("dialog").count() == 0, page.get_by_role("dialog").inner_text()
        assert_marked(page, SIZES["laptop"]["height"])
        assert page.locator('[data-testid="stSidebar"]').inner_text().count("Definitions") == 1


@pytest.mark.parametrize("path", ["board", "nowhere", "pages/views/board.py"])
def test_no_address_goes_round_the_frame(visit, real_site, path):
    """An address that is not a page shows the framed Board, or nothing at all; never a page without its marking."""
    seen = visit(real_site)
    seen.judged = False  # an address that is not there is a 404, as it should be
    seen.page.goto(f"{real_site}/{path}")
    with suppress(TimeoutError):
        seen.page.wait_for_selector("h1", timeout=6_000)
    assert seen.page.locator("h1").count() == 0 or seen.page.locator(".marking").count() == 2


def test_an_empty_home_says_how_to_begin(visit, tmp_path):
    with dashboard(tmp_path / "empty") as address:
        seen = visit(address)
        for path in PAGES:
            page = seen.open(path)
            assert "pcc load" in page.inner_text("body")
            assert_marked(page, SIZES["laptop"]["height"])
        for path in HELP:
            assert "Nothing is published" not in seen.open(path).inner_text("body")
        seen.page.goto("about:blank")  # before its server stops, which it would call a fault


def test_a_fault_on_the_console_is_seen(visit, sample_site):
    """The rule of these tests can fail."""
    seen = visit(sample_site)
    seen.judged = False
    seen.page.route("**/broken", lambda route: route.fulfill(status=500))
    seen.open().evaluate("console.error('a fault'); fetch('/broken')")
    seen.page.wait_for_timeout(500)
    assert any("a fault" in fault for fault in seen.faults)
    assert any(fault.startswith("500: ") and fault.endswith("/broken") for fault in seen.faults)
