"""What about my area? Asked of a real browser, by keyboard, counting the choices that an answer takes."""

from urllib.parse import parse_qs, urlparse

import pytest

from tests.e2e.conftest import READY, SIZES
from warehouse import area_comparison, query
from warehouse.measures import periods


def choose(page, label, option):
    """One choice, made by keyboard."""
    page.get_by_label(label, exact=True).click()
    page.keyboard.type(option)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    page.wait_for_selector(READY)


@pytest.mark.parametrize("size", SIZES)
def test_vehicle_crime_in_charnwood_against_the_force_takes_two_choices(visit, real_site, real, size):
    """Last two years, by month, is how the page begins."""
    seen = visit(real_site, size)
    page = seen.open("areas")
    choices = [("Measure", "Vehicle crime on data"), ("Areas against the force", "Charnwood")]
    for label, option in choices:
        choose(page, label, option)
    assert len(choices) <= 3
    page.wait_for_function("location.search.includes('npa%3Acharnwood') || location.search.includes('npa:charnwood')")
    page.wait_for_function("document.querySelector('h1').innerText.includes('Charnwood')")
    asked = {name: values[0] for name, values in parse_qs(urlparse(page.url).query).items()}
    assert asked | {"measure": "police_uk_vehicle_crime", "areas": "npa:charnwood", "grain": "month"} == asked
    assert "Charnwood against the force, by month" in seen.main()
    period = periods.parse(asked["period"])
    value = query.figure(real, "police_uk_vehicle_crime", "npa:charnwood", period).point.value
    assert f"{1000 * value / 166_100:.2f} for each 1,000 people" in page.inner_text("h1")
    heading, address = page.inner_text("h1"), page.url
    copied = visit(real_site, size)
    copied.page.goto(address)
    assert copied.drawn().inner_text("h1") == heading


def test_the_table_on_the_page_is_the_comparison(visit, real_site, real):
    page = visit(real_site).open("areas?measure=police_uk_vehicle_crime&set=district&period=2018-10..2019-02")
    cells = page.evaluate(
        """() => [...document.querySelectorAll('table.areas tbody tr')].map(
            row => [...row.cells].map(cell => cell.innerText.trim()))"""
    )
    found = area_comparison.compare(
        real, "police_uk_vehicle_crime", "district", periods.parse("2018-10..2019-02"), by_rate=True
    )
    rows = (*found.rows, *found.nowhere, found.force)
    assert [row[3] for row in cells] == [f"{row.counted.value:,}" for row in rows]
    assert [row[1] for row in cells[:9]] == [f"{row.point.value:.2f}" for row in found.rows]


def test_a_file_is_named_for_what_it_holds(visit, sample_site):
    page = visit(sample_site).open("areas?measure=theft_of_vehicle&areas=npa:charnwood&period=2018/19")
    with page.expect_download() as held:
        page.get_by_role("button", name="This table as CSV").click()
    name = held.value.suggested_filename
    assert name.startswith("OFFICIAL_theft_of_vehicle_areas_npa_charnwood_2018_19_npa_rate_today_v")
    text = held.value.path().read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith("Area,")
    assert len(text.splitlines()) == 13
