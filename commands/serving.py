"""The command that serves the dashboard."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import typer

from commands import keeping, sign_in, terminal
from warehouse.home import Home

ROOT = Path(__file__).resolve().parents[1]


def serve(port: int = 8501, address: str = "127.0.0.1") -> None:
    """Serve the dashboard."""
    home = Home.find()
    sign_in.require(address, os.environ, home.settings)
    keeping.upgrade(home)
    keeping.configuration(home)
    terminal.say(f"The dashboard is at http://{address}:{port} (Ctrl+C stops it).")
    options = [f"--server.port={port}", f"--server.address={address}", "--server.headless=true"]
    streamlit = [sys.executable, "-m", "commands.serving", "run", str(ROOT / "commands" / "web.py"), *options]
    environment = os.environ | {"PCC_HOME": str(home.folder)}
    try:
        # The folder holds .streamlit/config.toml, which Streamlit looks for where it is started.
        code = subprocess.call(streamlit, cwd=ROOT, env=environment)  # noqa: S603 - no word of it comes from outside
    except KeyboardInterrupt:
        code = 0
    raise typer.Exit(code)


def _streamlit() -> None:
    """Streamlit's own command line, told first that the folder `pages` is not a list of pages.

    Otherwise a fresh server takes it for one until its first run ends, and says "page not found" over a deep link.
    """
    from streamlit.runtime.pages_manager import PagesManager
    from streamlit.web import cli

    PagesManager.uses_pages_directory = False
    threading.Thread(target=_keep_warm, daemon=True).start()
    cli.main(prog_name="streamlit")


def _keep_warm() -> None:
    from pages.parts import warming

    warming.keep_warm()


if __name__ == "__main__":
    _streamlit()
