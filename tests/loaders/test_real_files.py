"""The real files of data.police.uk, counted: every row of every month, with the quirks that are known of them."""

from collections import Counter
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from expectations.gate import Result
from loaders import reading
from loaders.acceptance import Facts, decide
from loaders.discovery import discover
from warehouse import build

LEICESTERSHIRE = {"2018": 26_216, "2019": 16_639, "2024": 34_601}


@pytest.fixture(scope="module")
def found(real_data, tmp_path_factory):
    return discover([real_data / "police-uk"], tmp_path_factory.mktemp("unpacked"))


@pytest.fixture(scope="module")
def read(found):
    return [(each, reading.read(each.path, each.source)) for each in found.found]


def months(read, force):
    return [(each, table) for each, table in read if each.claims.force == force]


def staged(table):
    raw = table.append_column("extract", pa.array(["one"] * table.num_rows))
    return build.stage(build.stager(), "police_uk", raw.append_column("row", pa.array(range(raw.num_rows), pa.int64())))


def test_nine_months_and_the_zip_of_five_forces_are_all_taken_up(found):
    assert not found.turned
    forces = Counter(each.claims.force for each in found.found)
    assert forces.pop("leicestershire") == 9
    assert set(forces.values()) == {5}
    assert len(forces) == 5


def test_every_row_is_read(read):
    years = Counter()
    for each, table in months(read, "leicestershire"):
        years[each.name[:4]] += table.rows
    assert years == LEICESTERSHIRE
    assert years["2018"] + years["2019"] == 42_855
    assert sum(table.rows for each, table in read if each.claims.force != "leicestershire") == 203_751
    assert not any(table.ragged for _, table in read)


def test_lines_run_from_the_second_to_the_last(read):
    for each, table in months(read, "leicestershire"):
        assert table.table["line"].to_pylist() == list(range(2, table.rows + 2)), each.name


def test_no_row_is_lost_for_want_of_an_identifier_or_a_place(read):
    winter = pa.concat_tables(table.table for each, table in months(read, "leicestershire") if each.name < "2020")
    asb = winter.filter(pc.equal(winter["crime_type"], "Anti-social behaviour"))
    assert asb.num_rows == 4_694
    assert asb["crime_id"].null_count == asb["outcome"].null_count == 4_694
    whole = winter.drop_columns(["line"])
    assert whole.num_rows - whole.group_by(whole.column_names).aggregate([]).num_rows == 1_161


def test_all_are_accepted_whole_for_the_force_and_month_of_their_names(read):
    for each, table in read:
        claims = each.claims
        facts = Facts(each.source, "leicestershire", date(2026, 11, 22), claims.force, claims.cover, table.rows)
        decision = decide("one", facts, staged(table.table), table.ragged, Result((), {}))
        assert (decision.status, decision.loaded) == ("accepted", table.rows), (each.shown, decision.reasons)


def test_the_district_of_a_row_comes_from_its_name_in_both_census_years(read):
    tables = [table.table for each, table in months(read, "leicestershire")]
    counted = Counter(staged(pa.concat_tables(tables))["district"].to_pylist())
    nine = (
        "leicester",
        "blaby",
        "charnwood",
        "harborough",
        "hinckley_and_bosworth",
        "melton",
        "north_west_leicestershire",
    )
    assert all(counted[district] > 500 for district in (*nine, "oadby_and_wigston", "rutland"))
    assert counted[None] > 1_000
