"""What the journal says of loads and other acts on landing: each once, also where the run that did it was cut short.

Of a load the extracts themselves carry a mark until the journal tells of them. Of any other act what is to be told is
written down before it begins (`underway.json` of the home), and the next run tells it where this one does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from loaders import disk, gating, landing
from loaders.landing import Landed
from loaders.report import ExtractReport, Reason
from warehouse import database, journal
from warehouse.home import Home

KINDS = {"accepted": "load", "refused": "refuse"}
UNDERWAY = "underway.json"
CUT_SHORT = "cut short, and told by the next run"


def of_load(home: Home, reports: Sequence[ExtractReport], taken: Sequence[Landed], version: str | None) -> None:
    """Journal what was accepted or refused, and what an earlier load had landed before it was cut short."""
    for report in reports:
        if kind := KINDS.get(report.status):
            journal.record(home.journal, kind, report.file, why=_why(report.reasons), version=version)
    fresh = {each.id for each in taken if not each.unchanged}
    for each in landing.untold(home.landing):
        gated = gating.kept(home.staging, each.id)
        if each.id not in fresh and gated is not None:
            journal.record(home.journal, KINDS[gated.status], each.file, why=_why(gated.reasons), version=version)
        landing.told(each)


def begin(home: Home, kind: str, subjects: Sequence[str], *, why: str = "") -> None:
    """Write down, so that it lasts, what is about to be done to each subject. Raises LedgerFault or OSError."""
    last = max((act.number for act in journal.acts(home.journal)), default=0)
    said = {"kind": kind, "subjects": list(subjects), "why": why, "who": journal.person(), "after": last}
    beside = home.folder / f".{UNDERWAY}.tmp"
    disk.write(beside, json.dumps(said, ensure_ascii=False).encode())
    beside.replace(home.folder / UNDERWAY)
    disk.sync(home.folder)


def end(home: Home, version: str | None, *, note: str = "") -> None:
    """Journal what was begun, with the version in force after it; nothing where nothing was begun.

    An act that the journal tells of already is not told again.
    """
    path = home.folder / UNDERWAY
    if not path.exists():
        return
    said = json.loads(path.read_bytes())
    told = {
        act.subject for act in journal.acts(home.journal) if act.number > said["after"] and act.kind == said["kind"]
    }
    why = "; ".join(part for part in (said["why"], note) if part)
    for subject in said["subjects"]:
        if subject not in told:
            journal.record(home.journal, said["kind"], subject, why=why, version=version, who=said["who"])
    path.unlink()


def recover(home: Home) -> None:
    """Tell of an act that was begun by a run that was cut short, as far as it came. Only for the sole loader."""
    (home.folder / f".{UNDERWAY}.tmp").unlink(missing_ok=True)
    path = home.folder / UNDERWAY
    if not path.exists():
        return
    said = json.loads(path.read_bytes())
    marks = {"withdraw": "withdrawn", "purge": "erased"}
    if mark := marks.get(said["kind"]):
        # Of an extract that was not touched yet there is nothing to tell.
        done = {each.id for each in landing.landed(home.landing) if getattr(each, mark)}
        touched = [each for each in said["subjects"] if each in done]
        disk.write(path, json.dumps({**said, "subjects": touched}, ensure_ascii=False).encode())
    end(home, database.current(home.published), note=CUT_SHORT)


def _why(reasons: Iterable[Reason]) -> str:
    return "; ".join(reason.message for reason in reasons if reason.severity == "refuse")
