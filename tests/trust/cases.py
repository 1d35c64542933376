"""The cases: each is one base with the pollution that it is about, under disguises drawn for it; always the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.trust.bases import Base
from tests.trust.disguises import (
    DISGUISES,
    Pollution,
    archived,
    control_total,
    iso_dates,
    mixed_dates,
    named_months,
    sheet,
)
from tests.trust.draft import Draft, begun, write
from tests.trust.harms import ROW_HARMS, TEXT_ONLY, cut_short
from tests.trust.refusals import (
    REFUSALS,
    cut_below_its_total,
    month_first,
    neither_encoding,
    wrong_total,
)

KINDS: tuple[Pollution, ...] = (*DISGUISES, *ROW_HARMS, *REFUSALS)
# These change how the file is written or what is said of it: the last word is theirs.
LAST = (cut_short, neither_encoding, wrong_total, cut_below_its_total)


@dataclass(frozen=True)
class Case:
    """One polluted file, where it stands, and the draft that knows what must come of it."""

    number: int
    kind: str
    draft: Draft
    path: Path

    @property
    def named(self) -> str:
        """For a failing test: which case, what it is about, and all that was done to it."""
        return f"case {self.number} ({self.kind}; {self.draft.base.named}; {', '.join(self.draft.applied)})"


def made(bases: Sequence[Base], count: int, folder: Path) -> list[Case]:
    """Write so many cases, every kind as often as every other."""
    return [_case(number, bases, folder / f"{number:05d}") for number in range(count)]


def _case(number: int, bases: Sequence[Base], folder: Path) -> Case:
    rng = Random(f"pollution {number}")
    kind, draft = KINDS[number % len(KINDS)], begun(rng.choice(bases))
    chosen = {kind, *rng.sample(DISGUISES, rng.choice((0, 1, 2, 3, 5)))}
    if kind in ROW_HARMS and rng.random() < 0.2:
        chosen.add(rng.choice(ROW_HARMS))
    if chosen & set(TEXT_ONLY):
        chosen.discard(sheet)
    if kind in REFUSALS or cut_short in chosen:
        # What is said of the rows is theirs to say wrongly, and a cut is of the file and not of its ZIP.
        chosen -= {control_total}
    if month_first in chosen:
        chosen -= {iso_dates, named_months, mixed_dates}
    for each in sorted(chosen, key=_order):
        each(draft, rng)
        draft.applied.append(each.__name__)
    return Case(number, kind.__name__, draft, write(draft, folder))


def _order(pollution: Pollution) -> tuple[int, int]:
    rank = 2 if pollution in LAST else 1 if pollution in (control_total, archived, sheet) else 0
    return (rank, KINDS.index(pollution))
