"""An upload from the files that a browser sent to the version that they made: checked, decided on, loaded, forgotten.

The files stand in a private folder of the home for as long as they are looked at. They are removed when the upload is
published or dropped, when nobody decides, when the browser goes away, when the server ends; and what a killed server
left behind goes when the next one looks (`sweep`).
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from threading import Event, Lock, Thread
from typing import Any, Literal

from pages.parts.child import Child
from warehouse import database, holding
from warehouse.faults import Plain
from warehouse.file_names import safe_name
from warehouse.home import Home

LARGEST_MB, MOST_FILES = 200, 50
KINDS = ("csv", "xlsx", "zip")
# What may come along: the covering figures of an extract, and the mark of the illustrative sample.
BESIDE = (".manifest.json", "sample.json")
State = Literal["checking", "checked", "loading", "loaded", "failed", "forgotten"]


@dataclass(frozen=True)
class Patience:
    """In seconds: how long a check and a load may take, a report waits for a decision, a browser may be away."""

    check: float = 30 * 60
    load: float = 2 * 60 * 60
    decision: float = 30 * 60
    away: float = 90
    look: float = 2


class UploadRefused(Plain):
    """The files cannot be taken as they came; the message says why and what to do."""


class Intake:
    """One upload. `alive` says whether the browser that sent it is still there."""

    def __init__(
        self,
        home: Home,
        files: Sequence[tuple[str, bytes]],
        person: str,
        alive: Callable[[], bool] = lambda: True,
        patience: Patience | None = None,
    ) -> None:
        self.names = _checked_names(files)
        self._home, self._person, self._alive, self._patience = home, person, alive, patience or Patience()
        self.before = database.current(home.published)
        self.load: Child | None = None
        self._forgotten = ""
        self._lock, self._closed = Lock(), Event()
        sweep(home)
        self._folder, self._hold = _made(home)
        try:
            for name, (_, content) in zip(self.names, files, strict=True):
                (self._folder / "files" / name).write_bytes(content)
            self.check = self._run("check", [name for name in self.names if not _is_beside(name)])
        except OSError as fault:
            _removed(self._folder, self._hold)
            raise UploadRefused(_no_place(fault)) from None
        atexit.register(self.close)
        Thread(target=self._watch, daemon=True).start()

    @property
    def state(self) -> State:
        """Where the upload is."""
        if self.load is not None:
            return "loading" if not self.load.done else "loaded" if self.load.report else "failed"
        if self._forgotten:
            return "forgotten"
        return "checking" if not self.check.done else "checked" if self.check.report else "failed"

    @property
    def at_work(self) -> Child:
        """The command that runs, or ran last."""
        return self.load or self.check

    @property
    def why(self) -> str:
        """Why it failed or was forgotten, in plain words."""
        if self._forgotten and self.load is None:
            return self._forgotten
        if self.at_work.timed_out:
            return "It took too long and was stopped. Send fewer files at a time, or load them with pcc load."
        return self.at_work.told or "The command ended without a report. Nothing was published."

    @property
    def report(self) -> dict[str, Any]:
        """The report of the load, else that of the check; empty before there is one."""
        return (self.load and self.load.report) or self.check.report or {}

    @property
    def publishable(self) -> list[str]:
        """The files of which something can be published: those accepted, and ZIPs that hold one that is."""
        found = self.check.report or {}
        if found.get("blocked"):
            return []
        accepted = [str(each["file"]) for each in found.get("extracts", ()) if each["status"] == "accepted"]
        return [
            name for name in self.names if any(file in (name,) or file.startswith(f"{name}: ") for file in accepted)
        ]

    def accept(self) -> None:
        """Load what can be published, in a process of its own. Raises UploadRefused when nothing is there any more."""
        with self._lock:
            # A load that another load stood in the way of can be tried again: its files are still there.
            if self._closed.is_set() or not self.publishable or (self.load is not None and not self.blocked_by_another):
                raise UploadRefused("There is nothing here to publish any more: upload the files again.")
            self.before = database.current(self._home.published)
            self.load = self._run("load", self.publishable)

    @property
    def blocked_by_another(self) -> bool:
        """Whether the load ended because another one was under way."""
        return self.load is not None and self.load.done and not self.load.report and "Another load" in self.load.told

    def close(self) -> None:
        """Stop a check and remove the files; a load that runs is waited for by whoever closes after it."""
        with self._lock:
            if self._closed.is_set() or (self.load is not None and not self.load.done):
                return
            self._closed.set()
            self.check.stop()
            _removed(self._folder, self._hold)
        atexit.unregister(self.close)

    def _run(self, command: Literal["check", "load"], names: Sequence[str]) -> Child:
        paths = [str(self._folder / "files" / name) for name in names]
        return Child(
            [command, *paths, "--json", "--progress-lines"],
            home=self._home.folder,
            workspace=self._folder / "work",
            person=self._person,
            limit=self._patience.check if command == "check" else self._patience.load,
        )

    def _watch(self) -> None:
        """Remove the files when they are needed no more: published, refused, undecided, or left by their browser."""
        seen = decided = time.monotonic()
        while not self._closed.wait(self._patience.look):
            now = time.monotonic()
            seen = now if self._alive() else seen
            decided = now if self.state in ("checking", "loading") else decided
            waiting = self.blocked_by_another or (self.state == "checked" and self.publishable)
            if self.state in ("checking", "loading") or waiting:
                if self.state != "loading" and now - seen > self._patience.away:
                    self._forget("The browser went away")
                elif now - decided > self._patience.decision:
                    self._forget("Nobody decided in time")
            else:
                self.close()

    def _forget(self, why: str) -> None:
        self._forgotten = f"{why}, and the files were removed. Nothing was published: upload them again."
        self.close()


def sweep(home: Home) -> int:
    """Remove what servers that were killed left behind; how many uploads there were. Not while a load is at work."""
    removed = 0
    for folder in _incoming(home).glob("upload-*"):
        with suppress(holding.Held, OSError):
            hold = holding.take(folder / "held")
            try:
                with closing(database.hold(home.published, home.folder / "loading.lock")):
                    _removed(folder, hold)
                removed += 1
            finally:
                hold.close()
    return removed


def _checked_names(files: Sequence[tuple[str, bytes]]) -> tuple[str, ...]:
    names = tuple(safe_name(name) for name, _ in files)
    if not names:
        raise UploadRefused("There is no file to check: choose one first.")
    if len(names) > MOST_FILES:
        raise UploadRefused(f"{len(names)} files at once are too many: send {MOST_FILES} at most, or a ZIP of them.")
    if len({name.lower() for name in names}) < len(names):
        raise UploadRefused("Two files have the same name: send them one after the other, or rename one.")
    wrong = [name for name in names if name.rpartition(".")[2].lower() not in KINDS and not _is_beside(name)]
    if wrong:
        raise UploadRefused(f"{wrong[0]} is neither CSV, XLSX nor ZIP: save it as one of them.")
    if all(map(_is_beside, names)):
        raise UploadRefused("There is no extract among the files: send a manifest together with its extract.")
    if sum(len(content) for _, content in files) > LARGEST_MB * 1024**2:
        raise UploadRefused(f"The files come to more than {LARGEST_MB} MB: load them with pcc load.")
    return names


def _is_beside(name: str) -> bool:
    return name.lower().endswith(BESIDE)


def _incoming(home: Home) -> Path:
    return home.folder / "incoming"


def _made(home: Home) -> tuple[Path, Connection]:
    """A folder of the upload's own that nobody else can read, and the hold that says that it is in use."""
    try:
        _incoming(home).mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="upload-", dir=_incoming(home)))
        hold = holding.take(folder / "held")
        for name in ("files", "work"):
            (folder / name).mkdir(mode=0o700)
    except OSError as fault:
        raise UploadRefused(_no_place(fault)) from None
    return folder, hold


def _no_place(fault: OSError) -> str:
    return f"There is no place to set the files down ({type(fault).__name__}): look at the disk."


def _removed(folder: Path, hold: Connection) -> None:
    # The files go before the hold, so that a sweep that is cut short finds the rest again.
    for part in ("files", "work"):
        shutil.rmtree(folder / part, ignore_errors=True)
    hold.close()
    shutil.rmtree(folder, ignore_errors=True)
