"""The weeks before a week, of every measure that has weeks, in every lowest area: read from the cube at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from warehouse.measures.model import Amounts, Area, Measure, Period
from warehouse.measures.weekly import REACH
from warehouse.published import Warehouse

CELLS = (Path(__file__).parent / "sql" / "week_cells.sql").read_text(encoding="utf-8")
AREA_SET = "npa"  # the lowest areas: none is a total of others
YEAR = 52  # weeks to the same week last year
SEASON = 208  # weeks, by which a season is told
Held = dict[int, Amounts]  # weeks before the one under review -> what they hold; absent where nothing
Read = dict[str, dict[str, Held]]  # measure -> area, or `force` for them all -> weeks
FORCE = "force"


@dataclass(frozen=True)
class Grid:
    """The weeks up to one, counted back from it: 0 is the week itself."""

    w: Warehouse
    week: Period
    measures: tuple[Measure, ...]

    @cached_property
    def areas(self) -> dict[str, Area]:
        """The lowest areas of today, and the three that are nowhere."""
        return {area.id: area for area in self.w.areas_of(AREA_SET)}

    @cached_property
    def held(self) -> Read:
        """What the cube holds."""
        return self._read("cube", SEASON + YEAR)

    @cached_property
    def early(self) -> Read:
        """What was known at the age that the newest week has now, of the weeks in which that was something else."""
        return self._read("early_cube", YEAR + 1)

    @cached_property
    def ages(self) -> dict[str, tuple[int, dict[int, str]]]:
        """For each source of which this is the newest week: its age in days, and what is told of the weeks before."""
        found: dict[str, tuple[int, dict[int, str]]] = {}
        rows = self.w.rows("select * from week_age where newest = $newest order by all", {"newest": self.week.ends})
        for source, _, days, ends, word in rows:
            found.setdefault(source, (days, {}))[1][(self.week.ends - ends).days // 7] = word
        return found

    @cached_property
    def spans(self) -> list[Period]:
        """The weeks, each so many weeks before the first."""
        steps = (timedelta(weeks=back) for back in range(SEASON + YEAR))
        return [replace(self.week, starts=self.week.starts - by, ends=self.week.ends - by) for by in steps]

    def words(self, measure: Measure) -> dict[int, str]:
        """What is told of a measure's weeks at equal age: `same`, or `early` where something else was known then.

        Every source of the measure must tell of a week, and have this one as its newest.
        """
        told = [self.ages[source][1] if source in self.ages else {} for source in measure.sources]
        backs = set.intersection(*(set(each) for each in told)) if told else set()
        return {back: "early" if any(each[back] == "early" for each in told) else "same" for back in sorted(backs)}

    def _read(self, cube: str, many: int) -> Read:
        bound = {
            "last": self.week.ends,
            "set": AREA_SET,
            "as_of": self.w.today,
            "force": self.w.settings.force,
            "measures": [measure.id for measure in self.measures],
            "weeks": many,
            "near": REACH,
        }
        found: Read = {}
        for measure, back, area, top, base in self.w.rows(CELLS.format(cube=cube), bound):
            amounts = Amounts(_whole(top or 0.0), None if base is None else _whole(base))
            found.setdefault(measure, {}).setdefault(area, {})[back] = amounts
        return found


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value
