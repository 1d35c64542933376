"""The fit against a slow plain twin, and what must hold whatever the past was."""

from itertools import pairwise, product
from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.measures import forecast
from warehouse.measures.forecast import Ahead, Seen, accounts

EVEN = [Seen(at, at % 12, 300.0, 30.0) for at in range(24)]
REST = [Ahead(at, at % 12, 30.0) for at in range(24, 30)]


def twin(seen, ahead, drift, season, cycle, *, share):
    """One drift and season's account by whole matrices: total, spread, room, and how much was not foreseen."""
    mean = (sum(one.count for one in seen) + 0.5) / sum(one.exposure for one in seen)
    phi = first_phi(seen, mean)
    step = drift**2 * 12 / cycle / phi
    start = log(mean / (1 - mean)) if share else log(mean)
    state = np.array([start] + [0.0] * cycle)
    unsure = np.diag([forecast.START**2 / phi] + [season**2 / phi] * cycle)

    def look(part, exposure):
        along = np.zeros(cycle + 1)
        along[0] = along[1 + part] = 1
        level = float(along @ state)
        rate = 1 / (1 + exp(-level)) if share else exp(level)
        return along, exposure * rate, exposure * rate * (1 - rate if share else 1)

    square, last = forecast.WORTH * forecast.PHI, None
    for one in seen:
        if last is not None:
            unsure = unsure + np.diag([step * (one.at - last)] + [0.0] * cycle)
        along, expected, slope = look(one.part, one.exposure)
        reach = along @ unsure @ along + 1 / slope
        miss = (one.count - expected) / slope
        square += 0 if last is None else miss**2 / reach
        gain = unsure @ along / reach
        state, unsure, last = state + gain * miss, unsure - np.outer(gain, along @ unsure), one.at
    looks = [look(one.part, one.exposure) for one in ahead]
    total = sum(expected for _, expected, _ in looks)
    lean = sum(along * slope / total for along, _, slope in looks)
    spread = float(lean @ unsure @ lean)
    for at in range(last + 1, ahead[-1].at + 1):
        moved = sum(slope for (_, _, slope), one in zip(looks, ahead, strict=True) if one.at >= at) / total
        spread += step * moved**2
    return total, spread, sum(slope for _, _, slope in looks) / total, square / (forecast.WORTH + len(seen) - 1)


def first_phi(seen, mean):
    steps = []
    for one, other in pairwise(seen):
        pooled = max((one.count + other.count) / (one.exposure + other.exposure), mean / 4)
        step = one.count / one.exposure - other.count / other.exposure
        steps.append(step**2 / pooled / (1 / one.exposure + 1 / other.exposure))
    return max(1.0, (sum(steps) + forecast.WORTH * forecast.PHI) / (len(steps) + forecast.WORTH))


@pytest.mark.parametrize(("cycle", "share"), [(12, False), (12, True), (4, False)])
@given(draw=st.data())
def test_every_account_is_the_twin_s(cycle, share, draw):
    size = draw.draw(st.integers(1, 20))
    gaps = draw.draw(st.lists(st.integers(1, 3), min_size=size, max_size=size))
    at, seen = 5, []
    for gap in gaps:
        at += gap
        exposure = draw.draw(st.integers(20, 200))
        count = draw.draw(st.integers(exposure // 4, 3 * exposure // 4))
        seen.append(Seen(at, at % cycle, float(count), float(exposure)))
    ahead = [Ahead(at + step, (at + step) % cycle, 30.0) for step in range(1, draw.draw(st.integers(1, 6)) + 1)]
    found = accounts(seen, ahead, cycle=cycle, share=share)
    assert sum(account.weight for account in found) == pytest.approx(1)
    for account, ((drift, _), (season, _)) in zip(found, product(forecast.DRIFTS, forecast.SEASONS), strict=True):
        total, spread, room, scale = twin(seen, ahead, drift, season, cycle, share=share)
        told = (account.total, account.spread, account.room, account.scale)
        assert told == pytest.approx((total, spread, room, scale), rel=1e-6)


def expected(found):
    return sum(account.weight * account.total for account in found)


def test_what_never_changed_goes_on():
    assert expected(accounts(EVEN, REST)) == pytest.approx(1800, rel=0.01)


def test_a_season_that_was_seen_comes_again():
    season = [200, 200, 200, 300, 300, 300] * 8
    seen = [Seen(at, at % 12, float(count), 30.0) for at, count in enumerate(season)]
    low, high = (expected(accounts(seen, [Ahead(at, at % 12, 30.0)])) for at in (48, 51))
    assert low < 220 and high > 280


def test_a_level_that_climbed_is_followed_and_a_steadier_one_is_surer():
    climbing = [Seen(at, at % 12, 300.0 * 1.03**at, 30.0) for at in range(24)]
    assert expected(accounts(climbing, REST)) > 1.5 * 1800
    even, uneven = (
        accounts(EVEN, REST),
        accounts([Seen(s.at, s.part, s.count + 90 * (-1) ** s.at, 30.0) for s in EVEN], REST),
    )
    assert max(one.scale for one in even) < min(one.scale for one in uneven)


@pytest.mark.parametrize("counts", [[0], [0] * 24, [5], [1, 0, 0] * 8, [10**7] * 24, [0] * 12 + [10**6]])
@pytest.mark.parametrize("share", [False, True])
def test_no_past_is_too_strange(counts, share):
    seen = [Seen(at, at % 12, float(count), float(max(counts) or 1)) for at, count in enumerate(counts)]
    for account in accounts(seen, [Ahead(len(counts), 0, 100.0)], share=share):
        assert 0 <= account.total < 1e300 and account.spread >= 0 and account.scale > 0 and 0 < account.room <= 1


def test_of_hours_and_pounds_phi_may_be_anything():
    pence = [Seen(s.at, s.part, 100 * (s.count + 30 * (-1) ** s.at), s.exposure) for s in EVEN]
    tally, amount = (max(one.scale for one in accounts(pence, REST, tally=kind)) for kind in (True, False))
    assert amount > 60 and tally > 40
    steady = max(one.scale for one in accounts([Seen(s.at, s.part, 3e6, 30.0) for s in EVEN], REST, tally=False))
    assert steady < 1
