"""One published version, open to read: what it says of itself, and the amounts in its cube."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from warehouse import database, public_tables
from warehouse.coverage import Covering, Span
from warehouse.faults import NotPublished, Plain
from warehouse.home import Home
from warehouse.measures import catalogue, cohorts, forces, periods
from warehouse.measures.catalogue import Catalogue, UnknownName
from warehouse.measures.model import Amounts, Area, Audience, Basis, Measure, Period

SERIES = (Path(__file__).parent / "sql" / "measure_series.sql").read_text(encoding="utf-8")
SETS = ("npa", "district", "county")
NOWHERE = {
    "no_location": "No location recorded",
    "unmapped": "Not in the area set",
    "outside": "Outside the force's area",
}
Wanted = tuple[str, Period]
Held = dict[tuple[str, Period, str], Amounts]


@dataclass(frozen=True)
class SourceFacts:
    """A source's title and rhythm, in days."""

    name: str
    title: str
    rhythm_days: int
    settles_days: int


class OtherFormat(Plain):
    """The version was written by another release of this program."""

    def __init__(self, version: str, written: str) -> None:
        super().__init__(
            f"Version {version} is in format {written} and this release reads format {database.FORMAT}: "
            "start the dashboard again, which builds it again from what was landed, or run pcc rebuild."
        )


class Warehouse:
    """A published version, read-only and safe to share between threads."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, version: str, home: Home, audience: Audience = "internal"
    ) -> None:
        self._connection = connection
        self.audience = audience
        self.version = version
        self.settings = home.settings
        self.today = home.today()
        self.illustrative = bool(home.settings.illustrative)
        self.kept: dict[object, Any] = {}  # what was read of it and is asked for again and again: it never changes

    def rows(self, sql: str, bound: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """The rows of one reviewed statement, values bound."""
        # A cursor a call, so that threads may share the version; a cursor starts outside the attached file.
        cursor = self._connection.cursor()
        cursor.execute("USE pcc" if self.audience == "internal" else public_tables.USE)
        return cursor.execute(sql, bound or {}).fetchall()

    @cached_property
    def built_at(self) -> str:
        """When this version was built: an ISO time in UTC."""
        return str(self._meta["built_at"])

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue that this version was built with."""
        tables = catalogue.TABLES
        # A version built before one of them existed has none of it, and can still be read.
        held = {name for (name,) in self.rows("select table_name from duckdb_tables() where database_name = 'pcc'")}
        known = {name: self.rows(f"select id, definition from {name}") for name in tables if name in held}
        return catalogue.from_documents(known)

    @cached_property
    def sources(self) -> dict[str, SourceFacts]:
        """Every source that the build knew, by name."""
        return {row[0]: SourceFacts(*row) for row in self.rows("select * from source order by name")}

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The force, its area sets, other forces held, and the three that are nowhere."""
        home = Area("force", "force", self.settings.force_name)
        listed = self.rows('select area, "set", title, valid_from, valid_to from areas order by "set" desc, title')
        others = self.rows(
            "select distinct force from coverage where force <> $f order by 1", {"f": self.settings.force}
        )
        return (
            home,
            *(Area(*row) for row in listed),
            *(Area(f"force:{name}", "force", forces.title_of(name)) for (name,) in others),
            *(Area(name, "nowhere", title) for name, title in NOWHERE.items()),
        )

    @cached_property
    def standing(self) -> tuple[Covering, ...]:
        """Which extract speaks for which days of each source and force."""
        rows = self.rows("select source, force, starts, ends, extract from coverage order by all")
        return tuple(Covering(*row) for row in rows)

    @cached_property
    def dispersion(self) -> dict[str, float]:
        """Each count measure's overdispersion, as estimated when the version was built."""
        return dict(self.rows("select measure, phi from dispersion"))

    def area(self, area_id: str) -> Area:
        """The area of that id. Raises UnknownName with those that exist."""
        found = {area.id: area for area in self.areas}
        if area_id == f"force:{self.settings.force}":
            area_id = "force"
        if area_id not in found:
            raise UnknownName("area", area_id, list(found))
        return found[area_id]

    def force_of(self, area: Area) -> str:
        """The force whose rows an area speaks of."""
        return area.id.split(":")[1] if area.id.startswith("force:") else self.settings.force

    def covered(self, measure: Measure, force: str) -> list[Span]:
        """The days for which every source of a measure was received."""
        return self._measure_coverage.get((measure.id, force), [])

    def last_day(self, measure: Measure, force: str) -> date | None:
        """The latest day received for a measure, or None."""
        spans = self.covered(measure, force)
        return max(ends for _, ends in spans) if spans else None

    def last_complete_month(self, measure: Measure, force: str) -> Period | None:
        """The latest month that was received whole, or None."""
        whole = [m for starts, ends in self.covered(measure, force) if (m := _month_within(starts, ends))]
        return max(whole, default=None)

    def settles_days(self, measure: Measure) -> int:
        """How many days after its end a period of the measure is still provisional; a cohort, from its full age."""
        aged = cohorts.age_of(measure) or max(measure.ages, default=0)
        known = (self.sources[name].settles_days for name in measure.sources if name in self.sources)
        return aged + max(known, default=0)

    def amounts(self, wanted: Iterable[Wanted], area: Area, *, basis: Basis = "today") -> Held:
        """What the cube holds for each measure and period in one area; absent where it holds no row."""
        area_set = set_of(area)
        key = "force" if area_set == "force" else area.id
        found = self._amounts(wanted, area_set, self.force_of(area), key, self.as_of(area, basis))
        return {(measure, period, area.id): amounts for (measure, period, _), amounts in found.items()}

    def amounts_by_area(self, wanted: Iterable[Wanted], area_set: str, *, basis: Basis = "today") -> Held:
        """The same for every area of a set at once, the three that are nowhere included."""
        as_of = None if basis == "of_the_time" else self.today
        return self._amounts(wanted, area_set, self.settings.force, None, as_of)

    def areas_of(self, area_set: str, basis: Basis = "today") -> list[Area]:
        """The areas of a set that exist on the home's day (all of them, of the time), and the three nowhere."""
        return [
            area
            for area in self.areas
            if (area.set == area_set and (basis == "of_the_time" or _exists(area, self.today))) or area.set == "nowhere"
        ]

    def _amounts(
        self, wanted: Iterable[Wanted], area_set: str, force: str, area: str | None, as_of: date | None
    ) -> Held:
        # The same days can be asked for under two grains: the database is asked once, or it would add them up twice.
        named: dict[tuple[str, date, date], list[Period]] = {}
        for measure, period in dict.fromkeys(wanted):
            if self.audience != "internal" and not self.catalogue.get(measure).open_data:
                raise NotPublished("what is not in the public cube")
            named.setdefault((measure, period.starts, period.ends), []).append(period)
        measures, starts, ends = map(list, zip(*named, strict=True)) if named else ([], [], [])
        bound: dict[str, object] = {"measures": measures, "starts": starts, "ends": ends}
        bound |= {"set": area_set, "force": force, "area": area, "as_of": as_of}
        return {
            (measure, period, at): amounts_of(rest)
            for measure, starts, ends, at, *rest in (self.rows(SERIES, bound) if named else [])
            for period in named[measure, starts, ends]
        }

    def as_of(self, area: Area, basis: Basis) -> date | None:
        """The day whose areas are asked for; None for those of each row's own time."""
        if basis == "of_the_time":
            return None
        return min(self.today, area.valid_to) if area.valid_to else self.today

    @cached_property
    def _meta(self) -> dict[str, str]:
        return dict(self.rows("select key, value from meta"))

    @cached_property
    def _measure_coverage(self) -> dict[tuple[str, str], list[Span]]:
        spans: dict[tuple[str, str], list[Span]] = {}
        for measure, force, starts, ends in self.rows("select * from measure_coverage order by all"):
            spans.setdefault((measure, force), []).append((starts, ends))
        return spans


def open_warehouse(home: Home, version: str | None = None, audience: Audience = "internal") -> Warehouse:
    """Open the version in force, or another that is kept. Raises NothingPublished, UnknownVersion or OtherFormat.

    For the public only the tables that it may read are there at all.
    """
    connection, name = database.connect(home.published, version)
    (written,) = connection.execute("select value from pcc.meta where key = 'format'").fetchone() or ("none",)
    if written != database.FORMAT:
        raise OtherFormat(name, written)
    if audience != "internal":
        public_tables.lay_out(connection)
    return Warehouse(connection, name, home, audience)


def set_of(area: Area) -> str:
    """The area set that an area is read from.

    Nowhere is asked of the neighbourhood policing areas: a place is unmapped when none of them holds it.
    """
    return {"nowhere": "npa"}.get(area.set, area.set)


def _exists(area: Area, on: date) -> bool:
    return (area.valid_from or date.min) <= on <= (area.valid_to or date.max)


def _month_within(starts: date, ends: date) -> Period | None:
    month = periods.last_complete_month(ends)
    return month if month.starts >= starts else None


def amounts_of(row: Sequence[Any]) -> Amounts:
    """The amounts of a row: numerator, denominator, responses, squares of their weights."""
    numerator, denominator, responses, squares = row
    return Amounts(_number(numerator) or 0, _number(denominator), int(responses or 0), float(squares or 0))


def _number(value: Decimal | None) -> float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
