"""A fictional force that sends its crimes every Monday, a tenth of each week's being recorded a week late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from loaders.held import sources_known
from warehouse import build
from warehouse.home import LONDON, Home
from warehouse.published import Warehouse, open_warehouse
from warehouse.record import Extract

LAST = date(2019, 3, 25)  # the Monday of the newest week
WEEKS = 30
BUSY, QUIET = "LW01", "NL01"  # a beat of West Leicester, and one of Charnwood
USUAL = {BUSY: 1600, QUIET: 40}


def monday(back: int) -> date:
    """The first day of the week so many before the newest."""
    return LAST - timedelta(weeks=back)


def full(back: int, beat: str, usual: Mapping[str, int] = USUAL) -> int:
    """How many crimes of a week are known in the end: about as usual, the same ones each time."""
    return usual[beat] + (back * 7 % 11 - 5) * (1 + usual[beat] // 100)


def staged(folder: Path) -> list[Extract]:
    """Thirty weekly extracts as the gate leaves them: each holds the newest week at nine tenths, the one before whole.

    They are received on the Monday after.
    """
    rows: dict[str, list[str]] = {"extract": [], "recorded_date": [], "beat": []}
    for back in range(WEEKS):
        for week, share in ((back, 0.9), (back + 1, 1.0)):
            for beat in USUAL:
                many = round(full(week, beat) * share)
                rows["extract"] += [f"{WEEKS - back:06d}-crime"] * many
                rows["recorded_date"] += [f"{monday(week) + timedelta(days=at % 7):%d/%m/%Y}" for at in range(many)]
                rows["beat"] += [beat] * many
    every = build.stage(build.stager(), "crime", _raw(rows))
    kept = every.select([name for name in every.column_names if not name.endswith(("_text", "_ok"))])
    return [_extract(folder, kept, back) for back in reversed(range(WEEKS))]


def published(folder: Path, extracts: list[Extract]) -> Warehouse:
    """A home that holds the extracts, on the Monday after the newest week."""
    home = Home(folder)
    home.config.mkdir(parents=True)
    (home.config / "home.toml").write_text("today = 2019-04-01\n", encoding="utf-8")
    build.publish(home, sources_known(), extracts)
    return open_warehouse(home)


def _raw(rows: dict[str, list[str]]) -> pa.Table:
    size = len(rows["beat"])
    source = next(each for each in sources_known() if each.name == "crime")
    given = {
        **rows,
        "reference": [f"FIC/{at}" for at in range(size)],
        "offence_code": ["49"] * size,
        "status": ["recorded"] * size,
    }
    columns = {name: pa.array(given.get(name, [None] * size), pa.string()) for name in (*source.columns, "extract")}
    return pa.table({**columns, "line": pa.array(range(size), pa.int32()), "row": pa.array(range(size), pa.int64())})


def _extract(folder: Path, kept: pa.Table, back: int) -> Extract:
    name = f"{WEEKS - back:06d}-crime"
    path = folder / f"{name}.parquet"
    rows = kept.filter(pc.equal(kept["extract"], name))
    pq.write_table(rows, path)
    sunday = monday(back) + timedelta(days=6)
    received = datetime.combine(monday(back - 1), datetime.min.time(), LONDON) + timedelta(hours=6)
    return Extract(
        id=name, source="crime", force="leicestershire", file=f"{name}.csv", starts=monday(back + 1).isoformat(),
        ends=sunday.isoformat(), status="accepted", read=rows.num_rows,
        loaded=rows.num_rows, set_aside=0, control_total=None, sha256=name, received_at=received.isoformat(),
        covers=(("leicestershire", monday(back + 1), sunday),), findings=(), rows=path,
    )  # fmt: skip
