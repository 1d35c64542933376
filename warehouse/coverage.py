"""Which extract speaks for which day.

An extract covers dates and replaces exactly those days: the latest received stands. Days that no extract covers are
not received, which is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

Span = tuple[date, date]
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Covering:
    """Days from `starts` to `ends` of one source and force, spoken for by one extract."""

    source: str
    force: str
    starts: date
    ends: date
    extract: str


def winners(received: Iterable[Covering]) -> list[Covering]:
    """The standing cover, given the accepted extracts in the order they were received."""
    standing: dict[tuple[str, str], list[Covering]] = {}
    for new in received:
        key = (new.source, new.force)
        kept = [
            Covering(old.source, old.force, *span, old.extract)
            for old in standing.get(key, [])
            for span in _without((old.starts, old.ends), (new.starts, new.ends))
        ]
        standing[key] = sorted([*kept, new], key=lambda covering: covering.starts)
    return [covering for coverings in standing.values() for covering in coverings]


def shared(spans: Sequence[Sequence[Span]]) -> list[Span]:
    """The days that every one of several sources covers, as merged spans."""
    common = merged(spans[0]) if spans else []
    for other in spans[1:]:
        common = [(max(a, c), min(b, d)) for a, b in common for c, d in merged(other) if max(a, c) <= min(b, d)]
    return common


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans that touch or overlap, joined; in order."""
    joined: list[Span] = []
    for starts, ends in sorted(spans):
        if joined and starts <= joined[-1][1] + DAY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((starts, ends))
    return joined


def followed(spans: Iterable[Span], days: int) -> list[Span]:
    """The days that are covered together with every one of so many days after them."""
    later = timedelta(days=days)
    return [(starts, ends - later) for starts, ends in merged(spans) if ends - later >= starts]


def days_within(spans: Iterable[Span], starts: date, ends: date) -> int:
    """How many days between `starts` and `ends`, both included, the spans cover (spans must not overlap)."""
    return sum(max(0, (min(b, ends) - max(a, starts)).days + 1) for a, b in spans)


def _without(old: Span, new: Span) -> list[Span]:
    left = (old[0], min(old[1], new[0] - DAY))
    right = (max(old[0], new[1] + DAY), old[1])
    return [span for span in (left, right) if span[0] <= span[1]]
