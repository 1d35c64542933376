"""People: many at once on one server, over real web sockets, each with a session that stays open.

Every person goes from page to page and reads each for a moment; what is told is the time from asking to the end of the
page's script, and the server's memory. `python -m benchmarks.people` prints it for the home of PCC_HOME (Linux:
elsewhere the memory of another process cannot be read).
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.opened import SAMPLE
from tools.serving import dashboard
from tools.visiting import Drawn, visitor
from warehouse.home import Home

PEOPLE, PAGES_EACH, RERUNS = 20, 15, 1000
READS = 3.0  # seconds that a person looks at a page, between none and twice as many
PATHS = tuple(each.path for each in SAMPLE)
MB = 1 << 20


@dataclass(frozen=True)
class Crowd:
    """What many at once met: seconds a page, and the server's memory in bytes before any and with all of them there."""

    people: int
    seconds: tuple[float, ...]
    before: int
    after: int

    @property
    def each(self) -> float:
        """Megabytes that one person more takes."""
        return (self.after - self.before) / self.people / MB

    def at(self, share: float) -> float:
        """The seconds that a share of the pages did not exceed."""
        return sorted(self.seconds)[min(len(self.seconds) - 1, int(share * len(self.seconds)))]


def crowd(site: str, people: int = PEOPLE, pages: int = PAGES_EACH, reads: float = READS) -> Crowd:
    """Many people at once, each of whom opens some pages in an order of their own."""
    for path in PATHS:  # one has been here before them, as the server itself has where it keeps warm
        with visitor(site) as go:
            go(path)
    before = memory_of(site)
    with ExitStack() as doors, ThreadPoolExecutor(people) as pool:
        inside = [doors.enter_context(visitor(site)) for _ in range(people)]
        walks = [pool.submit(_walk, go, random.Random(number), pages, reads) for number, go in enumerate(inside)]  # noqa: S311
        seconds = tuple(each for walk in walks for each in walk.result())
        return Crowd(people, seconds, before, memory_of(site))


def _walk(go: Callable[[str], Drawn], order: random.Random, pages: int, reads: float) -> list[float]:
    found = []
    for _ in range(pages):
        time.sleep(order.uniform(0, 2 * reads))
        found.append(go(order.choice(PATHS)).seconds)
    return found


def reruns(site: str, times: int = RERUNS, path: str = PATHS[0]) -> Iterator[tuple[int, int]]:
    """The server's memory in bytes as one page is drawn again and again in one session: how often so far, how much."""
    with visitor(site) as go:
        for number in range(1, times + 1):
            go(path)
            if number % max(1, times // 10) == 0:
                yield number, memory_of(site)


def memory_of(site: str) -> int:
    """The resident memory of the server of an address, in bytes."""
    mark = f"--server.port={site.rpartition(':')[2]}\0".encode()
    found = [_resident(folder) for folder in Path("/proc").iterdir() if folder.name.isdigit() and mark in _line(folder)]
    if not found:
        raise SystemExit("The memory of the server cannot be read: this needs Linux.")
    return max(found)


def _line(folder: Path) -> bytes:
    try:
        return (folder / "cmdline").read_bytes()
    except OSError:
        return b""


def _resident(folder: Path) -> int:
    pages = int((folder / "statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def rows(home: Path) -> Iterator[Sequence[str]]:
    """What was measured, a line each: what, and the number."""
    with dashboard(home) as site:
        found = crowd(site)
        yield f"{found.people} people at once, pages drawn", f"{len(found.seconds)}"
        yield "median of a page's script", f"{found.at(0.5) * 1000:.0f} ms"
        yield "95th percentile", f"{found.at(0.95) * 1000:.0f} ms"
        yield "slowest", f"{max(found.seconds) * 1000:.0f} ms"
        yield "memory a person", f"{found.each:.1f} MB"
        steps = list(reruns(site))
        settled = median(size for _, size in steps[:3])
        yield f"memory over {RERUNS:,} reruns", f"{(steps[-1][1] - settled) / MB:+.1f} MB of {steps[-1][1] / MB:.0f}"


def main() -> None:
    """Print what people at once meet in the home that PCC_HOME names."""
    for what, number in rows(Home.find().folder):
        print(f"{what:<36}{number:>20}", flush=True)


if __name__ == "__main__":
    main()
