"""A frozen Board as the JSON of its record, and back; and as `pcc boards` tells of it (docs/commands.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from warehouse import notebook
from warehouse.measures import periods
from warehouse.measures.boards import Board, KeptFile, Prior, Shown
from warehouse.measures.differences import Compared, Difference, Restated

Document = dict[str, Any]
# What the record of a Board is: a reader of this release knows these.
RECORD = 1
PLAIN = ("id", "meeting", "report", "audience", "number", "who", "why", "version", "headline", "area")


def write(board: Board) -> bytes:
    """The record of a Board, as it is kept."""
    told = {name: getattr(board, name) for name in PLAIN}
    told |= {
        "record": RECORD,
        "at": board.at.isoformat(),
        "period": periods.written(board.period),
        "today": board.today.isoformat(),
        "request": dict(board.request),
        "settings": dict(board.settings),
        "before": board.before and asdict(board.before),
        "figures": [_figure(one) for one in board.figures],
        "notes": notebook.as_rows(board.notes),
        "files": [asdict(each) for each in board.files],
        "versions": [asdict(each) for each in board.versions],
        "look": None if board.look is None else [asdict(each) for each in board.look],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read(content: bytes) -> Board:
    """A Board from its record. Raises KeyError, TypeError or ValueError for what is none."""
    told: Document = json.loads(content)
    return Board(
        **{name: told[name] for name in PLAIN},
        at=datetime.fromisoformat(told["at"]),
        period=periods.parse(told["period"]),
        today=date.fromisoformat(told["today"]),
        request=told["request"],
        settings=told["settings"],
        before=Prior(**told["before"]) if told["before"] else None,
        figures=tuple(Shown(**{**one, "period": periods.parse(one["period"])}) for one in told["figures"]),
        notes=notebook.from_rows(told["notes"]),
        files=tuple(KeptFile(**each) for each in told["files"]),
        versions=tuple(KeptFile(**each) for each in told["versions"]),
        look=None if told.get("look") is None else tuple(KeptFile(**each) for each in told["look"]),
    )


def listed(board: Board, faults: Iterable[str], *, superseded: bool, folder: str) -> Document:
    """One Board as `pcc boards` lists it."""
    found = tuple(faults)
    return {
        "board": board.id,
        "meeting": board.meeting,
        "report": board.report,
        "audience": board.audience,
        "number": board.number,
        "superseded": superseded,
        "frozen_at": board.at.isoformat(),
        "who": board.who,
        "why": board.why or None,
        "version": board.version,
        "period": periods.written(board.period),
        "today": board.today.isoformat(),
        "headline": board.headline,
        "measures": len(board.figures),
        "notes": len(board.notes),
        "folder": folder,
        "files": [asdict(each) for each in board.files],
        "intact": not found,
        "faults": list(found),
    }


def compared(found: Compared) -> Document:
    """Two Boards beside each other."""
    return {"earlier": found.earlier, "later": found.later, "measures": [_difference(line) for line in found.lines]}


def _difference(line: Difference) -> Document:
    return {
        "measure": line.shown.measure,
        "title": line.shown.title,
        "unit": line.shown.unit,
        "was": _figure(line.was),
        "restated_to": _figure(line.again),
        "now": _figure(line.now),
        "restated": line.restated,
        "by": line.by,
        "percent": line.percent,
        "new_data": line.new_data,
        "verdict_turned_by_restating": line.turned_by_restating,
        "verdict_turned_by_new_data": line.turned_by_new_data,
        "months": [_month(each) for each in line.months],
        "why": line.why or None,
    }


def _month(found: Restated) -> Document:
    return {"period": periods.written(found.period), "was": found.was, "now": found.now}


def _figure(found: Shown | None) -> Mapping[str, Any] | None:
    return {**asdict(found), "period": periods.written(found.period)} if found else None
