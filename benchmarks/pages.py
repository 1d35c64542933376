"""Pages: the cold load of each in Chromium, against an empty Streamlit page served the same way."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.loads import Timing
from tools.browser import browser
from tools.serving import dashboard, script

RUNS = 5
DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"]'
EMPTY = Path(__file__).parent / "empty_page.py"
REAL = {
    "Board, real": "",
    "Measure, real": "measure?measure=police_uk_crime&period=2019-02",
    "Data quality, real": "data_quality",
    "Definitions, real": "definitions",
}
SAMPLE = {
    "Board, sample": "?plan=2013-17&period=2013/14",
    "Weekly review, sample": "weekly?week=2016-W18",
    "Measure, sample": "measure?measure=domestic_burglary&period=2013/14",
    "Data quality, sample": "data_quality",
    "Definitions, sample": "definitions",
}


def timings(real_home: Path | None, sample_home: Path) -> Iterator[Timing]:
    """Each page's median seconds from the address to the drawn page, in a browser profile of its own."""
    with browser() as opened:
        with script(EMPTY) as address:
            floor = cold(opened, address)
        for home, paths in ((real_home, REAL), (sample_home, SAMPLE)):
            if home is not None:
                with dashboard(home) as address:
                    for what, path in paths.items():
                        yield Timing(what, cold(opened, f"{address}/{path}"), floor)


def cold(opened: Browser, address: str) -> float:
    """The median of a few loads, after one that only warms the server up; nothing is cached in the browser."""
    times = []
    for _ in range(RUNS + 1):
        context = opened.new_context(viewport={"width": 1366, "height": 768})
        page = context.new_page()
        started = time.perf_counter()
        page.goto(address)
        page.wait_for_selector("h1")
        page.wait_for_selector(DRAWN)
        times.append(time.perf_counter() - started)
        context.close()
    return statistics.median(times[1:])
