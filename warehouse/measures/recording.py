"""How much of a change in recorded crime comes from recording it better: an estimate, between two audits.

Recorded crime is crime reported times the share of it that was recorded. Inspectors audit that share. At the share of
the first audit, the crimes recorded when the second was made would have been `now * first / second`; those above that
number are what better recording explains, and the rest of the change is not. An audit speaks for all crime of one
force: never for one type of crime, one area, or a year between two audits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import exp, sqrt

from warehouse.measures import periods
from warehouse.measures.definition_files import record
from warehouse.measures.fields import Faults, Key, close_names
from warehouse.measures.model import Measure, Period
from warehouse.measures.undertakings import Rows, laid

_NEEDED = Key(required=True)
AUDIT = {
    "id": _NEEDED, "audits": _NEEDED, "starts": Key("date", required=True), "ends": Key("date", required=True),
    "stands_for": _NEEDED, "rate": Key("number", required=True), "margin": Key("number"), "source": _NEEDED,
    "note": Key(),
}  # fmt: skip


@dataclass(frozen=True)
class Audit:
    """What inspectors found of crimes from `starts` to `ends`: `rate` percent of those reported had been recorded.

    `audits` is the set that it belongs to, which a measure names; `stands_for` the financial year whose recorded count
    it is read with; `margin` its 95% interval in points either way, or None where the source does not state one.
    """

    id: str
    audits: str
    starts: date
    ends: date
    stands_for: str
    rate: float
    source: str
    margin: float | None = None
    note: str = ""

    @property
    def year(self) -> Period:
        """The financial year that it stands for."""
        return periods.parse(self.stands_for)


@dataclass(frozen=True)
class Estimate:
    """A number with its 95% interval."""

    value: float
    low: float
    high: float

    @property
    def has_nought(self) -> bool:
        """Whether it may be nothing."""
        return self.low <= 0 <= self.high


@dataclass(frozen=True)
class Split:
    """The change in a recorded count between the years of two audits, and the two parts that it is made of.

    `better` and `rest` add up to `now - then`; `reported_then` and `reported_now` estimate what was reported. `margins`
    are those the intervals rest on, in points: a margin that is not stated is taken from the set's widest.
    """

    first: Audit
    second: Audit
    then: float
    now: float
    margins: tuple[float, float]
    better: Estimate
    rest: Estimate
    reported_then: Estimate
    reported_now: Estimate


def pair_for(audits: Iterable[Audit], period: Period) -> tuple[Audit, Audit] | None:
    """The two audits in turn between which a period lies, from the first one's year to the second one's; else None."""
    held = sorted(audits, key=lambda audit: audit.year)
    for first, second in pairwise(held):
        if Period(first.year.starts, second.year.ends).holds(period):
            return first, second
    return None


def widest(audits: Iterable[Audit]) -> float:
    """The widest margin that any audit of a set states."""
    return max(audit.margin for audit in audits if audit.margin is not None)


def split(first: Audit, second: Audit, then: float, now: float, unstated: float = 0.0) -> Split:
    """Take apart the change from `then`, recorded in the first audit's year, to `now`, in the second's.

    The interval is that of the audits, which are independent: the margin of the ratio of two rates is, on the log
    scale, the root of the sum of their squared shares. `unstated` is the margin of an audit that states none.
    """
    margins = tuple(unstated if audit.margin is None else audit.margin for audit in (first, second))
    ratio = first.rate / second.rate
    reach = exp(sqrt((margins[0] / first.rate) ** 2 + (margins[1] / second.rate) ** 2))
    as_before = Estimate(now * ratio, now * ratio / reach, now * ratio * reach)
    return Split(
        first=first,
        second=second,
        then=then,
        now=now,
        margins=(margins[0], margins[1]),
        better=Estimate(now - as_before.value, now - as_before.high, now - as_before.low),
        rest=Estimate(as_before.value - then, as_before.low - then, as_before.high - then),
        reported_then=_reported(then, first.rate, margins[0]),
        reported_now=_reported(now, second.rate, margins[1]),
    )


def _reported(recorded: float, rate: float, margin: float) -> Estimate:
    return Estimate(*(100 * recorded / min(each, 100) for each in (rate, rate + margin, rate - margin)))


# ---- files ----------------------------------------------------------------------------------------------------


def audits(rows: Rows, measures: Mapping[str, Measure], faults: Faults) -> tuple[Audit, ...]:
    """The audits of the files' rows, by the year that each stands for; and that measures name sets that exist."""
    made = []
    for where, row in laid(rows).values():
        found = record(Audit, row, AUDIT, where, faults)
        if found is not None and _is_sound(found, where, faults):
            made.append(found)
    _check_sets(made, measures, faults)
    return tuple(sorted(made, key=order))


def order(of: Audit) -> tuple[str, date, str]:
    """Audits by set, then by the year that each stands for."""
    return of.audits, of.year.starts, of.id


def _is_sound(of: Audit, where: str, faults: Faults) -> bool:
    before = len(faults.found)
    try:
        if of.year.grain != "year":
            faults.add(where, "'stands_for' must be a financial year, such as 2016/17")
    except periods.PeriodError:
        faults.add(where, "'stands_for' must be a financial year, such as 2016/17")
    if of.ends < of.starts:
        faults.add(where, "'ends' is before 'starts'")
    if not 0 < of.rate <= 100:
        faults.add(where, "'rate' must be a percentage above 0, up to 100")
    if of.margin is not None and not 0 < of.margin < of.rate:
        faults.add(where, "'margin' must be points above 0 and below the rate")
    return len(faults.found) == before


def _check_sets(made: Iterable[Audit], measures: Mapping[str, Measure], faults: Faults) -> None:
    sets: dict[str, list[Audit]] = {}
    for audit in made:
        sets.setdefault(audit.audits, []).append(audit)
    for name, held in sets.items():
        years = [audit.stands_for for audit in held]
        for twice in sorted({year for year in years if years.count(year) > 1}):
            faults.add("audits.toml", f"two audits of '{name}' stand for {twice}")
        if all(audit.margin is None for audit in held):
            faults.add("audits.toml", f"no audit of '{name}' states a 'margin': without one there is no interval")
    for measure in measures.values():
        where = f"definitions/{measure.id}.toml"
        if measure.audits is not None and measure.audits not in sets:
            faults.add(where, f"unknown audits '{measure.audits}'.{close_names(measure.audits, sets)}")
        if measure.audits is not None and measure.unit != "count":
            faults.add(where, "'audits' is for a count of what is recorded")
