"""The Areas page in a real browser: its table is what the comparison gives. Its journey is in test_journeys.py."""

from warehouse import area_comparison
from warehouse.measures import periods


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
    # The same page as it is before its first words have come.
    awaited = page.evaluate(
        """() => { document.querySelector('h1').remove();
            document.querySelector('[data-testid=stApp]').dataset.testScriptState = 'running';
            const main = document.querySelector('[data-testid=stMainBlockContainer]');
            return getComputedStyle(main, '::before').content; }"""
    )
    assert awaited == '"Reading the figures…"'
