"""What became of a frozen Board's figures: each is read again in a later version, on the day of the earlier one.

Read on that day, no figure differs because time has passed, but only because other data were received.
"""

from __future__ import annotations

import copy
import hashlib
from datetime import date

from warehouse import cube, public_reading, query
from warehouse.faults import WrongUse
from warehouse.measures import differences, periods
from warehouse.measures.boards import Board, Shown
from warehouse.measures.differences import Compared, Restated
from warehouse.measures.model import Area, Figure, Grain, Measure, Period, Point
from warehouse.published import Warehouse

NOW = "now"
HELD = ("final", "provisional", "partial")
Points = dict[Period, Point]
GONE = "The later version does not know this measure."


def shown(figure: Figure) -> Shown:
    """What a Board keeps of a figure."""
    point, measure = figure.point, figure.measure
    return Shown(
        measure=measure.id,
        title=measure.title,
        unit=measure.unit,
        period=point.period,
        value=point.value,
        numerator=point.numerator,
        denominator=point.denominator,
        status=point.status,
        shorthand=point.shorthand,
        verdict=figure.verdict.code,
        sentence=figure.sentence,
        counted=hashlib.sha256(cube.measure_sql(measure).encode()).hexdigest()[:12],
    )


def compare(earlier: Board, then: Warehouse | None, later: Board, now: Warehouse) -> Compared:
    """Two Boards. Without the earlier's version (`then`), no single months are told apart."""
    return Compared(earlier.id, later.id, _lines(earlier, then, later.figures, now))


def since(earlier: Board, then: Warehouse | None, now: Warehouse) -> Compared:
    """A Board against a version in which it was not frozen: its own figures again, and none of a later period."""
    return Compared(earlier.id, NOW, _lines(earlier, then, (), now))


def _lines(
    earlier: Board, then: Warehouse | None, later: tuple[Shown, ...], now: Warehouse
) -> tuple[differences.Difference, ...]:
    at = copy.copy(now)
    at.today = earlier.today
    before, after = (_points(w, earlier) if w else {} for w in (then, at))
    again: dict[str, Shown | str] = {}
    months: dict[str, tuple[Restated, ...]] = {}
    for was in earlier.figures:
        old, new = before.get(was.measure, {}), after.get(was.measure, {})
        # What rests on the same points by the same definition is the same figure, which need not be worked out again.
        stands = bool(then and old) and old == new and _alike_defined(then, at, was.measure)
        again[was.measure] = was if stands else _again(at, earlier, was)
        # For the public none: two counts of one month would tell what a withheld one is made of.
        months[was.measure] = _restated(old, new) if earlier.audience == "internal" else ()
    return differences.together(earlier.figures, later, again, months)


def _again(w: Warehouse, board: Board, was: Shown) -> Shown | str:
    """A figure of a Board in a later version, or why it cannot be had."""
    try:
        return shown(query.figure(w, was.measure, board.area, was.period, audience=board.audience))
    except WrongUse:
        return GONE


def _alike_defined(then: Warehouse | None, now: Warehouse, name: str) -> bool:
    """Whether two versions define a measure alike, with its targets and the events that bear on it."""
    if then is None or any(name not in w.catalogue.measures for w in (then, now)):
        return False
    was, is_now = (w.catalogue.get(name) for w in (then, now))
    return was == is_now and then.catalogue.events_of(was) == now.catalogue.events_of(is_now)


def _restated(before: Points, after: Points) -> tuple[Restated, ...]:
    """The single periods that the later version has otherwise, newest first."""
    held = {period: point for period, point in after.items() if point.status in HELD}
    found = [
        Restated(period, before[period].value, point.value)
        for period, point in held.items()
        if period in before and before[period].status in HELD and not _alike(before[period], point)
    ]
    return tuple(sorted(found, key=lambda each: each.period, reverse=True))


def _points(w: Warehouse, board: Board) -> dict[str, Points]:
    """The points of each measure of a Board up to its end, by month or by what it is held by, read in one go."""
    try:
        place = w.area(board.area)
    except WrongUse:
        return {}
    known = {one.measure: one.period.ends for one in board.figures if one.measure in w.catalogue.measures}
    measures = [w.catalogue.get(name) for name in known]
    spines = {measure.id: _spine(w, measure, place, known[measure.id]) for measure in measures}
    asked = [(name, period) for name, spine in spines.items() for period in spine]
    read = public_reading.reader(w, place, asked, board.audience)
    return {measure.id: {period: read(measure, period) for period in spines[measure.id]} for measure in measures}


def _spine(w: Warehouse, measure: Measure, place: Area, last: date) -> list[Period]:
    held = query.periods_held(w, measure, place)
    every = periods.spine(_grain(measure), held[0], min(held[1], last)) if held else []
    return [period for period in every if period.ends <= last]


def _grain(measure: Measure) -> Grain:
    return "month" if query.FINEST.index(measure.grain) <= query.FINEST.index("month") else measure.grain


def _alike(was: Point, now: Point) -> bool:
    pairs = ((was.value, now.value), (was.numerator, now.numerator), (was.denominator, now.denominator))
    return all(differences.alike(one, other) for one, other in pairs)
