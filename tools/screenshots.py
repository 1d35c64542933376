"""Pictures of the dashboard for the documentation, and for looking at: python -m tools.screenshots OUT [ADDRESS ...].

With no address, the dashboard of PCC_HOME is served for the purpose and each page is taken at both sizes.
"""

from __future__ import annotations

import argparse
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page

from tools.browser import browser

ROOT = Path(__file__).parents[1]
PAGES = ("", "measure", "data_quality", "definitions")
SIZES = ((1920, 1080), (1366, 768))


def main() -> None:
    """Take the pictures that the command line asks for."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("out", type=Path)
    said.add_argument("address", nargs="*", help="paths under the dashboard, such as 'measure?measure=hate_crime'")
    said.add_argument("--at", help="a dashboard that is already served, such as http://127.0.0.1:8501")
    said.add_argument("--whole", action="store_true", help="the whole length of the page")
    asked = said.parse_intermixed_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with served() if asked.at is None else _as_it_is(asked.at) as base, browser() as opened:
        for path in asked.address or PAGES:
            for width, height in SIZES:
                page = opened.new_page(viewport={"width": width, "height": height})
                take(page, f"{base}/{path}", asked.out / f"{_name(path)}-{width}.png", whole=asked.whole)
                page.close()


def take(page: Page, address: str, to: Path, *, whole: bool = False) -> None:
    """One picture, when the page and its interactive chart have come."""
    page.goto(address)
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    if page.locator(".drawing").count():
        page.wait_for_selector(".main-svg")
    page.wait_for_timeout(600)
    if whole:
        tall = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
        page.set_viewport_size({"width": page.viewport_size["width"], "height": int(tall) + 120})  # type: ignore[index]
        page.wait_for_timeout(500)
    page.screenshot(path=to)
    print(to)


@contextmanager
def served(port: int | None = None) -> Iterator[str]:
    """The dashboard on a free port of this machine, for as long as the block runs."""
    at = port or _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(at)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{at}")
        yield f"http://127.0.0.1:{at}"
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def _as_it_is(base: str) -> Iterator[str]:
    yield base.rstrip("/")


def _wait(base: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            urlopen(f"{base}/_stcore/health", timeout=2).close()  # noqa: S310
            return
        except (URLError, OSError):
            time.sleep(0.3)
    raise SystemExit(f"The dashboard did not answer at {base} within {seconds:.0f} seconds.")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _name(path: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "board"


if __name__ == "__main__":
    main()
