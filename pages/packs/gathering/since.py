"""What changed since the last Board: what is new, what a later extract revised, what is judged otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pages.packs.document import Cell, Move, Since
from pages.packs.gathering import figures
from pages.parts import states, words
from warehouse import query
from warehouse.faults import WrongUse
from warehouse.measures import periods
from warehouse.measures.model import Audience, Figure, Measure, Period, Point, Series
from warehouse.measures.numbers import signed
from warehouse.published import Warehouse

HELD = ("final", "provisional", "partial")
NOTHING_KEPT = (
    "No version of the figures is kept as they stood at the last {meeting}, so new data and revisions cannot be told "
    "apart here."
)


@dataclass(frozen=True)
class Before:
    """The last Board: its month, the version that it was shown, the last month that it reported; frozen, or as then."""

    meeting: Period
    w: Warehouse
    upto: Period
    frozen: bool = False


@dataclass
class Found:
    """What is gathered while the measures of a pack are gone through, one by one."""

    new: list[Move] = field(default_factory=list)
    revised: list[Move] = field(default_factory=list)
    verdicts: list[Move] = field(default_factory=list)


def compare(found: Found, before: Before, now: Series, figure: Figure, audience: Audience) -> frozenset[Period]:
    """Add what changed in one measure; the periods of it that were revised. `now` ends where the pack reports to."""
    measure, area = figure.measure, figure.area.id
    try:
        then = query.series(before.w, measure.id, area, now.grain, audience=audience)
        judged = _judged(before, figure, audience)
    except WrongUse:
        # The version of then did not know the measure or the area.
        then, judged = None, None
    was = {p.period: p for p in then.points if p.status in HELD} if then else {}
    held = [point for point in now.points if point.status in HELD and point.value is not None]
    fresh = [point for point in held if point.period not in was or point.period.ends > before.upto.ends]
    pairs = [(was[p.period], p) for p in held if p.period in was and p not in fresh]
    differing = [(old, new) for old, new in pairs if old.value is not None and _parts(old) != _parts(new)]
    found.new += [_new(measure, fresh)] if fresh else []
    found.revised += [_revised(measure, old, new) for old, new in reversed(differing)]
    if judged and judged.verdict.code != figure.verdict.code and judged.verdict.code and figure.verdict.code:
        found.verdicts.append(_turned(measure, judged, figure))
    return frozenset(new.period for _, new in differing)


def told(found: Found, before: Before | None, meeting: str) -> Since:
    """The whole of it, with a line for each kind. `meeting` is what the pack is for: a Board, a Panel."""
    if before is None:
        return Since("", None, why=NOTHING_KEPT.format(meeting=meeting))
    kind = "frozen" if before.frozen else "in force then"
    version = states.version_number(before.w.version)
    against = f"the {meeting} of {periods.label(before.meeting)} (version {version[1:]}, {kind})"
    return Since(
        against,
        before.w.version,
        tuple(found.new),
        tuple(sorted(found.revised, key=_size, reverse=True)),
        tuple(found.verdicts),
        words=(_new_words(found.new), _revised_words(found.revised), _verdict_words(found.verdicts)),
    )


def _judged(before: Before, figure: Figure, audience: Audience) -> Figure | None:
    """The figure that the last Board was shown in the place of this one; of another year there is none to set beside.

    A verdict on last year's target is not changed by one on this year's.
    """
    period = figure.point.period
    if period.grain in ("quarter", "month"):
        return None
    so_far = periods.year_to_date(before.upto.ends)
    year = periods.financial_year(period.ends)
    if not year.holds(so_far):
        return None
    then = year if year.ends == so_far.ends else so_far
    return query.figure(before.w, figure.measure.id, figure.area.id, then, audience=audience)


def _parts(point: Point) -> tuple[float | None, float | None, float | None]:
    return point.value, point.numerator, point.denominator


def _new(measure: Measure, fresh: Sequence[Point]) -> Move:
    last = fresh[-1]
    shown = figures.value(measure, last)
    label = periods.label(last.period)
    more = f", and {words.count(len(fresh) - 1, 'earlier period')}" if len(fresh) > 1 else ""
    return Move(measure.id, measure.title, "new", label, Cell(""), shown, f"{label}: {shown.shown}{more}")


def _revised(measure: Measure, was: Point, now: Point) -> Move:
    before, after = figures.value(measure, was), figures.value(measure, now, revised=True)
    label, step = periods.label(now.period), (now.value or 0) - (was.value or 0)
    by = signed(step, measure.unit) if step else "the same figure on other counts"
    said = f"{label} was {before.text or 'none'} and is {after.text or 'none'} now ({by})"
    return Move(measure.id, measure.title, "revised", label, before, after, said)


def _turned(measure: Measure, was: Figure, now: Figure) -> Move:
    before, after = words.verdict(was.verdict.code), words.verdict(now.verdict.code)
    label = periods.label(now.point.period)
    said = f"{before} for {periods.label(was.point.period)}; {after.lower()} for {label}"
    return Move(measure.id, measure.title, "verdict", label, Cell(before), Cell(after), said)


def _size(move: Move) -> float:
    was, now = float(move.was.raw or 0), float(move.now.raw or 0)
    return abs(now - was) / abs(was) if was else abs(now - was)


def _measures(moves: Iterable[Move]) -> int:
    return len({move.measure for move in moves})


def _new_words(moves: Sequence[Move]) -> str:
    if not moves:
        return "New data: none. No period is held that was not shown then."
    return f"New data: {words.count(_measures(moves), 'measure')} {_have(_measures(moves))} figures for newer periods."


def _have(amount: int) -> str:
    return "has" if amount == 1 else "have"


def _revised_words(moves: Sequence[Move]) -> str:
    if not moves:
        return "Revisions: none. Every figure that was shown then stands."
    most = max(moves, key=_size)
    return (
        f"Revisions: {words.count(len(moves), 'figure')} of {words.count(_measures(moves), 'measure')} changed; "
        f"the largest: {most.title}, {most.words}."
    )


def _verdict_words(moves: Sequence[Move]) -> str:
    if not moves:
        return "Verdicts: none changed."
    return f"Verdicts: {len(moves)} changed: " + "; ".join(f"{each.title} ({each.words})" for each in moves[:4]) + "."
