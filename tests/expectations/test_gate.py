"""The gate itself: rows traced to their extract, rules that cannot fail in silence, and no value in anything said."""

import subprocess
import sys
from dataclasses import asdict, replace
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from expectations import gate, kinds, shared
from expectations.faults import GateFault
from tests.expectations.helpers import changed, frame, staged, untouched, validate
from tests.extracts import clean, index, make

MARKER = "Zzmarker"


def table(**columns):
    """A staged frame of one extract, its lines counted from 2 and its rows from 100."""
    size = len(next(iter(columns.values())))
    trace = {"extract": ["one"] * size, "line": range(2, 2 + size), "row": range(100, 100 + size)}
    return pd.DataFrame({**trace, **columns})


@pytest.fixture
def judged(monkeypatch):
    """Validates a frame against rules of the test's own, beside a rule about the number of rows."""

    def run(data, *rules):
        monkeypatch.setattr(gate, "_suite", lambda source: (kinds.rows(), *rules))
        return gate.validate("crime", data)

    return run


def test_a_failing_row_is_traced_to_its_extract_and_first_line():
    bad = {"recorded_date": "not a date"}
    result = validate(
        "crime", {"a": untouched("crime"), "b": changed("crime", 12, **bad), "c": changed("crime", 51, **bad)}
    )
    assert [(f.extract, f.line, f.count) for f in result.findings] == [("b", 12, 1), ("c", 51, 1)]
    assert result.set_aside == {"b": (60,), "c": (149,)}


def test_the_first_line_is_the_lowest_and_a_row_is_set_aside_once():
    rows = clean.rows("crime")
    for line in (40, 8, 20):
        rows[line - 2] |= {"recorded_date": "", "status": "unheard of"}
    result = validate("crime", {"a": clean.text(rows).encode()})
    assert [(f.rule, f.line, f.count) for f in result.findings] == [
        ("recorded_date_given", 8, 3),
        ("status_known", 8, 3),
    ]
    assert result.set_aside == {"a": (6, 18, 38)}


def test_numbers_are_plain_python_ones():
    result = validate("crime", {"a": changed("crime", 12, status="lost")})
    (finding,) = result.findings
    assert {type(n) for n in (finding.line, finding.count, *result.set_aside["a"])} == {int}


def test_a_share_is_judged_an_extract_at_a_time():
    """Three of fifty rows is 6%: said of that extract, however many good ones come with it."""
    bad = next(f for f in index.faults() if f.source == "asb" and f.fault == "many_without_a_place")
    good = {f"good{number}": untouched("asb") for number in range(9)}
    result = validate("asb", {**good, "bad": make.content(bad), "few": changed("asb", 9, beat="")})
    assert [(f.extract, f.rule, f.count) for f in result.findings] == [("bad", "mostly_place", 3)]


def test_dates_and_decimals_are_judged_alike_however_arrow_gives_them():
    extracts = {"a": changed("survey", 2, weight="0"), "b": changed("survey", 9, interview_date="06/10/1916")}
    plain = staged("survey", extracts)
    assert any(isinstance(value, Decimal) for value in plain.to_pandas()["weight"])
    as_objects = gate.validate("survey", plain.to_pandas())
    assert as_objects == gate.validate("survey", plain.to_pandas(date_as_object=False))
    assert len(as_objects.findings) == 2


@pytest.mark.parametrize("source", sorted(clean.FILES))
def test_a_frame_of_only_the_columns_that_the_gate_reads_is_enough(source):
    held = staged(source, {"a": untouched(source)})
    assert gate.validate(source, held.select(list(gate.columns(source))).to_pandas()) == gate.Result((), {})


@pytest.mark.parametrize("source", sorted(clean.FILES))
def test_columns_without_a_single_value_are_no_fault_of_the_gate(source):
    """What a supplier may leave blank comes all null, of whatever type."""
    blank = dict.fromkeys(clean.rows(source)[0], "")
    result = validate(source, {"a": clean.text([{**blank, next(iter(blank)): "x"}] * 3).encode()})
    assert all(finding.count <= 3 for finding in result.findings)


def test_nothing_of_the_frame_is_changed():
    data = frame("crime", {"a": untouched("crime")})
    before = data.copy(deep=True)
    gate.validate("crime", data)
    pd.testing.assert_frame_equal(data, before)


# --- rules that are at fault


def test_a_rule_about_a_column_that_is_not_there_is_a_fault(judged):
    with pytest.raises(GateFault, match="crime: the staged table has no refrence"):
        judged(table(reference=["a"]), kinds.given("refrence", "why"))


def test_a_misspelt_column_inside_an_expectation_is_a_fault(judged):
    rule = replace(kinds.given("refrence", "why"), reads=("reference",))
    with pytest.raises(GateFault, match="the rule refrence_given could not be run"):
        judged(table(reference=["a"]), rule)


def test_an_exception_in_a_rule_is_a_fault_and_its_words_are_not_repeated(judged, caplog, capfd):
    data = table(status=[MARKER, "recorded"])
    with pytest.raises(GateFault) as caught:
        judged(data, kinds.within("status", 0, 9, ("fault", "remedy", "why")))
    assert "the rule status_range could not be run (TypeError)" in str(caught.value)
    assert caught.value.__cause__ is None
    said = repr(caught.value) + caplog.text + "".join(capfd.readouterr())
    assert MARKER not in said


def test_a_rule_that_broke_is_a_fault_whatever_else_its_result_says():
    from great_expectations.core.expectation_validation_result import ExpectationValidationResult

    from expectations import engine

    found = {"element_count": 1, "unexpected_count": 0, "unexpected_index_list": []}
    broken = {"raised_exception": True, "exception_message": MARKER, "exception_traceback": f"KeyError: {MARKER}Error"}
    result = ExpectationValidationResult(success=True, result=found, exception_info=broken)
    with pytest.raises(GateFault, match=r"the rule reference_given could not be run \(KeyError\)"):
        engine._failed_rows(kinds.given("reference", "why"), result)


def test_an_exception_in_working_something_out_does_not_quote_the_data(judged):
    def derive(data):
        raise ValueError(f"cannot work out {data['status'].iloc[0]}")

    with pytest.raises(GateFault, match=r"crime: the gate could not run \(ValueError\)$") as caught:
        judged(table(status=[MARKER]), kinds.holds("worked", "status", ("", "", ""), ("status",), derive))
    assert caught.value.__suppress_context__


def test_a_rule_that_is_dropped_is_a_fault(judged, monkeypatch):
    """Great Expectations leaves out, with no more than a log line, a rule that it cannot make sense of."""
    from great_expectations.datasource.fluent.interfaces import Batch

    whole = Batch.validate

    def short(self, suite, **options):
        suite.expectations.pop()
        return whole(self, suite, **options)

    monkeypatch.setattr(Batch, "validate", short)
    with pytest.raises(GateFault, match="1 of 2 rules were run; not run: reference_given"):
        judged(table(reference=["a"]), kinds.given("reference", "why"))


def test_a_result_that_names_fewer_rows_than_it_counts_is_a_fault(judged, monkeypatch):
    from expectations import engine

    monkeypatch.setitem(engine.RESULT_FORMAT, "result_format", "SUMMARY")
    with pytest.raises(GateFault, match="rows fail but 0 were named"):
        judged(table(reference=["a", None]), kinds.given("reference", "why"))


def test_row_numbers_that_repeat_are_a_fault(judged):
    data = table(reference=["a", "b"]).assign(row=[1, 1])
    with pytest.raises(GateFault, match="row numbers repeat"):
        judged(data, kinds.given("reference", "why"))


@pytest.mark.parametrize(
    ("suite", "words"),
    [
        ((), "no rule about the number of rows"),
        ((kinds.given("a", "why"),), "no rule about the number of rows"),
        ((kinds.rows(), kinds.given("a", "why"), kinds.given("a", "why")), "two rules have the same name"),
        ((kinds.rows(), replace(shared.located(), severity="set_aside")), "only a warning may tolerate"),
        ((kinds.rows(), kinds.given("place", "why")), "no row may be lost for lacking a place"),
    ],
)
def test_a_suite_that_could_pass_in_silence_or_lose_rows_is_a_fault(suite, words):
    with pytest.raises(GateFault, match=words):
        gate.check_suite("crime", suite)


def test_a_row_rule_that_refuses_touches_only_the_extract_that_fails_it(judged):
    rule = replace(kinds.given("reference", "why"), severity="refuse")
    data = table(reference=["a", None]).assign(extract=["good", "bad"])
    result = judged(data, rule)
    assert [(f.extract, f.severity) for f in result.findings] == [("bad", "refuse")]
    assert result.set_aside == {}


def test_a_failed_rule_about_the_whole_table_is_said_of_every_extract(judged):
    enough = replace(kinds.rows(), name="enough_rows", expectation=kinds.ExpectTableRowCountToBeBetween(min_value=9))
    result = judged(table(reference=["a", "b", "c"]).assign(extract=["x", "y", "y"]), enough)
    assert [(f.extract, f.rule, f.line, f.count) for f in result.findings] == [
        ("x", "enough_rows", None, 1),
        ("y", "enough_rows", None, 2),
    ]


# --- what is never said


@pytest.mark.parametrize("source", sorted(clean.FILES))
def test_no_value_of_a_row_is_in_a_finding_a_log_or_on_a_stream(source, caplog, capfd):
    """Every cell of three rows holds the marker, so that nearly every rule fails on it."""
    caplog.set_level(0)
    rows = clean.rows(source)
    for line in (5, 6, 40):
        rows[line - 2] = dict.fromkeys(rows[0], f"{MARKER} {line}")
    result = validate(source, {"a": clean.text(rows).encode()})
    assert result.findings
    assert not [record for record in caplog.records if record.name.startswith("great_expectations")]
    said = repr(result) + repr(gate.rules(source)) + caplog.text + "".join(capfd.readouterr())
    assert MARKER.lower() not in said.lower()


def test_records_hold_nothing_but_plain_values():
    for record in (*gate.rules("call"), *validate("crime", {"a": changed("crime", 9, status="?")}).findings):
        assert all(type(value) in {str, int, type(None)} for value in asdict(record).values())
        assert not any(isinstance(value, np.generic) for value in asdict(record).values())


def test_the_library_is_brought_in_only_to_gate_and_speaks_to_nobody():
    code = """
import os, sys
from expectations import gate
print("great_expectations" in sys.modules)
calls = []
sys.addaudithook(lambda event, _: calls.append(event) if event in ("socket.connect", "socket.getaddrinfo") else None)
import pandas as pd
gate.rules("return")
gate._suite = lambda source: gate.importlib.import_module("expectations.suites.return").RULES[:2]
found = gate.validate("return", pd.DataFrame({"extract": ["a"], "line": [2], "row": [0], "measure": [None]}))
print("great_expectations" in sys.modules, os.environ["GX_ANALYTICS_ENABLED"], len(found.findings), calls)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert ran.stdout.splitlines() == ["False", "True false 1 []"]
    assert not ran.stderr
