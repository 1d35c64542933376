"""An extract of many forces: each row is of its own, and each force's days are spoken for, no more and no less."""

import json
from datetime import date

import pyarrow as pa
import pytest

from expectations.gate import Result
from loaders import covers, refresh
from loaders.acceptance import Facts, decide
from loaders.covers import SEVERAL, Cover
from loaders.source import sources
from tests.extracts import clean, index
from tests.loaders.staging import table
from warehouse.home import Home
from warehouse.published import open_warehouse

Q1, Q2, Q4 = date(2017, 4, 1), date(2017, 7, 1), date(2018, 1, 1)
ENDS = {Q1: date(2017, 6, 30), Q2: date(2017, 9, 30), Q4: date(2018, 3, 31)}


def rows(*held):
    """Rows of a force and a quarter's first day."""
    forces, days = zip(*held, strict=True) if held else ((), ())
    return pa.table(
        {
            "force": pa.array(forces, pa.string()),
            "day": pa.array(days, pa.date32()),
            "last_day": pa.array([ENDS[day] for day in days], pa.date32()),
        }
    )


def test_each_force_is_spoken_for_in_the_quarters_that_name_it():
    found = covers.of_each(rows(("kent", Q1), ("kent", Q2), ("kent", Q1), ("essex", Q1), ("essex", Q4)))
    assert found == (
        Cover("essex", Q1, ENDS[Q1]),
        Cover("essex", Q4, ENDS[Q4]),
        Cover("kent", Q1, ENDS[Q2]),
    )
    assert covers.of_each(rows()) == ()


def test_a_row_is_of_the_force_that_its_name_comes_to():
    names = ["London, City of", "Kent", None, "Devon & Cornwall", "Kent"]
    owned = covers.owned(pa.table({"name": pa.array(names, pa.string())}), "name")
    assert owned["force"].to_pylist() == ["city-of-london", "kent", None, "devon-and-cornwall", "kent"]


@pytest.mark.parametrize(
    ("spoken", "named"),
    [
        ((), "ours"),
        ((Cover("kent", Q1, Q2), Cover("kent", Q4, Q4)), "kent"),
        ((Cover("kent", Q1, Q2), Cover("essex", Q1, Q2)), SEVERAL),
    ],
)
def test_an_extract_is_named_by_its_force_or_by_there_being_several(spoken, named):
    assert covers.force_named(spoken, "ours") == named


def test_a_decision_kept_before_there_were_covers_is_of_its_one_force():
    kept = {"status": "accepted", "force": "kent", "starts": "2017-04-01", "ends": "2017-06-30"}
    assert covers.read(kept) == (Cover("kent", Q1, ENDS[Q1]),)
    assert covers.read(kept | {"status": "refused"}) == ()
    assert covers.read(kept | {"covers": []}) == ()


def recorded(*forces):
    line = {"financial_year": "2017/18", "financial_quarter": "1", "offence_code": "45", "offences": "1"}
    return table("home_office", [line | {"force_name": force} for force in forces])


@pytest.mark.parametrize(
    ("force", "status", "loaded"), [(None, "accepted", 3), ("kent", "refused", 0), ("essex", "refused", 0)]
)
def test_rows_of_other_forces_are_foreign_only_to_an_extract_whose_manifest_names_one(force, status, loaded):
    facts = Facts(sources()["home_office"], "leicestershire", date(2026, 11, 24), force)
    found = decide("one", facts, recorded("Kent", "Kent", "Essex"), (), Result((), {}))
    assert (found.status, found.loaded) == (status, loaded)
    assert ("wrong_force" in {reason.rule for reason in found.reasons}) == (force is not None)


def test_a_later_file_of_one_force_and_quarter_replaces_that_and_nothing_else(tmp_path):
    """Derbyshire's second quarter sent again, with one offence in it."""
    home = Home(tmp_path / "home")
    refresh.load(home, [index.clean_file("home_office")], progress=lambda text, fraction: None)
    before = figures(home)
    later = [row for row in clean.rows("home_office") if row["Force Name"] == "Derbyshire"][1:2]
    path = tmp_path / "home_office_again.csv"
    path.write_text(clean.text([{**later[0], "Number of Offences": " 7 "}]), encoding="utf-8")
    path.with_name(path.name + ".manifest.json").write_text(json.dumps({"force": "derbyshire"}), encoding="utf-8")
    (report,) = refresh.load(home, [path], progress=lambda text, fraction: None).extracts
    assert (report.status, report.loaded) == ("accepted", 1)
    after = figures(home)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    assert changed == {("derbyshire", Q2)}
    assert after["derbyshire", Q2] == 7
    assert {force for force, _ in before} == {
        "leicestershire",
        "derbyshire",
        "devon-and-cornwall",
        "city-of-london",
        "btp",
    }


def figures(home):
    sql = "select force, day, sum(offences) from mart.home_office group by all"
    return {(force, day): int(count) for force, day, count in open_warehouse(home).rows(sql)}


def test_the_clean_file_speaks_for_five_forces(tmp_path):
    home = Home(tmp_path / "home")
    refresh.load(home, [index.clean_file("home_office")], progress=lambda text, fraction: None)
    w = open_warehouse(home)
    assert w.rows("select distinct force from extract") == [(SEVERAL,)]
    assert len(w.rows("select distinct force from coverage")) == 5
    measure = w.catalogue.get("home_office_crime")
    assert w.covered(measure, "derbyshire") == [(Q1, ENDS[Q4])]
    assert not w.covered(w.catalogue.get("custody_visits"), "derbyshire")
