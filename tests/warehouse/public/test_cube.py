"""The public cube of a small fictional home: which cells there are, and what is kept of those that are withheld."""

from datetime import date, timedelta

import pytest

from tests import public_audit
from tests.warehouse import small
from warehouse.measures import periods

YEAR = periods.parse("2015/16")
KEPT = {"status": "recorded"}
BEATS = ("CH01", "LW01", "HB06", "LC01")


def crimes(counts):
    """So many domestic burglaries in each area, spread over the year."""
    rows = []
    for beat, count in zip(BEATS, counts, strict=True):
        for number in range(count):
            day = f"{YEAR.starts + timedelta(days=number * 37 % YEAR.days):%d/%m/%Y}"
            rows.append(
                {"reference": f"{beat}{number}", "recorded_date": day, "offence_code": "28A", "beat": beat} | KEPT
            )
    return rows


@pytest.fixture(scope="module")
def w(tmp_path_factory):
    folder = tmp_path_factory.mktemp("public")
    until = date(2016, 5, 10)
    held = [small.extract(folder, 1, "crime", YEAR.starts, until, crimes((3, 20, 60, 45)))]
    return small.published(folder, date(2016, 6, 1), held)


def cells(w):
    """Domestic burglary in the force and its neighbourhood policing areas."""
    rows = w.rows(
        "select area, grain, starts, numerator, withheld from public_cube "
        "where measure = 'domestic_burglary' and \"set\" in ('force', 'npa')"
    )
    return {tuple(row[:3]): tuple(row[3:]) for row in rows}


def test_the_force_has_months_quarters_and_years_and_areas_have_years(w):
    found = cells(w)
    assert {(area == "force", grain) for area, grain, _ in found} == {
        (True, "month"), (True, "quarter"), (True, "year"), (False, "year"),
    }  # fmt: skip


def test_only_what_was_received_whole_is_a_cell(w):
    months = {starts for area, grain, starts in cells(w) if grain == "month"}
    assert max(months) == date(2016, 4, 1), "May was received in part"
    assert {starts for _, grain, starts in cells(w) if grain == "year"} == {YEAR.starts}


def test_a_month_without_rows_is_nothing_and_shown(w):
    numerator, withheld = cells(w)["force", "month", date(2016, 4, 1)]
    assert (numerator, withheld) == (0, False)


def test_a_small_area_goes_with_another_and_nothing_of_either_is_kept(w):
    found = {area: held for (area, grain, _), held in cells(w).items() if grain == "year"}
    assert found["npa:charnwood"] == (None, True)
    assert sum(held == (None, True) for held in found.values()) > 1
    assert found["force"] == (128, False)


def test_no_open_data_is_in_it(w):
    assert not w.rows("select 1 from public_cube where starts_with(measure, 'police_uk')")


def test_nothing_withheld_can_be_worked_out_and_is_when_what_goes_with_it_is_shown(w):
    found = public_audit.attack(w, 2015)
    assert found.sought
    assert public_audit.told(found, found.sought) == {}
    small_one = ("domestic_burglary", "numerator", "npa", "npa:charnwood", YEAR.starts, "year")
    alike = {name for name in found.sought if name[3].endswith("charnwood")}
    found.shown |= set(public_audit.Tied(found).group_of(small_one)) - alike
    assert public_audit.told(found, [small_one]) == {small_one: (3, 3)}
