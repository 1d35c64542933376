"""The severity weights against the table that they were taken from, and against the offences that are recorded."""

import csv
import re
from pathlib import Path

import pytest

from loaders.sample import totals
from tests.spec.figures import shipped

WEIGHTS = shipped().code_weights["severity"].weights


@pytest.fixture(scope="module")
def recorded(real_data: Path) -> dict[str, int]:
    """Crimes recorded in Leicestershire in 2017/18 by offence code (Home Office open data)."""
    found: dict[str, int] = {}
    path = real_data / "home-office" / "prc-pfa-mar2013-onwards-tables201718.csv"
    with path.open(encoding="utf-8-sig", newline="") as text:
        for row in csv.DictReader(text):
            held = {name.strip(): cell.strip() for name, cell in row.items()}
            if held["Force Name"] == "Leicestershire":
                code = "1" if held["Offence Code"].startswith("1/4") else held["Offence Code"]
                count = re.sub(r"[,\s]", "", held["Number of Offences"]).replace("-00", "0")
                found[code] = found.get(code, 0) + int(count)
    return found


def test_each_weight_is_the_published_one(real_data):
    with (real_data / "home-office" / "severity_codes.csv").open(encoding="utf-8", newline="") as text:
        published = {row["code_original"]: float(row["weight"]) for row in csv.DictReader(text)}
    for code, weight in published.items():
        for each in code.split("/") if code.startswith("1/") else [code]:
            assert WEIGHTS[each] == pytest.approx(weight, abs=0.00005), each
    assert set(WEIGHTS) == {code for code in published if "/" not in code} | {"4.10"}


def test_every_code_recorded_has_a_weight(recorded):
    assert sum(recorded.values()) == 83_793
    assert not {code for code, count in recorded.items() if count and code not in WEIGHTS}
    assert not {code for offence in totals.offences() for code in (offence.code, offence.was) if code not in WEIGHTS}


def test_the_score_of_a_year_is_its_counts_times_their_weights(recorded, sample):
    rows = sample.rows("select sum(numerator) from cube where measure = 'crime_severity' and day between $a and $b",
                       {"a": "2017-04-01", "b": "2018-03-31"})  # fmt: skip
    expected = sum(count * WEIGHTS.get(code, 0) for code, count in recorded.items())
    assert float(rows[0][0]) == pytest.approx(expected, abs=0.01)
    assert round(expected) == 12_369_177
