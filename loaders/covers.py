"""For which forces an extract speaks, and for which days of each.

An extract is of one force, unless its source has a force in every row: then each row is of its own force, and the
extract speaks for every force that its rows name, for the periods that they name it in. What follows knows no
difference: an extract has covers, one or many, and a loaded row may say whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from loaders.forces import force_of
from warehouse import coverage
from warehouse.measures.model import Period

SEVERAL = "several"


@dataclass(frozen=True)
class Cover:
    """Days from `starts` to `ends`, both included, for which an extract speaks for a force."""

    force: str
    starts: date
    ends: date


def of_one(force: str, cover: Period | None) -> tuple[Cover, ...]:
    """The whole of an extract's days, for its force."""
    return (Cover(force, cover.starts, cover.ends),) if cover else ()


def of_each(rows: pa.Table) -> tuple[Cover, ...]:
    """The days that the rows (`force`, `day`, and `last_day` if they have one) speak for, force by force."""
    last = "last_day" if "last_day" in rows.column_names else "day"
    periods = rows.group_by(["force", "day", last]).aggregate([]).to_pylist()
    spans: dict[str, list[coverage.Span]] = {}
    for each in periods:
        spans.setdefault(each["force"], []).append((each["day"], each[last]))
    return tuple(Cover(force, *span) for force, held in sorted(spans.items()) for span in coverage.merged(held))


def owned(rows: pa.Table, column: str) -> pa.Table:
    """The rows with the force of each, as a column `force`, from the text of another."""
    names = rows[column].combine_chunks().dictionary_encode()
    forces = pa.array([force_of(name) for name in names.dictionary.to_pylist()], pa.string())
    return rows.append_column("force", pc.take(forces, names.indices))


def force_named(spoken: Sequence[Cover], otherwise: str) -> str:
    """The one force that an extract speaks for, or `SEVERAL`; `otherwise` when it speaks for none."""
    forces = {cover.force for cover in spoken}
    return SEVERAL if len(forces) > 1 else next(iter(forces), otherwise)


def read(decision: Mapping[str, Any]) -> tuple[Cover, ...]:
    """The covers of a decision as it was kept; one that was kept before there were any is of its one force."""
    if "covers" in decision:
        held = decision["covers"]
        return tuple(Cover(c["force"], date.fromisoformat(c["starts"]), date.fromisoformat(c["ends"])) for c in held)
    if decision["status"] != "accepted" or not decision["starts"]:
        return ()
    starts, ends = (date.fromisoformat(decision[edge]) for edge in ("starts", "ends"))
    return (Cover(decision["force"], starts, ends),)
