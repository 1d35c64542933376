"""The shape of life: how a thing's days, hours and minutes are weighted, from profiles.toml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from loaders.sample.draw import Ints, pick, whole
from loaders.sample.totals import settings, total
from loaders.sample.years import Year, day_of, number

Floats = npt.NDArray[np.float64]
LEAP = 0.6
WEEKS_LUCK = (88, 113)


@dataclass(frozen=True)
class Shock:
    """A stretch of days on which some things were not as usual; with `npa`, the surplus all fell there."""

    title: str
    what: tuple[str, ...]
    starts: date
    ends: date
    factor: float
    npa: str = ""

    def touches(self, days: Ints) -> npt.NDArray[np.bool_]:
        """Which of the days it fell on."""
        return (days >= number(self.starts)) & (days <= number(self.ends))


@lru_cache(maxsize=1)
def profiles() -> dict[str, Any]:
    """The profiles file as read."""
    return settings("profiles")


@lru_cache(maxsize=1)
def all_shocks() -> tuple[Shock, ...]:
    """Every shock of the sample's years."""
    return tuple(Shock(**{**entry, "what": tuple(entry["what"])}) for entry in profiles()["shock"])


def shocks(what: str) -> tuple[Shock, ...]:
    """The shocks of one thing, such as `hate` or `domestic_burglary`."""
    return tuple(shock for shock in all_shocks() if what in shock.what)


def day_weights(days: Ints, what: str, week: str, wave: tuple[float, float], slope: float = 0.0) -> Ints:
    """Weights of days: the year's wave, weekdays, holidays, shocks, and a steady `slope` from the first to the last."""
    dates = [day_of(int(day)) for day in days]
    height, crest = wave
    turn = np.array([day.timetuple().tm_yday for day in dates]) - crest
    weights = 1 + height * np.cos(turn * (2 * np.pi / 365.25))
    weights *= np.array(profiles()["week"][week])[[day.weekday() for day in dates]]
    weights *= 1 + slope * (np.arange(len(days)) / len(days) - 0.5)
    weights *= _holidays(dates, week)
    for shock in shocks(what):
        weights *= np.where(shock.touches(days), shock.factor, 1.0)
    return whole(weights)


def unsettled(rng: np.random.Generator, weights: Ints) -> Ints:
    """Day weights of which every seven days had their own luck, so that weeks differ by more than chance alone."""
    luck = rng.integers(*WEEKS_LUCK, len(weights) // 7 + 1)
    return weights * np.repeat(luck, 7)[: len(weights)]


def slope(name: str, year: Year) -> float:
    """How much a total rises from the year's first day to its last, as a share, so that years join up.

    A leap of more than 60% is a new definition or a new count, not a trend, and is left out.
    """
    before, now, after = (total(name, other) for other in (year.before(), year, year.before(-1)))
    steps = [now / before - 1 if before else 0.0, after / now - 1 if now and after else 0.0]
    return sum(step for step in steps if abs(step) <= LEAP) / 2


def hours(rng: np.random.Generator, profile: str, size: int) -> Ints:
    """Hours of the day, 0 to 23."""
    return pick(rng, np.array(profiles()["day"][profile]), size)


def minutes(rng: np.random.Generator, size: int) -> Ints:
    """Minutes past the hour, rounded as people round them."""
    weights = np.ones(60, dtype=np.int64)
    for minute, weight in profiles()["minute"]["rounded"].items():
        weights[int(minute)] = weight
    return pick(rng, weights, size)


def _holidays(dates: list[date], week: str) -> Floats:
    special = {(month, day): factor for month, day, factor in profiles()["holidays"].get(week, ())}
    return np.array([special.get((day.month, day.day), 1.0) for day in dates])
