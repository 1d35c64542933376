"""What a page says of how much a measure's months vary, and what its Z allows for."""

import pytest

from pages.parts import about
from tests.pages.running import words
from warehouse.measures import change, periods
from warehouse.measures.model import Comparison
from warehouse.query import figure

YEAR = periods.parse("2012/13")


def compared(now, then, phi):
    return Comparison(then, now - then, None, change.z_score(now, then, phi or 1.0), phi, "", YEAR)


@pytest.mark.parametrize(
    ("now", "then", "phi", "alone"),
    [(4199, 3935, 2.5, "+2.9"), (5052, 4365, 2.6, "+7.1"), (3935, 4199, 1.5, "-2.9")],
)
def test_the_z_of_chance_alone_stands_beside_the_one_that_allows_for_more(now, then, phi, alone):
    said = about.allowed_for(compared(now, then, phi))
    assert f"vary {phi} times as much as chance alone" in said
    assert said.endswith(f"by chance alone it would be {alone}.")


@pytest.mark.parametrize("phi", [None, 1.0])
def test_nothing_is_said_where_nothing_is_allowed_for(phi):
    assert about.allowed_for(compared(4199, 3935, phi)) == ""
    assert about.allowed_for(None) == ""


def test_the_measure_page_and_the_definitions_say_the_phi_of_the_version(run, sample_home, sample):
    phi = sample.dispersion["violence_with_injury"]
    found = figure(sample, "violence_with_injury", period=periods.parse("2013/14")).same_period_last_year
    assert found.phi == phi > 1
    page = words(run(sample_home, "measure", measure="violence_with_injury", period="2013/14"))
    assert f"(phi {phi:.1f}). The Z allows for it; by chance alone it would be +7.1." in page
    assert f"(phi {phi:.1f})" in words(run(sample_home, "definitions", plan="2013-17"))
