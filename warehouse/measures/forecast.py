"""What the stretches ahead may come to, told from those behind: the level now, how it drifts, its season, its chance.

Each past stretch (a month or a quarter) is a count out of an exposure: offences out of days, outcomes out of crimes.
Its rate is a level, which moves a little at each step and nobody knows which way, times what the part of the year adds;
the count varies about it phi times as much as chance alone makes it. How fast the level drifts, how strong the season
is, and phi, are not known: several of each are tried, a pair weighs as much as the past bears it out, and phi is drawn
from what the past leaves open.
The fit is a Kalman filter on the log of the rate (the logit of a share), which sees each count through its own
expectation, so that zeros and small counts need no case of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import exp, fsum, log

# How far the level may drift in a month (standard deviation of its log), and how much each is believed beforehand.
DRIFTS = ((0.007, 0.3), (0.025, 0.45), (0.07, 0.25))
# What a part of the year is expected to add or take, on the log, before any of it is seen, and the belief in each.
SEASONS = ((0.05, 0.5), (0.2, 0.5))
START = 2.0  # how far the level may stand, on the log, from the mean of all that is seen
# What is believed of phi before anything is seen, and how many stretches that is worth. Chance alone tells nothing of
# hours, points and pounds: theirs is what their own steps show.
PHI, WORTH, WORTH_OF_AMOUNTS = 1.3, 4.0, 1.0
_NEAREST = 1e-4  # how near a share is taken to come to nothing, or to all
_STEEPEST = 50.0  # beyond any log that is met; it keeps exp within its bounds


@dataclass(frozen=True)
class Seen:
    """A past stretch: its running number, its part of the year from 0, its count, and what that was out of."""

    at: int
    part: int
    count: float
    exposure: float


@dataclass(frozen=True)
class Ahead:
    """A stretch to come."""

    at: int
    part: int
    exposure: float


@dataclass(frozen=True)
class Account:
    """One account of what is to come: its `weight`, the `total` expected, and how sure that is.

    The log of the total varies by phi * `spread`; the count about the total by phi * total * `room` (of a share, what
    it leaves; else 1). phi is `scale`, known as well as `freedom` stretches tell it.
    """

    weight: float
    total: float
    spread: float
    room: float
    scale: float
    freedom: float


def accounts(
    seen: Sequence[Seen], ahead: Sequence[Ahead], *, cycle: int = 12, share: bool = False, tally: bool = True
) -> tuple[Account, ...]:
    """What the stretches ahead add up to: an account of each drift and season, their weights adding up to 1.

    `seen` and `ahead` hold one stretch or more each, oldest first, of `cycle` to the year; every exposure is above 0.
    A `share` counts part of its exposure. Of what is no `tally`, phi may be anything.
    """
    first = _first_phi(seen, tally=tally)
    believed, worth = (PHI, WORTH) if tally else (first, WORTH_OF_AMOUNTS)
    found = []
    for (drift, likely), (season, usual) in product(DRIFTS, SEASONS):
        step = drift * drift * (12 / cycle) / first
        state = _State(_link(_mean(seen), share=share), cycle, season, first, share=share)
        lost, square = state.see(seen, step)
        square += worth * believed
        freedom = worth + len(seen) - 1
        borne_out = log(likely * usual) - (lost + freedom * log(square)) / 2
        found.append((borne_out, *state.ahead(ahead, seen[-1].at, step), square / freedom, freedom))
    top = max(each[0] for each in found)
    weights = [exp(each[0] - top) for each in found]
    whole = fsum(weights)
    return tuple(Account(weight / whole, *each[1:]) for weight, each in zip(weights, found, strict=True))


def _mean(seen: Sequence[Seen]) -> float:
    return (fsum(one.count for one in seen) + 0.5) / fsum(one.exposure for one in seen)


def _first_phi(seen: Sequence[Seen], *, tally: bool) -> float:
    """A first idea of phi, from the steps between neighbours: what drift and season are believed to be rests on it."""
    mean, steps = _mean(seen), []
    for one, other in pairwise(seen):
        pooled = max((one.count + other.count) / (one.exposure + other.exposure), mean / 4)
        step = one.count / one.exposure - other.count / other.exposure
        steps.append(step * step / (pooled * (1 / one.exposure + 1 / other.exposure)))
    worth = WORTH if tally else WORTH_OF_AMOUNTS
    found = (fsum(steps) + worth * PHI) / (len(steps) + worth)
    return max(1.0, found) if tally else max(found, 1e-9)


def _link(rate: float, *, share: bool) -> float:
    if not share:
        return log(rate)
    kept = min(max(rate, _NEAREST), 1 - _NEAREST)
    return log(kept / (1 - kept))


class _State:
    """The level and what each part of the year adds to it, with how unsure they are together, in units of phi."""

    def __init__(self, level: float, cycle: int, season: float, phi: float, *, share: bool) -> None:
        size = cycle + 1
        self._means = [level] + [0.0] * cycle
        self._unsure = [[0.0] * size for _ in range(size)]
        self._unsure[0][0] = START * START / phi
        for at in range(1, size):
            self._unsure[at][at] = season * season / phi
        self._share = share

    def see(self, seen: Sequence[Seen], step: float) -> tuple[float, float]:
        """Take in what was seen; how much of it was not foreseen: the log of its reach, and its square.

        The first stretch only sets the level, and tells nothing of how well the others were foreseen.
        """
        lost = square = 0.0
        for number, one in enumerate(seen):
            if number:
                self._unsure[0][0] += step * (one.at - seen[number - 1].at)
            expected, slope = self._expected(one.part, one.exposure)
            along = [row[0] + row[1 + one.part] for row in self._unsure]
            reach = along[0] + along[1 + one.part] + 1 / slope
            miss = (one.count - expected) / slope
            if number:
                lost += log(reach * slope * slope)
                square += miss * miss / reach
            gains = [each / reach for each in along]
            self._means = [mean + gain * miss for mean, gain in zip(self._means, gains, strict=True)]
            self._unsure = [
                [held - gain * other for held, other in zip(row, along, strict=True)]
                for row, gain in zip(self._unsure, gains, strict=True)
            ]
        return lost, square

    def ahead(self, ahead: Sequence[Ahead], last: int, step: float) -> tuple[float, float, float]:
        """The total of the stretches to come, the spread of its log, and the room that a share leaves."""
        told = [self._expected(one.part, one.exposure) for one in ahead]
        total = fsum(expected for expected, _ in told)
        leans = [slope / total for _, slope in told]
        reach = [fsum(leans)] + [0.0] * (len(self._means) - 1)
        for one, lean in zip(ahead, leans, strict=True):
            reach[1 + one.part] += lean
        spread = fsum(
            by * fsum(held * other for held, other in zip(row, reach, strict=True))
            for by, row in zip(reach, self._unsure, strict=True)
            if by
        )
        still = reach[0]  # a drift at one step moves every stretch from there on
        for one, lean in zip(ahead, leans, strict=True):
            spread += step * (one.at - last) * still * still
            still, last = still - lean, one.at
        return total, max(spread, 0.0), reach[0]

    def _expected(self, part: int, exposure: float) -> tuple[float, float]:
        """The count expected of a stretch, and how much it moves as the level does."""
        level = min(max(self._means[0] + self._means[1 + part], -_STEEPEST), _STEEPEST)
        if not self._share:
            expected = exposure * exp(level)
            return expected, expected
        rate = min(max(1 / (1 + exp(-level)), _NEAREST), 1 - _NEAREST)
        return exposure * rate, exposure * rate * (1 - rate)
