"""A forecast of a week and how far it was out, against a plain calculator that adds up every window anew."""

from datetime import date, timedelta
from math import exp, log, sin, sqrt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.measures import periods
from warehouse.measures.levelled import Levelled
from warehouse.measures.model import Amounts
from warehouse.measures.week_forecasts import BASELINE, FEWEST, HISTORY, Forecast, Run, dispersion, season

FLAT = {count: Levelled((), (7.0,) * count, (0.0,) * count, False) for count in range(140)}


def weeks(numbers):
    return [None if number is None else Amounts(number) for number in numbers]


def spine(count):
    last = date(2019, 3, 25)
    return [periods.week(last - timedelta(weeks=back)) for back in reversed(range(count))]


def plain(numbers, at):
    """The mean of a count, its spread and its weeks, as one would by hand."""
    held = [number for number in numbers[max(at - BASELINE, 0) : at] if number is not None]
    if len(held) < FEWEST:
        return None
    return (sum(held) + 0.5) / len(held), 1 / len(held), len(held)


@settings(max_examples=60)
@given(st.lists(st.one_of(st.none(), st.integers(0, 40)), min_size=1, max_size=100))
def test_a_count_is_forecast_by_the_mean_of_the_weeks_that_were_held(numbers):
    run = Run.of("count", weeks(numbers), FLAT[len(numbers)])
    for at in range(len(numbers)):
        found, wanted = run.forecast(at), plain(numbers, at)
        assert (found is None) == (wanted is None)
        if found and wanted:
            assert (found.mean, found.spread, found.rested) == pytest.approx(wanted)
            assert found.unit == found.mean and found.base == 1.0


def test_a_share_is_forecast_of_its_own_base():
    held = [Amounts(90, 100)] * 10 + [Amounts(0, 0)] + [Amounts(5, 10)]
    found = Run.of("share", held, FLAT[12]).forecast(11)
    assert found is not None and found.rested == 10  # a week of nothing tells nothing
    share = 900.5 / 1001
    assert (found.mean, found.unit, found.spread) == pytest.approx((10 * share, 10 * share * (1 - share), 10 / 1000))
    assert Run.of("share", [*held[:-1], Amounts(0, 0)], FLAT[12]).forecast(11) is None


def test_an_average_is_forecast_in_logarithms():
    held = [Amounts(400, 10), Amounts(100, 10)] * 5 + [None, Amounts(0, 10), Amounts(200, 10)]
    run = Run.of("average", held, FLAT[13])
    found = run.forecast(12)
    assert found is not None and exp(found.mean) == pytest.approx(20) and found.rested == 10
    assert run.numbers[10:] == (None, None, log(20))


def test_a_season_multiplies_a_count_and_adds_to_a_share():
    scale = tuple(7.0 if at < 10 else 14.0 for at in range(11))
    found = Run.of("count", weeks([6] * 10 + [0]), Levelled((), scale, (0.0,) * 11, True)).forecast(10)
    assert found is not None and found.mean == pytest.approx(2 * 6.05)
    shift = tuple(0.0 if at < 10 else 5.0 for at in range(11))
    found = Run.of("share", [Amounts(50, 100)] * 11, Levelled((), (1.0,) * 11, shift, True)).forecast(10)
    assert found is not None and found.mean == pytest.approx(100 * (500.5 / 1001 + 0.05))


def test_the_weeks_before_can_be_those_of_another_run():
    run = Run.of("count", weeks([10] * 20 + [9]), FLAT[21])
    known_early = Run.of("count", weeks([9] * 20 + [None]), FLAT[21])
    assert run.forecast(20, known_early).mean == pytest.approx(9.025)
    assert run.forecast(20).mean == pytest.approx(10.025)


# ---- how much weeks vary --------------------------------------------------------------------------------------


def test_the_past_is_a_year_of_forecasts_each_from_its_own_weeks_before():
    rng = Random(5)
    numbers = [rng.randrange(20) for _ in range(120)]
    made = Run.of("count", weeks(numbers), FLAT[120]).past()
    assert len(made) == HISTORY
    assert [number for _, number in made] == numbers[119 - HISTORY : 119]  # the week under review is not among them
    assert [each.mean for each, _ in made] == pytest.approx([plain(numbers, at)[0] for at in range(119 - HISTORY, 119)])


def at(mean, number):
    return Forecast("count", mean, mean, 0.0, 1.0, 26), number


def test_phi_is_how_much_further_than_chance_the_past_was_out():
    assert dispersion([at(10, 14), at(10, 6)] * 20)[0] == pytest.approx(1.6)
    assert dispersion([at(10, 10 + sqrt(10)), at(10, 10 - sqrt(10))] * 20)[0] == pytest.approx(1)
    assert dispersion([]) == (1.0, 0.0)


def test_a_week_that_stood_out_does_not_make_the_rest_look_wild():
    calm = [at(10, 12), at(10, 8)] * 20
    assert dispersion([*calm, at(10, 60)]) == dispersion(calm)


def test_a_year_of_few_happenings_tells_less_of_phi_than_one_of_many():
    assert dispersion([at(0.3, 0)] * 52)[1] == pytest.approx(52 * 2 / (2 + 1 / 0.3))
    assert dispersion([at(100, 100)] * 52)[1] == pytest.approx(52, rel=0.01)


# ---- season ---------------------------------------------------------------------------------------------------


def test_a_strong_season_is_found_from_the_weeks_before_the_last():
    spans = spine(157)
    rng = Random(1)
    wave = [200 * (1 + 0.4 * sin(span.starts.timetuple().tm_yday / 58)) for span in spans]
    counts = weeks([max(round(rng.gauss(mean, sqrt(mean))), 0) for mean in wave])
    found = season("count", spans, counts)
    assert found.seasonal
    assert max(found.scale) / min(found.scale) == pytest.approx(1.4 / 0.6, rel=0.2)
    assert season("count", spans, [*counts[:-1], Amounts(10**6)]).scale == found.scale
    assert season("count", spans[-60:], counts[-60:]).seasonal is None  # too few to tell
    assert season("count", spans, weeks([200 + rng.randrange(20) for _ in spans])).seasonal is False
