"""Freezing a meeting's Board with its pack, and giving it again: the same files, or the same figures made anew."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pages.packs.document import Pack, Report, Request
from pages.packs.formats import Format, called, offered
from pages.packs.gathering import agenda, boards, gather
from pages.packs.gathering.gather import Step
from pages.packs.gathering.making import GATHERED, Written, dress
from pages.packs.gathering.since import Before
from warehouse import board_changes, freezing, journal, notebook
from warehouse import boards as kept
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.measures.boards import Board, Prior
from warehouse.measures.model import Audience, Period
from warehouse.measures.notes import Thread, of_board
from warehouse.published import Warehouse, open_warehouse


def freeze(
    home: Home,
    w: Warehouse,
    request: Request,
    formats: Sequence[Format],
    *,
    why: str = "",
    step: Step = lambda doing, fraction: None,
) -> Board:
    """Freeze the Board that a request asks for, as a version has it, with its files.

    Raises FrozenAlready, BeingFrozen, UnknownVersion or LedgerFault; nothing is kept then.
    """
    freezing.refuse_again(home, (request.meeting, request.report, request.audience), why)
    before = boards.last(home, request)
    notes = of_board(notebook.threads(home.journal), request.measures)
    pack = gather.gather(w, request, notes=notes, before=before, step=_part_of(step))
    versions = {
        version: kept.holder_of(home, version) for version in (w.version, *([before.w.version] if before else []))
    }

    # Whatever is written of it later wears the look of today too.
    look = {fmt.own: content for fmt in offered().values() for content in dress(home.config, fmt)}

    def write(folder: Path) -> None:
        for at, fmt in enumerate(formats):
            step(f"Writing {fmt.name}", GATHERED + (1 - GATHERED) * at / len(formats))
            fmt.write(pack, folder / called(pack, fmt), *filter(None, [look.get(fmt.own)]))

    return freezing.keep(home, _draft(w, pack, request, before, notes, why), versions, write, look)


def anew(home: Home, board: Board, step: Step = lambda doing, fraction: None) -> Pack:
    """The pack of a frozen Board made again, from what it keeps and nothing else. Raises CannotReplay."""
    w, before = kept.opened(home, board), None
    if board.before:
        prior = board.before
        at = open_warehouse(kept.home_of(home, board), prior.version)
        before = Before(periods.parse(prior.meeting), at, periods.parse(prior.upto), prior.frozen)
    return gather.gather(w, request_of(board), notes=board.notes, before=before, step=_part_of(step))


def latest(home: Home, meeting: str, report: Report, audience: Audience | None) -> Board | None:
    """The latest freeze of a meeting's Board, for the audience that its report is for unless another is named."""
    return kept.latest(home, meeting, report, audience or agenda.audience_of(report))


def is_of(board: Board, plan: str | None, area: str) -> bool:
    """Whether a Board is that of a plan, or of any, and an area."""
    return plan in (None, board.request.get("plan")) and area == board.area


def held(board: Board, formats: Sequence[Format]) -> tuple[tuple[str, ...], tuple[Format, ...]]:
    """The frozen files of some formats, and the formats that were not frozen."""
    by_ending = {each.name.rpartition(".")[2]: each.name for each in board.files}
    found = tuple(by_ending[fmt.ending] for fmt in formats if fmt.ending in by_ending)
    return found, tuple(fmt for fmt in formats if fmt.ending not in by_ending)


def given(home: Home, board: Board, names: Sequence[str], folder: Path) -> tuple[Written, ...]:
    """The frozen files of those names, written out byte for byte, each whole or not at all. Raises FileChanged."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for name in names:
        content = kept.file(home, board, name)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as beside:
            made = Path(beside) / name
            made.write_bytes(content)
            made.replace(folder / name)
        digest = hashlib.sha256(content).hexdigest()
        found.append(Written(name.rpartition(".")[2], folder / name, len(content), digest))
    subject = f"{board.id}, as frozen: {', '.join(names)}"
    journal.record(home.journal, "pack", subject, version=board.version)
    return tuple(found)


def request_of(board: Board) -> Request:
    """What the pack of a Board was made of; what this release does not know of it is passed over."""
    told: Mapping[str, Any] = board.request
    known = {each.name: told[each.name] for each in fields(Request) if each.name in told}
    read = {"period": periods.parse(told["period"]), "on": date.fromisoformat(told["on"])}
    return Request(**{**known, **read, "measures": tuple(told["measures"])})


def document(board: Board, files: Sequence[Written], *, anew: bool) -> dict[str, Any]:
    """The document of `pcc pack` for a frozen Board."""
    return {
        "report": board.report,
        "meeting": board.meeting,
        "period": {"from": board.period.starts.isoformat(), "to": board.period.ends.isoformat()},
        "label": periods.label(board.period),
        "plan": board.request.get("plan"),
        "area": board.area,
        "audience": board.audience,
        "marking": board.settings.get("marking"),
        "version": board.version,
        "headline": board.headline,
        "measures": [one.measure for one in board.figures],
        "frozen": board.id,
        "anew": anew,
        "files": [{"format": f.format, "file": str(f.path), "bytes": f.size, "sha256": f.sha256} for f in files],
    }


def _part_of(step: Step) -> Step:
    return lambda doing, fraction: step(doing, fraction * GATHERED)


def _draft(
    w: Warehouse, pack: Pack, request: Request, before: Before | None, notes: tuple[Thread, ...], why: str
) -> Board:
    """The Board but for its number, its time, its person and its files, which keeping it decides."""
    told = {each.name: _plain(getattr(request, each.name)) for each in fields(Request)}
    return Board(
        id="",
        meeting=request.meeting,
        report=request.report,
        audience=request.audience,
        number=0,
        at=datetime.min.replace(tzinfo=UTC),
        who="",
        why=why,
        version=w.version,
        headline=pack.front.headline,
        area=request.area,
        period=request.period,
        today=request.on,
        request=told,
        settings={name: _plain(value) for name, value in vars(w.settings).items()},
        before=_prior(before) if before else None,
        figures=tuple(board_changes.shown(item.figure) for item in pack.items),
        notes=notes,
        files=(),
        versions=(),
    )


def _prior(before: Before) -> Prior:
    return Prior(periods.written(before.meeting), before.w.version, periods.written(before.upto), before.frozen)


def _plain(value: object) -> object:
    """A value as JSON has it."""
    if isinstance(value, Period):
        return periods.written(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
