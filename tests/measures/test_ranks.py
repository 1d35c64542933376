"""Ranks and the places that chance leaves an area, against what truly is."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.pages.made import measure, point, rate
from warehouse.measures import periods
from warehouse.measures.counts import interval
from warehouse.measures.intervals import cell
from warehouse.measures.intervals import interval as of_point
from warehouse.measures.points import wilson
from warehouse.measures.populations import Residents, as_rated, rated
from warehouse.measures.ranks import confidence, ranks

MONTH = periods.parse("2018-11")


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 20), st.floats(0, 20)), min_size=1, max_size=12))
def test_an_area_could_hold_the_place_that_it_has(made):
    values = [value for value, _, _ in made]
    found = ranks(values, [(value - low, value + high) for value, low, high in made])
    assert all(1 <= each.best <= each.place <= each.worst <= len(made) for each in found)


def test_equal_values_share_a_rank():
    assert [each.place for each in ranks([5, 7, 5], [(5, 5), (7, 7), (5, 5)])] == [2, 1, 2]


def test_the_true_places_are_inside_together_at_least_19_times_in_20():
    rng, held, rounds = Random(4), 0, 400
    true = [90, 100, 105, 110, 140, 60, 95, 130]
    sure = confidence(len(true))
    for _ in range(rounds):
        seen = [max(round(rng.gauss(mean, mean**0.5)), 0) for mean in true]
        found = ranks(seen, [interval(count, sure) for count in seen])
        real = [1 + sum(other > mean for other in true) for mean in true]
        held += all(each.best <= place <= each.worst for each, place in zip(found, real, strict=True))
    assert held / rounds >= 0.95


def test_areas_far_apart_have_sure_ranks():
    values = [10, 400, 150]
    found = ranks(values, [interval(value, confidence(3)) for value in values])
    assert [(each.best, each.worst) for each in found] == [(3, 3), (1, 1), (2, 2)]


def test_the_interval_of_a_point_is_that_of_what_it_is():
    share, throughput = rate(), rate(denominator=measure(numerator=measure().numerator).numerator)
    half = point(MONTH, 50.0, numerator=60, denominator=120)
    assert of_point(share, half) == wilson(50, 120)
    assert cell(throughput, half) == (60, 120)
    assert of_point(measure(), point(MONTH, 60)) == interval(60)
    people = Residents("npa:a", 2018, 2000, "ONS")
    low, high = of_point(as_rated(measure()), rated(measure(), point(MONTH, 60), people))
    assert (low, high) == tuple(1000 * edge / 2000 for edge in interval(60))


def test_a_survey_is_worth_its_effective_responses():
    survey = rate(survey=True)
    asked = point(MONTH, 50.0, numerator=500.0, denominator=1000.0, effective=40.0)
    assert cell(survey, asked) == (20, 40)
    assert of_point(survey, asked) == wilson(50, 40)


def test_what_varies_by_no_known_chance_has_no_interval():
    assert of_point(measure(unit="pounds"), point(MONTH, 60)) is None
    assert of_point(measure(nature="amount"), point(MONTH, 60)) is None
    assert of_point(measure(), point(MONTH, None)) is None
