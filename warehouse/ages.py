"""Weeks as they were known at the same age: what an earlier week had come to when it was as old as the newest is now.

Late recording and cancellation go on moving a week for a while after it is over, so that the newest always stands low
(or high) beside its elders. Landing keeps every extract with the time that it came: for each week before, the extracts
that had come by the same number of days after its end tell what was known of it then. Three things may be found:

- `same`: the extracts that stand for the week today are those that stood then, as with weekly files sent once each;
- `early`: others stood then, and the week is counted again from them (`early_cube`);
- nothing is said: it had not been received by then, and only what is known today can be compared.

Nothing is counted again, and a build takes no longer, unless an extract that has been replaced speaks for such a week.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from warehouse.coverage import DAY, Covering, winners
from warehouse.home import LONDON
from warehouse.measures import periods
from warehouse.measures.model import Period
from warehouse.record import Extract

BACK = (*range(1, 27), 52)  # the weeks before the newest that it is compared with
Standing = dict[date, str]  # day -> the extract that speaks for it


@dataclass(frozen=True)
class Ages:
    """`weeks` holds (source, last day of the newest week, its age in days, last day of a week before, what was found).

    `covers` is what stood at that age, for every source and each week of which any was `early`.
    """

    weeks: tuple[tuple[str, date, int, date, str], ...]
    covers: tuple[Covering, ...]


def told(extracts: Iterable[Extract], force: str) -> Ages:
    """What the accepted extracts of a force tell of its weeks at equal age, in the order they were received."""
    by_source: dict[str, list[_Came]] = {}
    for each in extracts:
        if each.status == "accepted":
            on = datetime.fromisoformat(each.received_at).astimezone(LONDON).date()
            mine = [
                Covering(each.source, name, first, last, each.id) for name, first, last in each.covers if name == force
            ]
            by_source.setdefault(each.source, []).extend(_Came(cover, on) for cover in mine)
    found = {name: aged for name, held in by_source.items() if held and (aged := _of_source(held))}
    early = {week for aged in found.values() for week, word in aged.words.items() if word == "early"}
    return Ages(
        tuple(
            (name, aged.newest.ends, aged.days, week.ends, word)
            for name, aged in found.items()
            for week, word in aged.words.items()
        ),
        tuple(
            Covering(name, force, on, on, extract)
            for name, aged in found.items()
            for week in sorted(early)
            for on, extract in aged.then.get(week, {}).items()
        ),
    )


@dataclass(frozen=True)
class _Came:
    """Days that an extract covers, and the day on which it came."""

    cover: Covering
    on: date


@dataclass(frozen=True)
class _Aged:
    newest: Period
    days: int
    words: dict[Period, str]
    then: dict[Period, Standing]


def _of_source(held: Sequence[_Came]) -> _Aged | None:
    """One source's newest week, how old it was when last received, and the weeks before it at that age."""
    newest = periods.week(max(each.cover.ends for each in held) + DAY - timedelta(weeks=1))
    first = newest.starts - timedelta(weeks=max(BACK))
    near = [each for each in held if each.cover.ends >= first]
    today = _standing(near, newest)
    if len(today) < newest.days:
        return None
    received = {each.cover.extract: each.on for each in near}
    age = (max(received[extract] for extract in today.values()) - newest.ends).days
    words: dict[Period, str] = {}
    then: dict[Period, Standing] = {}
    for back in BACK:
        week = periods.week(newest.starts - timedelta(weeks=back))
        known = _standing([each for each in near if each.on <= week.ends + timedelta(days=age)], week)
        if len(known) == week.days:
            then[week] = known
            words[week] = "same" if known == _standing(near, week) else "early"
    return _Aged(newest, age, words, then)


def _standing(held: Iterable[_Came], week: Period) -> Standing:
    """Which of some extracts, in the order received, stands for each day of a week."""
    within = [
        replace(cover, starts=max(cover.starts, week.starts), ends=min(cover.ends, week.ends))
        for cover in (each.cover for each in held)
        if cover.starts <= week.ends and cover.ends >= week.starts
    ]
    return {
        each.starts + timedelta(days=number): each.extract
        for each in winners(within)
        for number in range((each.ends - each.starts).days + 1)
    }
