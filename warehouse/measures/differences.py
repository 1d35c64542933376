"""Two Boards beside each other: what was restated, told apart from new data, and the verdicts that changed by each."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from warehouse.measures.boards import Shown
from warehouse.measures.model import Period


@dataclass(frozen=True)
class Restated:
    """One period that the later Board's version has otherwise than the earlier Board's."""

    period: Period
    was: float | None
    now: float | None


@dataclass(frozen=True)
class Difference:
    """One measure of two Boards. `was` is as the earlier showed it; `again` the same period in the later's version;
    `now` as the later shows it. So `was` to `again` is restatement, and `again` to `now` is new data.

    `months` are the single periods restated. `why` says why there is no `again`, or that it is counted otherwise.
    """

    was: Shown | None
    again: Shown | None
    now: Shown | None
    months: tuple[Restated, ...] = ()
    why: str = ""

    @property
    def shown(self) -> Shown:
        """Whichever of the Boards has it, the later first."""
        found = self.now or self.was
        assert found is not None, "a difference is of a measure that a Board has"  # noqa: S101
        return found

    @property
    def restated(self) -> bool:
        """Whether the figure that was shown is another now, of itself or in its two counts."""
        return self.was is not None and self.again is not None and not same(self.was, self.again)

    @property
    def by(self) -> float | None:
        """By how much, in the unit; None where either has no value."""
        return _step(self.was, self.again)

    @property
    def percent(self) -> float | None:
        """The same as a percentage of what was shown."""
        was = self.was and self.was.value
        return None if not was or self.by is None else 100 * self.by / abs(was)

    @property
    def new_data(self) -> bool:
        """Whether the later Board speaks of another period."""
        return self.was is None or (self.now is not None and self.now.period != self.was.period)

    @property
    def turned_by_restating(self) -> bool:
        """Whether the verdict on the very period that was shown is another now."""
        return self.was is not None and self.again is not None and self.was.verdict != self.again.verdict

    @property
    def turned_by_new_data(self) -> bool:
        """Whether the later period has another verdict than the earlier one has now."""
        then = self.again or self.was
        return then is not None and self.now is not None and self.new_data and then.verdict != self.now.verdict


@dataclass(frozen=True)
class Compared:
    """Two Boards by their names, and every measure of either in the later's order."""

    earlier: str
    later: str
    lines: tuple[Difference, ...]

    @property
    def restated(self) -> tuple[Difference, ...]:
        """The measures of which anything that was shown is otherwise now, or cannot be had again."""
        return tuple(line for line in self.lines if line.restated or line.months or (line.was and line.why))

    @property
    def turned(self) -> tuple[Difference, ...]:
        """The measures with another verdict, by restating or by new data."""
        return tuple(line for line in self.lines if line.turned_by_restating or line.turned_by_new_data)


def same(one: Shown, other: Shown) -> bool:
    """Whether two figures agree in value, in both counts, and in what is withheld."""
    pairs = ((one.value, other.value), (one.numerator, other.numerator), (one.denominator, other.denominator))
    return one.shorthand == other.shorthand and all(alike(was, now) for was, now in pairs)


def alike(was: float | None, now: float | None) -> bool:
    """Whether two numbers are one, but for the last bits of a division."""
    if was is None or now is None:
        return was is now
    return math.isclose(was, now, rel_tol=1e-9, abs_tol=1e-9)


def together(
    earlier: Sequence[Shown],
    later: Sequence[Shown],
    again: Mapping[str, Shown | str],
    months: Mapping[str, tuple[Restated, ...]],
) -> tuple[Difference, ...]:
    """Every measure of either Board. `again` has the earlier's figures in the later's version, or why there is none."""
    was, now = {one.measure: one for one in earlier}, {one.measure: one for one in later}
    return tuple(_line(was.get(id_), again.get(id_), now.get(id_), months.get(id_, ())) for id_ in {**now, **was})


def _line(was: Shown | None, again: Shown | str | None, now: Shown | None, months: tuple[Restated, ...]) -> Difference:
    if isinstance(again, str) or again is None:
        return Difference(was, None, now, (), again or "")
    why = ""
    if was and was.counted and again.counted and was.counted != again.counted:
        why = "It is counted in another way since."
    return Difference(was, again, now, months, why)


def _step(was: Shown | None, again: Shown | None) -> float | None:
    if was is None or again is None or was.value is None or again.value is None:
        return None
    return again.value - was.value
