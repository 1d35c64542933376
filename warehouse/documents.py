"""Figures and states as the JSON documents that the command line promises (docs/commands.md)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from warehouse import lineage
from warehouse.measures import prospect_words as words
from warehouse.measures.catalogue import Catalogue
from warehouse.measures.limits import Limits
from warehouse.measures.model import Comparison, Figure, Point, Projection, Series
from warehouse.published import Warehouse

Document = dict[str, Any]


def figure(found: Figure) -> Document:
    """The document of `pcc value`: what is missing is null."""
    point, verdict = found.point, found.verdict
    target = verdict.target
    return {
        "measure": found.measure.id,
        "area": found.area.id,
        "period": _span(point.period.starts, point.period.ends),
        "value": point.value,
        "numerator": point.numerator,
        "denominator": point.denominator,
        "unit": found.measure.unit,
        "shorthand": point.shorthand or None,
        "target": target
        and {"kind": target.kind, "value": target.value, "baseline": _day(target.baseline), "source": target.source},
        "verdict": verdict.code,
        "probability": verdict.probability,
        "projection": _projection(found.projection),
        "run_rate": _run_rate(found),
        "sentence": found.sentence,
        "previous": _comparison(found.previous),
        "same_period_last_year": _comparison(found.same_period_last_year),
        "status": point.status,
        "immature": point.immature,
        "counterpart": found.measure.counterpart,
        "data_as_at": _day(found.data_as_at),
        "version": found.version,
        "extracts": list(found.extracts),
    }


def series(found: Series, drawn: Limits) -> Document:
    """The document of `pcc series`: one entry a point, oldest first, with its limits and special cause."""
    lines = zip(found.points, drawn.mean, drawn.lower, drawn.upper, drawn.special_cause, strict=True)
    return {
        "measure": found.measure.id,
        "area": found.area.id,
        "grain": found.grain,
        "unit": found.measure.unit,
        "data_as_at": _day(found.data_as_at),
        "version": found.version,
        "variation": drawn.variation,
        "assurance": drawn.assurance,
        "method": drawn.method,
        "notes": list(drawn.notes),
        "points": [
            {**point(one), "mean": mean, "lower": lower, "upper": upper, "special_cause": cause}
            for one, mean, lower, upper, cause in lines
        ],
    }


def point(one: Point) -> Document:
    """One point: its period, value, parts and status."""
    return {
        "from": one.period.starts.isoformat(),
        "to": one.period.ends.isoformat(),
        "value": one.value,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "low": one.low,
        "high": one.high,
        "status": one.status,
        "reason": one.reason or None,
        "shorthand": one.shorthand or None,
    }


def measures(known: Catalogue) -> list[Document]:
    """The document of `pcc measures`."""
    return [
        {
            "id": measure.id,
            "title": measure.title,
            "unit": measure.unit,
            "better": measure.better,
            "grain": measure.grain,
            "sources": list(measure.sources),
            "plans": [asdict(placement) for placement in measure.placements],
            "targets": len(measure.targets),
            "open_data": measure.open_data,
        }
        for measure in known.measures.values()
    ]


def status(w: Warehouse, disk_bytes: int) -> Document:
    """The document of `pcc status`."""
    return {
        "version": w.version,
        "content": lineage.content(w),
        "built_at": w.built_at,
        "today": w.today.isoformat(),
        "illustrative": w.illustrative,
        "disk_bytes": disk_bytes,
        "sources": [
            {**asdict(state), "starts": _day(state.starts), "ends": _day(state.ends)} for state in lineage.sources(w)
        ],
    }


def _projection(found: Projection | None) -> Document | None:
    if found is None:
        return None
    told = {name: getattr(found, name) for name in ("value", "low", "high", "stretches")}
    return {**told, "ends": found.ends.isoformat(), "upto": found.upto.isoformat()}


def _run_rate(found: Figure) -> Document | None:
    if found.verdict.run_rate is None:
        return None
    told = asdict(found.verdict.run_rate)
    return {**told, "year_aim": found.verdict.year_aim, "words": words.required(found.measure, found.verdict)}


def _comparison(found: Comparison | None) -> Document | None:
    if found is None:
        return None
    return {
        name: getattr(found, name) for name in ("value", "difference", "percent", "z", "phi", "words", "age", "now")
    }


def _span(starts: date, ends: date) -> Document:
    return {"from": starts.isoformat(), "to": ends.isoformat()}


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
