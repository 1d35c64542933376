"""The Board's headline and the counts behind it: how many targets were met, or what moved where there are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pages.parts.words import count
from warehouse.measures.model import Comparison
from warehouse.query import BoardRow

# In the order of the Board's headline: a code, and the words after its count there and on its card.
HEADLINE: tuple[tuple[str, str], ...] = (
    ("met", "met"),
    ("not_met", "not met"),
    ("on_course", "on course"),
    ("behind", "behind"),
    ("too_close", "too close to call"),
)
DIRECTIONS: tuple[tuple[str, str], ...] = (
    ("right_way", "in the wanted direction"),
    ("wrong_way", "not in the wanted direction"),
)
MOVES = (
    ("up", "up, more than chance"),
    ("down", "down, more than chance"),
    ("chance", "could be chance"),
    ("rate", "rates and averages"),
    ("none", "no like-for-like year before"),
)


def headline(rows: Iterable[BoardRow]) -> str:
    """2 targets met, 4 not met, 2 too close to call."""
    counts = verdict_counts(rows)
    found = [(counts[code], words) for code, words in HEADLINE if counts[code]]
    if found:
        (first, words), *rest = found
        return ", ".join([f"{first} {'target' if first == 1 else 'targets'} {words}", *(f"{n} {w}" for n, w in rest)])
    turned = [f"{counts[code]} {words}" for code, words in DIRECTIONS if counts[code]]
    return f"No target in numbers: {', '.join(turned)}" if turned else ""


def has_targets(rows: Iterable[BoardRow]) -> bool:
    """Whether any figure was held against a record of the plan."""
    return any(row.figure.verdict.target for row in rows)


def moves(rows: Iterable[BoardRow]) -> Counter[str]:
    """How many measures moved on the year before: up or down by more than chance, perhaps by chance, or not counted."""
    return Counter(_move(row.figure.same_period_last_year) for row in rows)


def _move(found: Comparison | None) -> str:
    if found is None:
        return "none"
    if found.z is None:
        return "rate"
    return "chance" if found.words == "could be chance" else "up" if found.difference > 0 else "down"


def moved_headline(rows: Sequence[BoardRow], against: str) -> str:
    """What a Board without targets finds: 9 of 20 counts changed on 2017/18 by more than chance."""
    found = moves(rows)
    judged = found["up"] + found["down"] + found["chance"]
    if not judged:
        return f"{count(len(rows), 'measure')}; no count can be compared with {against}"
    real = found["up"] + found["down"]
    ways = f"{found['up']} up, {found['down']} down"
    return f"{real} of {count(judged, 'count')} changed on {against} by more than chance: {ways}"


def verdict_counts(rows: Iterable[BoardRow]) -> Counter[str]:
    """How many rows carry each verdict; `none` where there can be none (part-received, not received)."""
    return Counter(row.figure.verdict.code or "none" for row in rows)
