"""Every page in a real browser, on the real files and on the sample: whole, marked and open to all at every size."""

from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError

from tests.e2e.conftest import SIZES
from tests.e2e.everyone import SIDEWAYS, assert_accessible, assert_can_be_hit_and_told, assert_usable_enlarged
from tests.e2e.printed import assert_prints
from tools.serving import dashboard

PAGES = (
    "", "weekly", "boards", "measure", "areas", "contact", "outcomes", "targets", "data_quality", "definitions", "load",
)  # fmt: skip
HELP = ("help", "help?task=first-load", "help?task=weekly-review", "accessibility")
# Pages that open data are on; each carries their licence.
OPEN_DATA = ("", "measure?measure=police_uk_crime&period=2019-02", "data_quality?source=police_uk", "definitions")
REAL = (*OPEN_DATA, "weekly", "boards", "areas", "contact", "outcomes", "targets", "load")
SLIDES = "?plan=2013-17&period=2013/14&present=1&slide={}"
# Every page as it is opened, in the states that look otherwise, and presenter mode.
SAMPLE = (
    *PAGES,
    *HELP,
    "journal",
    "?plan=2013-17&period=2013/14",
    SLIDES.format(0),
    SLIDES.format(20),
    "weekly?week=2016-W18",
    "weekly?week=2015-W39",
    "measure?measure=domestic_burglary&period=2013/14&grain=year",
    "measure?measure=recorded_crime&period=2018/19&grain=month&span=all",
    "measure?measure=nothing_like_it",
    "measure?measure=violence_with_injury_cohort_rate&period=2018/19",
    "areas?measure=theft_of_vehicle&beside=theft_from_vehicle,asb_satisfaction&areas=npa:charnwood&period=2018/19",
    "areas?measure=all_user_satisfaction&set=district&period=2015/16&split=parts",
    "contact?line=101&period=2018/19&show=after",
    "outcomes?measure=all_crime_outcome_rate&period=2018/19",
    "targets?plan=2013-17&period=2013-10&as_at=period",
    "targets?plan=2017-21",
)
# Those that are put on paper, with words of each that must follow each other: a verdict does not wait for the end of a
# long table.
PRINTED = {
    "?plan=2013-17&period=2013/14": ("not met", "Domestic burglary"),
    "measure?measure=domestic_burglary&period=2013/14&grain=year": ("comes to 3,423", "The same numbers", "01/04/2012"),
    "weekly?week=2015-W39": ("Hinckley and Blaby", "Questions to ask", "Every measure"),
    "areas": (),
    "targets": (),
    "data_quality": (),
    "load": (),
}
BANNER = "Illustrative data"
LICENCE = "Open Government Licence v3.0"


@pytest.mark.parametrize(("data", "path"), [*(("real", path) for path in REAL), *(("sample", path) for path in SAMPLE)])
def test_a_page_opens_marked_and_whole_for_everybody_and_on_paper(request, visit, data, path):
    """All that is only looked at on a page is looked at once it is open, which is what costs."""
    page = visit(request.getfixturevalue(f"{data}_site")).open(path)
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "en-GB"
    said = page.inner_text("body")
    assert "Traceback" not in said
    assert (BANNER in said) == (data == "sample")
    assert path not in OPEN_DATA or data == "sample" or LICENCE in said
    for size in SIZES.values():
        page.set_viewport_size(size)
        assert_marked(page, size["height"])
        assert page.evaluate(SIDEWAYS) <= 0, f"the page is wider than a screen of {size['width']}"
    if data == "sample" or path in OPEN_DATA:  # the others of the real files have nothing that the sample's have not
        if page.locator(".drawing").count():
            page.wait_for_selector(".main-svg", state="attached")
        assert_accessible(page)
        assert_can_be_hit_and_told(page)
    assert_usable_enlarged(page)
    assert_marked(page, page.viewport_size["height"])
    if data == "sample" and path in PRINTED:
        assert_prints(page, PRINTED[path])


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
