"""Boundaries: the shipped places, a deployment's own files, faults told together, and what a version draws."""

import json
from datetime import date

import pytest

from warehouse import areas, boundaries
from warehouse.boundaries import MOST_SPOTS, BoundaryErrors, load
from warehouse.measures.outlines import extent

SETS = areas.load()
SQUARE = [[[-1.2, 52.6], [-1.0, 52.6], [-1.0, 52.8], [-1.2, 52.8], [-1.2, 52.6]]]


def feature(properties, coordinates=SQUARE, kind="Polygon"):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


@pytest.fixture
def laid(tmp_path):
    """`laid(npa=[feature(...)])`: what is in force with a deployment's own files, by (set, area)."""
    (tmp_path / "boundaries").mkdir()

    def over(**files):
        for name, features in files.items():
            text = (
                features
                if isinstance(features, str)
                else json.dumps({"type": "FeatureCollection", "features": features})
            )
            (tmp_path / "boundaries" / f"{name}.geojson").write_text(text, encoding="utf-8")
        return {(each.set, each.area): each.shape for each in load(SETS, tmp_path)}

    return over


def test_every_shipped_place_is_one_of_the_area_sets_and_lies_in_the_counties():
    found = load(SETS)
    assert len(found) == 611
    assert {each.set for each in found} == {"lsoa"}
    spots = [spot for each in found for ring in each.shape for spot in ring]
    assert all(-1.7 < x < -0.4 and 52.3 < y < 53.0 for x, y in spots)


@pytest.mark.parametrize(
    "properties",
    [
        {"area": "npa:charnwood"}, {"area": "charnwood"}, {"NPA": "CHARNWOOD ", "id": 7}, {"x": None, "y": "Charnwood"},
    ],
)  # fmt: skip
def test_a_feature_is_an_areas_by_id_or_name(laid, properties):
    assert laid(npa=[feature(properties)])["npa", "npa:charnwood"][0][0] == (-1.2, 52.6)


def test_the_official_files_serve_as_they_are(laid, real_data):
    geography = real_data / "geography"
    found = laid(
        district=(geography / "llr_districts_derived.geojson").read_text(encoding="utf-8"),
        lsoa=(geography / "llr_lsoa2011_bsc_derived.geojson").read_text(encoding="utf-8"),
    )
    assert len([area for name, area in found if name == "district"]) == 9
    assert found["lsoa", "E01013600"] == next(each.shape for each in load(SETS) if each.area == "E01013600")


def test_a_feature_of_several_parts_keeps_them_all(laid):
    far = [[[x + 0.5, y] for x, y in SQUARE[0]]]
    assert len(laid(npa=[feature({"area": "charnwood"}, [SQUARE, far], "MultiPolygon")])["npa", "npa:charnwood"]) == 2


def test_features_of_no_area_of_ours_are_left_out(laid):
    found = laid(district=[feature({"name": "Charnwood"}), feature({"name": "Elsewhere"}), {"type": "Feature"}])
    assert [area for name, area in found if name == "district"] == ["district:charnwood"]


GRID = [[[450000.0, 310000.0], [451000.0, 310000.0], [451000.0, 311000.0], [450000.0, 310000.0]]]
LONG = [[[-1.0, 52.0 + at % 2] for at in range(MOST_SPOTS)] + [[-2.0, 53.0], [-1.0, 52.0]]]


@pytest.mark.parametrize(
    ("name", "features", "said"),
    [
        ("ward", [feature({"area": "x"})], "ward.geojson: there is no area set 'ward'; there are county, district"),
        ("npa", "{", "npa.geojson: not readable as GeoJSON"),
        ("npa", "[1]", "npa.geojson: not a GeoJSON FeatureCollection"),
        ("npa", [feature({"area": "nowhere"})], "no feature names an area of 'npa'; give each the property 'area'"),
        ("npa", [feature({"area": "charnwood"}, GRID)], r"feature 1 \(npa:charnwood\): not in longitude and latitude"),
        ("npa", [feature({"area": "charnwood"}, [SQUARE[0][:-1]])], "a ring that is not closed"),
        ("npa", [feature({"area": "charnwood"}, [1, 2], "Point")], "no Polygon or MultiPolygon"),
        ("npa", [{"properties": {"area": "charnwood"}, "geometry": None}], "no Polygon or MultiPolygon"),
        ("npa", [feature({"area": "charnwood"}, [[["a", "b"]]])], "npa:charnwood"),
        ("npa", [feature({"area": "charnwood"}, LONG)], "60,002 points; at most 60,000: use generalised boundaries"),
    ],
)  # fmt: skip
def test_a_fault_says_which_file_and_what_is_wanted(laid, name, features, said):
    with pytest.raises(BoundaryErrors, match=said):
        laid(**{name: features})


def test_faults_of_several_files_are_told_together(laid):
    with pytest.raises(BoundaryErrors) as told:
        laid(ward=[], npa="{", district=[feature({"area": "charnwood"}, GRID)])
    assert len(told.value.faults) == 3


@pytest.mark.parametrize(
    ("area_set", "on", "count"),
    [
        ("district", date(2018, 6, 1), 9), ("npa", date(2020, 3, 31), 8), ("npa", date(2020, 4, 1), 8),
        ("county", date(2018, 6, 1), 3),
    ],
)  # fmt: skip
def test_an_areas_outline_is_that_of_its_places_on_the_day(real, area_set, on, count):
    found = boundaries.shapes(real, area_set, on)
    living = {a.id for a in real.areas if a.set == area_set and a.valid_from <= on <= a.valid_to}
    assert set(found) == living
    assert len(found) == count
    whole = sum(extent(ring) for shape in boundaries.shapes(real, "lsoa", on).values() for ring in shape)
    held = sum(2 * max(parts := [extent(ring) for ring in shape]) - sum(parts) for shape in found.values())
    assert held == pytest.approx(whole, rel=1e-6)


def test_a_city_is_a_hole_in_its_county(real):
    assert len(boundaries.shapes(real, "county", real.today)["county:leicestershire"]) == 2


def test_a_set_without_boundaries_has_none(real):
    assert boundaries.shapes(real, "ward", real.today) == {}
