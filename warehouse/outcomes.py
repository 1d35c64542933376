"""What happens after a crime: how a cohort's outcomes came with age, and what its crimes have come to.

Neither is a cell of the public cube, so only the internal audience is answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from warehouse import public_reading, query
from warehouse.faults import WrongUse
from warehouse.measures import cohorts
from warehouse.measures.curves import Curve
from warehouse.measures.model import Audience, Measure, Period
from warehouse.measures.outcome_types import Mix
from warehouse.published import Warehouse, set_of

MIX = (Path(__file__).parent / "sql" / "outcome_mix.sql").read_text(encoding="utf-8")


def pair(w: Warehouse, measure_id: str) -> tuple[Measure | None, Measure]:
    """The throughput rate (None where there is none) and the cohort rate that a measure is one of.

    Raises UnknownName, or WrongUse for a measure that is neither.
    """
    asked = w.catalogue.get(measure_id)
    other = w.catalogue.get(asked.counterpart) if asked.counterpart else None
    if asked.ages:
        return other, asked
    if other is None or not other.ages:
        raise WrongUse(f"{asked.title} is no outcome rate: it follows no crimes, and no rate by cohort goes with it.")
    return asked, other


def curves(
    w: Warehouse, measure_id: str, area_id: str, spans: Sequence[Period], audience: Audience = "internal"
) -> tuple[Curve, ...]:
    """Each period's curve for a cohort's rate in an area. Raises UnknownName, WrongUse or NotPublished."""
    measure, area = query.asked(w, measure_id, area_id)
    aged = cohorts.at_every_age(measure)
    if not aged:
        raise WrongUse(f"{measure.title} follows no crimes: only a rate by cohort has a curve.")
    public_reading.internal_only("how outcomes come with age", audience)
    read = public_reading.reader(w, area, [(each.id, span) for span in spans for each in aged], audience)
    return tuple(
        Curve(span, tuple((age, read(each, span)) for age, each in zip(cohorts.AGES, aged, strict=True)))
        for span in spans
    )


def mix(w: Warehouse, measure_id: str, area_id: str, period: Period, audience: Audience = "internal") -> Mix:
    """The crimes of a cohort's whole months within a period by their latest outcome, as they stand in the version.

    Raises UnknownName, WrongUse for what is no cohort, NotPublished.
    """
    public_reading.internal_only("the mix of outcomes", audience)
    measure, area = query.asked(w, measure_id, area_id)
    if not measure.ages:
        raise WrongUse(f"{measure.title} follows no crimes: only a rate by cohort has a mix of outcomes.")
    bound = {
        "measure": cohorts.mix_names(w.catalogue.measures.values())[measure.id],
        "force": w.force_of(area),
        "starts": period.starts,
        "ends": period.ends,
        "set": set_of(area),
        "area": area.id,
        "as_of": w.as_of(area, "today"),
    }
    return Mix(period, dict(w.rows(MIX, bound)))


def followed_to(w: Warehouse) -> date | None:
    """The last day of which outcomes were received."""
    held = (each.ends for each in w.standing if each.source == cohorts.FOLLOWED and each.force == w.settings.force)
    return max(held, default=None)
