"""The oracle: a slow calculator in plain Python that works every figure out again from the extract files themselves.

It shares nothing with the project but the files: no database, no data frame, no loader, no definition. What a measure
counts is written a second time (twin_measures.py), from the plan and the offence tables, and so is how a row is read
(twin_rows.py). Where the two disagree, one of them is wrong.
"""

import csv
import gc
import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from tests.twin_cohorts import AGES, COHORTS, EVERY_AGE, Followed
from tests.twin_measures import FORCE_ONLY, MEASURES, Amount, Side
from tests.twin_rows import READERS, Record, Row, Unusable

# Place to area set to area; a district's own name is there as `name:leicester`.
Areas = dict[str, dict[str, str]]
STREET = "police_uk"
DAY = r"\d{4}-\d{2}-\d{2}"


# Measure, side, place, the district that a street file names (or none), month.
Tally = dict[tuple[str, int, str, str, str], Decimal | int]
# Which sides a kind of row counts on, and what it adds.
Held = dict[tuple[object, ...], list[tuple[str, int, Amount | None]]]
NOT_ASKED = {"reference", "crime_reference", "day", "place", "district"}
SIDES: dict[str, list[tuple[str, int, Side]]] = defaultdict(list)
for _measure, _sides in MEASURES.items():
    for _number, _side in enumerate(_sides):
        if _side:
            SIDES[_side.source].append((_measure, _number, _side))


def _nothing() -> list[Decimal]:
    return [Decimal(0), Decimal(0)]


@dataclass
class Twin:
    """Amounts by measure, area and month; and the months that the files cover."""

    amounts: dict[tuple[str, str, str], list[Decimal]] = field(
        default_factory=lambda: defaultdict(lambda: [Decimal(0)] * 2)
    )
    covered: dict[str, set[date]] = field(default_factory=lambda: defaultdict(set))
    read: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)

    def month(self, measure: str, area: str, month: str) -> tuple[Decimal, Decimal | None] | None:
        """Numerator and denominator (None for a count) of a month written 2018-10; None when it was not received."""
        sources = {side.source for side in MEASURES[measure] if side}
        first = date.fromisoformat(f"{month}-01")
        days = {first + timedelta(days=n) for n in range(31) if (first + timedelta(days=n)).month == first.month}
        if any(not days <= self.covered[source] for source in sources):
            return None
        numerator, denominator = self.amounts[measure, area, month]
        return numerator, denominator if MEASURES[measure][1] else None

    def cohort(self, asked: str, area: str, month: str) -> tuple[Decimal, Decimal] | None:
        """The same of the crimes recorded in a month, now or (`rate@90`) at an age that all of them have reached."""
        name, _, age = asked.partition("@")
        assert name in COHORTS and (not age or int(age) in (*AGES, *(EVERY_AGE[1] if name == EVERY_AGE[0] else ())))
        first = date.fromisoformat(f"{month}-01")
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if not _held(self.covered["crime"], first, last):
            return None
        if not _held(self.covered["outcome"], first, last + timedelta(days=int(age or 0))):
            return None
        numerator, denominator = self.amounts[asked, area, month]
        return numerator, denominator

    def spread(self, found: Tally, areas: Areas) -> None:
        """Give what each place had to every area that it stands in."""
        for (measure, side, place, district, month), amount in found.items():
            for area in ["force"] if measure in FORCE_ONLY else areas_of(place, district, areas):
                self.amounts[measure, area, month][side] += amount


def calculate(files: Sequence[Path], areas: Areas, force: str = "leicestershire") -> Twin:
    """Every measure from these files (one extract a file, or a ZIP of them), each covering days that no other does."""
    gc.disable()  # a million plain records, none of which refers to itself
    try:
        return _calculate(files, areas, force)
    finally:
        gc.enable()


def _calculate(files: Sequence[Path], areas: Areas, force: str) -> Twin:
    twin = Twin()
    found: Tally = defaultdict(int)
    held: Held = {}
    latest: dict[str, tuple[date, int, Record]] = {}
    followed = Followed()
    for source, name, rows in _extracts(files):
        covers = _cover(name)
        if source == STREET and f"-{force}-street" not in name:
            continue
        twin.covered[source] |= covers
        for number, record in enumerate(_usable(twin, source, covers, rows)):
            if source == "outcome":
                _keep_latest(latest, record, number)
                followed.outcome(record)
                continue
            _count(found, held, source, record)
            if source == "crime":
                followed.crime(record)
    for _, _, record in latest.values():
        _count(found, held, "outcome", record)
    followed.count(found)
    twin.spread(found, areas)
    return twin


def _held(covered: set[date], first: date, last: date) -> bool:
    """Whether every day of a span was received."""
    return all(first + timedelta(days=n) in covered for n in range((last - first).days + 1))


def _keep_latest(latest: dict[str, tuple[date, int, Record]], record: Record, number: int) -> None:
    """A later outcome of the same crime takes the place of an earlier; code 0 is none yet."""
    reference, day = str(record["crime_reference"]), record["day"]
    assert isinstance(day, date)
    if record["outcome_code"] != "0" and (reference not in latest or latest[reference][:2] <= (day, number)):
        latest[reference] = (day, number, record)


def _extracts(files: Sequence[Path]) -> Iterator[tuple[str, str, Iterator[Row]]]:
    for path in sorted(files):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in sorted(archive.namelist()):
                    if name.endswith(".csv"):
                        text = io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")
                        yield _source(name), Path(name).name, csv.DictReader(text)
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                yield _source(path.name), path.name, csv.DictReader(file)


def _source(name: str) -> str:
    return STREET if name.endswith("-street.csv") else re.split(r"[_-]", Path(name).stem)[0]


def _cover(name: str) -> set[date]:
    """The days that an extract's name says it holds: a span of days, or a month."""
    spans = re.findall(DAY, name)
    if len(spans) == 2:
        first, last = (date.fromisoformat(text) for text in spans)
    else:
        first = date.fromisoformat(re.search(r"\d{4}-\d{2}", name)[0] + "-01")  # type: ignore[index]
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return {first + timedelta(days=n) for n in range((last - first).days + 1)}


def _usable(twin: Twin, source: str, covers: set[date], rows: Iterator[Row]) -> Iterator[Record]:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        twin.read[source] += 1
        try:
            record = READERS[source](row)
            key = _key(source, row)
            if (key and key in seen) or record["day"] not in covers:
                raise Unusable
        except (Unusable, ValueError):
            twin.set_aside[source] += 1
            continue
        if key:
            seen.add(key)
        yield record


def _key(source: str, row: Row) -> tuple[str, ...] | None:
    """What makes a row the same as an earlier one of its extract; nothing does in a street file."""
    columns = {
        "outcome": ("crime_reference", "outcome_code", "outcome_date"),
        "survey": ("response_reference", "survey", "question"),
        "call": ("date", "hour", "phone_line", "clock"),
        STREET: (),
    }.get(source, ("reference",))
    return tuple(row.get(name) or "" for name in columns) or None


def _count(found: Tally, held: Held, source: str, record: Record) -> None:
    month = record["day"].isoformat()[:7]  # type: ignore[attr-defined]
    where = str(record["place"] or ""), str(record.get("district") or "")
    # Rows that differ in nothing a measure asks about count on the same sides, which are looked for once.
    kind = (source, *(record[name] for name in record if name not in NOT_ASKED))
    if kind not in held:
        held[kind] = [(measure, number, side.amount) for measure, number, side in SIDES[source] if side.holds(record)]
    for measure, number, amount in held[kind]:
        found[measure, number, *where, month] += amount(record) if amount else 1


def areas_of(place: str, district: str, areas: Areas) -> list[str]:
    """The force and each area that a place stands in; the three that are nowhere stand beside the neighbourhoods."""
    if not place:
        return ["force", "no_location"]
    if place in areas:
        return ["force", *(f"{area_set}:{name}" for area_set, name in areas[place].items())]
    if district and f"name:{district}" in areas:
        return ["force", "unmapped", f"district:{district}"]
    return ["force", "outside" if district else "unmapped"]


def read_areas(folder: Path, on: date) -> Areas:
    """Place to area of each set, as the shipped area-set files have it on a day."""
    found: Areas = {}
    for path in folder.glob("*.csv"):
        if path.name == "areas.csv":
            continue
        with path.open(encoding="utf-8", newline="") as text:
            for row in csv.DictReader(text):
                if (row["valid_from"] or "0001") <= on.isoformat() <= (row["valid_to"] or "9999"):
                    found[row["place"]] = {name: row[name] for name in ("npa", "district") if row[name]}
    districts = {held["district"] for held in list(found.values()) if "district" in held}
    return found | {f"name:{district}": {} for district in districts}
