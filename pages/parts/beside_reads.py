"""What the Areas page reads of several measures at once: the parts of a whole, or those that stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pages.parts import beside_page
from pages.parts.area_choices import Choice
from pages.parts.reads import Version
from warehouse import area_comparison
from warehouse.measures import periods
from warehouse.measures.model import Measure


def together(at: Version, choice: Choice, measures: Sequence[Measure]) -> Version:
    """The version as it is read for these measures: a statement for all of their areas, and one for the force."""
    stretches = [(measure, *beside_page.stretch(at, choice, measure)) for measure in measures]
    months = [
        (measure.id, period)
        for measure, grain, span in stretches
        for period in periods.spine(grain, span.starts, span.ends)
    ]
    return replace(at, w=area_comparison.ahead(at.w, measures, choice.area_set, choice.period, months))
