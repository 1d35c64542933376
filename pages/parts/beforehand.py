"""What a reader is likely to ask for next, made while they read, by the thread of the server that keeps it warm."""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable

LOG = logging.getLogger("pcc.pages")
_AFTER = 0.4  # seconds: a page that was just sent is drawn first
_WAITING: queue.Queue[Callable[[], object]] = queue.Queue(maxsize=4)
_WORKED = False  # somebody does what is put here


def put(make: Callable[[], object]) -> None:
    """Have something made soon, where there is a server that does it; with many waiting it is left to who asks."""
    if _WORKED:
        try:
            _WAITING.put_nowait(make)
        except queue.Full:
            LOG.info("nothing more is made ahead: %s wait", _WAITING.maxsize)


def work(seconds: float) -> None:
    """Make what was put, for so many seconds. What fails is left for the page that asks for it, which says why."""
    global _WORKED
    _WORKED = True
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        try:
            make = _WAITING.get(timeout=left)
        except queue.Empty:
            return
        time.sleep(min(_AFTER, max(0.0, left)))
        try:
            make()
        except Exception as fault:
            LOG.info("nothing was made ahead: %s", type(fault).__name__)
