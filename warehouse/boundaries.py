"""Where areas lie: boundaries as GeoJSON, read at build and kept in the version, and read from it again for a map.

`measures/boundaries/lsoa.geojson` is shipped: an area's outline is that of the LSOAs which the area set puts in it, so
that a force's own lookup draws its own map. A deployment's `config/boundaries/` holds a file an area set
(`npa.geojson`, `district.geojson`, `lsoa.geojson`), in longitude and latitude, which takes the place of what would be
drawn. A feature is an area's by its property `area` (an id or a place), else by any property that holds the id, the
name or the code of one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from warehouse.areas import AreaSets
from warehouse.faults import Plain
from warehouse.measures.outlines import Ring, Shape, dissolve
from warehouse.published import Warehouse

SHIPPED = Path(__file__).parent / "measures" / "boundaries"
PLACES = "lsoa"
DIGITS = 4  # of a degree: about ten metres
MOST_SPOTS = 60_000  # more than a page can draw, and far more than one can see


class BoundaryErrors(Plain):
    """What is wrong with boundary files, all of it together: a line each."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


@dataclass(frozen=True)
class Boundary:
    """Where one area of a set, or one place (of the set `lsoa`), lies."""

    set: str
    area: str
    shape: Shape


def load(sets: AreaSets, config: Path | None = None) -> tuple[Boundary, ...]:
    """The boundaries in force: the shipped places, a deployment's own files over them. Raises BoundaryErrors."""
    files = {path.stem: path for path in sorted(SHIPPED.glob("*.geojson"))}
    own = {path.stem: path for path in sorted((config / "boundaries").glob("*.geojson"))} if config else {}
    faults: list[str] = []
    found: list[Boundary] = []
    for name, path in (files | own).items():
        named = _names(sets, name)
        if not named:
            faults.append(f"{path.name}: there is no area set '{name}'; there are {', '.join(_sets(sets))}, {PLACES}.")
            continue
        try:
            held = list(_read(path, name, named))
            # A shipped file knows places that a deployment's own area sets may not have.
            if not held and name in own:
                faults.append(f"{path.name}: no feature names an area of '{name}'; give each the property 'area'.")
            found += held
        except BoundaryErrors as fault:
            faults += fault.faults
    if faults:
        raise BoundaryErrors(faults)
    return tuple(found)


def shapes(w: Warehouse, area_set: str, on: date) -> dict[str, Shape]:
    """Where each area of a set lies on a day, by id: as its own file says, else the outline of its places."""
    found = {area: _shape(text) for area, text in w.rows(_OF_SET, {"set": area_set})}
    if found or area_set == PLACES:
        return found
    inside: dict[str, list[Shape]] = {}
    for area, text in w.rows(_OF_PLACES, {"set": area_set, "places": PLACES, "on": on}):
        inside.setdefault(area, []).append(_shape(text))
    return {area: dissolve(places) for area, places in inside.items()}


_OF_SET = 'select area, rings from boundary where "set" = $set order by area'
# A place that overlapping rows put twice into one area would cut itself out of the outline.
_OF_PLACES = (
    "select area, rings from (select distinct p.area, b.area as place, b.rings from boundary b "
    'join area_place p on p.place = b.area and p."set" = $set '
    'where b."set" = $places and $on between p.valid_from and p.valid_to) order by area, place'
)


def as_text(shape: Shape) -> str:
    """A shape as the version holds it."""
    return json.dumps(shape, separators=(",", ":"))


def _shape(text: str) -> Shape:
    return tuple(tuple((x, y) for x, y in ring) for ring in json.loads(text))


def _sets(sets: AreaSets) -> list[str]:
    return sorted({area.set for area in sets.areas})


def _names(sets: AreaSets, name: str) -> dict[str, str]:
    """What a feature may call each area of a set, in small letters, with the id that it stands for."""
    if name == PLACES:
        return {standing.place.casefold(): standing.place for standing in sets.standings}
    inside = [area for area in sets.areas if area.set == name]
    called = {area.title.casefold(): area.id for area in inside}
    return called | {area.id.partition(":")[2]: area.id for area in inside} | {area.id: area.id for area in inside}


def _read(path: Path, name: str, named: Mapping[str, str]) -> Iterator[Boundary]:
    features = _features(path)
    faults: list[str] = []
    found: dict[str, list[Ring]] = {}
    for number, feature in enumerate(features, 1):
        area = _area(feature, named)
        if area is None:
            continue
        try:
            found.setdefault(area, []).extend(_rings(feature.get("geometry")))
        except (ValueError, TypeError, KeyError) as fault:
            why = str(fault) if isinstance(fault, ValueError) else "no Polygon or MultiPolygon"
            faults.append(f"{path.name}, feature {number} ({area}): {why}")
    if (spots := sum(len(ring) for rings in found.values() for ring in rings)) > MOST_SPOTS:
        faults.append(f"{path.name}: {spots:,} points; at most {MOST_SPOTS:,}: use generalised boundaries.")
    if faults:
        raise BoundaryErrors(faults)
    yield from (Boundary(name, area, tuple(rings)) for area, rings in found.items())


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        held = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError:
        raise BoundaryErrors([f"{path.name}: not readable as GeoJSON."]) from None
    listed = held.get("features") if isinstance(held, dict) else None
    if not isinstance(listed, list):
        raise BoundaryErrors([f"{path.name}: not a GeoJSON FeatureCollection."])
    return [feature for feature in listed if isinstance(feature, dict)]


def _area(feature: Mapping[str, Any], named: Mapping[str, str]) -> str | None:
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        return None
    said = [properties["area"]] if "area" in properties else list(properties.values())
    return next((named[key] for value in said if (key := str(value).strip().casefold()) in named), None)


def _rings(geometry: object) -> list[Ring]:
    """The rings of a Polygon or MultiPolygon. Raises ValueError, TypeError or KeyError for anything else."""
    if not isinstance(geometry, dict) or geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise TypeError
    listed = geometry["coordinates"]
    polygons = [listed] if geometry["type"] == "Polygon" else listed
    return [_ring(ring) for polygon in polygons for ring in polygon]


def _ring(ring: Iterable[Any]) -> Ring:
    spots: list[tuple[float, float]] = []
    for x, y, *_ in ring:
        spot = (round(x, DIGITS), round(y, DIGITS))
        if not (-180 <= spot[0] <= 180 and -90 <= spot[1] <= 90):
            raise ValueError("not in longitude and latitude (WGS 84); export it so")
        if not spots or spots[-1] != spot:
            spots.append(spot)
    if len(spots) < 4 or spots[0] != spots[-1]:
        raise ValueError("a ring that is not closed, or has under four corners")
    return tuple(spots)
