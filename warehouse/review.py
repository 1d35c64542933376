"""The weekly review: every measure that has weeks, its week beside others, and what stands out, by area.

Where earlier extracts tell what the weeks before had come to at the age that the newest has now, they are compared as
they were known then (`ages`); else as they are known today.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from warehouse import coverage, public_reading
from warehouse.faults import WrongUse
from warehouse.measures import change, discovery, periods, points, reviews, weekly
from warehouse.measures.model import Amounts, Area, Audience, Measure, Period, Point
from warehouse.measures.reviews import FOUR, Review, WeekRow
from warehouse.measures.week_forecasts import BASELINE, FEWEST
from warehouse.measures.weekly import REACH, Cell, Evidence, Judged
from warehouse.published import Warehouse
from warehouse.week_grid import FORCE, SEASON, YEAR, Grid, Held

NOTHING = Amounts(0, 0)


class NoWeek(WrongUse):
    """The week asked for is none that can be reviewed."""


def measures(w: Warehouse) -> tuple[Measure, ...]:
    """The measures that have weeks, in the order of the plans; surveys are read by quarter."""
    placed = (measure for plan in w.catalogue.plans.values() for measure, _ in w.catalogue.placed(plan.id))
    every = dict.fromkeys((*placed, *w.catalogue.measures.values()))
    return tuple(m for m in every if m.grain in ("day", "week") and not m.survey)


def weeks(w: Warehouse) -> tuple[Period, ...]:
    """Every ISO week that can be reviewed, newest first; none before any measure has a whole one."""
    known = measures(w)
    last = max((week for measure in known if (week := _newest(w, measure))), default=None)
    if last is None:
        return ()
    first = min(starts for measure in known for starts, _ in w.covered(measure, w.settings.force))
    return tuple(reversed(periods.spine("week", first + timedelta(days=6), last.ends)))


def review(w: Warehouse, week: Period | None = None, audience: Audience = "internal") -> Review | None:
    """The review of a week, by default the newest held; None where no measure has a whole week yet.

    Raises NoWeek for anything but seven days, or for days after the last whole week; NotPublished.
    """
    public_reading.internal_only("figures by week", audience)
    known = weeks(w)
    if not known:
        return None
    asked = week or known[0]
    if asked.days != 7 or not known[-1].starts <= asked.starts or asked.ends >= known[0].ends + timedelta(days=7):
        first, last = periods.written(known[-1]), periods.written(known[0])
        raise NoWeek(f"There is no such week to review: those held are {first} to {last}.")
    grid = Grid(w, asked, measures(w))
    found = [rows for measure in grid.measures if (rows := _Reader(grid, measure).rows())]
    cells = [cell for rows in found for cell in rows.cells]
    whole = [rows.whole for rows in found]
    return Review(
        week=asked,
        exceptions=tuple(cell.reader.exception(cell) for cell in _listed(cells)),
        rows=tuple(whole),
        tested=len(cells),
        measures=len({cell.reader.measure.id for cell in cells}),
        areas=len({cell.area.id for cell in cells} - {FORCE}),
        newest=known[0],
        missing=tuple(row.measure for row in whole if row.week != asked),
        age=max((days for days, _ in grid.ages.values()), default=None),
        aged=sum(bool(cell.reader.words) for cell in cells),
    )


@dataclass(frozen=True)
class _Asked:
    """A cell that was asked, what was found, and the reader of its measure, which can show it."""

    reader: _Reader
    area: Area
    evidence: Evidence


def _listed(cells: list[_Asked]) -> list[_Asked]:
    """What stands out, the strongest evidence first."""
    ranked = sorted(cells, key=lambda cell: (cell.evidence.chance, cell.reader.measure.id, cell.area.id))
    least = discovery.threshold([cell.evidence.chance for cell in ranked])
    return [cell for cell in ranked if cell.evidence.chance <= least]


def _newest(w: Warehouse, measure: Measure, until: date = date.max) -> Period | None:
    """The last ISO week that was received whole for a measure and is over by a day."""
    found = []
    for starts, ends in w.covered(measure, w.settings.force):
        week = periods.week(min(ends, until) - timedelta(days=6))
        found += [week] if week.starts >= starts else []
    return max(found, default=None)


@dataclass(frozen=True)
class _Rows:
    """A measure's cells that can be asked, and its row of the force."""

    cells: tuple[_Asked, ...]
    whole: WeekRow


class _Reader:
    """One measure's weeks. Nothing is compared across a break, or beyond the life of its definition."""

    def __init__(self, grid: Grid, measure: Measure) -> None:
        self.grid, self.measure, self.w = grid, measure, grid.w
        self.covered = self.w.covered(measure, self.w.settings.force)
        self.events = self.w.catalogue.events_of(measure)
        breaks = [event.day for event in self.events if event.breaks and event.day <= grid.week.ends]
        since = max([measure.starts or date.min, *breaks])
        self.spans = grid.spans
        self.whole = [coverage.days_within(self.covered, s.starts, s.ends) == s.days for s in self.spans]
        self.alike = [is_whole and s.starts >= since for is_whole, s in zip(self.whole, self.spans, strict=True)]
        words = grid.words(measure)
        # A few weeks at equal age among many that are older would tell two things at once.
        self.words = words if sum(back <= BASELINE for back in words) >= FEWEST else {}
        self.held, self.early = grid.held.get(measure.id, {}), grid.early.get(measure.id, {})

    def rows(self) -> _Rows | None:
        """Its rows; None where it has had no whole week for a year, or its definition is over."""
        over = self.measure.ends and self.measure.ends < self.grid.week.starts
        shown = next((back for back in range(YEAR) if self.whole[back]), None)
        if over or shown is None:
            return None
        total, early = self.held.get(FORCE, {}), self.early.get(FORCE, {})
        whole = self._row(self.w.area("force"), shown, total, early)
        if shown:
            return _Rows((), replace(whole, why="not received whole"))
        areas = [self.grid.areas[area] for area in sorted(self.held) if area in self.grid.areas]
        areas = areas if self.measure.by_area else []
        judged = self._judge(areas, total, early)
        told = whole.now.value is not None
        whole = replace(whole, evidence=judged.whole if told else None, why=judged.why)
        if not self.measure.by_area:
            return _Rows((_Asked(self, whole.area, whole.evidence),) if whole.evidence else (), whole)
        pairs = zip(areas, judged.cells, strict=True)
        return _Rows(tuple(_Asked(self, area, evidence) for area, evidence in pairs if evidence), whole)

    def exception(self, cell: _Asked) -> WeekRow:
        """The row of a cell that stands out."""
        area = cell.area.id
        row = self._row(cell.area, 0, self.held.get(area, {}), self.early.get(area, {}))
        return replace(row, evidence=cell.evidence)

    def _judge(self, areas: list[Area], total: Held, early: Held) -> Judged:
        cells = [self._cell(area, self.held[area.id], self.early.get(area.id, {}), REACH) for area in areas]
        whole = self._cell(self.w.area("force"), total, early, SEASON)
        return weekly.judge(cells, whole, self.spans[SEASON::-1])

    def _cell(self, area: Area, held: Held, early: Held, reach: int) -> Cell:
        backs = range(SEASON, -1, -1)
        known = tuple(held.get(back, NOTHING) if back <= reach and self.alike[back] else None for back in backs)
        if not self.words:
            return Cell(self.measure, area, known, known)
        then = tuple(
            self._then(back, held, early) if back in self.words and self.alike[back] else None for back in backs
        )
        return Cell(self.measure, area, known, then)

    def _then(self, back: int, held: Held, early: Held) -> Amounts:
        """A week as it was known at the age that the newest has now, as far as that is told."""
        return (early if self.words.get(back) == "early" else held).get(back, NOTHING)

    def _row(self, area: Area, shown: int, held: Held, early: Held) -> WeekRow:
        now = self._point(shown, held.get(shown, NOTHING))

        def before(back: int) -> Point:
            then = self._point(back, self._then(back, held, early))
            why = change.why_not(self.measure, now, then, self.events)
            return reviews.missing(self.spans[back], why) if why else then

        return WeekRow(
            measure=self.measure,
            area=area,
            week=self.spans[shown],
            now=now,
            previous=before(shown + 1),
            four_weeks=self._four(shown, held, early),
            last_year=before(shown + YEAR),
            recent=(*(before(back) for back in range(shown + BASELINE, shown, -1)), now),
            aged=bool(self.words) and not shown,
        )

    def _four(self, shown: int, held: Held, early: Held) -> Point:
        backs = range(shown + FOUR, shown, -1)
        span = Period(self.spans[shown + FOUR].starts, self.spans[shown + 1].ends)
        if not all(self.alike[back] for back in backs):
            return reviews.missing(span, "not all received, or counted otherwise")
        return reviews.together(self.measure, [self._then(back, held, early) for back in backs], span)

    def _point(self, back: int, amounts: Amounts) -> Point:
        span = self.spans[back]
        received = coverage.days_within(self.covered, span.starts, span.ends)
        settles = self.w.settles_days(self.measure)
        return points.point(self.measure, span, amounts, received, self.w.today, settles)
