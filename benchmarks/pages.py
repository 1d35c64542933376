"""Pages: what each costs its server and a browser, against an empty Streamlit page asked for in the same breath.

A machine that is busy with other things is slow, so no second stands alone: each load of a page follows one of the
empty page, and the median of the ratios of such pairs is told. Beside the seconds stands the processor time of the
browser's main thread, which other work does not lengthen. `python -m benchmarks.pages` prints the
table for the home of PCC_HOME.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, ViewportSize

from tools.browser import browser
from tools.serving import dashboard, script
from tools.visiting import Drawn, visit
from warehouse.home import Home

RUNS, VISITS = 5, 20
PATIENCE = 90_000.0
EMPTY = Path(__file__).parent / "empty_page.py"
SIZE: ViewportSize = {"width": 1366, "height": 768}
SETTLED = "document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')"
# Words, a drawing where the page has one, and a table are on the screen: what a reader waits for.
DRAWN = """([drawing, table]) => {
    const main = document.querySelector('[data-testid=stMain]');
    const held = what => main?.querySelector(what);
    return held('h1') && (!table || held('table')) && (!drawing || held('img[src^="data:image/svg"]')?.complete);
}"""
LIVE = "document.querySelector('[data-testid=stPlotlyChart] .main-svg')"


@dataclass(frozen=True)
class Opened:
    """A page to open: its name, its path, what is on it, and a choice to change: a picker's label and what to type."""

    name: str
    path: str
    drawing: bool = True
    table: bool = True
    live: bool = False
    change: tuple[str, str] | None = None


NOTHING = Opened("Empty page", "", drawing=False, table=False)
REAL = (
    Opened("Board, real", "", change=("Area", "Charnwood (NPA")),
    Opened("Measure, real", "measure?measure=police_uk_crime&period=2019-02", live=True),
    Opened("Data quality, real", "data_quality", drawing=False),
)
SAMPLE = (
    Opened("Board", "?plan=2013-17&period=2013/14", change=("Area", "Charnwood (NPA")),
    Opened("Weekly review", "weekly?week=2016-W18", change=("Week ending", "1 May 2016")),
    Opened("Measure", "measure?measure=domestic_burglary&period=2013/14", live=True, change=("Area", "Charnwood (NPA")),
    Opened("Areas", "areas?measure=theft_from_vehicle&period=2018/19", live=True, change=("Period", "2016/17")),
    Opened("Contact", "contact?period=2018/19", live=True, change=("Line", "101")),
    Opened("Outcomes", "outcomes"),
    Opened("Targets and milestones", "targets?plan=2013-17&period=2013/14", drawing=False),
    Opened("Data quality", "data_quality", drawing=False, change=("Areas", "Neighbourhood")),
    Opened("Definitions", "definitions", drawing=False, table=False),
    Opened("Load", "load", drawing=False, table=False),
)


@dataclass(frozen=True)
class Load:
    """Seconds from the address to the page as it is read, with the work of the browser's main thread in seconds of the
    processor; and seconds to its interactive chart, 0 where it has none.
    """

    drawn: float
    work: float
    live: float = 0.0


@dataclass(frozen=True)
class Change:
    """A changed choice: milliseconds until the page stands still again, and those of the browser's main thread."""

    settled: float
    work: float


@dataclass(frozen=True)
class Cost:
    """What a page costs: visits without a browser, pairs of loads of the empty page and of it, changes."""

    name: str
    visits: tuple[Drawn, ...]
    pairs: tuple[tuple[Load, Load], ...]
    changes: tuple[Change, ...]

    def numbers(self) -> dict[str, str]:
        """What is told of it, by heading."""
        later = sorted(each.seconds * 1000 for each in self.visits[1:])
        sent = self.visits[-1]
        loads = [load for _, load in self.pairs]
        told = {
            "first": f"{self.visits[0].seconds * 1000:.0f}",
            "median": f"{median(later):.0f}",
            "95%": f"{later[len(later) * 95 // 100 - 1]:.0f}",
            "parts": str(sum(sent.elements.values())),
            "kB": f"{sent.sent / 1000:.0f}",
            "drawn s": f"{median(load.drawn for load in loads):.2f}",
            "ratio": f"{median(load.drawn / empty.drawn for empty, load in self.pairs):.2f}",
            "work ms": f"{median(load.work for load in loads) * 1000:.0f}",
            "of it": f"{median(load.work / empty.work for empty, load in self.pairs):.2f}",
        }
        if loads[0].live:
            told["live s"] = f"{median(load.live for load in loads):.2f}"
        if self.changes:
            told["change"] = f"{self.changes[0].settled:.0f}"
            told["again"] = f"{median(each.settled for each in self.changes[1:]):.0f}"
            told["its work"] = f"{median(each.work for each in self.changes):.0f}"
        return told


HEADINGS = (
    "first", "median", "95%", "parts", "kB", "drawn s", "ratio", "work ms", "of it", "live s", "change", "again",
    "its work",
)  # fmt: skip
KEY = """Pages, in milliseconds unless said otherwise.
  first, median, 95%     the script over the web socket: the first visit of a fresh server, and twenty later ones
  parts, kB              what is sent for it
  drawn s, ratio         cold in Chromium until words, first drawing and table are there; over the empty page's
  work ms, of it         processor time of the browser's main thread until then; over the empty page's
  live s                 until the interactive chart has come
  change, again, its work  from a changed choice to a page that stands still: never asked before, then asked before; the
                         processor time of the browser's main thread in it
"""


def costs(home: Path, pages: Sequence[Opened]) -> Iterator[Cost]:
    """What each page of a home costs, the empty page first."""
    with browser() as opened, script(EMPTY) as floor, dashboard(home) as site:
        _load(opened, floor, NOTHING)
        yield _cost(opened, floor, floor, NOTHING)
        for page in pages:
            yield _cost(opened, floor, site, page)


def heading() -> str:
    """The line above the table."""
    return _line("page", HEADINGS)


def line(cost: Cost) -> str:
    """A row of the table."""
    numbers = cost.numbers()
    return _line(cost.name, [numbers.get(each, "") for each in HEADINGS])


def _line(name: str, numbers: Sequence[str]) -> str:
    return f"{name:<24}" + "".join(f"{number:>9}" for number in numbers)


def _cost(opened: Browser, floor: str, site: str, page: Opened) -> Cost:
    return Cost(
        name=page.name,
        visits=tuple(visit(site, page.path) for _ in range(VISITS + 1)),
        pairs=tuple((_load(opened, floor, NOTHING), _load(opened, site, page)) for _ in range(RUNS)),
        changes=tuple(_change(opened, site, page, page.change) for _ in range(3) if page.change),
    )


def _load(opened: Browser, site: str, page: Opened) -> Load:
    """A load in a browser that has kept nothing from before."""
    with _fresh(opened) as sheet:
        work = _work(sheet)
        started = time.perf_counter()
        sheet.goto(f"{site}/{page.path}", wait_until="commit")
        sheet.wait_for_function(DRAWN, arg=[page.drawing, page.table], polling="raf", timeout=PATIENCE)
        drawn, worked = time.perf_counter() - started, work()
        if not page.live:
            return Load(drawn, worked)
        sheet.wait_for_function(LIVE, polling="raf", timeout=PATIENCE)
        return Load(drawn, worked, time.perf_counter() - started)


def _change(opened: Browser, site: str, page: Opened, change: tuple[str, str]) -> Change:
    """The choice of another thing in a picker, by typing."""
    label, option = change
    with _fresh(opened) as sheet:
        sheet.goto(f"{site}/{page.path}")
        sheet.wait_for_function(DRAWN, arg=[page.drawing, page.table], timeout=PATIENCE)
        if page.live:
            sheet.wait_for_function(LIVE, timeout=PATIENCE)
        sheet.wait_for_function(f"() => {SETTLED}", timeout=PATIENCE)
        sheet.get_by_label(label, exact=True).click()
        sheet.keyboard.type(option)
        sheet.get_by_role("option").filter(has_text=option).first.wait_for()
        work, before = _work(sheet), sheet.url
        already, started = work(), time.perf_counter()
        sheet.keyboard.press("Enter")
        sheet.wait_for_function(
            f"before => location.href !== before && {SETTLED}", arg=before, polling="raf", timeout=PATIENCE
        )
        return Change((time.perf_counter() - started) * 1000, (work() - already) * 1000)


def _work(sheet: Page) -> Callable[[], float]:
    """What tells the processor time of a page's main thread so far, in seconds."""
    session = sheet.context.new_cdp_session(sheet)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def so_far() -> float:
        found = session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in found if each["name"] == "TaskDuration"))

    return so_far


@contextmanager
def _fresh(opened: Browser) -> Iterator[Page]:
    context = opened.new_context(viewport=SIZE, locale="en-GB")
    try:
        yield context.new_page()
    finally:
        context.close()


def main() -> None:
    """The table of the sample in the home that PCC_HOME names."""
    print(KEY)
    print(heading(), flush=True)
    for cost in costs(Home.find().folder, SAMPLE):
        print(line(cost), flush=True)


if __name__ == "__main__":
    main()
