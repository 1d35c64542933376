"""A real browser against `pcc serve`: the real files and the sample, each on a free port of this machine."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from tools.browser import browser as opened_browser
from tools.serving import dashboard

SIZES = {"1080p": {"width": 1920, "height": 1080}, "laptop": {"width": 1366, "height": 768}}
# A stock deep link asks for these two beneath its own address, and they are not there; nothing else may fail.
KNOWN_MISSING = re.compile(r"^http://127.0.0.1:\d+/[a-z_]+/_stcore/(health|host-config)$")
CANNOT = "This page cannot be shown"
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
        self.page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        self.page.on("response", self._answered)

    def open(self, path: str = "") -> Page:
        """Open a path of the dashboard and wait until it has been drawn."""
        self.page.goto(f"{self.base}/{path}")
        return self.drawn()

    def drawn(self) -> Page:
        self.page.wait_for_selector("h1", timeout=45_000)
        self.page.wait_for_selector(READY, timeout=45_000)
        if CANNOT in self.main():
            self.faults.append(f"{self.page.url}: {CANNOT}")
        return self.page

    def main(self) -> str:
        """The words of the page proper, without the sidebar."""
        return self.page.inner_text('[data-testid="stMain"]')

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not KNOWN_MISSING.match(message.location.get("url", "")):
            self.faults.append(f"console: {message.text} ({message.location.get('url')})")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and not KNOWN_MISSING.match(response.url):
            self.faults.append(f"{response.status}: {response.url}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with opened_browser() as held:
        yield held


@pytest.fixture(scope="session")
def real_site(real_home: Path) -> Iterator[str]:
    with dashboard(real_home) as address:
        yield address


@pytest.fixture(scope="session")
def sample_site(sample_home: Path) -> Iterator[str]:
    with dashboard(sample_home) as address:
        yield address


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """`visit(address, size)`: a page of its own, which must have had no fault when the test is over."""
    visits: list[Visit] = []

    def begin(base: str, size: str = "laptop") -> Visit:
        context = browser.new_context(viewport=SIZES[size], locale="en-GB")  # type: ignore[arg-type]
        visits.append(Visit(context.new_page(), base))
        return visits[-1]

    yield begin
    for each in visits:
        each.page.context.close()
    assert [fault for each in visits if each.judged for fault in each.faults] == []
