"""Areas beside each other as the JSON document of `pcc compare-areas` (docs/commands.md)."""

from __future__ import annotations

from warehouse.documents import Document
from warehouse.measures.area_words import finding
from warehouse.measures.beside import AreaTable, Beside


def beside(found: AreaTable) -> Document:
    """Every area of the set, highest first, then those that are nowhere, then the force; what is missing is null."""
    funnel = found.funnel
    return {
        "measure": found.of.id,
        "set": found.area_set,
        "period": {"from": found.period.starts.isoformat(), "to": found.period.ends.isoformat()},
        "unit": found.measure.unit,
        "basis": found.basis,
        "people": found.people or None,
        "sentence": finding(found),
        "funnel": funnel and {"mean": funnel.mean, "phi": funnel.phi, "tau": funnel.tau},
        "no_funnel": found.no_funnel or None,
        "version": found.version,
        "areas": [_row(row) for row in (*found.rows, *found.nowhere, found.force)],
    }


def _row(row: Beside) -> Document:
    point, rank, stand = row.point, row.rank, row.stand
    return {
        "area": row.area.id,
        "value": point.value,
        "low": row.low,
        "high": row.high,
        "numerator": point.numerator,
        "denominator": point.denominator,
        "rank": rank and rank.place,
        "rank_from": rank and rank.best,
        "rank_to": rank and rank.worst,
        "standing": stand and stand.standing,
        "limits": stand and {"lower": stand.lower, "upper": stand.upper},
        "status": point.status,
        "reason": point.reason or None,
        "shorthand": point.shorthand or None,
    }
