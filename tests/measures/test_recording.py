"""A change taken apart by its audits: the spec table, a twin that draws the audits again, files and their faults."""

import random
from datetime import date
from pathlib import Path
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measures.files import faults, plain, written
from tests.spec.figures import shipped
from tests.spec.recording_tables import SPLITS
from warehouse.measures import catalogue, periods, recording, recording_words
from warehouse.measures.recording import Audit

FIRST, SECOND = shipped().audits


def audit(text, year):
    rate, _, margin = text.partition(" ± ")
    days = (date(2016, 8, 1), date(2017, 1, 31))
    return Audit(f"of {year}", "all", *days, year, float(rate), "A report", float(margin) if margin else None)


def told(of):
    return f"{recording_words.about(of.value)} ({recording_words.about(of.low)} to {recording_words.about(of.high)})"


@pytest.mark.parametrize(("first", "second", "then", "now", "better", "rest", "said"), SPLITS.rows)
def test_a_change_taken_apart(first, second, then, now, better, rest, said):
    pair = (audit(first, "2016/17"), audit(second, "2018/19"))
    found = recording.split(*pair, then, now, recording.widest(pair))
    assert (told(found.better), told(found.rest)) == (better, rest)
    assert said in recording_words.rest(found)


def test_the_sentence_of_the_shipped_audits_is_held_to_its_numbers():
    found = recording.split(FIRST, SECOND, 70_414, 91_315, recording.widest((FIRST, SECOND)))
    assert recording_words.sentence(found, "crimes") == (
        "20,901 more crimes were recorded in 2018/19 than in 2016/17 (91,315 against 70,414). By estimate, better "
        "recording alone would have added about 9,000 (95% interval 6,200 to 11,700). Apart from recording, there were "
        "about 11,900 more (9,200 to 14,700). Inspectors found that 75.8% (give or take 1.9 points) of crimes reported "
        "in August 2016 to January 2017 had been recorded, and then 84.1% (margin not stated, taken as 1.9 points) of "
        "crimes reported in January to December 2018. The intervals are those of the audits alone. This holds for all "
        "crime of the force together: not for one type of crime, one area, or a year between the audits."
    )


@pytest.mark.parametrize(
    ("first", "second", "then", "now", "said"),
    [
        ("80 ± 1", "90 ± 1", 100, 100, "As many things were recorded in 2018/19 as in 2016/17 (100 against 100)."),
        ("80 ± 1", "90 ± 1", 200, 100, "100 fewer things were recorded in 2018/19 than in 2016/17"),
        ("90 ± 1", "80 ± 1", 1000, 1000, "worse recording alone would have taken away about 120"),
        ("90 ± 1", "90 ± 1", 1000, 1000, "recording alone changed them by -16 to +16, which may be nothing"),
        ("80 ± 2", "81 ± 2", 1000, 1010, "there may have been more or fewer (-37 to +33)"),
    ],
)  # fmt: skip
def test_what_is_said_of_other_changes(first, second, then, now, said):
    found = recording.split(audit(first, "2016/17"), audit(second, "2018/19"), then, now)
    assert said in recording_words.sentence(found, "things")


def test_the_published_claim_of_about_8000_crimes_lies_in_the_interval():
    found = recording.split(FIRST, SECOND, 70_414, 91_315, recording.widest((FIRST, SECOND)))
    assert found.better.low < 8_000 < found.better.high


@given(
    rates=st.tuples(st.floats(30, 97), st.floats(30, 97)),
    margins=st.tuples(st.floats(0.1, 3), st.floats(0.1, 3)),
    counts=st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)),
)
def test_the_parts_add_up_and_lie_within_their_intervals(rates, margins, counts):
    pair = (audit(f"{rates[0]} ± {margins[0]}", "2016/17"), audit(f"{rates[1]} ± {margins[1]}", "2018/19"))
    found = recording.split(*pair, *counts)
    assert found.better.value + found.rest.value == pytest.approx(counts[1] - counts[0], abs=1e-6)
    assert found.better.low + found.rest.high == pytest.approx(counts[1] - counts[0], abs=1e-6)
    for part in (found.better, found.rest, found.reported_then, found.reported_now):
        assert part.low <= part.value <= part.high
    assert found.reported_now.low >= counts[1]  # no more can be recorded than was reported


def test_the_interval_is_what_drawing_the_audits_again_gives():
    drawn = random.Random(7)
    parts = []
    for _ in range(20_000):
        before, after = drawn.gauss(75.8, 1.9 / 1.96), drawn.gauss(84.1, 1.9 / 1.96)
        parts.append(91_315 * (1 - before / after))
    cuts = quantiles(parts, n=40)
    found = recording.split(FIRST, SECOND, 70_414, 91_315, 1.9)
    assert found.better.low == pytest.approx(cuts[0], abs=150)
    assert found.better.high == pytest.approx(cuts[-1], abs=150)


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2016/17", True),
        ("2017/18", True),
        ("2018/19", True),
        ("2018-11", True),
        ("2016-04..2019-03", True),
        ("2015/16", False),
        ("2019-04", False),
        ("2016-03..2016-04", False),
    ],
)
def test_only_the_audited_span_is_taken_apart(period, found):
    pair = recording.pair_for(shipped().audits, periods.parse(period))
    assert (pair == (FIRST, SECOND)) is found


def test_of_several_audits_the_two_around_a_period_are_taken():
    held = [audit("70 ± 1", "2014/15"), audit("75 ± 1", "2016/17"), audit("80 ± 1", "2018/19")]
    assert recording.pair_for(reversed(held), periods.parse("2015/16")) == (held[0], held[1])
    assert recording.pair_for(held, periods.parse("2018-05")) == (held[1], held[2])
    assert recording.pair_for(held[:1], periods.parse("2014/15")) is None


# ---- files ----------------------------------------------------------------------------------------------------

AUDITS = """
[[audits]]
id = "one"
audits = "all"
starts = 2016-08-01
ends = 2017-01-31
stands_for = "2016/17"
rate = 75.8
margin = 1.9
source = "A report"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return plain(tmp_path / "shipped")


def test_only_measures_of_all_crime_name_the_shipped_audits():
    assert [each.id for each in shipped().measures.values() if each.audits] == ["recorded_crime"]
    assert {each.audits for each in shipped().audits} == {"all_crime"}


def test_a_deployment_lays_its_own_over_by_id(folder, tmp_path):
    written(folder, audits=AUDITS)
    config = written(tmp_path / "config", audits='[[audits]]\nid = "one"\nmargin = 2.5\n')
    (found,) = catalogue.load(folder, config).audits
    assert (found.rate, found.margin, found.year) == (75.8, 2.5, periods.parse("2016/17"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"2016/17"', '"2016-11"', "'stands_for' must be a financial year"),
        ('"2016/17"', '"then"', "'stands_for' must be a financial year"),
        ("rate = 75.8", "rate = 101", "'rate' must be a percentage above 0"),
        ("margin = 1.9", "margin = 0", "'margin' must be points above 0"),
        ("margin = 1.9", "margin = 80", "'margin' must be points above 0"),
        ("margin = 1.9", "", "no audit of 'all' states a 'margin'"),
        ("2017-01-31", "2016-01-31", "'ends' is before 'starts'"),
        ('source = "A report"', "", "'source' is missing"),
        ("AUDITS", AUDITS.replace('"one"', '"two"'), "two audits of 'all' stand for 2016/17"),
    ],
)
def test_a_faulty_audit_is_told(folder, old, new, said):
    text = AUDITS + new if old == "AUDITS" else AUDITS.replace(old, new)
    written(folder, audits=text)
    assert any(said in fault and fault.startswith("audits.toml") for fault in faults(folder))


@pytest.mark.parametrize(
    ("named", "unit", "said"),
    [
        ("al", 'unit = "count"', "unknown audits 'al'. Did you mean all?"),
        ("all", 'unit = "pounds"', "'audits' is for a count of what is recorded"),
    ],
)
def test_a_measure_names_audits_that_exist_and_is_a_count(folder, named, unit, said):
    path = folder / "definitions" / "things.toml"
    text = path.read_text(encoding="utf-8").replace('unit = "count"', f'{unit}\naudits = "{named}"')
    path.write_text(text, encoding="utf-8")
    written(folder, audits=AUDITS)
    assert f"definitions/things.toml: {said}" in faults(folder)
