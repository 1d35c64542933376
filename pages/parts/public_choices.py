"""What is left of a page's choices for the public: those that the public cube holds; inside, all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pages.parts import choices
from pages.parts.choices import Offer
from pages.parts.reads import Version
from warehouse.measures import periods
from warehouse.measures.model import Measure

BY_YEAR = "Areas are published by financial year: choose a year to see them."
FORCE_GRAINS, AREA_GRAINS = ("month", "quarter", "year"), ("year",)


def is_closed(at: Version, measures: Iterable[Measure]) -> bool:
    """Whether a reader is bound to the public cube for any of some measures."""
    return at.w.audience != "internal" and any(not measure.open_data for measure in measures)


def grains(at: Version, measure: Measure, area: str) -> Offer:
    """By what a measure's points may be shown in an area."""
    offered = choices.grains(measure)
    if not is_closed(at, (measure,)):
        return offered
    open_ = FORCE_GRAINS if area == "force" else AREA_GRAINS
    kept = {grain: title for grain, title in offered.options.items() if grain in open_}
    return Offer(kept, offered.default if offered.default in kept else next(iter(kept)))


def spans(at: Version, measures: Iterable[Measure], area: str, offered: Offer) -> Offer:
    """The periods that may be chosen: of an area, financial years."""
    if area == "force" or not is_closed(at, measures):
        return offered
    kept = {name: title for name, title in offered.options.items() if is_year(at, name)}
    return replace(offered, options=kept, default=offered.default if offered.default in kept else next(iter(kept), ""))


def is_year(at: Version, named: str) -> bool:
    """Whether a period, as an address writes it, is a financial year."""
    found = periods.parse(named, at.w.today)
    return found == periods.financial_year(found.ends)
