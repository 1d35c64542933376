"""Which of many surprises to show, so that few of those shown are chance (Benjamini and Hochberg, 1995).

The share of false ones among those shown is held, on average, to `RATE`, and where nothing has changed anywhere a list
has anything in it no oftener than that. Measures overlap (a burglary is a crime too), which makes neighbouring
surprises agree; the method holds for chances that agree so, and benchmarks/weekly_alarms.py measures it on some that
do. Benjamini and Yekutieli's rule, which holds for any dependence, would ask six times the evidence of each.
"""

from __future__ import annotations

from collections.abc import Sequence

RATE = 0.05


def threshold(chances: Sequence[float], rate: float = RATE) -> float:
    """The greatest chance that is still shown; 0 where none is."""
    ranked = sorted(chances)
    many = len(ranked)
    return max((chance for at, chance in enumerate(ranked, 1) if chance <= rate * at / many), default=0.0)


def adjusted(chances: Sequence[float]) -> list[float]:
    """For each chance, the least rate at which it would be shown (its q-value), in the order given."""
    order = sorted(range(len(chances)), key=lambda at: chances[at], reverse=True)
    found, least = [1.0] * len(chances), 1.0
    for rank, at in zip(range(len(chances), 0, -1), order, strict=True):
        least = min(least, chances[at] * len(chances) / rank)
        found[at] = least
    return found
