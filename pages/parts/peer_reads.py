"""Forces beside each other as the pages read them: kept by the published version, like everything else of it."""

from __future__ import annotations

from pages.parts.reads import Version
from warehouse import groups
from warehouse.groups import NoTarget
from warehouse.measures.against import Against
from warehouse.measures.groups import Group
from warehouse.measures.model import Measure, Period
from warehouse.measures.target_setting import Proposal


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


def settable(at: Version) -> tuple[Measure, ...]:
    """The measures for which Appendix B can be asked: held, of open data, and compared between forces."""
    known = (measure for plan in at.catalogue.plans for measure in at.measures_of(plan))
    return tuple(
        measure for measure in dict.fromkeys(known) if not groups.never_set(at.w, measure) and at.held(measure)
    )


def proposal(at: Version, measure: Measure) -> Proposal | str:
    """What Appendix B comes to for a measure, or why it comes to nothing."""

    def asked() -> Proposal | str:
        try:
            return groups.proposal(at.w, measure.id)
        except NoTarget as fault:
            return str(fault)

    return at.made("proposal", (measure.id,), asked)
