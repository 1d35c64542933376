"""What the Outcomes page reads: both rates, the curves of several periods' crimes, and what those crimes came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pages.parts.choices import Offer
from pages.parts.reads import Version
from warehouse import outcomes
from warehouse.measures import change, codes, cohorts, curves, periods
from warehouse.measures.curves import Curve
from warehouse.measures.model import Event, Figure, Measure, Period
from warehouse.measures.outcome_types import Mix

QUARTERS, YEARS = "quarters", "years"
LINES = {QUARTERS: "The quarters that lead to it", YEARS: "The same period in the years before"}


@dataclass(frozen=True)
class Rates:
    """One outcome of one kind of crime, counted both ways; a cohort's rate may have no counterpart."""

    cohort: Figure
    throughput: Figure | None

    @property
    def title(self) -> str:
        """What it is called, without the way of counting."""
        return (self.throughput or self.cohort).measure.title


def rates(at: Version) -> Offer:
    """Every rate by cohort under its counterpart's name: those of every crime first, the most outcomes before fewer."""
    known = at.catalogue.measures
    held = [(each, known[each.counterpart or each.id]) for each in known.values() if each.ages]
    held.sort(key=lambda pair: (cohorts.crimes_of(pair[0]) != "true", -len(counted(at, pair[0])), pair[1].title))
    options = {shown.id: shown.title for _, shown in held}
    return Offer(options, next((name for name in options if at.held(measures(at, name)[-1])), next(iter(options), "")))


def measures(at: Version, name: str) -> tuple[Measure, ...]:
    """The throughput and the cohort measure of a rate's name."""
    return tuple(each for each in outcomes.pair(at.w, name) if each)


def both(at: Version, name: str, area: str, period: Period) -> Rates:
    """A rate of a period counted both ways."""
    throughput, cohort = outcomes.pair(at.w, name)
    return Rates(at.figure(cohort.id, area, period), at.figure(throughput.id, area, period) if throughput else None)


def curves_of(at: Version, found: Rates, lines: str) -> tuple[tuple[Curve, ...], tuple[tuple[Curve, str], ...]]:
    """The curves to draw, oldest first, and those that are left out, each with why."""
    measure, area, period = found.cohort.measure, found.cohort.area, found.cohort.point.period
    spans = curves.years_to(period) if lines == YEARS else curves.quarters_to(period)
    asked = (measure.id, area.id, spans)
    held = at.made("outcome curves", asked, lambda: outcomes.curves(at.w, measure.id, area.id, spans))
    return curves.told_apart(measure, held, at.catalogue.events_of(measure))


def mix(at: Version, found: Rates) -> Mix:
    """What the crimes of a rate's period have come to."""
    measure, area, period = found.cohort.measure, found.cohort.area, found.cohort.point.period
    return at.made(
        "outcome mix", (measure.id, area.id, period), lambda: outcomes.mix(at.w, measure.id, area.id, period)
    )


def mix_before(at: Version, name: str, found: Rates) -> Mix | str:
    """The same of a year before, or why the two may not be set beside each other."""
    cohort = found.cohort
    before = both(at, name, cohort.area.id, periods.year_before(cohort.point.period))
    why = change.why_not(cohort.measure, cohort.point, before.cohort.point, at.catalogue.events_of(cohort.measure))
    return why or mix(at, before)


def counted(at: Version, measure: Measure) -> frozenset[str]:
    """The outcome codes that a rate counts."""
    named = (each for each in codes.asked_for(measure) if each.startswith("outcome."))
    return frozenset(code for name in named for code in at.catalogue.code_sets[name].codes)


def followed_to(at: Version) -> date | None:
    """The last day of which outcomes were received."""
    return at.made("outcomes followed to", (), lambda: outcomes.followed_to(at.w))


def codes_since(at: Version, period: Period) -> tuple[Event, ...]:
    """The events that changed which outcomes there are, after a period began and by the last day received."""
    last = followed_to(at) or period.ends
    dated = (each for each in at.catalogue.events if each.sources == (cohorts.FOLLOWED,))
    return tuple(each for each in dated if period.starts < each.day <= last)
