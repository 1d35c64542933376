"""A version read ahead for several measures: the same numbers to the last, of a few statements."""

import pytest

from warehouse import area_comparison, query
from warehouse.measures import periods
from warehouse.published import Warehouse

FIVE = periods.parse("2018-10..2019-02")
WHOLE = "police_uk_crime"


@pytest.fixture
def parts(real):
    return [measure for measure in real.catalogue.measures.values() if measure.part_of == WHOLE]


@pytest.fixture
def statements(monkeypatch):
    """The statements that are put to a version from now on."""
    heard, rows = [], Warehouse.rows
    monkeypatch.setattr(Warehouse, "rows", lambda self, sql, bound=None: heard.append(sql) or rows(self, sql, bound))
    return heard


@pytest.mark.parametrize("basis", ["today", "of_the_time"])
def test_the_parts_of_a_whole_are_the_same_read_together_as_one_by_one(real, parts, basis):
    ahead = area_comparison.ahead(real, parts, "npa", FIVE)
    for part in parts:
        one_by_one = area_comparison.compare(real, part.id, "npa", FIVE, by_rate=True, basis=basis)
        assert area_comparison.compare(ahead, part.id, "npa", FIVE, by_rate=True, basis=basis) == one_by_one


def test_what_it_was_not_told_of_it_asks_for(real, parts):
    ahead = area_comparison.ahead(real, parts, "npa", FIVE)
    month = periods.parse("2018-12")
    assert area_comparison.compare(ahead, WHOLE, "district", month) == area_comparison.compare(
        real, WHOLE, "district", month
    )
    other, mine = "force:derbyshire", parts[0].id
    assert query.figure(ahead, mine, other, FIVE) == query.figure(real, mine, other, FIVE)
    area = "npa:melton_and_rutland"
    assert query.series(ahead, mine, area) == query.series(real, mine, area)


def test_two_statements_are_enough_for_thirteen_parts_and_their_lines(real, parts, statements):
    months = [(part.id, month) for part in parts for month in periods.spine("month", FIVE.starts, FIVE.ends)]
    ahead = area_comparison.ahead(real, parts, "npa", FIVE, months)
    area_comparison.compare(real, WHOLE, "npa", FIVE, by_rate=True)  # the people of the areas are read once a version
    statements.clear()
    for part in parts:
        area_comparison.compare(ahead, part.id, "npa", FIVE, by_rate=True)
        area_comparison.line(ahead, part.id, "force", "month", FIVE)
    assert len(parts) > 9
    assert len(statements) == 2
