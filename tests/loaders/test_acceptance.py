"""Whether an extract is accepted: control total, cover, force, the share of rows that cannot be used."""

from datetime import date, timedelta

import pytest

from expectations.gate import Finding, Result
from loaders.acceptance import Facts, decide
from loaders.source import sources
from tests.loaders.staging import table
from warehouse.measures.model import Period

OCTOBER = Period(date(2018, 10, 1), date(2018, 10, 31))
NOTHING = Result((), {})


def crimes(count, **days):
    """Staged crimes of October 2018; `days` gives another date to a row by number."""
    dates = [(date(2018, 10, 1) + timedelta(n % 31)).isoformat() for n in range(count)]
    for at, day in days.items():
        dates[int(at.strip("r"))] = day
    return table("crime", [{"reference": str(n), "recorded_date": day} for n, day in enumerate(dates)])


def street(*forces, month="2018-10"):
    return table("police_uk", [{"month": month, "falls_within": force} for force in forces])


def judged(staged, source="crime", ragged=(), result=NOTHING, **facts):
    asked = Facts(sources()[source], "leicestershire", date(2026, 11, 22), **facts)
    return decide("one", asked, staged, ragged, result)


def rules(decision):
    return [(reason.severity, reason.rule, reason.count) for reason in decision.reasons]


def balances(decision):
    return decision.read == decision.loaded + decision.set_aside and decision.loaded == sum(decision.good.to_pylist())


def test_a_clean_extract_is_accepted_whole():
    found = judged(crimes(100), cover=OCTOBER, rows=100)
    assert (found.status, found.read, found.loaded, found.set_aside, found.reasons) == ("accepted", 100, 100, 0, ())
    assert (found.force, found.cover) == ("leicestershire", OCTOBER)


def test_the_cover_is_that_of_the_rows_where_nothing_is_claimed():
    assert judged(crimes(10)).cover == Period(date(2018, 10, 1), date(2018, 10, 10))


def test_the_cover_of_the_rows_leaves_out_those_set_aside():
    result = Result((), {"one": (0,)})
    assert judged(crimes(100, r0="2108-10-01"), result=result).cover == OCTOBER


def test_a_return_covers_to_the_end_of_its_periods():
    rows = [{"measure": "m", "period_from": "01/10/2018", "period_to": "31/10/2018", "area": "force"}] * 2
    assert judged(table("return", rows), source="return").cover == OCTOBER


@pytest.mark.parametrize(("aside", "status"), [(1, "accepted"), (2, "accepted"), (3, "refused")])
def test_more_than_two_rows_in_a_hundred_refuse_the_extract(aside, status):
    finding = Finding("one", "a_rule", "set_aside", "beat", 2, aside, "beat: no")
    found = judged(crimes(100), result=Result((finding,), {"one": tuple(range(aside))}), cover=OCTOBER)
    assert found.status == status
    assert balances(found)
    assert ("set_aside", "a_rule", aside) in rules(found)
    assert (("refuse", "unusable_rows", None) in rules(found)) == (status == "refused")
    assert found.loaded == (100 - aside if status == "accepted" else 0)


@pytest.mark.parametrize(("ragged", "status"), [(2, "accepted"), (3, "refused")])
def test_ragged_rows_are_read_and_set_aside(ragged, status):
    found = judged(crimes(98), ragged=[(90 + n, "5 values where the header has 9 columns") for n in range(ragged)])
    assert (found.status, found.read) == (status, 98 + ragged)
    assert balances(found)
    assert ("set_aside", "ragged_row", ragged) in rules(found)
    assert next(reason.line for reason in found.reasons if reason.rule == "ragged_row") == 90


def test_many_kinds_of_ragged_rows_are_told_in_one_line():
    found = judged(crimes(10), ragged=[(90 + n, f"{n} values") for n in range(10)])
    assert [reason.rule for reason in found.reasons] == ["unusable_rows", "ragged_row"]


@pytest.mark.parametrize(("rows", "status"), [(100, "accepted"), (99, "refused"), (101, "refused"), (0, "refused")])
def test_the_control_total_is_held_to_the_row(rows, status):
    found = judged(crimes(98), ragged=[(3, "x"), (4, "x")], rows=rows)
    assert found.status == status
    assert (("refuse", "control_total", None) in rules(found)) == (status == "refused")
    assert balances(found)


def test_a_row_outside_the_cover_is_set_aside():
    found = judged(crimes(100, r7="2018-11-01"), cover=OCTOBER)
    assert (found.status, found.loaded) == ("accepted", 99)
    (reason,) = found.reasons
    assert (reason.rule, reason.line, reason.column, reason.count) == ("inside_cover", 9, "recorded_date", 1)
    assert "2018-10-01 to 2018-10-31" in reason.message


def test_many_rows_outside_the_cover_are_the_wrong_period():
    found = judged(crimes(100), cover=Period(date(2018, 11, 1), date(2018, 11, 30)))
    assert found.status == "refused"
    assert found.reasons[0].rule == "wrong_period"
    assert balances(found)


def test_a_row_set_aside_twice_counts_once():
    found = judged(crimes(100, r7="2018-11-01"), cover=OCTOBER, result=Result((), {"one": (7,)}))
    assert found.set_aside == 1


def test_a_row_without_a_date_is_the_gates_affair():
    found = judged(crimes(100, r7="x"), cover=OCTOBER)
    assert found.set_aside == 0


def test_no_rows_refuse_the_extract():
    found = judged(table("crime", []), cover=OCTOBER, rows=0)
    assert rules(found) == [("refuse", "no_rows", None)]
    assert (found.read, found.loaded, found.set_aside) == (0, 0, 0)


def test_a_finding_that_refuses_does_so_and_leads_the_reasons():
    findings = (
        Finding("one", "odd", "warn", "beat", 5, 2, "beat: odd"),
        Finding("one", "broken", "refuse", None, None, 10, "broken"),
        Finding("other", "else", "refuse", None, None, 10, "of another extract"),
    )
    found = judged(crimes(10), result=Result(findings, {}))
    assert found.status == "refused"
    assert [reason.rule for reason in found.reasons] == ["broken", "odd"]
    assert balances(found)


def test_a_warning_loads():
    found = judged(crimes(10), result=Result((Finding("one", "odd", "warn", None, 3, 10, "odd"),), {}))
    assert (found.status, found.loaded) == ("accepted", 10)


def test_the_rows_of_a_street_file_agree_with_its_force():
    assert judged(street(*["Derbyshire Constabulary"] * 9), source="police_uk", force="derbyshire").status == "accepted"
    found = judged(street(*["Derbyshire Constabulary"] * 9), source="police_uk", force="leicestershire")
    assert found.status == "refused"
    assert found.reasons[0].rule == "wrong_force"
    assert balances(found)


def test_one_row_of_another_force_is_set_aside():
    found = judged(
        street(*["Leicestershire Police"] * 60, "Derbyshire Constabulary"), source="police_uk", force="leicestershire"
    )
    assert (found.status, found.set_aside) == ("accepted", 1)
    assert found.reasons[0].rule == "force"


def test_a_street_file_whose_name_tells_no_force_takes_that_of_its_rows():
    found = judged(street(*["Derbyshire Constabulary"] * 60, "Leicestershire Police"), source="police_uk")
    assert (found.force, found.set_aside) == ("derbyshire", 1)


def test_a_row_that_names_no_force_is_the_gates_affair():
    found = judged(street("Leicestershire Police", None), source="police_uk", force="leicestershire")
    assert (found.status, found.set_aside) == ("accepted", 0)


def test_a_force_extract_is_of_the_home_and_one_of_another_force_is_refused():
    assert judged(crimes(5)).force == "leicestershire"
    found = judged(crimes(5), force="derbyshire")
    assert (found.status, found.reasons[0].rule) == ("refused", "wrong_force")
    assert balances(found)


def test_no_message_holds_a_value_of_a_row():
    staged = street(*["Leicestershire Police"] * 60, "Secretshire Police")
    found = judged(staged, source="police_uk", force="leicestershire", cover=OCTOBER)
    assert not [reason for reason in found.reasons if "ecretshire" in reason.message]
