"""Limits in words: whether the latest point is unusual, in what way, and whether the target is within reach."""

from __future__ import annotations

from warehouse.measures.limit_notes import plural
from warehouse.measures.limits import Limits
from warehouse.measures.model import Grain, Series
from warehouse.measures.periods import label

_VARIATIONS = {
    "common_cause": "Usual variation", "improvement": "Improving", "concern": "Concern", "neutral_high": "Higher",
    "neutral_low": "Lower",
}  # fmt: skip
_ASSURANCES = {
    "consistently_fails": "Consistently fails its target at this level",
    "consistently_passes": "Consistently meets its target at this level",
    "hit_or_miss": "Meets or misses its target by chance at this level",
}
_CAUSES = {
    "above_limit": "above the upper limit", "below_limit": "below the lower limit", "rising": "{run} {kinds} rising",
    "falling": "{run} {kinds} falling", "shift_high": "{run} {kinds} above the mean",
    "shift_low": "{run} {kinds} below the mean", "two_of_three_high": "2 of 3 {kinds} close to the upper limit",
    "two_of_three_low": "2 of 3 {kinds} close to the lower limit",
}  # fmt: skip


def variation(found: Limits) -> str:
    """Improving, Concern, Usual variation; Higher or Lower where neither way is better; Not judged without limits."""
    return _VARIATIONS.get(found.variation or "", "Not judged")


def assurance(found: Limits) -> str:
    """Whether the target is within reach as things are; empty without a target or a better way."""
    return _ASSURANCES.get(found.assurance or "", "")


def special_cause(found: Limits, grain: Grain) -> str:
    """What is unusual about the latest point judged: 9 months above the mean; empty when nothing is."""
    cause = None if found.latest is None else found.special_cause[found.latest]
    kinds = "points" if grain == "span" else plural(grain)
    return _CAUSES.get(cause or "", "").format(run=found.run, kinds=kinds)


def sentence(series: Series, found: Limits) -> str:
    """What the limits say: Concern in October 2018: 9 months above the mean. Consistently fails its target ..."""
    if found.variation is None or found.latest is None:
        return found.notes[0] if found.notes else "No limits."
    when = label(series.points[found.latest].period)
    cause = special_cause(found, series.grain)
    told = f"{variation(found)} in {when}{f': {cause}' if cause else ''}."
    return f"{told} {assurance(found)}." if found.assurance else told
