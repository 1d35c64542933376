"""Using it: choices live in the address, the keyboard reaches everything, nobody is shut out."""

from urllib.parse import parse_qs, urlparse

import pytest

from tests.e2e.keyboard import choose, tab_to, walk


def query(page):
    return {name: values[0] for name, values in parse_qs(urlparse(page.url).query).items()}


def copied_address(page):
    """What the page's button puts on the clipboard, by keyboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("button.copy").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    page.context.clear_permissions()
    return copied


def test_a_choice_goes_into_the_address_and_the_link_shows_the_same(visit, sample_site):
    seen = visit(sample_site)
    page = seen.open("measure?measure=recorded_crime&period=2018/19")
    choose(page, "Area", "Charnwood (NPA")
    page.wait_for_selector("h1:has-text('Charnwood')")
    choose(page, "Each point is a", "Quarter")
    page.wait_for_function("location.search.includes('npa%3Acharnwood') && location.search.includes('quarter')")
    assert query(page) | {"measure": "recorded_crime", "area": "npa:charnwood", "grain": "quarter"} == query(page)
    heading, address = page.inner_text("h1"), page.url
    assert copied_address(page) == page.inner_text(".address code")
    assert parse_qs(urlparse(copied_address(page)).query) == parse_qs(urlparse(address).query)
    copied = visit(sample_site)
    copied.page.goto(address)
    assert copied.drawn().inner_text("h1") == heading
    assert query(copied.page) == query(page)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("measure?measure=nonsense", "nonsense"),
        ("measure?measure=recorded_crime&period=rubbish", "rubbish"),
        ("measure?measure=recorded_crime&area=npa:atlantis", "npa:atlantis"),
        ("?plan=1066", "1066"),
    ],
)
def test_a_wrong_address_is_said_in_plain_words(visit, sample_site, path, wrong):
    seen = visit(sample_site)
    page = seen.open(path)
    page.wait_for_selector(f"text={wrong}")
    assert "Traceback" not in seen.main()


def test_markup_in_an_address_stays_text(visit, sample_site):
    seen = visit(sample_site)
    page = seen.open("measure?measure=%3Cimg%20src%3Dx%20onerror%3D%22window.broken%3D1%22%3E")
    page.wait_for_timeout(500)
    assert page.evaluate("window.broken") is None


def test_the_keyboard_reaches_the_main_controls_in_order_and_shows_where_it_is(visit, sample_site):
    page = visit(sample_site).open("measure?measure=domestic_burglary&period=2013/14")
    stops = walk(page, 80)
    names = [name for name, _ in stops]
    wanted = ["Skip to main content", "Board", "Data quality", "Measure", "Period", "Area", "Each point is a", "Chart"]
    wanted.append("Table as CSV")
    missing = [name for name in wanted if name not in names]
    assert not missing, names
    assert names[0] == "Skip to main content"
    assert names.index("Measure") < names.index("Period") < names.index("Area") < names.index("Table as CSV")
    assert not [name for name, visible in stops if not visible], "focus cannot be seen"


def test_a_priority_leads_to_its_targets_by_keyboard(visit, sample_site):
    page = visit(sample_site).open("targets?plan=2013-17&period=2013/14")
    tab_to(page, "Skip to main content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-testid=stMain]') !== null"), "not skipped"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").startswith("14."):
            break
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)
    assert page.locator("#priority-14").bounding_box()["y"] < 700
    page.locator("summary", has_text="Every target record").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("region", name="Every target record").is_visible()
