"""Where the numbers of a version came from, and how good it is: extracts, findings, freshness, completeness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from warehouse.measures.model import Measure
from warehouse.published import Warehouse

# An extract is late this many days after its rhythm says it was due.
GRACE_DAYS = 7


@dataclass(frozen=True)
class ExtractRecord:
    """One landed extract. `status`: accepted, refused, withdrawn, or superseded (accepted, no day of it stands)."""

    id: str
    source: str
    force: str
    file: str
    starts: date | None
    ends: date | None
    status: str
    read: int
    loaded: int
    set_aside: int
    control_total: int | None
    sha256: str
    received_at: str


@dataclass(frozen=True)
class FindingRecord:
    """What a rule found in an extract: how often, and the first line it was found on; neither for a whole file."""

    extract: str
    rule: str
    severity: str
    column: str | None
    line: int | None
    count: int | None
    message: str


@dataclass(frozen=True)
class SourceState:
    """What is held of a source for the home force; `late` by the home's clock, `refused_since` the last accepted."""

    name: str
    title: str
    rhythm_days: int
    starts: date | None
    ends: date | None
    last_received: str | None
    late: bool
    refused_since: int
    set_aside: int


def content(w: Warehouse) -> str:
    """A hash of all that the version says: equal when another says the same, whenever either was built."""
    ((found,),) = w.rows("select value from meta where key = 'content'")
    return str(found)


def extracts(w: Warehouse) -> tuple[ExtractRecord, ...]:
    """Every landed extract, newest first."""
    rows = w.rows(
        "select id, source, force, file, starts, ends, "
        "case when status = 'accepted' and id not in (select extract from coverage) then 'superseded' else status end, "
        "read, loaded, set_aside, control_total, sha256, received_at from extract order by id desc"
    )
    return tuple(ExtractRecord(*row) for row in rows)


def findings(w: Warehouse, extract_id: str | None = None) -> tuple[FindingRecord, ...]:
    """What the gate found, of one extract or all."""
    sql = "select * from finding where $extract is null or extract = $extract order by extract desc, line"
    return tuple(FindingRecord(*row) for row in w.rows(sql, {"extract": extract_id}))


def lineage(w: Warehouse, measure: Measure, force: str | None = None) -> tuple[ExtractRecord, ...]:
    """The extracts that a measure's figures for a force stand on, newest first."""
    standing = {
        row[0] for row in w.rows("select extract from coverage where force = $f", {"f": force or w.settings.force})
    }
    return tuple(e for e in extracts(w) if e.source in measure.sources and e.id in standing)


def extracts_within(w: Warehouse, sources: Sequence[str], force: str, starts: date, ends: date) -> tuple[str, ...]:
    """The ids of the extracts of some sources that speak for days between two dates."""
    return tuple(
        sorted(
            {
                each.extract
                for each in w.standing
                if each.force == force and each.source in sources and each.starts <= ends and each.ends >= starts
            }
        )
    )


def sources(w: Warehouse) -> tuple[SourceState, ...]:
    """Each source that was ever landed, with its freshness and its refusals."""
    return tuple(_state(w, name) for (name,) in w.rows("select distinct source from extract order by 1"))


def _state(w: Warehouse, name: str) -> SourceState:
    facts = w.sources[name]
    (starts, ends), *_ = w.rows(
        "select min(starts), max(ends) from coverage where source = $s and force = $f",
        {"s": name, "f": w.settings.force},
    )
    (last_received, last_accepted), *_ = w.rows(
        "select max(received_at), max(id) filter (where status = 'accepted') from extract where source = $s",
        {"s": name},
    )
    (refused, set_aside), *_ = w.rows(
        "select count(*) filter (where status = 'refused' and id > coalesce($last, '')), "
        "coalesce(sum(set_aside) filter (where id in (select extract from coverage)), 0)::bigint "
        "from extract where source = $s",
        {"s": name, "last": last_accepted},
    )
    due = ends + timedelta(days=facts.rhythm_days + GRACE_DAYS) if ends else None
    late = due is not None and w.today > due
    return SourceState(name, facts.title, facts.rhythm_days, starts, ends, last_received, late, refused, set_aside)


def completeness(w: Warehouse, area_set: str) -> tuple[tuple[str, date, str, int], ...]:
    """Rows loaded by source, month and area of a set: (source, first of month, area id, rows), places held only."""
    placed = ("crime", "outcome", "response", "asb", "incident", "missing", "police_uk")
    each = "\nunion all\n".join(
        f"select '{mart}' as mart, day, place from mart.{mart} where force = $force" for mart in placed
    )
    sql = f"""
        select f.mart, date_trunc('month', f.day)::date as month,
            case when f.place is null then 'no_location' else coalesce(a.area, 'unmapped') end as area, count(*)
        from ({each}) f
        left join mart.area a on a.place = f.place and a."set" = $set and $today between a.valid_from and a.valid_to
        group by all order by all
    """
    rows = w.rows(sql, {"force": w.settings.force, "set": area_set, "today": w.today})
    return tuple(("survey" if mart == "response" else mart, *rest) for mart, *rest in rows)
