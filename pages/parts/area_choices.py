"""What the Areas page offers to choose, and a choice as it stands in the address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast, get_args

from pages.parts import choices
from pages.parts.choices import Offer
from pages.parts.reads import Version
from warehouse.measures import periods, populations
from warehouse.measures.model import Basis, Grain, Measure, Period

BASES = {"today": "Today's areas", "of_the_time": "Areas of the time"}
SPANS = {"recent": "Last two years", "all": "Everything held"}
DAYS = {"recent": "Last three months", "all": "Last twelve months"}  # of days no more can be told apart
_RECENT, _RECENT_DAYS, _MOST_DAYS = 24, 3, 12  # months of a chart
MOST_BESIDE = 3  # measures beside the first: four side by side
RATE, FIGURE = "rate", "figure"
WHOLE, PARTS = "none", "parts"
AREAS, LSOAS = "areas", "lsoa"
MAPS = {AREAS: "The areas of the table", LSOAS: "LSOAs (census areas)"}


@dataclass(frozen=True)
class Choice:
    """A question about areas. `chosen` are the areas that are set against the force; none of them is all of them.

    `beside` are the measures that stand beside the first.
    """

    measure: Measure
    period: Period
    named: str  # the period as the address says it
    chosen: tuple[str, ...]
    area_set: str
    by_rate: bool
    basis: Basis
    split: bool
    grain: Grain
    everything: bool
    by_place: bool
    beside: tuple[Measure, ...] = ()

    @property
    def address(self) -> dict[str, str]:
        """The choice as the address says it; but for the areas and the measures beside, which may be none."""
        return {
            "measure": self.measure.id,
            "period": self.named,
            "per": RATE if self.by_rate else FIGURE,
            "set": self.area_set,
            "grain": self.grain,
            "span": "all" if self.everything else "recent",
            "split": PARTS if self.split else WHOLE,
            "basis": self.basis,
            "map": LSOAS if self.by_place else AREAS,
        }

    @property
    def linked(self) -> dict[str, str]:
        """The same with the areas and the measures beside, for a link."""
        several = {"areas": self.chosen, "beside": tuple(measure.id for measure in self.beside)}
        return {**self.address, **{name: ",".join(held) for name, held in several.items() if held}}

    def led_by(self, measure: Measure) -> dict[str, str]:
        """For a link: another of the measures leads, the first stands beside it."""
        others = tuple(one for one in (self.measure, *self.beside) if one.id != measure.id)
        kept = others if measure.id in {one.id for one in self.beside} else self.beside
        return replace(self, measure=measure, beside=kept).linked


def measures(at: Version) -> Offer:
    """Every measure that is held by area or can be split; at first the count of all crime, if it is held."""
    offered = choices.measures(at)
    known = [at.catalogue.get(name) for name in offered.options]
    shown = {one.id: one.title for one in known if one.by_area or one.split_by}
    held = [one for one in known if one.by_area and at.held(one)]
    # Only a count of all crime has audits of how much of it is recorded.
    first = [one.id for one in held if one.audits] or [one.id for one in held] or list(shown)
    return Offer(shown, first[0])


def beside(at: Version, measure: Measure) -> dict[str, str]:
    """What can stand beside a measure: every other one that is held by area; nothing beside what is not."""
    if not measure.by_area:
        return {}
    known = (at.catalogue.get(name) for name in choices.measures(at).options)
    return {one.id: one.title for one in known if one.by_area and one.id != measure.id}


def areas(at: Version, area_set: str, basis: str) -> dict[str, str]:
    """The areas of a set that there are on the home's day, or ever if those of the time are asked for."""
    held = at.w.areas_of(area_set, as_basis(basis))
    return {area.id: area.title for area in held if area.set == area_set}


def figures(measure: Measure) -> Offer:
    """As rates for each 1,000 people, or as they are: a count of cases alone can be a rate."""
    if not (populations.has_rate(measure) and measure.by_area):
        return Offer({FIGURE: "As measured"}, FIGURE)
    return Offer({RATE: "For each 1,000 people", FIGURE: "Numbers"}, RATE)


def splits(at: Version, measure: Measure) -> Offer:
    """How a measure can be split: into the measures that are parts of the same whole."""
    whole = at.catalogue.measures.get(measure.part_of or measure.id)
    if whole is None or not whole.split_by:
        return Offer({WHOLE: "Not split"}, WHOLE)
    return Offer({WHOLE: "Not split", PARTS: f"By {whole.split_by}"}, WHOLE)


def parts(at: Version, measure: Measure) -> list[Measure]:
    """The whole that a measure is, or is a part of, and all of its parts by their titles."""
    held, whole = at.catalogue.measures, measure.part_of or measure.id
    found = sorted((one for one in held.values() if one.part_of == whole), key=lambda one: one.title)
    return [held[whole], *found]


def split_title(at: Version, measure: Measure) -> str:
    """What stands over the table of the parts: Crime on data.police.uk by crime type."""
    whole = at.catalogue.get(measure.part_of or measure.id)
    return f"{whole.title} by {whole.split_by}"


def as_basis(text: str) -> Basis:
    """The basis of that name; today's areas for any other."""
    return cast("Basis", text) if text in get_args(Basis) else "today"


def grains(measure: Measure) -> Offer:
    """What each point can be: a day too, where the measure is held by day."""
    offered = choices.grains(measure)
    days = {"day": "Day"} if measure.grain == "day" else {}
    return Offer({**days, **offered.options}, offered.default)


def spans(grain: Grain) -> dict[str, str]:
    """How far back a chart can go: by day no further than days can be told apart."""
    return DAYS if grain == "day" else SPANS


def chart_span(at: Version, choice: Choice) -> Period:
    """The stretch of the chart: two years (of days, three months) that end with the period, or as far as it can go."""
    held = at.held(choice.measure)
    last = periods.month(choice.period.ends)
    by_day = choice.grain == "day"
    back = (_MOST_DAYS if choice.everything else _RECENT_DAYS) if by_day else _RECENT
    first = periods.add_months(last.starts, 1 - back)
    if held is None:
        return Period(first, last.ends)
    if choice.everything and not by_day:
        return Period(*held)
    return Period(min(max(first, periods.month(held[0]).starts), last.starts), last.ends)
