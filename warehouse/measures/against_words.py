"""A force against its group in plain words: how its rate stands, and what kind of group that is, as on which day."""

from __future__ import annotations

from collections.abc import Sequence

from warehouse.measures import populations
from warehouse.measures.against import Against, Standing
from warehouse.measures.forces import title_of
from warehouse.measures.groups import Group, Kind
from warehouse.measures.model import Period
from warehouse.measures.numbers import plain
from warehouse.measures.periods import label, long_date
from warehouse.measures.phrases import when
from warehouse.measures.populations import Rate

__all__ = [
    "KINDS", "SHORT", "interval", "left_out", "membership", "notes", "ordinal", "people", "rank", "rate", "sentence",
    "when",
]  # fmt: skip

KINDS: dict[Kind, str] = {
    "most_similar": "a most similar group, of forces that police the most similar people and places",
    "regional": "a regional group, of forces that lie near each other: not the most similar forces",
}
SHORT: dict[Kind, str] = {"most_similar": "most similar group", "regional": "regional group"}
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def sentence(found: Against) -> str:
    """The finding: the force's rate, the mean of its group, its rank; or why there is none."""
    name = found.measure.title
    if found.own is None or found.mean is None:
        return f"{name} is not compared with other forces for {label(found.period)}: {found.why}."
    own, of = rate(found.own.rate.value), len(found.standings)
    told = f"{name}: {own} for each 1,000 people {when(found.period)}, {_beside(found)}"
    chance = ", which could be chance" if found.by_chance else ""
    return f"{told} ({rate(found.mean)}, {of} forces){chance}. {rank(found.own, found.standings)}."


def membership(group: Group, period: Period, home: str) -> str:
    """Which group, of which kind, and who belonged to it when: never one kind's words for the other."""
    others = [title_of(force) for force in group.forces(period.ends) if force != home]
    listed = f"{', '.join(others[:-1])} and {others[-1]}" if len(others) > 1 else "".join(others)
    stood = f"As it stood on {long_date(period.ends)}: {title_of(home)} with {listed}."
    return f"{group.title} is {KINDS[group.kind]}. {stood} Source: {group.source.rstrip('.')}."


def left_out(found: Against) -> str:
    """Which members have no rate and so stay out of the mean, and why; empty when all have one."""
    told = "; ".join(f"{area.title} ({why})" for area, why in found.left_out)
    return f"Left out of the mean: {told}." if told else ""


def people(found: Against) -> str:
    """Whose counts of people the rates rest on."""
    sources = {(one.rate.residents.source, one.rate.residents.year) for one in found.standings}
    own = populations.year_of(found.period)
    told = "; ".join(
        f"{source}{'' if year == own else f', the nearest held to mid-{own}'}" for source, year in sorted(sources)
    )
    return f"People: {told}." if told else ""


def notes(found: Against, home: str) -> tuple[str, ...]:
    """What must be known beside the finding: the group, who is left out, whose counts of people."""
    group = (membership(found.group, found.period, home),) if found.group and found.standings else ()
    return tuple(told for told in (*group, left_out(found), people(found)) if told)


def interval(of: Rate) -> str:
    """What chance leaves of a rate: 81.8 to 82.9."""
    return f"{rate(of.low)} to {rate(of.high)}"


def rank(own: Standing, standings: Sequence[Standing]) -> str:
    """Where a force stands, told from the nearer end: Lowest of 6 forces, 2nd highest of 6 forces."""
    of = len(standings)
    higher = sum(one.rate.value > own.rate.value for one in standings)
    place, end = (own.rank, "lowest") if own.rank <= higher + 1 else (higher + 1, "highest")
    joint = "Joint " if sum(one.rank == own.rank for one in standings) > 1 else ""
    told = end if place == 1 else f"{ordinal(place)} {end}"
    return f"{joint}{told if joint else told[:1].upper() + told[1:]} of {of} forces"


def rate(value: float) -> str:
    """A rate for each 1,000 people: two decimals where one would leave a single figure."""
    return plain(value, 1 if value >= 10 else 2)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    return f"{number}{'th' if 10 <= number % 100 <= 20 else _ORDINALS.get(number % 10, 'th')}"


def _beside(found: Against) -> str:
    above = found.above
    whose = f"the mean of its {SHORT[found.group.kind]}" if found.group else "the mean"
    size = plain(abs(above or 0.0), 1)
    if size == "0.0":
        return f"the same as {whose}"
    return f"{size}% {'above' if (above or 0) > 0 else 'below'} {whose}"
