"""One run of the command line in a process of its own, watched from the page: how far it is, and what came of it.

The gate and the build stay out of the dashboard's process, which would wait for them and carry what they import.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread, Timer
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
# 0 is done, 3 is done with an extract refused: both print the report.
_REPORTED = (0, 3)


class Child:
    """A command under way. `doing` and `fraction` follow it; `told` is what it said on ending without a report."""

    def __init__(self, arguments: Sequence[str], *, home: Path, workspace: Path, person: str, limit: float) -> None:
        self.doing, self.fraction, self.told, self.timed_out = "Starting", 0.0, "", False
        self._printed = ""
        self._process = subprocess.Popen(  # noqa: S603 - our own command; its arguments are paths that we wrote
            [sys.executable, "-m", "pcc", *arguments],
            cwd=ROOT,
            env=_environment(home, workspace, person),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            # A load that has begun is finished even when the dashboard is stopped from the keyboard.
            start_new_session=os.name != "nt",
        )
        readers = ((self._follow, self._process.stderr), (self._collect, self._process.stdout))
        self._readers = [Thread(target=read, args=(stream,), daemon=True) for read, stream in readers]
        self._timer = Timer(limit, self._out_of_time)
        self._timer.daemon = True
        for thread in (*self._readers, self._timer):
            thread.start()

    @property
    def done(self) -> bool:
        """Whether it has ended and everything that it said was read."""
        return self._process.poll() is not None and not any(reader.is_alive() for reader in self._readers)

    @property
    def report(self) -> dict[str, Any] | None:
        """The report that it printed; None while it runs, and when it ended without one."""
        if not self.done or self._process.returncode not in _REPORTED:
            return None
        try:
            found = json.loads(self._printed)
        except ValueError:
            return None
        return found if isinstance(found, dict) else None

    def wait(self, seconds: float) -> bool:
        """Wait for its end, at most so long; whether it has ended."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        for reader in self._readers:
            reader.join(seconds)
        self._timer.cancel()
        return self.done

    def stop(self) -> None:
        """End it now, whatever it does; a load is either published or not, and never between."""
        self._timer.cancel()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    def _out_of_time(self) -> None:
        if self._process.poll() is None:
            self.timed_out = True
            self.stop()

    def _follow(self, stream: IO[str]) -> None:
        """Lines of progress move the bar; any other is what the command says of its end: the last of them is kept."""
        with stream:
            for line in stream:
                try:
                    step = json.loads(line)
                    self.doing, self.fraction = str(step["doing"]), min(max(float(step["fraction"]), 0.0), 1.0)
                except (ValueError, KeyError, TypeError):
                    self.told = line.strip()[:500] or self.told

    def _collect(self, stream: IO[str]) -> None:
        with stream:
            self._printed = stream.read()


def _environment(home: Path, workspace: Path, person: str) -> dict[str, str]:
    """What the command is told: the home, who it runs for, and a place to unpack in that goes with the upload."""
    own = {"PCC_HOME": str(home), "PCC_PERSON": person, "PYTHONIOENCODING": "utf-8"}
    return os.environ | own | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(workspace))
