"""Each row of the tables of a year under way is a test."""

from datetime import date

import pytest

from tests.spec import prospect_tables as tables
from tests.spec.figures import figure
from tests.spec.years import by_month
from warehouse.measures import prospect_words
from warehouse.measures.model import Amounts


@pytest.mark.parametrize(("before", "now", "aim", "heading", "reach", "likely", "code"), tables.ON_COURSE.rows)
def test_a_change_target_before_its_year_is_over(before, now, aim, heading, reach, likely, code):
    verdict = by_month("domestic_burglary", before, now).verdict
    found = verdict.projection
    assert found is not None and verdict.probability is not None
    told = (round(found.value), f"{found.low:,.0f} to {found.high:,.0f}", prospect_words.chance(verdict.probability))
    assert (verdict.year_aim, *told, verdict.code) == (aim, heading, reach, likely, code)


@pytest.mark.parametrize(("measure", "period", "now", "base", "year", "required"), tables.REQUIRED.rows)
def test_what_the_rest_of_the_year_must_come_to(measure, period, now, base, year, required):
    judged = f"ytd:{period}"
    same = f"ytd:{int(period[:4]) - 1}{period[4:]}"
    found = figure(measure, judged, {judged: now, same: base, "2012/13": year}, today=date(2014, 3, 31))
    assert prospect_words.required(found.measure, found.verdict) == required


@pytest.mark.parametrize(("measure", "month", "part", "whole", "required"), tables.REQUIRED_RATES.rows)
def test_what_the_rest_of_a_rate_must_be(measure, month, part, whole, required):
    found = figure(measure, f"ytd:{month}", {f"ytd:{month}": Amounts(part, whole, whole, whole)})
    assert prospect_words.required(found.measure, found.verdict) == required


@pytest.mark.parametrize(
    ("probability", "said"),
    [(0.0, "under 1%"), (0.004, "under 1%"), (0.2, "20%"), (0.204, "20.4%"), (0.5, "50%"), (0.797, "79.7%"),
     (0.8, "80%"), (0.996, "over 99%"), (1.0, "over 99%")],
)  # fmt: skip
def test_a_chance_is_said_on_the_side_of_its_verdict(probability, said):
    assert prospect_words.chance(probability) == f"{said} chance"
