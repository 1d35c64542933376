"""Land, read, gate, build: the one place where the parts of a load are joined.

A published version is a function of what is landed, so every way in ends the same: whatever is landed and not yet gated
is gated, and the warehouse is built from all that is accepted.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from loaders import acts, entries, erasing, gating, held, landing, nature, reading, upgrading
from loaders.discovery import Found, Turned, discover
from loaders.erasing import Purged
from loaders.gating import Incoming
from loaders.landing import Landed
from loaders.lock import only_loader
from loaders.refusal import Refusal
from loaders.report import ExtractReport, Report
from loaders.source import Source, sources
from warehouse import build, configuration, database, journal
from warehouse.faults import WrongUse
from warehouse.home import Home, now
from warehouse.record import Extract

Step = Callable[[str, float], None]


def load(home: Home, paths: Iterable[Path], *, source: str | None = None, progress: Step) -> Report:
    """Take in files, folders and ZIPs and publish once. Raises WrongUse, AnotherLoad, or what a build raises."""
    with only_loader(home), TemporaryDirectory() as workspace:
        _tidy(home)
        progress("Looking into the files", 0.0)
        finds = discover(paths, Path(workspace), source=source)
        nature.decide(home, finds.found)
        _forget_older(home)
        taken = [(each, _land(home, each)) for each in finds.found]
        seconds = _gate_pending(home, progress)
        version = _publish_if_changed(home, progress)
        acts.end(home, version)
        reports = [_entry(home, found, came, seconds) for found, came in taken]
        reports += [entries.of_turned(turned) for turned in finds.turned]
        acts.of_load(home, reports, [came for _, came in taken if isinstance(came, Landed)], version)
    return Report(version, tuple(reports), finds.notes)


def withdraw(home: Home, extract: str, *, why: str, progress: Step) -> str | None:
    """Take back a landed extract; whatever it replaced stands again. The version in force after. Raises WrongUse."""
    with only_loader(home):
        _tidy(home)
        acts.begin(home, "withdraw", [landing.named(home.landing, extract).id], why=why)
        landing.withdraw(home.landing, extract, why=why, who=journal.person(), at=now())
        _gate_pending(home, progress)
        version = _publish(home, progress)
        acts.end(home, version)
    return version


def rollback(home: Home, version: str | None, *, why: str) -> str:
    """Go back to a kept version (the one before that in force, unless named). Raises UnknownVersion or WrongUse."""
    with only_loader(home):
        acts.recover(home)
        in_force = database.current(home.published)
        earlier = [name for name in database.versions(home.published) if name < (in_force or "")]
        if version is None and not earlier:
            raise WrongUse("There is no earlier version to go back to.")
        chosen = version or earlier[-1]
        if database.format_of(home.published, chosen) != database.FORMAT:
            raise WrongUse(f"Version {chosen} was made by another release and cannot be read by this one.")
        # The journal first: nothing else would tell of a step back that was cut short behind it.
        journal.record(home.journal, "rollback", f"{in_force} to {chosen}", why=why, version=chosen)
        database.point(home.published, chosen)
    return chosen


def rebuild(home: Home, progress: Step) -> str | None:
    """Read and gate everything again from landing, and publish: from the same bytes comes the same content."""
    with only_loader(home):
        _tidy(home)
        acts.begin(home, "rebuild", ["everything landed"])
        shutil.rmtree(home.staging, ignore_errors=True)
        _gate_pending(home, progress)
        version = _publish(home, progress)
        acts.end(home, version)
    return version


def upgrade(home: Home, progress: Step) -> str | None:
    """Build again what an older release published; the new version, None when there is none of an older release.

    Raises CannotUpgrade, with nothing changed, when something that it was built from is no longer landed.
    """
    with only_loader(home):
        _tidy(home)
        if not _forget_older(home):
            return None
        progress("Building again what an older release stored", 0.0)
        _gate_pending(home, progress)
        version = _publish(home, progress)
        acts.end(home, version)
    return version


def purge(
    home: Home, extracts: Sequence[str], before: date | None, *, in_force: bool = False, why: str, progress: Step
) -> Purged:
    """Erase extracts from landing, by name and by age, and publish without them. Raises WrongUse."""
    erasing.check(extracts, before, why)
    with only_loader(home):
        _tidy(home)
        _gate_pending(home, progress)
        wanted, kept = erasing.chosen(home, extracts, before, in_force)
        acts.begin(home, "purge", [each.id for each in wanted], why=why)
        for each in wanted:
            erasing.erase(home, each, why)
        version = _publish_if_changed(home, progress)
        acts.end(home, version)
    return Purged(tuple(wanted), tuple(kept), version)


def demonstrate(home: Home, progress: Step) -> Report:
    """Make the illustrative sample where it is absent, and load it."""
    from loaders.sample import write

    folder = home.folder / "sample"
    if not (folder / nature.MARK).exists():
        write(folder, progress=lambda text, fraction: progress(text, fraction / 2))
    return load(home, [folder], progress=lambda text, fraction: progress(text, 0.5 + fraction / 2))


def _tidy(home: Home) -> None:
    """Clear away what a run that was cut short left behind, end an erasure that it had begun, and tell what it did."""
    landing.sweep(home.landing)
    for half in home.staging.glob(".*.tmp"):
        half.unlink()
    for each in erasing.gone(home):
        gating.forget(home.staging, each.id)
    acts.recover(home)


def _forget_older(home: Home) -> bool:
    """Have everything gated again when an older release published; whether one had. Raises CannotUpgrade."""
    older = upgrading.needed(home)
    if older is None:
        return False
    acts.begin(home, "upgrade", [f"format {older} to {database.FORMAT}"])
    shutil.rmtree(home.staging, ignore_errors=True)
    return True


def _land(home: Home, found: Found) -> Landed | Turned:
    claims = found.claims
    try:
        return landing.land(
            home.landing,
            found.path,
            source=found.source,
            force=claims.force,
            cover=claims.cover,
            rows=claims.rows,
            manifest=claims.manifest,
            received_at=now(),
            who=journal.person(),
            original_name=found.name,
        )
    except Refusal as fault:
        return Turned(found.shown, found.source, fault.reasons)


def _gate_pending(home: Home, progress: Step) -> dict[str, float]:
    """Gate what is landed and has no result yet, a source at a time; the seconds that each extract's share took."""
    pending: dict[str, list[Landed]] = {}
    for each in landing.landed(home.landing):
        if not each.erased and gating.kept(home.staging, each.id) is None:
            pending.setdefault(each.source, []).append(each)
    seconds: dict[str, float] = {}
    for number, (name, extracts) in enumerate(pending.items()):
        progress(f"Checking {sources()[name].title.lower()}", 0.1 + 0.6 * number / len(pending))
        begun = perf_counter()
        _gate(home, sources()[name], extracts)
        seconds |= dict.fromkeys((each.id for each in extracts), (perf_counter() - begun) / len(extracts))
    return seconds


def _gate(home: Home, source: Source, extracts: Sequence[Landed]) -> None:
    incoming = []
    for each in extracts:
        facts = held.facts_of(home, each)
        try:
            incoming.append(Incoming(each.id, facts, reading.read(each.path, source)))
        except Refusal as fault:
            gating.keep(home.staging, gating.refused(each.id, facts, fault.reasons), None)
    for gated, rows in gating.run(source, incoming) if incoming else ():
        gating.keep(home.staging, gated, rows)


def _publish_if_changed(home: Home, progress: Step) -> str | None:
    extracts = held.extracts(home)
    current = database.current(home.published)
    if current is None:
        return _publish(home, progress) if extracts else None
    if not _built_from(home, current, extracts):
        return _publish(home, progress)
    configuration.keep(home, current)
    return current


def _built_from(home: Home, version: str, extracts: Sequence[Extract]) -> bool:
    """Whether a version holds exactly these extracts, in the format of this release."""
    with database.connect(home.published, version)[0] as connection:
        built = {tuple(row) for row in connection.execute("select id, status from pcc.extract").fetchall()}
        written = connection.execute("select value from pcc.meta where key = 'format'").fetchone()
    return built == {(extract.id, extract.status) for extract in extracts} and written == (database.FORMAT,)


def _publish(home: Home, progress: Step) -> str:
    version = build.publish(
        home, held.sources_known(), held.extracts(home), lambda text, part: progress(text, 0.7 + 0.3 * part)
    )
    configuration.keep(home, version)
    return version


def _entry(home: Home, found: Found, came: Landed | Turned, seconds: dict[str, float]) -> ExtractReport:
    if isinstance(came, Turned):
        return entries.of_turned(came)
    gated = gating.kept(home.staging, came.id)
    if gated is None:
        raise RuntimeError("a landed extract was not gated")
    return entries.of_gated(found.shown, gated, landed=came, seconds=seconds.get(came.id, 0.0))
