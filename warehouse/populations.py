"""Populations as dated files: who lives in each area by each mid-year (or census), and whose count that is.

`measures/populations.csv` has a row for an area (an id of `areas.csv`, or `force:derbyshire` as data.police.uk names
the force) or a place (an LSOA), and a year. A deployment's `config/populations.csv`, in the same form, is laid over it
row by row. An area without a row of its own has the sum of the places that stand in it: that is worked out when it is
asked for (`residents`), on the area set of the day in question.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path

from warehouse.areas import AreaSets
from warehouse.faults import Plain
from warehouse.measures.fields import close_names
from warehouse.measures.populations import Residents

SHIPPED = Path(__file__).parent / "measures" / "populations.csv"
COLUMNS = ("area", "year", "population", "source")
YEARS = range(1801, 2201)
FEW = 8  # faults of a kind are told one by one up to so many


class PopulationErrors(Plain):
    """What is wrong with a populations file, all of it together: a line each."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        more = [f"... and {len(faults) - FEW} more like these."] if len(faults) > FEW else []
        super().__init__("\n".join([*faults[:FEW], *more]))


def load(sets: AreaSets, force: str, config: Path | None = None) -> tuple[Residents, ...]:
    """The populations in force, of the areas and places that these area sets hold and of any police force.

    A shipped row of an area that a deployment's own area sets do not hold is left out; in a deployment's own file it is
    a fault. Raises PopulationErrors.
    """
    known = {area.id for area in sets.areas} | {standing.place for standing in sets.standings}
    found = {(row.area, row.year): row for row in _read(SHIPPED, None) if _is_known(row.area, known)}
    own = config / "populations.csv" if config else None
    if own and own.exists():
        added = list(_read(own, known))
        found |= {(row.area, row.year): row for row in added}
        if faults := list(_sums(found.values(), sets, force, {row.year for row in added})):
            raise PopulationErrors(faults)
    return tuple(found.values())


def _is_known(area: str, known: Collection[str]) -> bool:
    return area in known or area.startswith("force:")


def _read(path: Path, known: Collection[str] | None) -> Iterator[Residents]:
    """The rows of a file, once all of them are sound. `known` are the areas that it may speak of; any, without."""
    found: list[Residents] = []
    faults: list[str] = []
    for line, row in _rows(path):
        told = [*_faults(row, known)]
        faults += [f"{path.name}, line {line}, {fault}" for fault in told]
        if not told:
            people = int(row["population"].replace(",", ""))
            found.append(Residents(row["area"], int(row["year"]), people, row["source"]))
    faults += _repeated(path, found)
    if faults:
        raise PopulationErrors(faults)
    yield from found


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise PopulationErrors([f"{path.name}: not readable as UTF-8 text; save it as CSV UTF-8."]) from None
    reader = csv.DictReader(text.splitlines())
    if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
        raise PopulationErrors([f"{path.name}: no column {', '.join(missing)}; wanted {', '.join(COLUMNS)}."])
    for row in reader:
        yield reader.line_num, {name: (row[name] or "").strip() for name in COLUMNS}


def _faults(row: dict[str, str], known: Collection[str] | None) -> Iterator[str]:
    if known is not None and not _is_known(row["area"], known):
        near = close_names(row["area"], known)
        yield f"area: there is no '{row['area']}'; it must be an area or place of the sets, or force:its-name.{near}"
    if not row["year"].isdecimal() or int(row["year"]) not in YEARS:
        yield "year: not a year; expected one such as 2018"
    if not row["population"].replace(",", "").isdecimal() or not int(row["population"].replace(",", "")):
        yield "population: not a number of people; expected a whole number above 0"
    if not row["source"]:
        yield "source: blank; say whose count it is, such as 'Mid-2018 estimate, ONS'"


def _repeated(path: Path, rows: Iterable[Residents]) -> Iterator[str]:
    seen = set()
    for row in rows:
        if (row.area, row.year) in seen:
            yield f"{path.name}: {row.area} has more than one population for {row.year}; one is wanted."
        seen.add((row.area, row.year))


def _sums(rows: Iterable[Residents], sets: AreaSets, force: str, years: Collection[int]) -> Iterator[str]:
    """Where places do not come to the area that they make up: some are missing, and a sum of the rest would mislead.

    So places need the force's own figure of their year beside them.
    """
    held = {(row.area, row.year): row.people for row in rows}
    home = f"force:{force}"
    for year in sorted(years):
        for area, places in _inside(sets, home, date(year, 6, 30)).items():
            parts = [held[place, year] for place in places if (place, year) in held]
            own = held.get((area, year))
            if not parts or (own is None and area != home):
                continue
            if own is None:
                yield f"populations of {year}: places have theirs and {area} has none; add its row, to check their sum."
            elif sum(parts) != own:
                yield f"populations of {year}: the places of {area} come to {sum(parts):,} and its own row to {own:,}."


def _inside(sets: AreaSets, home: str, on: date) -> dict[str, set[str]]:
    """The places of each area, and of the force, on a day."""
    inside: dict[str, set[str]] = {}
    for standing in sets.standings:
        if standing.valid_from <= on <= standing.valid_to:
            inside.setdefault(home, set()).add(standing.place)
            inside.setdefault(standing.area, set()).add(standing.place)
    return inside
