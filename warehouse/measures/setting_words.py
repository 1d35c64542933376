"""Target setting in plain words: what to aim for, why that much, and whether the force would be looked at."""

from __future__ import annotations

from warehouse.measures.against_words import rate
from warehouse.measures.model import Measure, Period
from warehouse.measures.numbers import counted, number, plain
from warehouse.measures.periods import label
from warehouse.measures.target_setting import ABOVE, FALLING, LARGEST_IN_A_YEAR, LEAST, Attention, Setting, Step

METHOD = (
    f"Appendix B: at least {LEAST:.0%} fewer a year; where the group's mean, extrapolated to the end of the year, is "
    f"better than the force's rate, the reduction that takes it there. One that asks for more than "
    f"{LARGEST_IN_A_YEAR:.0%} in a year is spread over two or three, with a milestone at the end of each; the appendix "
    f"gives no number, and {LARGEST_IN_A_YEAR:.0%} is our reading: the most that the plan asks for in a year is 14%."
)


def aim(measure: Measure, found: Setting) -> str:
    """What to aim for: the reduction and the count that it comes to, or that none can be set."""
    name, year = measure.title, label(found.baseline.period)
    if found.reduction is None or not found.steps:
        return f"{name}: no target can be set from {year}: {found.why}."
    size = percent(found.reduction)
    if len(found.steps) == 1:
        (step,) = found.steps
        return f"{name}: {size} fewer in {label(step.period)} than in {year}, {fewer(measure, step)}."
    yearly = f", {percent(found.yearly or 0)} fewer a year" if found.yearly else ""
    milestones = "; ".join(f"{fewer(measure, step)} in {label(step.period)}" for step in found.steps)
    return f"{name}: {size} fewer than in {year} over {len(found.steps)} years{yearly}: {milestones}."


def reason(measure: Measure, found: Setting) -> str:
    """Why so much: where the group's mean is heading, and what would take the force there."""
    if found.position is None or found.trend is None or found.to_position is None:
        return _without_trend(measure, found)
    first, last, after = found.years[0].period, found.years[-1].period, found.steps[0].period
    size, way = percent(abs(found.trend)), "up" if found.trend > 0 else "down"
    trend = f"{'level' if size == '0%' else f'{size} a year {way}'} from {label(first)} to {label(last)}"
    position = f"{rate(found.position)} for each 1,000 people in {label(after)}"
    heading = f"The group's mean is extrapolated to {position}: {trend}."
    if found.to_position <= 0:
        there = f"The force, at {rate(found.baseline.rate)}, is there already"
        return f"{heading} {there}, so the least of {LEAST:.0%} holds."
    needed = f"From {rate(found.baseline.rate)} that takes {percent(found.to_position)} fewer"
    if found.to_position <= LEAST:
        return f"{heading} {needed}, so the least of {LEAST:.0%} holds."
    return f"{heading} {needed}.{_spread(found)}"


def attention(found: Attention, period: Period) -> str:
    """The attention test: both halves of it, and what they come to."""
    where = "above" if found.above > 0 else "below"
    stands = f"{percent(abs(found.above))} {where} the group's mean in {label(period)}"
    if found.due is False and found.changed is None:
        return f"Not for attention: {stands}; the line is {ABOVE:.0%} above."
    if found.changed is None:
        return (
            f"Attention cannot be told: {stands}, over the line of {ABOVE:.0%}, but the year before is not held, so "
            f"whether offences fall by {FALLING:.0%} is not known."
        )
    moved = f"offences {_moved(found.changed)} on the year before"
    if found.due:
        return f"For attention: {stands}, over the line of {ABOVE:.0%}, and {moved}, short of a fall of {FALLING:.0%}."
    return f"Not for attention: {stands}, against a line of {ABOVE:.0%} above; {moved}."


def fewer(measure: Measure, step: Step) -> str:
    """A milestone: 79,603 crimes or fewer."""
    return f"{counted(step.count, measure.noun)} or fewer"


def percent(share: float) -> str:
    """A share as a percentage: 5%, 12.4%."""
    text = plain(100 * share, 1)
    return f"{text.removesuffix('.0')}%"


def _without_trend(measure: Measure, found: Setting) -> str:
    least = f"At least {LEAST:.0%} fewer would be {number(found.least)} or fewer."
    year = label(found.baseline.period)
    if found.to_mean_now <= 0:
        return f"{least} The force is at the group's mean of {year} or better."
    return (
        f"{least} To stand at the group's mean of {year}, as it was, would take {percent(found.to_mean_now)} fewer; "
        f"where it is heading is not known."
    )


def _spread(found: Setting) -> str:
    if len(found.steps) < 2:
        return ""
    told = f" More than {LARGEST_IN_A_YEAR:.0%} in one year is unrealistically large, so it is spread."
    return f"{told} Even so, each year asks for more than that." if found.stretched else told


def _moved(changed: float) -> str:
    text = percent(abs(changed))
    return "did not change" if text == "0%" else f"{'rose' if changed > 0 else 'fell'} by {text}"
