"""Area sets: dated files that say in which area each place (a beat or an LSOA) stands.

`areas.csv` names the areas (area, title, parent, valid_from, valid_to; and, if it likes, no_resident_rate: why figures
for each resident would mislead there); every other CSV in the folder places beats or
LSOAs in them: a `place` column, one column an area set (district, npa, ...), valid_from and valid_to (included; blank
for always). A deployment's `config/areas/` is laid over the shipped ones, file by file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warehouse.faults import Plain

SHIPPED = Path(__file__).parent / "measures" / "areas"
ALWAYS = (date(1, 1, 1), date(9999, 12, 31))


class AreaError(Plain):
    """An area file that cannot be used; the message names file, line and what is wanted."""


@dataclass(frozen=True)
class NamedArea:
    """One row of areas.csv: `set` is what stands before the colon of the id."""

    id: str
    set: str
    title: str
    parent: str | None
    valid_from: date
    valid_to: date
    no_resident_rate: str = ""


@dataclass(frozen=True)
class Standing:
    """One place in one area for a span of days."""

    place: str
    set: str
    area: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True)
class AreaSets:
    """Every area, and every place's standing in each set."""

    areas: tuple[NamedArea, ...]
    standings: tuple[Standing, ...]


def load(config: Path | None = None) -> AreaSets:
    """The area sets in force: the shipped files with those of `config/areas` laid over them. Raises AreaError."""
    files = {path.name: path for path in sorted(SHIPPED.glob("*.csv"))}
    if config is not None:
        files |= {path.name: path for path in sorted((config / "areas").glob("*.csv"))}
    areas = tuple(_areas(files.pop("areas.csv")))
    parents = {area.id: area.parent for area in areas}
    standings = [standing for path in files.values() for standing in _standings(path, parents)]
    return AreaSets(areas, tuple(standings))


def _areas(path: Path) -> Iterator[NamedArea]:
    for line, row in _rows(path, ("area", "title", "parent", "valid_from", "valid_to")):
        area_set = row["area"].split(":")[0]
        span, why_not = _span(path, line, row), row.get("no_resident_rate", "")
        yield NamedArea(row["area"], area_set, row["title"], row["parent"] or None, *span, no_resident_rate=why_not)


def _standings(path: Path, parents: dict[str, str | None]) -> Iterator[Standing]:
    for line, row in _rows(path, ("place", "valid_from", "valid_to")):
        span = _span(path, line, row)
        for area_set in row.keys() - {"place", "valid_from", "valid_to"}:
            area: str | None = f"{area_set}:{row[area_set]}" if row[area_set] else None
            if area is not None and area not in parents:
                raise AreaError(f"{path.name}, line {line}, {area_set}: areas.csv has no {area}; add it there.")
            while area is not None:
                yield Standing(row["place"].upper(), area.split(":")[0], area, *span)
                area = parents[area]


def _rows(path: Path, wanted: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := [name for name in wanted if name not in (reader.fieldnames or ())]:
            raise AreaError(f"{path.name}: no column {', '.join(missing)}; wanted {', '.join(wanted)}.")
        for row in reader:
            yield reader.line_num, {name: (text or "").strip() for name, text in row.items() if name}


def _span(path: Path, line: int, row: dict[str, str]) -> tuple[date, date]:
    try:
        starts, ends = (
            date.fromisoformat(row[name]) if row[name] else always
            for name, always in zip(("valid_from", "valid_to"), ALWAYS, strict=True)
        )
    except ValueError:
        raise AreaError(f"{path.name}, line {line}: dates are written 2020-03-31, or left blank.") from None
    return starts, ends
