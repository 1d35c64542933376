"""The words of the domain as frozen records, in which every other module speaks; nothing here reads or computes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from warehouse.measures.plan_records import Event as Event
from warehouse.measures.plan_records import Placement as Placement
from warehouse.measures.plan_records import Plan as Plan
from warehouse.measures.plan_records import Target as Target
from warehouse.measures.plan_records import TargetKind as TargetKind
from warehouse.measures.plan_records import Theme as Theme
from warehouse.measures.prospects import Projection as Projection
from warehouse.measures.prospects import RunRate as RunRate

Grain = Literal["day", "week", "month", "quarter", "year", "span"]
Unit = Literal["count", "percent", "seconds", "pounds", "rate_per_1000"]
Better = Literal["lower", "higher", "neither"]
Status = Literal["final", "provisional", "partial", "not_received"]
Audience = Literal["internal", "public"]
Basis = Literal["today", "of_the_time"]
Nature = Literal["tally", "amount", "stock"]
VerdictCode = Literal[
    "met", "not_met", "too_close", "on_course", "behind", "right_way", "wrong_way", "no_target", "watch"
]


@dataclass(frozen=True, order=True)
class Period:
    """Whole days from `starts` to `ends`, both included."""

    starts: date
    ends: date
    grain: Grain = "span"

    @property
    def days(self) -> int:
        """How many days it holds, both ends included."""
        return (self.ends - self.starts).days + 1

    def holds(self, other: Period) -> bool:
        """Whether another period lies wholly within it."""
        return self.starts <= other.starts and other.ends <= self.ends


@dataclass(frozen=True)
class Part:
    """One side of a measure: which rows of which mart, and what is added up over them.

    `value` is an SQL aggregate. `weight` names a column to sum instead: the number of rows and the sum of squared
    weights are then kept for the effective sample size. `as_stood` reads a cohort's outcomes as they were so many days
    after each crime was recorded.
    """

    mart: str
    where: str = "true"
    value: str = "count(*)"
    weight: str | None = None
    as_stood: int | None = None


@dataclass(frozen=True)
class Measure:
    """One definition file. `id` is the file's stem.

    `nature` is what its number is: a tally of happenings, which vary by chance; an amount (hours, points, money), which
    varies by as much as it was seen to; or a stock (people in post), which holds for one period and never adds up.
    `part_of` names the measure that this is one part of; the whole says what it is split by (`crime type`).
    `national_measure` names the National Crime and Policing Measure that it bears on, `audits` the set of audits that
    say how much of it is recorded. It `compares_forces` unless they record it too differently. `targets` are the
    records in force; `superseded` those that a later record has taken the place of, kept to be seen.
    `counterpart` counts the same in another way, `counted_as` names this way; a cohort's rate is also taken at its
    `ages`, in days after recording.
    """

    id: str
    title: str
    definition: str
    why_it_matters: str
    owner: str
    checked_by: str
    reviewed: date
    next_review: date
    sources: tuple[str, ...]
    unit: Unit
    better: Better
    grain: Grain
    numerator: Part
    denominator: Part | None = None
    placements: tuple[Placement, ...] = ()
    targets: tuple[Target, ...] = ()
    caveats: tuple[str, ...] = ()
    noun: str = ""
    survey: bool = False
    by_area: bool = True
    open_data: bool = False
    starts: date | None = None
    ends: date | None = None
    succeeded_by: str | None = None
    nature: Nature = "tally"
    national_measure: str | None = None
    compares_forces: bool = True
    audits: str | None = None
    superseded: tuple[Target, ...] = ()
    counterpart: str | None = None
    counted_as: str = ""
    ages: tuple[int, ...] = ()
    part_of: str | None = None
    split_by: str = ""


@dataclass(frozen=True)
class Area:
    """`id` is `force`, `npa:charnwood`, `district:leicester`, `force:derbyshire`, `no_location`; `set` its area set."""

    id: str
    set: str
    title: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Amounts:
    """What a period adds up to, before any division. `weight_squared` is 0 where nothing is weighted."""

    numerator: float
    denominator: float | None = None
    responses: int = 0
    weight_squared: float = 0.0


@dataclass(frozen=True)
class Point:
    """One period of a series. `value` is in the measure's unit (percent 0 to 100); None where there is none to show.

    `reason` says why there is no value, or what is withheld; `low` and `high` are a survey's 95% interval. An
    `immature` one is of crimes whose outcomes have not had their time.
    """

    period: Period
    value: float | None
    numerator: float | None
    denominator: float | None
    status: Status
    effective: float | None = None
    low: float | None = None
    high: float | None = None
    reason: str = ""
    shorthand: str = ""
    immature: bool = field(default=False, repr=False)  # a simulation is seeded by what a point says of itself


@dataclass(frozen=True)
class Series:
    """The points of one measure in one area, oldest first, one for every period of the spine."""

    measure: Measure
    area: Area
    grain: Grain
    points: tuple[Point, ...]
    data_as_at: date | None
    version: str
    extracts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """This period against another: `difference` in the unit (points for a percent), `percent` of the OLD value.

    `value`, its parts and `period` are the other's; `per_day` is the change of the daily average, if lengths differ.
    Of a cohort both sides are as they stood at the same `age` in days, and `now` is this side there.
    """

    value: float
    difference: float
    percent: float | None
    z: float | None
    phi: float | None
    words: str
    period: Period
    per_day: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    age: int | None = None
    now: float | None = None


@dataclass(frozen=True)
class Verdict:
    """What may be said of a figure against its target. `judged` is the span that was held to the target.

    `actual` was counted in it, of the two parts beside it; `aim` is what the target comes to for it (3,423 offences or
    fewer), `year_aim` for the target's whole year; `change` in percent is on `baseline_value`. Before the year is over
    `probability` is that of meeting the target, `projection` where it is heading, `run_rate` what the rest must be.
    """

    code: VerdictCode | None
    target: Target | None = None
    judged: Period | None = None
    actual: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    aim: float | None = None
    baseline_value: float | None = None
    change: float | None = None
    year_aim: float | None = None
    probability: float | None = None
    projection: Projection | None = None
    run_rate: RunRate | None = None
    why: str = ""


@dataclass(frozen=True)
class Figure:
    """One number with everything that may be asked about it: the answer of `pcc value`.

    `projection` is where its financial year is heading, with a target or without; None once that is over.
    """

    measure: Measure
    area: Area
    point: Point
    verdict: Verdict
    sentence: str
    previous: Comparison | None
    same_period_last_year: Comparison | None
    data_as_at: date | None
    version: str
    extracts: tuple[str, ...] = ()
    projection: Projection | None = None
