"""Whether an extract is accepted: the gate's findings, and what the whole of it is held to.

Its cover, its force, its control total and the share of rows that can be used are judged here, once it has been read,
staged and validated. Every row is accounted for: read = loaded + set aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from expectations.gate import Finding, Result
from loaders.forces import force_of
from loaders.refusal import because
from loaders.report import Reason
from loaders.source import Source
from warehouse.measures.model import Period

TOLERATED = 0.02
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Facts:
    """What an extract is held to.

    `force` and `cover` are what its manifest or name say, None when they say nothing; `rows` is the control total.
    `home_force` is whose extracts these are where nothing names a force. `until` is the day on which it came: of later
    days it can say nothing, whatever it claims.
    """

    source: Source
    home_force: str
    until: date
    force: str | None = None
    cover: Period | None = None
    rows: int | None = None

    @property
    def many_forces(self) -> bool:
        """Whether each row is of the force that it names; a manifest that names one holds the extract to it."""
        return self.source.many_forces and self.force is None


@dataclass(frozen=True)
class Decision:
    """What becomes of an extract. `good` is a mask over its staged rows; nothing of a refused extract is good."""

    status: Literal["accepted", "refused"]
    force: str
    cover: Period | None
    read: int
    loaded: int
    reasons: tuple[Reason, ...]
    good: pa.BooleanArray

    @property
    def set_aside(self) -> int:
        """Rows read and not loaded."""
        return self.read - self.loaded


def decide(extract: str, facts: Facts, staged: pa.Table, ragged: Sequence[tuple[int, str]], result: Result) -> Decision:
    """Judge one extract. `staged` holds its rows only: `line`, `row`, `day`, `last_day` and `force` text if any."""
    read = staged.num_rows + len(ragged)
    valid = ~np.isin(_numbers(staged, "row"), list(result.set_aside.get(extract, ())))
    force = facts.force or _force_of_rows(facts, staged, valid) or facts.home_force
    cover = _until(facts.cover, facts.until) if facts.cover else cover_of(staged, valid & ~_later(staged, facts.until))
    outside, foreign = _outside(staged, cover), _foreign(facts, staged, force)
    good = valid & ~outside & ~foreign
    found = [finding for finding in result.findings if finding.extract == extract]
    reasons = [
        *_whole(facts, read, int(good.sum()), int(outside.sum()), int(foreign.sum()), force),
        *_ragged(ragged),
        *_rows(staged, outside, "inside_cover", facts.source.day, _outside_words(cover)),
        *_rows(staged, foreign, "force", facts.source.force_column, f"not of the force {force}; send it with its own"),
        *(_of(finding) for finding in found),
    ]
    reasons.sort(key=lambda reason: ("refuse", "set_aside", "warn", "note").index(reason.severity))
    refused = any(reason.severity == "refuse" for reason in reasons)
    good = good & (not refused)
    mask = pa.array(good, pa.bool_())
    return Decision("refused" if refused else "accepted", force, cover, read, int(good.sum()), tuple(reasons), mask)


def cover_of(staged: pa.Table, valid: Mask) -> Period | None:
    """The days from the first to the last of the valid rows; None when no row has a day."""
    rows = staged.filter(pa.array(valid, pa.bool_()))
    last = "last_day" if "last_day" in rows.column_names else "day"
    starts, ends = pc.min(rows["day"]).as_py(), pc.max(rows[last]).as_py()
    return Period(starts, ends) if starts and ends else None


def _until(cover: Period, until: date) -> Period | None:
    return Period(cover.starts, min(cover.ends, until)) if cover.starts <= until else None


def _later(staged: pa.Table, until: date) -> np.ndarray:
    return _mask(pc.greater(staged["day"], pa.scalar(until)))


def _numbers(staged: pa.Table, column: str) -> npt.NDArray[np.int64]:
    return np.asarray(staged[column].to_numpy(), np.int64)


def _mask(values: pa.ChunkedArray) -> Mask:
    return np.asarray(pc.fill_null(values, False).to_numpy(), np.bool_)


def _outside(staged: pa.Table, cover: Period | None) -> Mask:
    """The rows whose day can be read and is not covered: all of them, when they lie in the future."""
    if cover is None:
        return _mask(pc.is_valid(staged["day"]))
    last = "last_day" if "last_day" in staged.column_names else "day"
    early = pc.less(staged["day"], pa.scalar(cover.starts))
    late = pc.greater(staged[last], pa.scalar(cover.ends))
    return _mask(early) | _mask(late)


def _outside_words(cover: Period | None) -> str:
    expected = f"expected {cover.starts} to {cover.ends}" if cover else "expected days that are past"
    return f"outside the dates of the extract; {expected}"


def _force_of_rows(facts: Facts, staged: pa.Table, valid: Mask) -> str | None:
    """The force that most rows name, where the source has a column for it and a file of one force."""
    if not facts.source.force_column or facts.many_forces:
        return None
    named = pc.value_counts(
        staged.filter(pa.array(valid, pa.bool_()))[facts.source.force_column].drop_null()
    ).to_pylist()
    most = max(named, key=lambda each: each["counts"], default=None)
    return force_of(most["values"]) if most else None


def _foreign(facts: Facts, staged: pa.Table, force: str) -> Mask:
    """The rows that name another force than the extract's."""
    if not facts.source.force_column or facts.many_forces:
        return np.zeros(staged.num_rows, bool)
    names = staged[facts.source.force_column]
    ours = [name for name in pc.unique(names).to_pylist() if name is None or force_of(name) == force]
    return ~_mask(pc.is_in(names, pa.array(ours, pa.string()))) if staged.num_rows else np.zeros(0, bool)


def _whole(facts: Facts, read: int, good: int, outside: int, foreign: int, force: str) -> list[Reason]:
    """Why the whole extract is refused, if it is."""
    if read == 0:
        return [because("no_rows", "there is a header and no row; send the extract again with its rows")]
    most = TOLERATED * read
    found = []
    if facts.rows is not None and facts.rows != read:
        words = f"{read:,} rows read against a control total of {facts.rows:,}; send the whole extract again"
        found.append(because("control_total", words))
    if outside > most:
        words = (
            f"wrong period: {_share(outside, read)} are outside the dates of the extract; check its name or manifest"
        )
        found.append(because("wrong_period", words, column=facts.source.day))
    if not facts.source.open_data and force != facts.home_force:
        words = f"wrong force: the extract is of {force}, these figures are of {facts.home_force}; check who sent it"
        found.append(because("wrong_force", words))
    if foreign > most:
        words = (
            f"wrong force: {_share(foreign, read)} name another force than {force}; check the file's name or manifest"
        )
        found.append(because("wrong_force", words, column=facts.source.force_column))
    if read - good > most:
        words = f"{_share(read - good, read)} cannot be used, more than 2%; mend them and send the extract again"
        found.append(because("unusable_rows", words))
    return found


def _share(part: int, read: int) -> str:
    return f"{part:,} of {read:,} rows"


def _ragged(ragged: Sequence[tuple[int, str]]) -> list[Reason]:
    """One reason for each way in which rows do not fit, or one for all when they are many."""
    words = dict.fromkeys(message for _, message in ragged)
    if len(words) > 5:
        ragged = [(line, "the values do not fit the header's columns") for line, _ in ragged]
        words = dict.fromkeys(message for _, message in ragged)
    return [
        _aside("ragged_row", None, [line for line, said in ragged if said == message], message) for message in words
    ]


def _rows(staged: pa.Table, at: Mask, rule: str, column: str, words: str) -> Iterable[Reason]:
    if at.any():
        yield _aside(rule, column, _numbers(staged, "line")[at].tolist(), f"{column}: {words}")


def _aside(rule: str, column: str | None, lines: Sequence[int], message: str) -> Reason:
    return Reason(rule, message, "set_aside", column, min(lines), len(lines))


def _of(finding: Finding) -> Reason:
    return Reason(finding.rule, finding.message, finding.severity, finding.column, finding.line, finding.count)
