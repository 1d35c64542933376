"""What happened after a period's crimes as the JSON document of `pcc outcomes` (docs/commands.md)."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse import outcomes, query
from warehouse.documents import Document
from warehouse.measures.curves import Curve
from warehouse.measures.model import Audience, Figure, Period, Point
from warehouse.measures.outcome_types import GROUPS, Mix
from warehouse.published import Warehouse


@dataclass(frozen=True)
class Followed:
    """One period's crimes: both rates, the curve, and what they came to; no mix for the public or without a rate."""

    cohort: Figure
    throughput: Figure | None
    curve: Curve
    mix: Mix | None


def followed(w: Warehouse, measure_id: str, area: str, period: Period | None, audience: Audience) -> Followed:
    """All of it for a rate's period, by default the cohort's last. Raises UnknownName, or WrongUse for no such rate."""
    through, cohort = outcomes.pair(w, measure_id)
    figure = query.figure(w, cohort.id, area, period, audience=audience)
    span = figure.point.period
    (curve,) = outcomes.curves(w, cohort.id, area, [span], audience)
    return Followed(
        figure,
        query.figure(w, through.id, area, span, audience=audience) if through else None,
        curve,
        outcomes.mix(w, cohort.id, area, span) if figure.point.value is not None else None,
    )


def document(found: Followed) -> Document:
    """The document; what is missing is null."""
    cohort, period = found.cohort, found.cohort.point.period
    return {
        "area": cohort.area.id,
        "period": {"from": period.starts.isoformat(), "to": period.ends.isoformat()},
        "cohort": {"measure": cohort.measure.id, **_point(cohort.point)},
        "throughput": found.throughput and {"measure": found.throughput.measure.id, **_point(found.throughput.point)},
        "curve": [{"age": age, **_point(point)} for age, point in found.curve.points],
        "mix": found.mix and _mix(found.mix),
        "version": cohort.version,
    }


def _point(point: Point) -> Document:
    return {
        "value": point.value,
        "numerator": point.numerator,
        "denominator": point.denominator,
        "status": point.status,
        "immature": point.immature,
        "reason": point.reason or None,
        "shorthand": point.shorthand or None,
    }


def _mix(held: Mix) -> Document:
    listed = [
        {"code": code, "outcome": said, "group": group.title, "crimes": held.of((code,))}
        for group in GROUPS
        for code, said in group.codes.items()
        if held.of((code,))
    ]
    return {"crimes": held.whole, "outcomes": listed, "not_known": held.unknown, "none": held.without}
