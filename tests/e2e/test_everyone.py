"""The rules that test_pages.py holds every page to can fail; and on a narrow screen the page comes first."""

from tests.e2e.everyone import ENLARGED, RUN_OVER, SIDEWAYS, SMALL, UNREACHED, UNSAID, serious


def test_the_rules_of_this_file_can_fail(visit, sample_site):
    page = visit(sample_site).open()
    page.evaluate(
        """document.querySelector('h1').insertAdjacentHTML('afterend', `<img src="data:,"><button></button>
           <div style="overflow-x: auto; width: 90px"><div style="width: 300px">wide</div></div>
           <button style="height: 9px">thin</button>
           <table><tr><td style="display: block; width: 40px; white-space: nowrap">words of a cell</td></tr></table>
           <div style="width: 3000px">wider</div>`)"""
    )
    assert {each.split(" ")[0] for each in serious(page)} >= {"image-alt", "button-name"}
    assert page.evaluate(SIDEWAYS) > 0
    assert page.evaluate(RUN_OVER) == ["words of a cell"]
    assert len(page.evaluate(UNREACHED)) == 1
    assert any(each.startswith("thin: ") for each in page.evaluate(SMALL))
    assert [each[:4] for each in page.evaluate(UNSAID)] == ["<img", "<tab"]


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
