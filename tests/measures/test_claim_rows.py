"""A claims file is read, or refused in plain words with line and column; nothing in it ends in a traceback."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures.claimed import HEADER
from warehouse.measures import claim_rows, periods
from warehouse.measures.claim_rows import ClaimsError

GOOD = "one,report,change,Hate crimes,2018/19,1629,count,1477,152,9.3,a note"


def read(*rows, header=HEADER):
    return claim_rows.claims("\n".join([header, *rows]) + "\n", "claims.csv")


def test_a_row_is_a_claim():
    (found,) = read(GOOD)
    assert (found.id, found.source, found.kind, found.measure, found.note) == (
        "one", "report", "change", "Hate crimes", "a note",
    )  # fmt: skip
    assert (found.value, found.against, found.change, found.percent) == (1629, 1477, 152, Decimal("9.3"))
    assert found.period == periods.parse("2018/19")
    assert found.line == 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1,629", "1629"),
        ("+152", "152"),
        ("-17.7", "-17.7"),
        ("−17.7", "-17.7"),
        ("16.60%", "16.60"),
        ("£0.12", "0.12"),
    ],
)
def test_numbers_as_reports_write_them(written, meant):
    (found,) = read(f'one,r,change,x,2018/19,"{written}",count,,,,')
    assert str(found.value) == meant


def test_the_order_of_columns_does_not_matter_nor_do_others_or_the_two_that_may_be_absent():
    header = "Kind;ID;extra;period;measure;value;unit;compared_with;change;stated_percent"
    (found,) = read("level;one;x;2018;ASB incidents;5;count;;;", header=header)
    assert (found.id, found.kind, found.source, found.note) == ("one", "level", "", "")
    assert periods.label(found.period) == "January to December 2018"


def test_parts_are_read_apart():
    (found,) = read("one,r,parts,x,2018/19,1092,count,480 + 567+43,,,")
    assert (found.portions, found.against) == ((480, 567, 43), None)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("one,r,guess,x,2018/19,1,count,,,,", "line 2, kind: not a kind of claim; the kinds are change, level"),
        ("one,r,chang,x,2018/19,1,count,,,,", "Did you mean change?"),
        ("one,r,change,x,2018/20,1,count,,,,", "line 2, period: not a period; write it as 2018/19"),
        ("one,r,change,x,,1,count,,,,", "line 2, period: not a period"),
        ("one,r,change,x,latest,1,count,,,,", "line 2, period: not a period"),
        ("one,r,change,x,2018/19,lots,count,,,,", "line 2, value: not a number"),
        ("one,r,change,x,2018/19,1,count,lots,,,", "line 2, compared_with: not a number"),
        ("one,r,change,x,2018/19,1,count,,1e3,,", "line 2, change: not a number"),
        ("one,r,change,x,2018/19,1,count,,,nan,", "line 2, stated_percent: not a number"),
        ("one,r,parts,x,2018/19,1,count,480,,,", "line 2, compared_with: not parts"),
        ("one,r,parts,x,2018/19,1,count,4+x,,,", "line 2, compared_with: not parts"),
        (",r,change,x,2018/19,1,count,,,,", "line 2, id: is empty"),
        ("one,r,change,,2018/19,1,count,,,,", "line 2, measure: is empty"),
        ("one,r,change,x,2018/19,,count,1,,,", "line 2, value: no value, change or stated_percent"),
        ("one,r,change,x,2018/19,1,629,count,,,,", "line 2: 12 cells under 11 columns"),
        (f"{GOOD}\n{GOOD}", "line 3, id: stands already on line 2"),
        ('one,r,"change,x', "not readable as CSV"),
    ],
)
def test_a_faulty_row_is_told_with_line_and_column(row, said):
    with pytest.raises(ClaimsError) as told:
        read(row)
    assert said in str(told.value)
    assert str(told.value).startswith("claims.csv, line ")
    assert "lots" not in str(told.value)


def test_every_fault_is_told_together():
    with pytest.raises(ClaimsError) as told:
        read("one,r,guess,x,2018/19,lots,count,,,,", GOOD, "two,r,change,x,1,1,count,,,,")
    assert [line.partition(":")[0] for line in str(told.value).splitlines()] == [
        "claims.csv, line 2, kind", "claims.csv, line 2, value", "claims.csv, line 4, period",
    ]  # fmt: skip


def test_a_flood_of_faults_is_counted():
    with pytest.raises(ClaimsError) as told:
        read(*[",,,,,,,,,," + "x"] * 30)
    assert len(str(told.value).splitlines()) == 21
    assert str(told.value).endswith("and 100 more faults.")


@pytest.mark.parametrize("column", claim_rows.NEEDED)
def test_a_missing_column_is_named(column):
    with pytest.raises(ClaimsError, match=f"line 1: no column {column};"):
        read(GOOD, header=HEADER.replace(column, "other"))


def test_a_column_that_stands_twice_is_refused():
    with pytest.raises(ClaimsError, match="line 1: column value stands twice"):
        read(GOOD, header=f"{HEADER},value")


@pytest.mark.parametrize("text", ["", "\n\n", " , \n"])
def test_an_empty_file_is_told(text):
    with pytest.raises(ClaimsError, match="empty"):
        claim_rows.claims(text, "claims.csv")


def test_a_file_without_claims_has_none():
    assert read() == ()


@settings(max_examples=40)
@given(st.lists(st.lists(st.text(max_size=4) | st.sampled_from(GOOD.split(",")), max_size=12), max_size=2))
def test_whatever_stands_under_the_header_is_read_or_told(rows):
    try:
        found = read(*[",".join(row) for row in rows])
    except ClaimsError as told:
        assert "line " in str(told)
    else:
        assert len({claim.id for claim in found}) == len(found)
