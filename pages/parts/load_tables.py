"""The report of a check or a load as tables, and what a new version says otherwise than the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pages.parts import words
from pages.parts.markup import link, safe
from pages.parts.tables import Cell, Table
from warehouse.changes import Changes, Revised
from warehouse.measures import periods

Report = Mapping[str, Any]
_SEVERITIES = {
    "refuse": "Refused the extract",
    "set_aside": "Rows set aside",
    "warn": "Warning: loaded",
    "note": "Note",
}
_BEFORE = {"accepted": "Can be published", "refused": "Refused", "unchanged": "Held already"}
_AFTER = {"accepted": "Published", "refused": "Refused", "unchanged": "Held already"}
MOST_SHOWN = 300


def counted(report: Report) -> dict[str, int]:
    """How many extracts were accepted, refused, unchanged."""
    found = [each["status"] for each in report.get("extracts", ())]
    return {status: found.count(status) for status in _BEFORE}


def headline(report: Report) -> str:
    """What a check found: 2 extracts can be published, 1 is refused, 1 is held already."""
    found = counted(report)
    ends = {"accepted": "can be published", "refused": "refused", "unchanged": "held already"}
    told = [(found[status], end) for status, end in ends.items() if found[status]]
    if not told:
        return "No extract was found in the files"
    (number, end), *rest = told
    return ", ".join([f"{words.count(number, 'extract')} {end}", *(f"{number} {end}" for number, end in rest)])


def extracts(report: Report, *, published: bool) -> Table:
    """Each extract: its file, source and days, what becomes of it, and its rows: read = loaded + set aside."""
    said = _AFTER if published else _BEFORE
    columns = ("File", "Result", "Source", "Covers from", "Covers to", "Rows read", "Loaded", "Set aside")
    rows = tuple(
        (
            Cell(each["file"]),
            _result(each["status"], said),
            Cell(each["source"] or "not known"),
            Cell(_day(each["from"]), css="nowrap"),
            Cell(_day(each["to"]), css="nowrap"),
            *(Cell(f"{each[name]:,}", raw=each[name]) for name in ("read", "loaded", "set_aside")),
        )
        for each in report["extracts"]
    )
    return Table("Extracts: rows read are those loaded and those set aside", columns, rows, frozenset({5, 6, 7}))


def findings(report: Report) -> Table:
    """What was found, with file, line and column, and what to do about it: refusals first."""
    columns = ("File", "What happened", "First line", "Column", "Rows", "What was found, what to do")
    found = [(each["file"], reason) for each in report["extracts"] for reason in each["reasons"]]
    found.sort(key=lambda pair: list(_SEVERITIES).index(pair[1]["severity"]))
    rows = tuple(
        (
            Cell(file),
            Cell(_SEVERITIES[reason["severity"]]),
            Cell(f"{reason['line']:,}" if reason["line"] else "whole file", raw=reason["line"]),
            Cell(reason["column"] or ""),
            Cell(f"{reason['count']:,}" if reason["count"] else "", raw=reason["count"]),
            Cell(reason["message"]),
        )
        for file, reason in found
    )
    return Table("What the gate found: refusals first", columns, rows, frozenset({2, 4}))


def revised(found: Sequence[Revised]) -> Table:
    """The figures of the force that the new version gives otherwise: before and after, newest first."""
    rows = tuple(
        (
            _named(each),
            Cell(periods.label(each.now.period)),
            Cell(_figure(each, now=False), raw=each.was.value),
            Cell(_figure(each, now=True), raw=each.now.value),
        )
        for each in found[:MOST_SHOWN]
    )
    more = f"; the newest {MOST_SHOWN} of {len(found):,}" if len(found) > MOST_SHOWN else ""
    return Table(
        f"Figures revised, newest first{more}", ("Measure", "Period", "Before", "Now"), rows, frozenset({2, 3})
    )


def _result(status: str, said: Mapping[str, str]) -> Cell:
    badge = f'<span class="badge">{said[status]}</span>' if status == "refused" else ""
    return Cell(said[status], badge)


def changed(found: Changes) -> list[str]:
    """What a new version says otherwise, in sentences."""
    told = []
    if found.revised:
        told.append(f"{words.count(len(found.revised), 'figure')} of the force revised.")
    if found.added:
        told.append(f"{words.count(found.added, 'figure')} of the force received that were not before.")
    return told or ["No figure of the force is other than it was."]


def _named(each: Revised) -> Cell:
    asked = {"measure": each.measure.id, "period": periods.written(each.now.period)}
    unseen = f'<span class="unseen">, {safe(periods.label(each.now.period))}</span>'
    return Cell(each.measure.title, link("measure", asked, each.measure.title).replace("</a>", f"{unseen}</a>"))


def _figure(each: Revised, *, now: bool) -> str:
    point = each.now if now else each.was
    shown, under = words.value(point, each.measure), words.basis(point, each.measure)
    return f"{shown or words.status(point.status)}{f' ({under})' if under else ''}"


def _day(text: str | None) -> str:
    return words.short_day(date.fromisoformat(text)) if text else "not known"
