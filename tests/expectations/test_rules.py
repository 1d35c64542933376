"""Each rule of each suite: passed by the clean fixture, and failed by something."""

from functools import cache

import pytest

from expectations import gate
from tests.expectations.helpers import changed, validate
from tests.extracts import clean, index, make

SOURCES = sorted(clean.FILES)
# Held by tests/loaders: a suite does not judge the extract as a whole.
OF_THE_WHOLE = {"inside_cover", "ragged_row", "unusable_rows", "wrong_force", "wrong_period", "control_total"}
OF_THE_WHOLE |= {"missing_column", "personal_data", "no_rows", "unreadable"}
ROW_FAULTS = [fault for fault in index.faults() if fault.rule not in OF_THE_WHOLE]

# Rules that repeat one of the fixtures in another column: source, column, value, rule.
REPEATED = [
    *(
        ("crime", flag, "perhaps", f"{flag}_given")
        for flag in ("child_abuse", "cse", "knife", "cyber", "alcohol", "rural", "licensed_premises")
    ),
    ("outcome", "child_abuse", "perhaps", "child_abuse_given"),
    ("outcome", "offence_code", "", "offence_code_given"),
    ("survey", "survey", "", "survey_given"),
    ("survey", "question", "", "question_given"),
    *(
        ("call", count, value, f"{count}_counted")
        for count, value in (
            ("offered", ""),
            ("answered", "many"),
            ("answered_10s", "-4"),
            ("wait_total_seconds", "1.5"),
            ("band_0_10", "-1"),
            ("band_10_30", "few"),
            ("band_30_60", "0.5"),
            ("band_60_120", "-1"),
            ("band_120_300", "-1"),
            ("band_300_plus", "none"),
        )
    ),
    *(
        ("incident", flag, "perhaps", f"{flag}_given")
        for flag in ("domestic", "hate", "non_crime", "licensed_premises")
    ),
]


@cache
def together(source):
    """Every faulty extract of a source, and the clean one, in one validation as in one load."""
    extracts = {"clean": index.clean_file(source).read_bytes()}
    extracts |= {fault.fault: make.content(fault) for fault in ROW_FAULTS if fault.source == source}
    extracts |= {rule: changed(source, 9, **{c: value}) for owner, c, value, rule in REPEATED if owner == source}
    return validate(source, extracts)


def found(source, extract):
    return {finding.rule: finding for finding in together(source).findings if finding.extract == extract}


@pytest.mark.parametrize("source", SOURCES)
def test_the_clean_fixture_passes_every_rule(source):
    assert not found(source, "clean")
    assert "clean" not in together(source).set_aside


@pytest.mark.parametrize("fault", ROW_FAULTS, ids=lambda fault: f"{fault.source}-{fault.fault}")
def test_a_fixture_fails_its_rule_and_no_other_and_says_where_and_what_to_do(fault):
    ((rule, finding),) = found(fault.source, fault.fault).items()
    assert (rule, finding.line, finding.column) == (fault.rule, fault.first, fault.column)
    assert finding.count == (fault.count or fault.change.get("lines", 1))
    assert fault.says in finding.message
    assert fault.remedy in finding.message
    assert finding.severity == ("warn" if fault.loaded == clean.ROWS else "set_aside")
    aside = together(fault.source).set_aside.get(fault.fault, ())
    assert len(aside) == clean.ROWS - fault.loaded


@pytest.mark.parametrize(("source", "column", "value", "rule"), REPEATED, ids=lambda part: part)
def test_a_rule_holds_in_every_column_that_it_is_about(source, column, value, rule):
    finding = found(source, rule)[rule]
    assert (finding.line, finding.column, finding.count, finding.severity) == (9, column, 1, "set_aside")
    assert len(together(source).set_aside[rule]) == 1


@pytest.mark.parametrize("source", SOURCES)
def test_no_rule_is_without_something_that_fails_it(source):
    tripped = {fault.rule for fault in ROW_FAULTS if fault.source == source}
    tripped |= {rule for owner, _, _, rule in REPEATED if owner == source}
    assert {rule.name for rule in gate.rules(source)} - tripped == {"has_rows"}


@pytest.mark.parametrize("source", SOURCES)
def test_a_table_without_rows_is_refused(source):
    empty = clean.text(clean.rows(source)[:0], list(clean.rows(source)[0])).encode()
    (finding,) = validate(source, {"empty": empty}).findings
    assert (finding.rule, finding.severity, finding.extract, finding.line) == ("has_rows", "refuse", "", None)


@pytest.mark.parametrize("source", sorted(set(SOURCES) - {"call", "return"}))
def test_no_row_is_set_aside_for_lacking_a_place(source):
    places = ("beat", "lsoa", "area", "LSOA code", "LSOA name")
    table = [{**row, **{name: "" for name in places if name in row}} for row in clean.rows(source)]
    result = validate(source, {"nowhere": clean.text(table).encode()})
    assert result.set_aside == {}
    assert all(finding.severity == "warn" for finding in result.findings)


@pytest.mark.parametrize("source", SOURCES)
def test_a_rule_is_a_plain_record_with_a_why_and_a_remedy(source):
    for rule in gate.rules(source):
        assert rule.source == source
        assert rule.severity in {"refuse", "set_aside", "warn"}
        assert len(rule.why) > 20
        assert rule.fault
        assert rule.remedy
