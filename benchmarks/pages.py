"""Pages: what each costs its server and a browser, against an empty Streamlit page asked for in the same breath.

A machine that is busy with other things is slow, so no second stands alone: each load of a page follows one of the
empty page, and the median of the ratios of such pairs is told. Beside the seconds stands the processor time of the
browser's main thread, which other work does not lengthen. `python -m benchmarks.pages` prints the
table for the home of PCC_HOME; names (the first letters do) and `--runs` make it fewer pages and pairs, and
`--write` puts what it found into docs/performance.md.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, ViewportSize

from benchmarks import written
from benchmarks.opened import NOTHING, SAMPLE, Opened
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


def costs(home: Path, pages: Sequence[Opened], runs: int = RUNS) -> Iterator[Cost]:
    """What each page of a home costs in so many pairs of loads, the empty page first."""
    with browser() as opened, script(EMPTY) as floor, dashboard(home) as site:
        _load(opened, floor, NOTHING)
        yield _cost(opened, floor, floor, NOTHING, runs)
        for page in pages:
            yield _cost(opened, floor, site, page, runs)


def heading() -> str:
    """The line above the table."""
    return _line("page", HEADINGS)


def line(cost: Cost) -> str:
    """A row of the table."""
    numbers = cost.numbers()
    return _line(cost.name, [numbers.get(each, "") for each in HEADINGS])


def _line(name: str, numbers: Sequence[str]) -> str:
    return f"{name:<24}" + "".join(f"{number:>9}" for number in numbers)


def _cost(opened: Browser, floor: str, site: str, page: Opened, runs: int) -> Cost:
    return Cost(
        name=page.name,
        visits=tuple(visit(site, page.path) for _ in range(VISITS + 1)),
        pairs=tuple((_load(opened, floor, NOTHING), _load(opened, site, page)) for _ in range(runs)),
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
    """The table of the home that PCC_HOME names, for the pages of the sample that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("names", nargs="*", help="the first letters of pages; all of them, if none is named")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"pairs of loads a page ({RUNS})")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    asked = parser.parse_args()
    wanted = [
        page for page in SAMPLE if not asked.names or page.name.lower().startswith(tuple(map(str.lower, asked.names)))
    ]
    found = []
    print(KEY)
    print(heading(), flush=True)
    for cost in costs(Home.find().folder, wanted, asked.runs):
        print(line(cost), flush=True)
        found.append(cost)
    if asked.write:
        written.pages(found)


if __name__ == "__main__":
    main()
