"""Are calls answered? The Contact page from its first choice to a file in hand, by keyboard alone."""

from tests.e2e.conftest import READY
from warehouse import contact
from warehouse.measures import calls, periods

NAME = "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText.trim()"


def tab_to(page, wanted, most=70):
    """Press Tab until the named thing has the focus; its focus must be seen."""
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        passed.append(str(page.evaluate(NAME)).split("\n")[0])
        if passed[-1].startswith(wanted):
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return passed
    raise AssertionError(f"{wanted} was not reached: {passed}")


def choose(page, label, option):
    tab_to(page, label)
    page.keyboard.type(option)
    page.get_by_role("option").filter(has_text=option).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    page.wait_for_selector(READY)


def test_the_whole_page_is_used_by_keyboard_alone(visit, sample_site, sample):
    seen = visit(sample_site)
    page = seen.open("contact?period=2018/19")
    choose(page, "Line", "101")
    page.wait_for_function("document.querySelector('h1').innerText.startsWith('101')")
    choose(page, "Chart and hours of", "9 in 10")
    page.wait_for_function("location.search.includes('show=ninety')")
    passed = tab_to(page, "The numbers by month")
    page.keyboard.press("Enter")
    assert page.locator("details[open] caption", has_text="9 in 10 answered within").is_visible()
    passed += tab_to(page, "Months as CSV") + tab_to(page, "9 in 10 answered within, seconds, by weekday")
    tab_to(page, "The calls behind each hour")
    page.keyboard.press("Enter")
    whole = contact.by_hour(sample, "101", periods.parse("2018/19")).whole
    assert page.get_by_role("region", name="The calls behind each hour").is_visible()
    tab_to(page, "Hours as CSV")
    with page.expect_download() as held:
        page.keyboard.press("Enter")
    assert held.value.suggested_filename.startswith("OFFICIAL_calls_by_hour_101_2018_19_v")
    rows = held.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert sum(int(row.split(",")[5]) for row in rows[1:]) == whole.answered
    cells = page.evaluate("[...document.querySelectorAll('table.heat tbody tr')].map(row => row.cells[11].innerText)")
    by_hour = contact.by_hour(sample, "101", periods.parse("2018/19")).cells
    assert cells == [f"{calls.percentile(by_hour[day, 10]).about:.0f}" for day in range(1, 8)]
    tab_to(page, "101 calls abandoned")
    page.keyboard.press("Enter")
    page.wait_for_url("**/measure?*")
