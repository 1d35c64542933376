"""The offence code rule against the Home Office's own list, and against what a spreadsheet has made of it."""

import csv

from tests.expectations.helpers import validate
from tests.extracts import clean

NOT_OF_A_FORCE = {"AF", "CIFAS", "FFA UK", "UK Finance"}


def refused_codes(codes):
    """The codes that are set aside, each tried as the offence code of a crime."""
    row = clean.rows("crime")[1]
    rows = [{**row, "reference": f"FIC/{number}", "offence_code": code} for number, code in enumerate(codes)]
    result = validate("crime", {"codes": clean.text(rows).encode()})
    assert {finding.rule for finding in result.findings} <= {"offence_code_shape"}
    return {codes[number] for number in result.set_aside.get("codes", ())}


def column(path, name):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return sorted({row[name].strip() for row in csv.DictReader(lines)} - {""})


def test_every_code_that_a_force_recorded_in_2017_18_is_one(real_data):
    codes = column(real_data / "home-office" / "prc-pfa-mar2013-onwards-tables201718.csv", "Offence Code")
    assert len(codes) > 100
    assert refused_codes(codes) == NOT_OF_A_FORCE


def test_codes_that_became_spreadsheet_dates_are_not(real_data):
    path = real_data / "home-office" / "policeuk-ons-code-join.csv"
    turned = [code for code in column(path, "POLICE_UK_CAT_MAP_code") if code.isdigit() and len(code) == 5]
    assert len(turned) >= 10
    assert refused_codes(turned) == set(turned)
