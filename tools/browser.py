"""Find a Chrome, Edge or Chromium for the browser tests and the screenshots, or install one, or say clearly why not.

Order: the one named in PCC_BROWSER, an installed one, Playwright's own download, Debian's package when root.
`python -m tools.browser` does all of it and prints the path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Without the quiet ones a closed network sees many refused connections; root and containers need --no-sandbox.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ON_PATH = (
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MACOS = ("Google Chrome", "Microsoft Edge", "Chromium")
WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
HELP = """No browser was found, and none could be installed.
The browser tests need Google Chrome, Microsoft Edge or Chromium. Do one of these and run the command again:
  - install one of the three in the usual way for this computer;
  - run: python -m playwright install chromium
  - set PCC_BROWSER to the full path of one that is already here."""


class NoBrowser(Exception):
    """No browser is here and none could be installed; the message says what to do."""


def main() -> int:
    """Print the browser's path, installing one if there is none; 1 with a plain message when that fails."""
    try:
        print(f"Browser: {find() or install()}")
    except NoBrowser as failure:
        print(failure, file=sys.stderr)
        return 1
    return 0


def find(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The first browser that is installed and starts; a wrong PCC_BROWSER is an error, never passed over."""
    named = environ.get("PCC_BROWSER")
    if named:
        if not _starts(Path(named)):
            raise NoBrowser(f"PCC_BROWSER names {named}, which does not start as a browser.")
        return Path(named)
    return next((path for path in candidates(environ) if _starts(path)), None)


def candidates(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Iterator[Path]:
    """Where browsers are kept on Linux, macOS and Windows, then Playwright's own; they may not exist."""
    for name in ON_PATH:
        found = shutil.which(name, path=environ.get("PATH"))
        if found:
            yield Path(found)
    if platform == "darwin":
        for name in MACOS:
            yield Path("/Applications", f"{name}.app", "Contents", "MacOS", name)
    if platform == "win32":
        for root in filter(None, map(environ.get, WINDOWS_ROOTS)):
            for place in WINDOWS:
                yield Path(root, place)
    yield from _downloaded()


def install() -> Path:
    """Playwright's download, else Debian's package when root; NoBrowser when neither serves."""
    for attempt in (_download, _install_package):
        attempt()
        found = find()
        if found:
            return found
    raise NoBrowser(HELP)


@contextmanager
def browser(*more: str) -> Iterator[Browser]:
    """A headless browser, found or installed, with more flags if any, and closed at the end. Raises NoBrowser."""
    from playwright.sync_api import sync_playwright

    path = find() or install()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *more])
        try:
            yield opened
        finally:
            opened.close()


def _starts(path: Path) -> bool:
    """On Linux a distribution's stand-in may be on the path without the browser behind it."""
    if not path.is_file():
        return False
    if sys.platform == "win32":
        return True  # there --version opens a window instead of printing
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _downloaded() -> Iterator[Path]:
    """Asked in another process, as Playwright cannot be started twice in one."""
    ask = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    if answer.returncode == 0:
        yield Path(answer.stdout.strip())


def _download() -> None:
    print("No browser found: trying Playwright's own download.", flush=True)
    _try([sys.executable, "-m", "playwright", "install", "chromium"], seconds=300)


def _install_package() -> None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    print("Trying the system's own package (chromium).", flush=True)
    _try([apt, "update", "--quiet"], seconds=300)
    _try([apt, "install", "--yes", "--quiet", "--no-install-recommends", "chromium", "fonts-liberation"], seconds=900)


def _try(command: list[str], seconds: int) -> None:
    """A failed attempt is told, not raised: the next one may serve."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
        problem = done.stderr.strip().splitlines()[-1:] if done.returncode else []
    except (OSError, subprocess.TimeoutExpired) as failure:
        problem = [str(failure)]
    for line in problem:
        print(f"  that did not work: {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
