"""Forces beside each other as the pages read them: kept by the published version, like everything else of it."""

from __future__ import annotations

from pages.parts.reads import Version
from warehouse import groups
from warehouse.measures.against import Against
from warehouse.measures.groups import Group
from warehouse.measures.model import Measure, Period


def offered(at: Version) -> tuple[Group, ...]:
    """The comparison groups of the force, the most similar forces first."""
    return groups.offered(at.w)


def against(at: Version, measures: tuple[Measure, ...], period: Period, group: Group) -> dict[str, Against]:
    """Each measure's rates beside those of a group of forces, by the measure's id."""
    asked = (tuple(measure.id for measure in measures), period, group.id)
    return at.made("against", asked, lambda: groups.compared(at.w, measures, period, group))


def last_compared(at: Version, measure: Measure, group: Group) -> Period:
    """The last period that a group holds of a measure."""
    return at.made("last_compared", (measure.id, group.id), lambda: groups.last_compared(at.w, measure, group.id))
