"""The declared sources: found by looking, consistent with each other, and each whole."""

import re

import pytest

from loaders.headers import match, missing
from loaders.source import normal, sources

TEN = {"asb", "call", "crime", "home_office", "incident", "missing", "outcome", "police_uk", "return", "survey"}
each_source = pytest.mark.parametrize("source", sources().values(), ids=lambda source: source.name)


def test_the_ten_sources_are_found():
    assert set(sources()) >= TEN


@each_source
def test_its_own_columns_make_a_complete_header(source):
    names = [column.name for column in source.columns]
    matched = match(names, source)
    assert matched.places == {name: at for at, name in enumerate(names)}
    assert not missing(matched, source)
    assert not matched.extra


@each_source
def test_no_header_means_two_columns(source):
    headers = [header for column in source.columns for header in column.headers]
    assert len(headers) == len(set(headers))


@each_source
def test_names_do_not_clash_with_the_trace_of_a_row(source):
    assert not {column.name for column in source.columns} & {
        "extract",
        "line",
        "row",
        "day",
        "last_day",
        "place",
        "first_copy",
    }


@each_source
def test_the_columns_that_it_speaks_of_are_there_and_required(source):
    names = {column.name for column in source.required}
    assert source.day in names
    assert not source.force_column or source.force_column in names
    assert all(column.about for column in source.columns)
    assert source.rhythm_days > 0
    assert source.settles_days >= 0


@each_source
@pytest.mark.parametrize(
    "form", ["{}.csv", "{}_2018-10.csv", "{}-2018-10-01_2018-10-31_rows500.xlsx", "{} october.csv"]
)
def test_its_pattern_takes_its_own_names_and_no_other_source_does(source, form):
    name = "2018-10-leicestershire-street.csv" if source.name == "police_uk" else form.format(source.name)
    assert [other.name for other in sources().values() if re.match(other.pattern, name)] == [source.name]


@pytest.mark.parametrize(
    "name",
    [
        "2018-10-leicestershire-outcomes.csv",
        "criminal.csv",
        "recall_2018.csv",
        "asbestos.csv",
        "crime.txt",
        "missingness.csv",
    ],
)
def test_other_names_belong_to_no_source(name):
    assert not [source.name for source in sources().values() if re.match(source.pattern, name)]


def test_a_complete_header_of_one_source_is_complete_for_no_other():
    for source in sources().values():
        names = [column.name for column in source.columns]
        fitting = [other.name for other in sources().values() if not missing(match(names, other), other)]
        assert fitting == [source.name]


@pytest.mark.parametrize(
    ("header", "same"), [("Crime Ref.", "crime_ref"), ("  LSOA\tcode ", "lsoacode"), ("HO-Code", "ho code")]
)
def test_headers_are_compared_without_case_space_or_punctuation(header, same):
    assert normal(header) == normal(same)
