"""What better recording explains of a measure's change: its definition's audits, with the figures of their years."""

from __future__ import annotations

from typing import Any

from warehouse import query
from warehouse.measures import change, periods, recording, recording_words
from warehouse.measures.model import Area, Audience, Measure, Period
from warehouse.measures.recording import Estimate, Split
from warehouse.published import Warehouse


def split(
    w: Warehouse, measure: Measure, area: Area, period: Period, audience: Audience = "internal"
) -> Split | str | None:
    """The change between the audits that a period lies between, taken apart; or why it cannot be.

    None where there is nothing to take apart: a measure that names no audits, an area that is not the home force, a
    period before, after or across its audits.
    """
    audits = [audit for audit in w.catalogue.audits if audit.audits == measure.audits]
    pair = recording.pair_for(audits, period) if area.id == "force" else None
    if pair is None:
        return None
    then, now = (query.figure(w, measure.id, period=audit.year, audience=audience).point for audit in pair)
    if why := change.why_not(measure, now, then, w.catalogue.events_of(measure)):
        years = " and ".join(periods.label(audit.year) for audit in pair)
        return f"Not estimated: {years} cannot be compared ({why})."
    return recording.split(*pair, then.value or 0, now.value or 0, recording.widest(audits))


def document(found: Split | str | None, measure: Measure) -> dict[str, Any] | None:
    """The estimate as `pcc value` gives it."""
    if not isinstance(found, Split):
        return None
    return {
        "from": periods.label(found.first.year),
        "to": periods.label(found.second.year),
        "recorded": [found.then, found.now],
        "better_recording": _estimate(found.better),
        "rest": _estimate(found.rest),
        "sentence": recording_words.sentence(found, measure.noun or "cases"),
    }


def _estimate(of: Estimate) -> dict[str, float]:
    return {"value": of.value, "low": of.low, "high": of.high}
