"""Area sets: the shipped files, a deployment's laid over them, and faults that name file and line."""

from datetime import date

import pytest

from warehouse import areas
from warehouse.areas import AreaError


def test_every_place_stands_in_one_area_of_each_set_on_any_day():
    found = areas.load()
    for day in (date(2016, 6, 1), date(2020, 3, 31), date(2020, 4, 1)):
        at = [(s.place, s.set) for s in found.standings if s.valid_from <= day <= s.valid_to]
        assert len(at) == len(set(at))
        assert {area_set for _, area_set in at} == {"npa", "district", "county"}


def test_eastern_counties_ends_with_march_2020():
    standings = [s for s in areas.load().standings if s.place == "RU01" and s.set == "npa"]
    assert [(s.area, s.valid_from, s.valid_to) for s in standings] == [
        ("npa:eastern_counties", date(1, 1, 1), date(2020, 3, 31)),
        ("npa:melton_and_rutland", date(2020, 4, 1), date(9999, 12, 31)),
    ]


def test_a_district_stands_in_its_county():
    assert {s.area for s in areas.load().standings if s.place == "CH01"} == {
        "npa:charnwood", "district:charnwood", "county:leicestershire",
    }  # fmt: skip


def test_a_deployments_file_takes_the_place_of_the_shipped_one_of_its_name(tmp_path):
    (tmp_path / "areas").mkdir()
    (tmp_path / "areas" / "beats.csv").write_text("place,npa,valid_from,valid_to\nz9,charnwood,,\n")
    places = {s.place for s in areas.load(tmp_path).standings}
    assert "Z9" in places
    assert "CH01" not in places


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("place,npa,valid_from,valid_to\nZ9,nowhere,,\n", "beats.csv, line 2, npa: areas.csv has no npa:nowhere"),
        ("place,npa,valid_from,valid_to\nZ9,charnwood,1/4/2020,\n", "beats.csv, line 2: dates are written 2020-03-31"),
        ("beat,npa\nZ9,charnwood\n", "beats.csv: no column place, valid_from, valid_to"),
    ],
)
def test_faults_name_file_line_and_remedy(tmp_path, text, said):
    (tmp_path / "areas").mkdir()
    (tmp_path / "areas" / "beats.csv").write_text(text)
    with pytest.raises(AreaError, match=said):
        areas.load(tmp_path)
