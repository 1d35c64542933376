"""Past Boards in a real browser: two are compared, the earlier one is opened as it was, taken away, and left."""

from tests.e2e.conftest import SIZES
from tests.e2e.everyone import assert_accessible, assert_can_be_hit_and_told, assert_usable_enlarged
from tests.pages.test_past_boards import freeze_two
from tools.serving import dashboard
from warehouse import boards
from warehouse.home import Home

EARLIER = "2014-02-board-internal-1"


def test_two_boards_are_compared_and_the_earlier_one_is_opened_taken_away_and_left(visit, boards_homes, tmp_path):
    home = Home(freeze_two(boards_homes, tmp_path / "home"))
    with dashboard(home.folder) as address:
        seen = visit(address, "1080p")
        page = seen.open("boards")
        assert page.inner_text("h1") == "1 figure restated; 1 verdict changed: 1 by new data"
        (restated,) = page.locator("table.differences tbody tr").filter(has_text="+3 (+0.9%)").all()
        cells = [cell.strip() for cell in restated.locator("td, th").all_inner_texts()]
        assert cells[1].startswith("327") and cells[2].startswith("330")
        assert_accessible(page)
        assert_can_be_hit_and_told(page)
        with page.expect_download() as held:
            page.get_by_role("button", name="OFFICIAL_pack.pdf").click()
        kept = boards.folder(home, boards.find(home, EARLIER)) / "files" / "OFFICIAL_pack.pdf"
        assert held.value.path().read_bytes() == kept.read_bytes()
        assert_usable_enlarged(page)
        page.set_viewport_size(SIZES["laptop"])
        page.get_by_role("link", name="Board of February 2014 (internal)").first.click()
        page.wait_for_url(f"**/?board={EARLIER}**")
        seen.drawn()
        assert "A past Board: Board of February 2014 (internal)" in seen.main() and "327" in seen.main()
        page.get_by_role("link", name="Measure", exact=True).click()
        page.wait_for_url(f"**/measure?**board={EARLIER}**")
        seen.drawn()
        page.get_by_role("link", name="The figures of today").click()
        page.wait_for_function("!location.search.includes('board=')")
        seen.drawn()
        assert "A past Board" not in seen.main()
        page.goto("about:blank")  # before its server stops, which it would call a fault
