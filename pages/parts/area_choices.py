"""What the Areas page offers to choose, and a choice as it stands in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast, get_args

from pages.parts import choices
from pages.parts.choices import Offer
from pages.parts.reads import Version
from warehouse.measures import periods, populations
from warehouse.measures.model import Basis, Grain, Measure, Period

BASES = {"today": "Today's areas", "of_the_time": "Areas of the time"}
SPANS = {"recent": "Last two years", "all": "Everything held"}
RATE, FIGURE = "rate", "figure"
WHOLE, PARTS = "none", "parts"
AREAS, LSOAS = "areas", "lsoa"
MAPS = {AREAS: "The areas of the table", LSOAS: "LSOAs (census areas)"}


@dataclass(frozen=True)
class Choice:
    """A question about areas. `chosen` are the areas that are set against the force; none of them is all of them."""

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

    @property
    def address(self) -> dict[str, str]:
        """The choice as the address says it; the areas apart, which may be none."""
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
        """The same with the areas, for a link."""
        return {**self.address, **({"areas": ",".join(self.chosen)} if self.chosen else {})}


def measures(at: Version) -> Offer:
    """Every measure that is held by area, those of the plans first; at first one with data."""
    offered = choices.measures(at)
    by_area = {name: title for name, title in offered.options.items() if at.catalogue.get(name).by_area}
    first = next((name for name in by_area if at.held(at.catalogue.get(name))), next(iter(by_area)))
    return Offer(by_area, offered.default if offered.default in by_area else first)


def areas(at: Version, area_set: str, basis: str) -> dict[str, str]:
    """The areas of a set that there are on the home's day, or ever if those of the time are asked for."""
    held = at.w.areas_of(area_set, as_basis(basis))
    return {area.id: area.title for area in held if area.set == area_set}


def figures(measure: Measure) -> Offer:
    """As rates for each 1,000 people, or as they are: a count of cases alone can be a rate."""
    if not populations.has_rate(measure):
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


def chart_span(at: Version, choice: Choice) -> Period:
    """The stretch of the chart: two years that end with the period, or everything held."""
    held = at.held(choice.measure)
    last = periods.month(choice.period.ends)
    first = periods.add_months(last.starts, -23)
    if held is None:
        return Period(first, last.ends)
    if choice.everything:
        return Period(*held)
    return Period(min(max(first, periods.month(held[0]).starts), last.starts), last.ends)
