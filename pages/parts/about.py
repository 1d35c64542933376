"""What the pages say about a measure and a figure: how it is made, who answers for it, what was received of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from pages.parts.words import by_grain, count, day, noun, number, status, stop, unit_title
from warehouse.measures.model import Area, Comparison, Figure, Measure, Point

NOWHERE = {
    "no_location": "have no location recorded",
    "unmapped": "are in places that the area set does not hold",
    "outside": "lie outside the force's area",
}


def received(figure: Figure, inside: Sequence[Point]) -> str:
    """How much of the period was received: of a whole one, counted in the points that it holds."""
    point = figure.point
    if point.status not in ("final", "provisional"):
        return stop(point.reason or status(point.status))
    state = " Provisional: the newest may still change." if point.status == "provisional" else ""
    state = f" {stop(point.reason)}" if point.immature else state
    if len(inside) < 2:
        return f"Every day was received.{state}"
    return f"All {count(len(inside), inside[0].period.grain)} were received.{state}"


def no_place(figure: Figure, found: Sequence[tuple[Area, Point]]) -> list[str]:
    """How many of the force's cases stand in no area's figure, and why; of a rate, what share of its base."""
    nowhere = [(area, _base(point)) for area, point in found if area.set == "nowhere"]
    whole = _base(figure.point) if figure.area.id == "force" else 0
    return [_no_place(figure.measure, area, amount, whole) for area, amount in nowhere if amount]


def _base(point: Point) -> float:
    """What a point rests on: the cases counted, or those that a rate is out of."""
    return (point.numerator if point.denominator is None else point.denominator) or 0


def _no_place(measure: Measure, area: Area, amount: float, whole: float) -> str:
    share = f"{100 * amount / whole:.1f}%" if whole else ""
    if measure.denominator is None:
        who = f"{number(amount)} {noun(measure)}{f' ({share})' if share else ''}"
    else:
        who = f"{share} of the cases behind the rate" if share else "Some of the force's cases"
    return f"{who} {NOWHERE.get(area.id, area.title)}: in no area's figure."


def spread(phi: float | None) -> str:
    """How much more than chance a measure's months vary; empty where that is not known."""
    if phi is None:
        return ""
    if phi <= 1:
        return "Its months vary as chance alone would make them (phi 1.0)."
    return f"Its months vary {phi:.1f} times as much as chance alone would make them (phi {phi:.1f})."


def allowed_for(found: Comparison | None) -> str:
    """What the Z of a change allows for, and what it would be by chance alone; empty where it allows for nothing."""
    if found is None or found.z is None or found.phi is None or found.phi <= 1:
        return ""
    return f"{spread(found.phi)} The Z allows for it; by chance alone it would be {found.z * sqrt(found.phi):+.1f}."


def answerable(measure: Measure) -> str:
    """Who answers for a measure, who checked it, and when it is looked at again."""
    return (
        f"Owner: {measure.owner}. {stop(measure.checked_by)} Reviewed {day(measure.reviewed)}; "
        f"next review {day(measure.next_review)}."
    )


def how_made(measure: Measure) -> str:
    """Unit, wanted direction, finest grain and sources, in a sentence."""
    where = "" if measure.by_area else " For the force as a whole only."
    better = f"{measure.better} {'way ' if measure.better == 'neither' else ''}is better"
    made = f"{unit_title(measure)}; {better}; at the finest {by_grain(measure.grain)}."
    return f"{made} From: {', '.join(measure.sources)}.{where}"
