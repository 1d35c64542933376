"""A version opened for the public: the figures are those of the audience, and there is nothing else to be read."""

import duckdb
import pytest

from warehouse import lineage, query
from warehouse.faults import NotPublished
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.published import open_warehouse


@pytest.fixture(scope="module")
def opened(sample_home):
    return open_warehouse(Home(sample_home), audience="public")


@pytest.mark.parametrize(
    ("plan", "period", "area"),
    [("2013-17", "2013/14", "force"), ("2017-21", "ytd:2018-12", "force"), ("2013-17", "2015/16", "npa:charnwood")],
)
def test_a_board_is_the_same_as_from_the_whole_version_for_that_audience(opened, sample, plan, period, area):
    asked = (plan, periods.parse(period, sample.today), area, "public")
    assert query.board(opened, *asked) == query.board(sample, *asked)


def test_open_data_are_whole(real_home, real):
    asked = {"measure_id": "police_uk_crime", "area": "no_location", "period": periods.parse("2018-11")}
    found = query.figure(open_warehouse(Home(real_home), audience="public"), **asked, audience="public")
    assert found == query.figure(real, **asked) and found.point.value == 362


@pytest.mark.parametrize("table", ["finding", "cohort_mix", "week_age", "early_cube", "mart.crime", "mart.missing"])
def test_a_table_that_is_not_for_the_public_is_not_there(opened, sample, table):
    sample.rows(f"select count(*) from {table}")
    with pytest.raises(duckdb.CatalogException):
        opened.rows(f"select count(*) from {table}")


def test_the_cube_holds_open_data_alone_and_what_is_asked_beside_it_is_refused_and_never_zero(opened):
    assert opened.rows("select count(*) from cube") == [(0,)]
    with pytest.raises(NotPublished):
        query.figure(opened, "hate_crime", period=periods.parse("2013/14"))


def test_no_number_of_rows_and_no_spread_of_months_is_told(opened, sample):
    assert {(each.read, each.loaded, each.set_aside) for each in lineage.extracts(opened)} == {(None, None, None)}
    assert set(opened.dispersion) == set(sample.dispersion)
    assert not [name for name, phi in opened.dispersion.items() if phi and not opened.catalogue.get(name).open_data]
