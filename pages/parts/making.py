"""A pack, or a Board to freeze, asked for on a page: made by the command in a process of its own.

The files of a pack are held until they are taken; those of a frozen Board stay where they are kept.

The files stand in a private folder of the home only while they are written; then they are in memory, for the browser
that asked, and the folder goes. What a killed server left behind goes when the next pack is asked for.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection
from threading import Thread
from typing import Any, Literal

from pages.parts.child import Child
from warehouse import holding
from warehouse.faults import Plain
from warehouse.home import Home

LIMIT = 15 * 60
State = Literal["making", "made", "failed"]
Command = Literal["pack", "freeze"]


class Making:
    """A pack or a freeze under way. `wanted` are the command's options, by their names."""

    def __init__(
        self, home: Home, wanted: Mapping[str, str], person: str, limit: float = LIMIT, command: Command = "pack"
    ) -> None:
        self.wanted, self.command = dict(wanted), command
        self.files: dict[str, bytes] = {}
        self.report: dict[str, Any] = {}
        self.headline = ""
        sweep(home)
        self._folder, self._hold = _made(home)
        options = [part for name, value in wanted.items() for part in (f"--{name}", value)]
        options += ["--out", str(self._folder / "files")] if command == "pack" else []
        self.child = Child(
            [command, *options, "--json", "--progress-lines"],
            home=home.folder,
            workspace=self._folder / "work",
            person=person,
            limit=limit,
        )
        self._collector = Thread(target=self._collect, daemon=True)
        self._collector.start()

    @property
    def state(self) -> State:
        """Where it is."""
        if self._collector.is_alive():
            return "making"
        return "made" if self.report else "failed"

    @property
    def why(self) -> str:
        """Why there is nothing, in plain words."""
        if self.child.timed_out:
            return f"It took too long and was stopped. Do it with pcc {self.command}."
        return self.child.told or "The command ended without a report."

    def stop(self) -> None:
        """Stop making it, and remove what was written."""
        self.child.stop()
        self._collector.join()

    def _collect(self) -> None:
        """Wait for the end, take the files into memory, remove the folder."""
        while not self.child.wait(1):
            pass
        if report := self.child.report:
            frozen = " (as it was frozen)" if report.get("frozen") else ""
            self.headline = f"{report['headline']}{frozen}"
            with suppress(OSError):
                if self.command == "pack":
                    self.files = {Path(each["file"]).name: Path(each["file"]).read_bytes() for each in report["files"]}
                self.report = report
        _removed(self._folder, self._hold)


def sweep(home: Home) -> int:
    """Remove what servers that were killed left behind; how many packs there were."""
    removed = 0
    for folder in _outgoing(home).glob("pack-*"):
        with suppress(holding.Held, OSError):
            _removed(folder, holding.take(folder / "held"))
            removed += 1
    return removed


def _outgoing(home: Home) -> Path:
    return home.folder / "outgoing"


def _made(home: Home) -> tuple[Path, Connection]:
    """A folder that nobody else can read, and the hold that says that it is in use."""
    try:
        _outgoing(home).mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="pack-", dir=_outgoing(home)))
        hold = holding.take(folder / "held")
        (folder / "work").mkdir(mode=0o700)
    except OSError as fault:
        raise Plain(f"There is no place to write a pack ({type(fault).__name__}): look at the disk.") from None
    return folder, hold


def _removed(folder: Path, hold: Connection) -> None:
    # The files go before the hold, so that a sweep that is cut short finds the rest again.
    for part in ("files", "work"):
        shutil.rmtree(folder / part, ignore_errors=True)
    hold.close()
    shutil.rmtree(folder, ignore_errors=True)
