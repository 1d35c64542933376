"""What an extract says of itself: its manifest first, then its name."""

import json
from datetime import date

import pytest

from loaders.claims import claims_of, cover_in
from loaders.forces import force_of
from loaders.refusal import Refusal
from loaders.source import sources
from tests.loaders.writing import CRIME
from warehouse.measures.model import Period


def span(first, last):
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("name", "cover"),
    [
        ("crime_2018-10.csv", span("2018-10-01", "2018-10-31")),
        ("crime_2016-02_rows55.csv", span("2016-02-01", "2016-02-29")),
        ("crime_2018-10-05.csv", span("2018-10-05", "2018-10-05")),
        ("crime-2018-10-05_2018-11-04.csv", span("2018-10-05", "2018-11-04")),
        ("crime_2018-10_2018-12.csv", span("2018-10-01", "2018-12-31")),
        ("2018-10-leicestershire-street.csv", span("2018-10-01", "2018-10-31")),
        ("crime.csv", None),
        ("crime_201810.csv", None),
        ("crime_2018-13.csv", None),
        ("crime_2018-02-30.csv", None),
        ("crime_2018-10-05_2018-10-01.csv", None),
        ("crime_12018-10.csv", None),
        ("crime_2018-100.csv", None),
    ],
)
def test_the_dates_in_a_name(name, cover):
    assert cover_in(name) == cover


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("crime_2018-10_rows500.csv", 500),
        ("crime_rows0.csv", 0),
        ("crime_2018-10_ROWS12.csv", 12),
        ("crime_arrows5.csv", None),
    ],
)
def test_the_control_total_in_a_name(tmp_path, name, rows):
    assert claims_of(tmp_path / name, name, CRIME).rows == rows


def manifest(folder, said, name="crime_2018-10_rows5.csv"):
    path = folder / name
    path.with_name(name + ".manifest.json").write_text(said if isinstance(said, str) else json.dumps(said))
    return claims_of(path, name, CRIME)


def test_a_manifest_comes_before_the_name(tmp_path):
    said = {"from": "2018-11-01", "to": "2018-11-15", "rows": 7, "force": "Derbyshire Constabulary"}
    claims = manifest(tmp_path, said)
    assert (claims.cover, claims.rows, claims.force) == (span("2018-11-01", "2018-11-15"), 7, "derbyshire")
    assert claims.manifest == said


def test_what_a_manifest_leaves_out_comes_from_the_name(tmp_path):
    claims = manifest(tmp_path, {"force": "derbyshire"})
    assert (claims.cover, claims.rows) == (span("2018-10-01", "2018-10-31"), 5)


def test_without_either_nothing_is_claimed(tmp_path):
    claims = claims_of(tmp_path / "crime.csv", "crime.csv", CRIME)
    assert (claims.cover, claims.rows, claims.force) == (None, None, None)


@pytest.mark.parametrize(
    "said",
    [
        "{", "[]", "5", '"x"', {"from": "2018-10-01"}, {"to": "2018-10-01"}, {"from": "2018-10-02", "to": "2018-10-01"},
        {"from": "01/10/2018", "to": "31/10/2018"}, {"from": 1, "to": 2}, {"rows": "5"}, {"rows": -1}, {"rows": True},
        {"rows": 1.5}, {"force": 5}, {"force": "../x"}, {"source": "crime"}, "[" * 100_000, " " * 70_000,
    ],
)  # fmt: skip
def test_a_manifest_that_is_wrong_refuses_the_extract(tmp_path, said):
    with pytest.raises(Refusal) as caught:
        manifest(tmp_path, said)
    assert caught.value.reasons[0].rule == "manifest"


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("2018-10-leicestershire-street.csv", "leicestershire"),
        ("2018-10-devon-and-cornwall-street.csv", "devon-and-cornwall"),
        ("2018-10-btp-street.csv", "btp"),
    ],
)
def test_a_street_file_names_its_force(tmp_path, name, force):
    assert claims_of(tmp_path / name, name, sources()["police_uk"]).force == force


@pytest.mark.parametrize(
    ("said", "force"),
    [
        ("Leicestershire Police", "leicestershire"),
        ("Derbyshire Constabulary", "derbyshire"),
        ("Devon & Cornwall Police", "devon-and-cornwall"),
        ("Metropolitan Police Service", "metropolitan"),
        ("City of London Police", "city-of-london"),
        ("Dyfed-Powys Police", "dyfed-powys"),
        ("British Transport Police", "btp"),
        ("Police Service of Northern Ireland", "northern-ireland"),
        ("leicestershire", "leicestershire"),
    ],
)
def test_a_force_has_one_name(said, force):
    assert force_of(said) == force
