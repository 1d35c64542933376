"""The three people's journeys end to end, at both sizes, and every figure on the way as the command line gives it."""

from urllib.parse import parse_qs, urlparse

import pytest

from tests.e2e.conftest import SIZES
from tests.e2e.everyone import assert_accessible
from tests.e2e.keyboard import choose, settled, tab_to, walk
from tools.serving import dashboard
from warehouse import notebook
from warehouse.home import Home
from warehouse.journal import acts

BURGLARY = "measure?measure=domestic_burglary&period=2013/14"
# What somebody may type into a form: on the page it must stay text.
HARMLESS = "<img src=x onerror='window.broken=1'>"
# The height in pixels of the smallest letters on a slide, those inside the chart's drawing scaled as it is shown.
SMALLEST = """() => {
    const seen = [...document.querySelectorAll('p, h1, h2, li, b, span, button, div.marking')]
        .filter(e => e.offsetParent !== null && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .filter(e => !e.closest('.unseen, [data-testid=stStatusWidget]'))
        .map(e => parseFloat(getComputedStyle(e).fontSize));
    const drawn = [...document.querySelectorAll('.picture img')]
        .map(i => 13 * Math.min(i.clientWidth / i.getAttribute('width'), i.clientHeight / i.getAttribute('height')));
    return Math.min(...seen, ...drawn);
}"""


@pytest.fixture(scope="module")
def journal(tmp_path_factory):
    return f"sqlite:///{tmp_path_factory.mktemp('notes') / 'journal.sqlite'}"


@pytest.fixture(scope="module")
def site(sample_home, journal):
    """The sample with notes of its own, which the shared home must not hold; no other server may be given them."""
    with dashboard(sample_home, environment={"PCC_JOURNAL": journal}) as address:
        yield address


@pytest.fixture
def threads(journal, sample_home, monkeypatch):
    """What is kept: the kind and the state of each thread of notes."""
    monkeypatch.setenv("PCC_JOURNAL", journal)
    return lambda: [(thread.kind, thread.state) for thread in notebook.threads(sample_home)]


def seen_at_once(page, selector):
    """Nobody need scroll to see it."""
    box = page.locator(selector).first.bounding_box()
    return box["y"] + box["height"] < page.viewport_size["height"] - 28


@pytest.mark.parametrize("size", SIZES)
def test_the_performance_manager_reviews_a_week_and_asks_until_it_is_answered(
    site, visit, ask, sample_home, threads, size
):
    question = f"Is this one series, at {size}? {HARMLESS}"
    seen = visit(site, size)
    page = seen.open("weekly?week=2015-W39")
    stated = ask(sample_home, "value", "theft_from_vehicle", "--area", "npa:hinckley_and_blaby", "--period", "2015-W39")
    first = page.locator("ol.exceptions > li").first
    assert "Theft from a motor vehicle, Hinckley and Blaby" in first.inner_text()
    assert first.locator(".figure b").inner_text() == f"{stated['value']:,.0f}"
    assert f"Week before: {stated['previous']['value']:,.0f}" in first.inner_text()
    assert seen_at_once(page, "ol.exceptions > li")
    first.get_by_role("link", name="Open the measure").click()
    page.wait_for_url("**/measure?**")
    assert seen.drawn().inner_text("h1") == stated["sentence"]
    page.go_back()  # once: the page's own completing of its address is no step of the reader's
    page.wait_for_selector("ol.exceptions")
    page.get_by_role("link", name="Ask a question on Theft from a motor vehicle").click()
    page.wait_for_selector("textarea")
    settled(page)
    assert_accessible(page)
    write(page, "Question", question, "Head of Crime")
    assert page.evaluate("window.broken") is None and "ask=" not in page.url
    choose(page, "Week ending", "4 October 2015")
    page.wait_for_selector("text=carried from the week to 27 September 2015")
    tab_to(page, "Answer or add to a question")
    page.keyboard.press("Enter")
    page.wait_for_selector("textarea")
    settled(page)
    assert_accessible(page)
    write(page, "Answer", "Two men were arrested")
    assert threads()[-1] == ("question", "answered")
    choose(page, "Week ending", "11 October 2015")
    page.wait_for_selector("h1:has-text('week to 11 October 2015')")
    assert question not in seen.main()
    page.go_back()
    page.wait_for_selector("h1:has-text('week to 4 October 2015')")


def write(page, field, *texts):
    """Into a form, field by field, and keep it; what the form began with is replaced."""
    tab_to(page, field)
    for text in texts:
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    settled(page)
    if page.evaluate("document.activeElement.innerText.trim()") != "Keep it":
        tab_to(page, "Keep it")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=/Kept as note \\d+\\./")
    settled(page)


@pytest.mark.parametrize("size", SIZES)
def test_the_board_is_presented_by_arrow_keys_and_a_measure_is_opened_and_left(visit, ask, sample_home, site, size):
    seen = visit(site, size)
    page = seen.open("?plan=2013-17&period=2013/14")
    stated = ask(sample_home, "value", "domestic_burglary", "--period", "2013/14")
    page.wait_for_function("location.search.includes('area=force')")
    headline, board = page.inner_text("h1"), page.url
    assert seen_at_once(page, "ul.counts") and seen_at_once(page, "table.board tbody tr")
    page.get_by_role("link", name="Present this Board").click()
    shown(page, 1)
    assert page.inner_text("h1") == headline
    assert not page.locator("section[data-testid=stSidebar]").is_visible()
    page.set_viewport_size({"width": 1280, "height": 720})  # as a shared screen is seen
    for number in (2, 3):
        page.keyboard.press("ArrowRight")
        shown(page, number)
        assert page.evaluate(SMALLEST) >= 18
        assert seen_at_once(page, ".picture") and page.locator(".marking.above").is_visible()
    page.keyboard.press("ArrowLeft")
    shown(page, 2)
    assert "slide=1" in page.url
    page.set_viewport_size(SIZES[size])
    tab_to(page, "Leave the slides")
    page.keyboard.press("Enter")
    page.wait_for_selector("table.board")
    assert "present" not in page.url
    row = page.locator("table.board tr", has=page.get_by_role("link", name="Domestic burglary", exact=True))
    assert f"{stated['value']:,.0f}" in row.inner_text() and "Not met" in row.inner_text()
    tab_to(page, "Domestic burglary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/measure?**measure=domestic_burglary**")
    assert seen.drawn().inner_text("h1") == stated["sentence"]
    page.go_back()
    page.wait_for_selector("table.board")
    assert seen.drawn().inner_text("h1") == headline
    assert page.url == board


def shown(page, number):
    page.wait_for_function(f"document.body.innerText.includes('Page {number} of')")
    settled(page)


@pytest.mark.parametrize("size", SIZES)
def test_what_about_my_area_takes_two_choices_and_gives_a_figure_a_link_and_a_file(
    visit, ask, real_site, real_home, size
):
    """Vehicle crime in Charnwood against the force, by month over the last two years: so the page begins."""
    seen = visit(real_site, size)
    page = seen.open("areas")
    choose(page, "Measure", "Vehicle crime on data")
    choose(page, "Areas against the force", "Charnwood")
    page.keyboard.press("Escape")  # the list of several stays open for the next
    page.wait_for_function("document.querySelector('h1').innerText.includes('Charnwood')")
    asked = {name: values[0] for name, values in parse_qs(urlparse(page.url).query).items()}
    assert asked | {"measure": "police_uk_vehicle_crime", "areas": "npa:charnwood", "grain": "month"} == asked
    assert "Charnwood against the force, by month" in seen.main()
    chosen = ("--area", "npa:charnwood", "--period", asked["period"])
    value = ask(real_home, "value", "police_uk_vehicle_crime", *chosen)["value"]
    assert f"{1000 * value / 166_100:.2f} for each 1,000 people" in page.inner_text("h1")
    assert seen_at_once(page, "[class*=st-key-chart]")
    with page.expect_download() as held:
        page.get_by_role("button", name="This table as CSV").click()
    assert held.value.suggested_filename.startswith("OFFICIAL_police_uk_vehicle_crime_areas_npa_charnwood_")
    told = [act.subject for act in acts(Home(real_home).journal) if act.kind == "export"]
    assert held.value.suggested_filename in told
    first, *rows = held.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert first.startswith("Area,") and len(rows) == 12
    assert f",{value:.0f}," in next(row for row in rows if row.startswith("Charnwood,"))
    copied = visit(real_site, size)
    copied.page.goto(page.url)
    assert copied.drawn().inner_text("h1") == page.inner_text("h1")


def test_what_is_written_by_keyboard_stands_beside_the_figure_and_the_board_leads_to_it(visit, site, threads):
    seen = visit(site)
    page = seen.open(BURGLARY)
    kept = len(threads())
    tab_to(page, "Add commentary")
    page.keyboard.press("Enter")
    page.wait_for_selector("textarea")
    assert_accessible(page)
    write(page, "Commentary", f"Three linked series {HARMLESS}")
    tab_to(page, "Add an action")
    page.keyboard.press("Enter")
    page.wait_for_selector("textarea")
    settled(page)
    write(page, "What is to be done", "Ask for the plan", "Head of Crime", "01032019")
    assert "Late: due 1 March 2019" in seen.main()
    assert page.evaluate("window.broken") is None
    assert [kind for kind, _ in threads()[kept:]] == ["commentary", "action"]
    assert not [name for name, visible in walk(page, 40) if not visible], "focus cannot be seen"
    board = seen.open("?plan=2013-17&period=2013/14")
    assert_accessible(board)
    board.get_by_role("link", name="commentary on Domestic burglary").click()
    board.wait_for_url("**/measure?**")
    board.wait_for_selector("text=Three linked series")
