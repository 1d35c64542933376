"""A weekly review as the JSON document of `pcc weekly` (docs/commands.md)."""

from __future__ import annotations

from typing import Any

from warehouse import documents
from warehouse.measures import periods, weekly_words
from warehouse.measures.reviews import Review, WeekRow
from warehouse.published import Warehouse

Document = dict[str, Any]


def review(w: Warehouse, found: Review) -> Document:
    """The review of one week: what stands out, the strongest evidence first, and every measure of the force."""
    return {
        "week": periods.written(found.week),
        "from": found.week.starts.isoformat(),
        "to": found.week.ends.isoformat(),
        "newest": periods.written(found.newest),
        "headline": weekly_words.headline(found),
        "tested": found.tested,
        "measures": found.measures,
        "areas": found.areas,
        "age_days": found.age,
        "at_equal_age": found.aged,
        "notes": [weekly_words.ages(found), *weekly_words.beware(found)],
        "exceptions": [_row(each) | {"sentence": weekly_words.sentence(each)} for each in found.exceptions],
        "rows": [_row(each) for each in found.rows],
        "version": w.version,
    }


def _row(row: WeekRow) -> Document:
    evidence = row.evidence
    return {
        "measure": row.measure.id,
        "area": row.area.id,
        "now": documents.point(row.now),
        "previous": documents.point(row.previous),
        "four_weeks": documents.point(row.four_weeks),
        "last_year": documents.point(row.last_year),
        "at_equal_age": row.aged,
        "expected": evidence and evidence.expected,
        "usual": evidence and list(evidence.usual),
        "chance": evidence and evidence.chance,
        "direction": evidence and ("high" if evidence.is_high else "low"),
        "verdict": weekly_words.verdict(row) if evidence else None,
        "why": row.why or None,
    }
