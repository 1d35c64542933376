"""A real browser against `pcc serve`: the real files and the sample, each on a free port of this machine."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Response

from tools.browser import browser as opened_browser
from tools.serving import dashboard

SIZES = {"1080p": {"width": 1920, "height": 1080}, "laptop": {"width": 1366, "height": 768}}
CANNOT = "This page cannot be shown"
# What a page is worked with comes after its figures: the navigation, and pickers in the place of their shadows.
WORKABLE = """() => !document.querySelector('[data-testid=stSidebar]')
    || (document.querySelector('[data-testid=stPageLink]') && !document.querySelector('[data-testid=stSkeleton]'))"""
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@dataclass
class Visit:
    """One browser page with everything that went wrong on it; `judged` is unset by a test that means it to."""

    page: Page
    base: str
    judged: bool = True
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", self._broke)
        self.page.on("response", self._answered)

    def open(self, path: str = "") -> Page:
        """Open a path of the dashboard and wait until it has been drawn."""
        self.page.goto(f"{self.base}/{path}")
        return self.drawn()

    def drawn(self) -> Page:
        self.page.wait_for_selector("h1", timeout=45_000)
        self.page.wait_for_selector(READY, timeout=45_000)
        self.page.wait_for_function(WORKABLE, timeout=45_000)
        if CANNOT in self.main():
            self.faults.append(f"{self.page.url}: {CANNOT}")
        return self.page

    def main(self) -> str:
        """The words of the page proper, without the sidebar."""
        return self.page.inner_text('[data-testid="stMain"]')

    def close(self) -> None:
        """Hear no more of the page, and leave it as a new one would be."""
        self.page.remove_listener("console", self._heard)
        self.page.remove_listener("pageerror", self._broke)
        self.page.remove_listener("response", self._answered)
        self.page.unroute_all()
        with suppress(Error):  # a page that was never opened has none
            self.page.evaluate("localStorage.clear()")  # a sidebar that was closed stays so
        self.page.emulate_media(media="null")

    def _broke(self, error: Error) -> None:
        self.faults.append(f"page error: {error}")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location.get('url')})")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # One process for all pages of this machine: the dashboard's programs are made ready once, not for each visit.
    with opened_browser("--process-per-site") as held:
        yield held


@pytest.fixture(scope="session")
def real_site(real_home: Path) -> Iterator[str]:
    with dashboard(real_home) as address:
        yield address


@pytest.fixture(scope="session")
def sample_site(sample_home: Path) -> Iterator[str]:
    with dashboard(sample_home) as address:
        yield address


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[list[Page]]:
    """Pages that stay open for the next visit: one that has drawn the dashboard draws it again in half the time."""
    context = browser.new_context(locale="en-GB")
    yield [context.new_page()]
    context.close()


@pytest.fixture
def visit(windows: list[Page]) -> Iterator[Callable[..., Visit]]:
    """`visit(address, size)`: a page that no other visit of the test has, on which nothing may have gone wrong."""
    visits: list[Visit] = []

    def begin(base: str, size: str = "laptop") -> Visit:
        page = windows.pop() if windows else visits[0].page.context.new_page()
        if not page.url.startswith(f"{base}/"):
            page.goto("about:blank")  # the server of the last visit may stop while this one is looked at
        page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
        visits.append(Visit(page, base))
        return visits[-1]

    yield begin
    for each in visits:
        each.close()
        windows.append(each.page)
    assert [fault for each in visits if each.judged for fault in each.faults] == []
