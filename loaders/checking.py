"""The gate without a load: the same reading, rules and report, with nothing kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from loaders import entries, gating, held, landing, nature, reading
from loaders.discovery import Found, Turned, discover
from loaders.gating import Incoming
from loaders.refusal import Refusal
from loaders.report import ExtractReport, Report
from loaders.source import Source, sources
from warehouse import database
from warehouse.home import Home, now

Step = Callable[[str, float], None]


@dataclass
class _Read:
    """What came of reading: entries that are finished, and what the gate has still to see, by source."""

    finished: list[ExtractReport] = field(default_factory=list)
    readable: dict[str, list[tuple[Found, Incoming]]] = field(default_factory=dict)


def check(home: Home, paths: Iterable[Path], *, source: str | None = None, progress: Step) -> Report:
    """What a load of these files, folders and ZIPs would say. Raises WrongUse for a source that does not exist."""
    with TemporaryDirectory() as workspace:
        progress("Looking into the files", 0.0)
        finds = discover(paths, Path(workspace), source=source)
        read = _read(home, finds.found, progress)
        checked: list[ExtractReport] = []
        for number, (name, pairs) in enumerate(read.readable.items()):
            progress(f"Checking {sources()[name].title.lower()}", 0.5 + 0.5 * number / len(read.readable))
            checked += _gated(sources()[name], pairs)
        turned = [entries.of_turned(each) for each in finds.turned]
        fault = nature.mixed(home, finds.found)
    extracts = (*checked, *read.finished, *turned)
    return Report(database.current(home.published), extracts, finds.notes, str(fault) if fault else "")


def _read(home: Home, found: Sequence[Found], progress: Step) -> _Read:
    came = _Read()
    for number, each in enumerate(found):
        progress(f"Reading {each.shown}", 0.5 * number / len(found))
        claims = each.claims
        facts = held.facts(home, each.source, claims.force, claims.cover, claims.rows, now())
        try:
            reading.check_personal(each.path, each.source)
            if entry := _unchanged(home, each):
                came.finished.append(entry)
                continue
            incoming = Incoming(str(number), facts, reading.read(each.path, each.source))
            came.readable.setdefault(each.source.name, []).append((each, incoming))
        except Refusal as fault:
            came.finished.append(entries.of_turned(Turned(each.shown, each.source, fault.reasons)))
    return came


def _unchanged(home: Home, found: Found) -> ExtractReport | None:
    """The entry of an extract that this home holds already, with what was decided of it."""
    claims = found.claims
    kept = landing.held_already(home.landing, found.path, found.source, claims.force, claims.cover, claims.rows)
    gated = gating.kept(home.staging, kept.id) if kept else None
    return entries.of_gated(found.shown, gated, landed=kept, seconds=0.0) if gated else None


def _gated(source: Source, pairs: Sequence[tuple[Found, Incoming]]) -> list[ExtractReport]:
    begun = perf_counter()
    results = gating.run(source, [incoming for _, incoming in pairs])
    share = (perf_counter() - begun) / len(pairs)
    return [
        entries.of_gated(found.shown, gated, seconds=share)
        for (found, _), (gated, _) in zip(pairs, results, strict=True)
    ]
