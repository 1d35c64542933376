"""Staging: the text typed beside itself, and the marks by which the gate tells a fault."""

from datetime import date

import pytest

from loaders.source import sources
from tests.loaders.staging import staged, table
from warehouse.build import SQL

TYPED = {"date", "time", "datetime", "integer", "number", "flag"}


@pytest.mark.parametrize("source", sources().values(), ids=lambda source: source.name)
def test_every_source_stages_its_day_its_place_and_each_typed_column_beside_its_text(source):
    names = table(source.name, [{}]).column_names
    assert names[:3] == ["extract", "line", "row"]
    assert {"day", "place"} <= set(names)
    assert len(set(names)) == len(names)
    for column in source.columns:
        if column.kind in TYPED:
            assert {column.name, f"{column.name}_text", f"{column.name}_ok"} <= set(names)


@pytest.mark.parametrize("source", sources())
def test_blank_rows_stage_without_a_fault_of_reading(source):
    (row,) = staged(source, {})
    assert all(row[name] for name in row if name.endswith("_ok"))
    assert row.get("first_copy", True)
    assert row["day"] is None


def test_every_source_has_its_staging_and_every_staging_its_source():
    assert {path.stem for path in (SQL / "staging").glob("*.sql")} == set(sources())


def test_what_cannot_be_read_keeps_its_text_and_is_marked():
    (row,) = staged(
        "crime",
        {"recorded_date": "31/02/2018", "domestic": "perhaps", "hate_strands": "race;x", "committed_time": "25:00"},
    )
    assert (row["recorded_date"], row["recorded_date_text"], row["recorded_date_ok"]) == (None, "31/02/2018", False)
    assert (row["domestic"], row["domestic_ok"]) == (None, False)
    assert (row["hate_strands"], row["hate_strands_ok"]) == (None, False)
    assert row["committed_time_ok"] is False


def test_a_place_is_the_beat_else_the_lsoa():
    places = [row["place"] for row in staged("asb", {"beat": "lw01", "lsoa": "E01"}, {"lsoa": "e01000001"}, {})]
    assert places == ["LW01", "E01000001", None]


@pytest.mark.parametrize("source", ["crime", "asb", "incident", "missing"])
def test_a_second_row_of_a_reference_is_no_first_copy_within_one_extract(source):
    rows = [{"reference": "1"}, {"reference": "2"}, {"reference": "1"}, {"reference": "1", "extract": "two"}, {}, {}]
    assert [row["first_copy"] for row in staged(source, *rows)] == [True, True, False, True, True, True]


def test_an_outcome_that_follows_another_is_no_copy_of_it():
    first = {"crime_reference": "1", "outcome_code": "14", "outcome_date": "01/10/2018"}
    rows = [
        first,
        first | {"outcome_code": "1"},
        first | {"outcome_date": "2018-10-01"},
        first | {"outcome_date": "02/10/2018"},
    ]
    assert [row["first_copy"] for row in staged("outcome", *rows)] == [True, True, False, True]


def test_an_interview_answers_each_question_once():
    first = {"response_reference": "1", "survey": "hate", "question": "overall"}
    assert [row["first_copy"] for row in staged("survey", first, first | {"question": "good_job"}, first)] == [
        True,
        True,
        False,
    ]


def test_a_street_file_keeps_all_its_copies():
    rows = staged("police_uk", {"month": "2018-10"}, {"month": "2018-10"})
    assert "first_copy" not in rows[0]
    assert [row["day"] for row in rows] == [date(2018, 10, 1)] * 2
    assert rows[0]["last_day"] == date(2018, 10, 31)


@pytest.mark.parametrize(
    ("name", "district"),
    [
        ("North West Leicestershire 003B", "north_west_leicestershire"),
        ("Leicester 041A", "leicester"),
        ("Hinckley and Bosworth 002C", "hinckley_and_bosworth"),
        ("Oadby & Wigston 001A", "oadby_wigston"),
        (None, None),
    ],
)
def test_the_name_of_an_lsoa_gives_the_district(name, district):
    assert staged("police_uk", {"lsoa_name": name})[0]["district"] == district


@pytest.mark.parametrize("month", ["2018-13", "2018-10-05", "October 2018", "201810"])
def test_a_month_that_is_none_is_marked(month):
    (row,) = staged("police_uk", {"month": month})
    assert (row["day"], row["month_ok"]) == (None, False)


def hour(day, number, clock=None, offered="10", line="101"):
    return {"date": day, "hour": number, "clock": clock, "offered": offered, "phone_line": line}


SPRING, AUTUMN, PLAIN = "25/03/2018", "28/10/2018", "27/10/2018"


@pytest.mark.parametrize(
    ("row", "fine"),
    [
        (hour(PLAIN, "0"), True),
        (hour(PLAIN, "23"), True),
        (hour(PLAIN, "24"), False),
        (hour(PLAIN, "-1"), False),
        (hour(PLAIN, "one"), False),
        (hour(SPRING, "1"), False),
        (hour(SPRING, "1", offered="0"), True),
        (hour(SPRING, "2"), True),
        (hour("18/03/2018", "1"), True),
        (hour(AUTUMN, "1"), True),
    ],
)
def test_the_hour_that_the_clocks_skip_has_no_calls(row, fine):
    assert staged("call", row)[0]["hour_ok"] is fine


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ([hour(AUTUMN, "1"), hour(AUTUMN, "1")], [True, True]),
        ([hour(AUTUMN, "1", "BST"), hour(AUTUMN, "1", "gmt")], [True, True]),
        ([hour(AUTUMN, "1", "BST"), hour(AUTUMN, "1", "BST")], [True, False]),
        ([hour(AUTUMN, "1")] * 3, [True, True, False]),
        ([hour(AUTUMN, "2"), hour(AUTUMN, "2")], [True, False]),
        ([hour(PLAIN, "1"), hour(PLAIN, "1", "GMT")], [True, False]),
        ([hour(AUTUMN, "1"), hour(AUTUMN, "1", line="999")], [True, True]),
    ],
)
def test_the_hour_that_comes_twice_may_come_twice(rows, first):
    assert [row["first_copy"] for row in staged("call", *rows)] == first


def test_a_day_of_the_autumn_change_has_twenty_five_hours_and_none_is_lost():
    rows = [hour(AUTUMN, str(number)) for number in [0, 1, *range(1, 24)]]
    read = staged("call", *rows)
    assert len(read) == 25
    assert all(row["first_copy"] and row["hour_ok"] for row in read)
