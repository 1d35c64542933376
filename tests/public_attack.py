"""What an outsider knows of the public cube: what is published, and every relation of periods, areas and measures.

It knows more than a reader does: which numbers are withheld for being small, and which measures agree in every cell of
a year. How the cube was protected it does not know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from warehouse.measures import periods
from warehouse.measures.model import Amounts, Measure, Period
from warehouse.published import SETS, Warehouse

Name = tuple[str, str, str, str, date, str]  # measure, side, set, area, first day, grain
AGREE_IN = 12  # cells that two measures must share, or they agree by chance


@dataclass
class Attack:
    """What is true and what of it is shown, what each number lies between, what is nothing, what is a part of what."""

    true: dict[Name, float] = field(default_factory=dict)
    shown: set[Name] = field(default_factory=set)
    sought: dict[Name, str] = field(default_factory=dict)  # "small" or "next"
    bounds: dict[Name, tuple[float | None, float | None]] = field(default_factory=dict)
    rows: list[dict[Name, float]] = field(default_factory=list)
    parts: list[tuple[Name, Name]] = field(default_factory=list)
    cells: dict[tuple[str, str, str, date, str], bool] = field(default_factory=dict)  # withheld?


def attack(w: Warehouse, year: int) -> Attack:
    """The cube of one financial year, with every relation that is known of it."""
    found = Attack()
    published = w.rows(
        'select measure, "set", area, starts, ends, grain, numerator, denominator, withheld from public_cube '
        "where starts between $first and $last order by all",
        {"first": date(year, 4, 1), "last": date(year + 1, 3, 31)},
    )
    truths = _truths(w, [(row[0], row[1], Period(row[3], row[4], row[5])) for row in published])
    for name, area_set, area, starts, ends, grain, numerator, denominator, hidden in published:
        measure = w.catalogue.get(name)
        held = truths.get((name, area_set, area, starts, ends), Amounts(0, 0))
        key = (name, area_set, area, starts, grain)
        found.cells[key] = hidden
        told = {"numerator": numerator} | ({} if measure.denominator is None else {"denominator": denominator})
        _add(found, measure, key, held, told, hidden)
    _times(found)
    _places(found, w)
    _measures(found)
    assert not [row for row in found.rows if abs(sum(found.true[n] * t for n, t in row.items())) > 1e-6 * len(row)]
    return found


def _truths(w: Warehouse, cells: list[tuple[str, str, Period]]) -> dict[tuple[str, str, str, date, date], Amounts]:
    """What each cell comes to, by the query that internal readers use."""
    wanted = defaultdict(list)
    for name, area_set, period in cells:
        wanted[area_set].append((name, period))
    found = {}
    for area_set, asked in wanted.items():
        asked = list(dict.fromkeys(asked))
        held = w.amounts(asked, w.area("force")) if area_set == "force" else w.amounts_by_area(asked, area_set)
        found |= {(name, area_set, area, p.starts, p.ends): a for (name, p, area), a in held.items()}
    return found


def _add(found: Attack, measure: Measure, key: tuple, held: Amounts, told: Mapping[str, object], hidden: bool) -> None:
    name, area_set, area, starts, grain = key
    true = {"numerator": float(held.numerator), "denominator": float(held.denominator or 0)}
    names = {side: (name, side, area_set, area, starts, grain) for side in told}
    small = _small(measure, held)
    assert hidden or not small, f"a small number is shown: {key}"
    for side, shown in told.items():
        at, value = names[side], true[side]
        found.true[at] = value
        assert (shown is None) is hidden, key
        if not hidden:
            assert abs(float(shown) - value) < 1e-6, key  # type: ignore[arg-type]
            found.shown.add(at)
        elif (side == "numerator" and (measure.denominator is None or true["denominator"])) or 1 <= value <= 4:
            found.sought[at] = "small" if small else "next"
        is_few = small and not measure.survey and 1 <= value <= 4
        under = small and not measure.survey and measure.denominator is not None and value < 10
        found.bounds[at] = (1, 4) if is_few else (0, 9) if under else (None if value < 0 else 0, None)
    if measure.unit == "percent" and true["numerator"] <= true["denominator"]:
        found.parts.append((names["numerator"], names["denominator"]))


def _small(measure: Measure, held: Amounts) -> bool:
    """The rule of docs/statistics.md, written again."""
    if measure.survey:
        if not held.denominator or not held.weight_squared:
            return False
        return held.denominator**2 / held.weight_squared < 10
    if measure.denominator is None:
        return measure.unit == "count" and held.numerator in (1, 2, 3, 4)
    return bool(held.denominator) and (held.denominator < 10 or held.numerator in (1, 2, 3, 4))


def _times(found: Attack) -> None:
    for at in list(found.true):
        *where, starts, grain = at
        if grain == "month" or at[2] != "force":
            continue
        finer, whole = ("month", periods.quarter(starts)) if grain == "quarter" else ("quarter", None)
        span = whole or periods.financial_year(starts)
        inside = [(*where, each.starts, finer) for each in periods.spine(finer, span.starts, span.ends)]
        if all(each in found.true for each in inside):
            found.rows.append({at: 1.0, **dict.fromkeys(inside, -1.0)})


def _places(found: Attack, w: Warehouse) -> None:
    """Each set makes up the force; a county is its districts; and every way that one set's areas fill another's."""
    inside = defaultdict(set)
    for area_set, area, place in w.rows(
        'select distinct "set", area, place from mart.area where $on between valid_from and valid_to', {"on": w.today}
    ):
        inside[area_set, area].add(place)
    same = _filled(inside)
    for at in list(found.true):
        name, side, area_set, _, starts, grain = at
        if area_set != "force" or grain != "year":
            continue
        for each in SETS:
            within = [n for (s, n) in {(k[2], k[3]) for k in found.true} if s == each]
            row = [(name, side, each, area, starts, grain) for area in within]
            if all(n in found.true for n in row) and row:
                found.rows.append({at: 1.0, **dict.fromkeys(row, -1.0)})
        for whole, parts in same:
            row = {(name, side, *whole, starts, grain): 1.0}
            row |= {(name, side, *part, starts, grain): -1.0 for part in parts}
            if all(n in found.true for n in row):
                found.rows.append(row)
    for at in list(found.true):
        if at[3] == "no_location" and at[2] != "npa":
            found.rows.append({at: 1.0, (at[0], at[1], "npa", *at[3:]): -1.0})


def _filled(inside: Mapping[tuple[str, str], set[str]]) -> list[tuple[tuple[str, str], list[tuple[str, str]]]]:
    """The areas of one set that areas of another fill exactly."""
    own = {at: {p for p in places if ":" not in p} for at, places in inside.items()}
    found = []
    for whole, places in own.items():
        for other in SETS:
            parts = [at for at, held in own.items() if at[0] == other != whole[0] and held and held <= places]
            if parts and set().union(*(own[at] for at in parts)) == places:
                found.append((whole, parts))
    return found


def _measures(found: Attack) -> None:
    """Measures that agree, are in proportion, or are two or five others together, in every cell that they share."""
    columns: dict[tuple[str, str], dict[tuple, float]] = defaultdict(dict)
    for (name, side, *where), value in found.true.items():
        columns[name, side][tuple(where)] = value
    for one, other in combinations(columns, 2):
        shared = columns[one].keys() & columns[other].keys()
        times = _times_of(columns[one], columns[other], shared)
        if times is not None:
            found.rows += [{(*one, *at): 1.0, (*other, *at): -times} for at in shared]
    for whole, parts in (
        (("calls_received",), ("calls_101", "calls_999")),
        (("domestic_abuse_reports",), ("domestic_incidents", "domestic_incidents_with_crime")),
        (("all_user_satisfaction",), tuple(f"{kind}_satisfaction" for kind in SATISFACTIONS)),
        (("victim_first_referrals",), ("victim_first_police_referrals", "victim_first_self_referrals")),
    ):
        for side in ("numerator", "denominator"):
            held = [columns[name, side] for name in (*whole, *parts) if (name, side) in columns]
            if len(held) < 1 + len(parts):
                continue
            shared = set(held[0]).intersection(*held[1:])
            rows = [{(n, side, *at): (-1.0 if n in parts else 1.0) for n in (*whole, *parts)} for at in shared]
            if all(abs(sum(found.true[n] * t for n, t in row.items())) < 1e-6 for row in rows):
                found.rows += rows


SATISFACTIONS = ("domestic_burglary", "hate_crime", "theft_from_vehicle", "theft_of_vehicle", "violence_with_injury")


def _times_of(one: Mapping, other: Mapping, shared: Iterable) -> float | None:
    pairs = [(one[at], other[at]) for at in shared]
    if sum(1 for a, b in pairs if a and b) < AGREE_IN:
        return None
    a, b = next((a, b) for a, b in pairs if a and b)
    return a / b if all(x * b == y * a for x, y in pairs) else None
