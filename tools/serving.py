"""A Streamlit server on a free port of this machine, for as long as a block runs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0


class NoServer(Exception):
    """The server ended by itself or did not answer in time."""


@contextmanager
def dashboard(home: Path, port: int | None = None, environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """`pcc serve` on a home; yields its address."""
    at = port or free_port()
    command = [sys.executable, "-m", "pcc", "serve", "--port", str(at)]
    with _running(command, at, {"PCC_HOME": str(home), **(environment or {})}) as address:
        yield address


@contextmanager
def script(path: Path) -> Iterator[str]:
    """One Streamlit script with the project's own settings; yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(path), f"--server.port={port}"]
    with _running(command, port, {}) as address:
        yield address


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(command: Sequence[str], port: int, environment: dict[str, str]) -> Iterator[str]:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name != "nt",
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/_stcore/health", process)
        yield address
    finally:
        _stop(process)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise NoServer(f"the server ended by itself, with status {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310  (an address of this machine)
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.05)
    raise NoServer(f"the server did not answer within {PATIENCE:.0f} seconds")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """What the server started goes with it."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.terminate()
        else:
            os.killpg(process.pid, signal.SIGTERM)
    process.wait(20)
