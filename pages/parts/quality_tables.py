"""The tables of the data quality page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pages.parts import states, words
from pages.parts.markup import safe
from pages.parts.tables import Cell, Table
from warehouse.lineage import ExtractRecord, FindingRecord, SourceState
from warehouse.measures import periods
from warehouse.measures.model import Area

_SEVERITIES = {
    "refuse": "Refused the extract",
    "set_aside": "Rows set aside",
    "warn": "Warning: loaded",
    "note": "Note: loaded",
}


def sources(found: Sequence[SourceState]) -> Table:
    """Freshness: what is held of each source, when the last came, whether the next is late."""
    columns = (
        "Source", "Held from", "Held to", "Expected every", "Last received", "State", "Refused since", "Rows set aside",
    )  # fmt: skip
    rows = tuple(
        (
            Cell(state.title),
            Cell(words.day(state.starts)),
            Cell(words.day(state.ends)),
            Cell(f"{state.rhythm_days} days"),
            Cell(states.moment(state.last_received)),
            _badge(states.freshness(state)),
            Cell(f"{state.refused_since:,}", raw=state.refused_since),
            Cell(f"{state.set_aside:,}", raw=state.set_aside),
        )
        for state in found
    )
    return Table("How fresh each source is", columns, rows, frozenset({6, 7}), caption_shown=False)


def _badge(text: str) -> Cell:
    return Cell(text, f'<span class="badge">{safe(text)}</span>' if text in ("Late", "Refused", "Nothing held") else "")


def extracts(records: Iterable[ExtractRecord], title: str) -> Table:
    """Each landed file, newest first, with what was read, loaded and set aside, and its control total."""
    columns = (
        "File", "Status", "Covers from", "Covers to", "Rows read", "Loaded", "Set aside", "Control total", "Received",
        "SHA-256",
    )  # fmt: skip
    rows = tuple(
        (
            Cell(record.file),
            _badge(words.sentence_case(record.status)),
            Cell(words.short_day(record.starts), css="nowrap"),
            Cell(words.short_day(record.ends), css="nowrap"),
            *(Cell(f"{number:,}", raw=number) for number in (record.read, record.loaded, record.set_aside)),
            Cell(states.control(record) or "none given"),
            Cell(states.moment(record.received_at)),
            Cell(record.sha256[:12]),
        )
        for record in records
    )
    return Table(f"Extracts of {title}, newest first", columns, rows, frozenset({4, 5, 6}))


def findings(found: Iterable[FindingRecord], files: Mapping[str, ExtractRecord]) -> Table:
    """Every finding with its file, first line, column, and what to do."""
    columns = ("File", "What happened", "First line", "Column", "How many", "What was found, what to do")
    rows = tuple(
        (
            Cell(files[finding.extract].file if finding.extract in files else finding.extract),
            Cell(_SEVERITIES.get(finding.severity, finding.severity)),
            Cell(f"{finding.line:,}" if finding.line else "whole file", raw=finding.line),
            Cell(finding.column or ""),
            # What is wrong with a whole file, such as a missing column, is no number of rows.
            Cell("" if finding.count is None else f"{finding.count:,}", raw=finding.count),
            Cell(finding.message),
        )
        for finding in sorted(found, key=lambda one: list(_SEVERITIES).index(one.severity))
    )
    return Table("Findings of the gate: refusals first, newest extract first", columns, rows, frozenset({2, 4}))


def completeness(
    grid: Iterable[tuple[str, date, str, int]], source: str, title: str, year: str, areas: Sequence[Area]
) -> Table:
    """Rows by area (down) and month (across) for one source and financial year; no row stands out in words."""
    counts = {(month, area): rows for name, month, area, rows in grid if name == source}
    if not counts:
        return Table("", (), ())
    span = periods.parse(year)
    months = periods.spine("month", span.starts, span.ends)
    rows = tuple((Cell(area.title), *(_held(counts, month.starts, area.id) for month in months)) for area in areas)
    columns = ("Area", *(f"{month.starts:%b %Y}" for month in months))
    caption = f"Rows of {title} by month and area, {year}"
    return Table(caption, columns, rows, frozenset(range(1, 13)), css="grid", caption_shown=False)


def _held(counts: Mapping[tuple[date, str], int], month: date, area: str) -> Cell:
    rows = counts.get((month, area))
    if rows is not None:
        return Cell(f"{rows:,}", raw=rows)
    anywhere = any(at == month for at, _ in counts)
    return Cell("0", raw=0) if anywhere else Cell("not held", css="none")
