"""Forces by the names that people read."""

import pytest

from expectations.suites.home_office import FORCES, FRAUD_BODIES
from loaders.forces import force_of
from warehouse.measures.forces import title_of


@pytest.mark.parametrize(
    ("force", "title"),
    [
        ("leicestershire", "Leicestershire"),
        ("devon-and-cornwall", "Devon and Cornwall"),
        ("north_wales", "North Wales"),
        ("dyfed-powys", "Dyfed-Powys"),
        ("btp", "British Transport Police"),
        ("metropolitan", "Metropolitan Police"),
        ("cifas", "CIFAS (fraud)"),
    ],
)
def test_a_force_is_read_by_its_name(force, title):
    assert title_of(force) == title


def test_each_force_of_the_home_office_comes_back_to_the_name_that_it_is_read_by():
    for name in (*FORCES, *FRAUD_BODIES):
        read = title_of(force_of(name)).removesuffix(" (fraud)")
        assert read == {"London, City of": "City of London"}.get(name, name)
