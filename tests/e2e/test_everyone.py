"""Nobody is shut out of any page: axe finds nothing serious, and enlarged or on a telephone all of it can be used."""

import pytest
from axe_playwright_python.sync_playwright import Axe

# A laptop of 1366 by 768 enlarged to 200%, and the narrowest screen that WCAG asks for.
ENLARGED = {"200%": {"width": 683, "height": 384}, "telephone": {"width": 320, "height": 640}}
SLIDES = "?plan=2013-17&period=2013/14&present=1&slide={}"
# Every page as it is opened, in the states that look otherwise, and presenter mode.
ADDRESSES = (
    "",
    "?plan=2013-17&period=2013/14",
    SLIDES.format(0),
    SLIDES.format(20),
    "weekly",
    "weekly?week=2016-W18",
    "boards",
    "measure?measure=domestic_burglary&period=2013/14&grain=year",
    "measure?measure=recorded_crime&period=2018/19&grain=month&span=all",
    "measure?measure=nothing_like_it",
    "measure?measure=violence_with_injury_cohort_rate&period=2018/19",
    "areas?measure=theft_of_vehicle&beside=theft_from_vehicle,asb_satisfaction&areas=npa:charnwood&period=2018/19",
    "areas?measure=all_user_satisfaction&set=district&period=2015/16&split=parts",
    "contact",
    "contact?line=101&period=2018/19&show=after",
    "outcomes?measure=all_crime_outcome_rate&period=2018/19",
    "targets?plan=2013-17&period=2013-10&as_at=period",
    "targets?plan=2017-21",
    "data_quality",
    "definitions",
    "load",
    "journal",
    "help",
    "help?task=weekly-review",
    "accessibility",
)
REAL_ADDRESSES = ("", "measure?measure=police_uk_crime&period=2019-02", "data_quality?source=police_uk")

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


def assert_accessible(page):
    page.wait_for_timeout(700)
    assert serious(page) == []


def serious(page):
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {node['target']}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_shuts_nobody_out(visit, sample_site, address):
    page = visit(sample_site).open(address)
    if page.locator(".drawing").count():
        page.wait_for_selector(".main-svg", state="attached")
    assert_accessible(page)
    for name, size in ENLARGED.items():
        page.set_viewport_size(size)
        page.wait_for_timeout(200)
        assert page.evaluate(SIDEWAYS) <= 0, name
        assert page.evaluate(RUN_OVER) == [], name
        assert page.evaluate(UNREACHED) == [], name


@pytest.mark.parametrize("address", REAL_ADDRESSES)
def test_axe_finds_nothing_serious_on_real_data(visit, real_site, address):
    assert_accessible(visit(real_site, "1080p").open(address))


def test_the_rules_of_this_file_can_fail(visit, sample_site):
    page = visit(sample_site).open()
    page.evaluate(
        """document.querySelector('h1').insertAdjacentHTML('afterend', `<img src="data:,"><button></button>
           <div style="overflow-x: auto; width: 90px"><div style="width: 300px">wide</div></div>
           <table><tr><td style="display: block; width: 40px; white-space: nowrap">words of a cell</td></tr></table>
           <div style="width: 3000px">wider</div>`)"""
    )
    assert {each.split(" ")[0] for each in serious(page)} >= {"image-alt", "button-name"}
    assert page.evaluate(SIDEWAYS) > 0
    assert page.evaluate(RUN_OVER) == ["words of a cell"]
    assert len(page.evaluate(UNREACHED)) == 1


def test_on_a_narrow_screen_the_choices_open_and_close_and_the_page_is_seen_first(visit, sample_site):
    seen = visit(sample_site)
    seen.page.set_viewport_size(ENLARGED["telephone"])
    page = seen.open("areas?measure=theft_of_vehicle&areas=npa:charnwood&period=2018/19")
    assert page.locator("h1").is_visible() and not page.get_by_label("Measure", exact=True).is_visible()
    page.get_by_role("button", name="Expand sidebar").press("Enter")
    page.get_by_label("Measure", exact=True).wait_for()
    close = page.get_by_test_id("stSidebarCollapseButton").get_by_role("button")
    assert close.is_visible()
    close.press("Enter")
    page.get_by_label("Measure", exact=True).wait_for(state="hidden")
