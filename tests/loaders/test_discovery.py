"""From paths to extracts: folders, single files, ZIPs; and which source each file belongs to."""

import json
import zipfile

import pytest

from loaders.discovery import discover
from loaders.source import sources
from tests.loaders.writing import rows, save, text
from warehouse.faults import WrongUse

CRIME = text(rows(3))
STREET = ",".join(column.name for column in sources()["police_uk"].columns) + "\n"


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def given(tmp_path):
    folder = tmp_path / "given"
    folder.mkdir()
    return folder


def names(finds):
    return [(found.name, found.source.name) for found in finds.found]


def rule(turned):
    return turned.reasons[0].rule


def test_a_folder_gives_its_extracts_in_a_fixed_order_with_the_rest_left_alone(given, workspace):
    (given / "b").mkdir()
    save(given / "b", STREET, "2018-10-leicestershire-street.csv")
    save(given, CRIME, "crime_2018-10.csv")
    for other in ("notes.txt", ".crime_hidden.csv", "~$crime_open.xlsx", "crime_2018-10.csv.manifest.json"):
        save(given, "{}", other)
    finds = discover([given], workspace)
    street = ("2018-10-leicestershire-street.csv", "police_uk")
    assert names(finds) == [street, ("crime_2018-10.csv", "crime")]
    assert finds.found[0].shown == "given/b/2018-10-leicestershire-street.csv"
    assert not finds.turned


def test_a_zip_gives_each_file_in_it_with_its_own_manifest(given, workspace):
    with zipfile.ZipFile(given / "all.zip", "w") as file:
        file.writestr("2018-10/2018-10-derbyshire-street.csv", STREET)
        file.writestr("2018-10/2018-10-derbyshire-outcomes.csv", "x")
        file.writestr("2018-10/2018-10-derbyshire-stop-and-search.csv", "x")
        file.writestr("crime_2018-10.csv", CRIME)
        file.writestr("crime_2018-10.csv.manifest.json", json.dumps({"rows": 3}))
        file.writestr("readme.txt", "x")
    finds = discover([given / "all.zip"], workspace)
    assert names(finds) == [("2018-10-derbyshire-street.csv", "police_uk"), ("crime_2018-10.csv", "crime")]
    assert finds.found[0].claims.force == "derbyshire"
    assert finds.found[1].claims.rows == 3
    assert finds.found[1].shown == "all.zip: crime_2018-10.csv"
    assert len(finds.notes) == 3


def test_two_zips_with_the_same_names_in_them_stay_apart(given, workspace):
    for name, content in (("a.zip", CRIME), ("b.zip", text(rows(5)))):
        with zipfile.ZipFile(given / name, "w") as file:
            file.writestr("crime.csv", content)
    assert [found.path.read_text() for found in discover([given], workspace).found] == [CRIME, text(rows(5))]


def test_a_name_that_tells_nothing_is_settled_by_the_header(given, workspace):
    assert names(discover([save(given, CRIME, "October.csv")], workspace)) == [("October.csv", "crime")]


def test_a_header_that_fits_no_source_is_turned_away_with_the_way_out(given, workspace):
    (turned,) = discover([save(given, "a,b\n1,2\n", "october.csv")], workspace).turned
    assert rule(turned) == "unknown_source"
    assert "--source" in turned.reasons[0].message
    assert "police_uk" in turned.reasons[0].message


def test_a_source_that_is_named_holds_for_every_file(given, workspace):
    finds = discover([save(given, "a,b\n1,2\n", "october.csv")], workspace, source="asb")
    assert names(finds) == [("october.csv", "asb")]


def test_a_source_that_does_not_exist_is_wrong_use_and_names_those_that_do(given, workspace):
    with pytest.raises(WrongUse, match="asb, call, crime"):
        discover([save(given, CRIME)], workspace, source="crimes")


def test_a_path_that_is_not_there_is_turned_away(given, workspace):
    (turned,) = discover([given / "nowhere.csv"], workspace).turned
    assert rule(turned) == "unreadable"


def test_a_named_file_of_another_kind_is_turned_away(given, workspace):
    (turned,) = discover([save(given, "x", "crime.pdf")], workspace).turned
    assert rule(turned) == "unreadable"


def test_one_bad_file_does_not_stop_the_others(given, workspace):
    save(given, b"PK\x03\x04", "bad.zip")
    save(given, b"", "empty.csv")
    save(given, "{", "crime_1.csv.manifest.json")
    save(given, CRIME, "crime_1.csv")
    save(given, CRIME, "crime_2.csv")
    finds = discover([given], workspace)
    assert names(finds) == [("crime_2.csv", "crime")]
    assert [rule(turned) for turned in finds.turned] == ["unreadable", "manifest", "unreadable"]


def test_a_download_of_another_kind_is_left_out_with_a_note(given, workspace):
    finds = discover([save(given, "x", "2018-10-leicestershire-outcomes.csv")], workspace)
    assert not finds.found
    assert not finds.turned
    assert "not used" in finds.notes[0]
