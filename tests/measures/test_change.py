"""Change and dispersion: properties, and a series whose answer is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spec.figures import shipped
from warehouse.measures import change, periods
from warehouse.measures.model import Event, Measure, Point

COUNTS = st.integers(0, 100_000)
MEASURE: Measure = shipped().get("recorded_crime")


def point(text: str, value: float | None, status: str = "final") -> Point:
    return Point(periods.parse(text), value, value, None, status)


@given(COUNTS, COUNTS, st.floats(1, 20))
def test_z_has_the_sign_of_the_change_and_shrinks_with_dispersion(now, then, phi):
    z = change.z_score(now, then)
    assert (z > 0) == (now > then) and (z < 0) == (now < then)
    assert abs(change.z_score(now, then, phi)) <= abs(z) + 1e-12
    assert change.z_score(then, now) == pytest.approx(-z)


@given(COUNTS, COUNTS, st.integers(1, 366))
def test_z_of_equal_lengths_is_the_formula_of_the_specification(now, then, days):
    expected = 2**0.5 * (now**0.5 - then**0.5)
    assert change.z_score(now, then, days=(days, days)) == pytest.approx(expected, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(("z", "said"), [(3.0, "real change"), (-3.0, "real change"), (2.999, "probably real"),
                                         (2.0, "probably real"), (-1.999, "could be chance"), (None, "")])  # fmt: skip
def test_the_words_for_z_at_their_edges(z, said):
    assert change.strength(z) == said


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (point("2013/14", None, "not_received"), point("2012/13", 5)),
        (point("2013/14", 5), point("2012/13", None, "not_received")),
        (point("2013/14", 5, "partial"), point("2012/13", 5)),
        (point("2013/14", 5), point("2012/13", 5, "partial")),
    ],
)
def test_nothing_is_compared_with_what_was_not_received_whole(now, then):
    assert change.compare(MEASURE, now, then, 1.0) is None
    assert change.why_not(MEASURE, now, then)


def test_the_old_value_is_what_a_percentage_is_of():
    found = change.compare(MEASURE, point("2013/14", 150), point("2012/13", 100), 1.0)
    assert found is not None
    assert (found.value, found.difference, found.percent, found.period) == (100, 50, 50, periods.parse("2012/13"))
    back = change.compare(MEASURE, point("2013/14", 100), point("2012/13", 150), 1.0)
    assert back is not None and back.percent == pytest.approx(-100 / 3)


def test_an_unknown_dispersion_is_said_to_be_unknown():
    found = change.compare(MEASURE, point("2013/14", 150), point("2012/13", 100), None)
    assert found is not None and found.phi is None
    assert found.z == pytest.approx(change.z_score(150, 100))


@pytest.mark.parametrize(
    ("day", "breaks", "compared"),
    [
        (date(2013, 4, 1), True, False),
        (date(2013, 4, 1), False, True),
        (date(2012, 4, 1), True, True),  # the day belongs to what follows: both years follow it
        (date(2012, 10, 1), True, False),
        (date(2014, 3, 31), True, False),
        (date(2014, 4, 1), True, True),
    ],
)
def test_nothing_is_compared_across_a_break(day, breaks, compared):
    event = Event("changed", day, "Counting changed", ("crime",), breaks=breaks)
    found = change.compare(MEASURE, point("2013/14", 150), point("2012/13", 100), 1.0, [event])
    assert (found is not None) == compared


def test_nothing_is_compared_beyond_the_life_of_a_definition():
    residential = shipped().get("residential_burglary")
    assert change.compare(residential, point("2017/18", 6000), point("2016/17", 0), 1.0) is None
    assert change.compare(residential, point("2018/19", 6000), point("2017/18", 6100), 1.0) is not None
    domestic = shipped().get("domestic_burglary")
    assert change.compare(domestic, point("2017/18", 0), point("2016/17", 4000), 1.0) is None
    assert change.compare(domestic, point("2016/17", 4000), point("2015/16", 4000), 1.0) is not None


def test_only_a_count_has_a_z():
    rate = shipped().get("average_wait_101")
    found = change.compare(rate, point("2013/14", 36), point("2012/13", 40), 2.0)
    assert found is not None
    assert (found.z, found.phi, found.words, found.per_day) == (None, None, "", None)


@pytest.mark.parametrize(
    ("name", "phi", "has_one"),
    [
        ("recorded_crime", 1.0, True),
        ("recorded_crime", None, True),  # a tally varies by chance at the least
        ("crime_severity", 40.0, True),
        ("crime_severity", None, False),  # points vary by their own size, which is not known
        ("police_officers", 1.0, False),  # people in post are counted, not drawn
        ("police_officers", None, False),
    ],
)
def test_a_z_is_made_of_what_varies_by_chance_alone(name, phi, has_one):
    found = change.compare(shipped().get(name), point("2018/19", 1792), point("2017/18", 1751), phi)
    assert found is not None and found.difference == 41
    assert (found.z is not None, bool(found.words)) == (has_one, has_one)


# ---- dispersion ---------------------------------------------------------------------------------------------------


def months(count: int, shape) -> list[tuple[int, int]]:
    first = change.month_index(date(2012, 4, 1))
    return [(first + n, shape(n)) for n in range(count)]


def test_a_series_that_is_all_season_and_trend_has_no_dispersion_left():
    seasons = [80, 90, 100, 110, 120, 130, 120, 110, 100, 90, 80, 70]
    assert change.dispersion(months(84, lambda n: seasons[n % 12] * (10 + n // 12))) == 1.0


@pytest.mark.parametrize(("swing", "least", "most"), [(0, 1.0, 1.0), (30, 7, 12), (60, 28, 48)])
def test_a_swing_about_a_steady_mean_is_its_variance_over_the_mean(swing, least, most):
    # +/- swing by a rule that follows neither month nor year: variance swing squared, mean 100, so phi about s2 / 100.
    sign = [1 if (n * n + n // 5) % 7 % 2 else -1 for n in range(84)]
    phi = change.dispersion(months(84, lambda n: 100 + swing * sign[n]))
    assert phi is not None and least <= phi <= most


@pytest.mark.parametrize("count", [0, 1, 12, 23])
def test_too_few_months_tell_nothing(count):
    assert change.dispersion(months(count, lambda n: 100 + n)) is None


def test_a_series_of_nothing_tells_nothing():
    assert change.dispersion(months(84, lambda n: 0)) is None


@given(st.lists(st.integers(0, 500), min_size=36, max_size=84), st.integers(0, 11))
def test_dispersion_is_never_below_one_whatever_month_it_begins_in(counts, begins):
    first = change.month_index(date(2012, 4, 1)) + begins
    phi = change.dispersion([(first + n, count) for n, count in enumerate(counts)])
    assert phi is None or phi >= 1.0


def test_a_quarterly_return_is_judged_on_its_quarters_and_not_on_the_months_between():
    def held(factor: int) -> list[tuple[int, int]]:
        swing = [(factor, -factor)[(n // 3 + n // 12) % 2] for n in range(84)]
        return months(84, lambda n: 100 + swing[n] if n % 3 == 0 else 0)

    quarters = [(index, count) for index, count in held(30) if count]
    assert change.dispersion(held(30)) == pytest.approx(change.dispersion(quarters))
    assert (change.dispersion(held(30)) or 0) > 5
    assert change.dispersion(months(84, lambda n: 100 if n % 12 == 0 else 0)) is None  # seven yearly returns: too few


@pytest.mark.parametrize(
    ("z", "said"),
    [(1.94, "+1.9"), (1.97, "+1.97"), (1.999, "+1.99"), (-1.96, "-1.96"), (2.0, "+2.0"), (2.04, "+2.0"),
     (2.97, "+2.97"), (-3.0, "-3.0"), (0.04, "0.0"), (-0.04, "0.0")],
)  # fmt: skip
def test_a_z_is_never_written_as_past_a_line_that_it_has_not_reached(z, said):
    assert change.written(z) == said


@given(st.floats(-9, 9))
def test_the_written_z_has_the_words_of_the_true_one(z):
    assert change.strength(float(change.written(z))) == change.strength(z)
