"""Pictures of the dashboard, for the documentation and for looking at: python -m tools.screenshots OUT [ADDRESS ...].

The home that PCC_HOME names is served for the purpose, and each page (or each address given, such as
'measure?measure=hate_crime') is taken at both sizes that the dashboard is drawn for. With --guide it takes those of the
user guide: python -m tools.screenshots docs/guide --guide.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tools.browser import browser
from tools.serving import dashboard
from warehouse.home import Home

PAGES = (
    "", "weekly", "boards", "measure", "areas", "contact", "outcomes", "targets", "data_quality", "definitions", "load",
    "help", "accessibility",
)  # fmt: skip
# The pictures of the user guide (docs/guide), each with the address that it is of; they show the illustrative sample.
GUIDE = {
    "board": "?plan=2013-17&period=2013/14",
    "weekly": "weekly?week=2015-W39",
    "measure": "measure?measure=domestic_burglary&period=2013/14",
    "area": "areas?measure=theft_from_vehicle&areas=npa:charnwood&period=2018/19",
    "contact": "contact?line=101&period=2018/19",
    "outcomes": "outcomes?measure=all_crime_outcome_rate&period=2017/18",
    "targets": "targets?plan=2013-17&period=2013/14&as_at=period",
    "slide": "?plan=2013-17&period=2013/14&present=1&slide=29",
    "load": "load",
    "data-quality": "data_quality?source=crime&year=2018/19",
}
SIZES = ((1920, 1080), (1366, 768))
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
LENGTH = "document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight"


def main() -> None:
    """Take the pictures that the command line asks for."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("out", type=Path, help="the folder for the pictures")
    said.add_argument("address", nargs="*", default=PAGES, help="paths under the dashboard")
    said.add_argument("--at", help="a dashboard that is served already, such as http://127.0.0.1:8501")
    said.add_argument("--whole", action="store_true", help="the whole length of each page")
    said.add_argument("--guide", action="store_true", help="the pictures of the user guide, in place of addresses")
    asked = said.parse_intermixed_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    wanted = [(path, f"{_name(path)}-{size[0]}", size) for path in asked.address for size in SIZES]
    if asked.guide:
        wanted = [(path, name, SIZES[-1]) for name, path in GUIDE.items()]
    with _base(asked.at) as base, browser() as opened:
        for path, name, (width, height) in wanted:
            page = opened.new_page(viewport={"width": width, "height": height})
            take(page, f"{base}/{path}", asked.out / f"{name}.png", whole=asked.whole)
            page.close()


def take(page: Page, address: str, to: Path, *, whole: bool = False) -> None:
    """One picture, once the page and its interactive chart have come."""
    page.goto(address)
    page.wait_for_selector("h1")
    page.wait_for_selector(READY)
    if page.locator(".drawing").count():
        page.wait_for_selector(".main-svg")
    if whole:
        width = page.evaluate("window.innerWidth")
        page.set_viewport_size({"width": width, "height": int(page.evaluate(LENGTH)) + 120})
    page.wait_for_timeout(600)
    page.screenshot(path=to)
    print(to)


@contextmanager
def _base(at: str | None) -> Iterator[str]:
    if at:
        yield at.rstrip("/")
        return
    with dashboard(Home.find().folder) as address:
        yield address


def _name(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "board"


if __name__ == "__main__":
    main()
