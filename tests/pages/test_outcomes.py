"""The Outcomes page: both rates and what lies between them, the curves, what became of the crimes, and its states."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts import outcome_chart, outcome_tables, outcome_words, svg
from pages.parts.outcome_reads import Rates
from tests.pages import made
from tests.pages.running import address, markup, words
from warehouse import outcomes, query
from warehouse.measures import cohorts, curves, periods
from warehouse.measures.curves import Curve
from warehouse.measures.model import Event, Part, Point
from warehouse.measures.outcome_types import Mix

RATE, COHORT = "all_crime_outcome_rate", "all_crime_cohort_rate"
MATURE, YOUNG = "2016/17", "2018/19"


def cells(body, caption):
    """The texts of a table's body cells, a list a row."""
    table = next(each for each in body.split("<table")[1:] if caption in each.split("</caption>")[0]).split("</table>")[
        0
    ]
    rows = re.findall(r"<tr>(.*?)</tr>", table.split("<tbody>")[1])
    return [[re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


def test_a_mature_year_both_rates_its_curves_and_what_its_crimes_came_to(run, sample_home, sample):
    at = run(sample_home, "outcomes", measure=RATE, period=MATURE, lines="years")
    body, said, year = markup(at), words(at), periods.parse(MATURE)
    own, other = (query.figure(sample, name, period=year).point for name in (COHORT, RATE))
    assert f"{own.value:.1f}% of the crimes recorded in 2016/17 ({own.numerator:,} of {own.denominator:,})" in said
    assert f"by throughput {other.value:.1f}% ({other.numerator:,})" in said
    assert f"Throughput counts {other.numerator:,} outcomes recorded in 2016/17" in said
    assert "The cohort rate is immature" not in said
    at_90 = query.figure(sample, f"{COHORT}@90", period=year).point
    table = cells(body, "days since recording")
    assert [row[0] for row in table] == [str(age) for age in cohorts.AGES]
    assert table[4][1] == f"{at_90.value:.1f}% ({at_90.numerator:,} of {at_90.denominator:,})"
    mix = outcomes.mix(sample, COHORT, "force", year)
    listed = {row[0]: row for row in cells(body, "the latest outcome of each crime")}
    assert listed["Charged or summonsed"][2] == f"{mix.of(('1', '1A')):,}"
    assert listed["All of them"][2] == f"{own.denominator:,}" and "No outcome recorded" in listed
    assert "Share, 2015/16" in body
    inside = [row for row in cells(body, "by the code of their latest outcome") if row[5] == "Yes"]
    assert sum(int(row[3].replace(",", "")) for row in inside) == own.numerator
    assert address(at) == {"measure": RATE, "period": MATURE, "area": "force", "lines": "years"}


def test_a_young_year_is_waited_for_and_its_curves_end_where_their_age_does(run, sample_home):
    at = run(sample_home, "outcomes", measure=RATE, period=YOUNG, area="npa:charnwood")
    said = words(at)
    assert "so far (" in said and "No outcome yet" in said
    assert "That takes outcomes up to 30 March 2020; they are held to 31 March 2019." in said
    assert "After 90 days 2018/19 Q3 stands at" in said and "than 2018/19 Q2 at that age" in said
    assert "2018/19 Q4 is not drawn: not all of its crimes have been followed for 7 days yet." in said
    assert "2017/18 is not set beside it: the crimes of both must have been followed for 365 days." in said
    assert "not due yet" in said


def test_a_period_not_received_says_so(run, sample_home):
    said = words(run(sample_home, "outcomes", measure=RATE, period="2025/26", lines="years"))
    assert "All crime outcome rate: no cohort rate for 2025/26, not received" in said
    assert "Nothing was received for 2025/26. Choose another period" in said
    assert "No crimes have been followed long enough for a curve" in said and "What became of" not in said


def test_nothing_is_set_beside_what_lies_before_a_break(run, sample_home):
    said = words(run(sample_home, "outcomes", measure=RATE, period="2013/14", lines="years"))
    broken = "Community resolution becomes a recorded outcome (1 April 2013)."
    assert f"2012/13 is not drawn: {broken}" in said and f"2012/13 is not set beside it: {broken}" in said
    assert "Share, 2012/13" not in said and "2013/14 stands at" in said


def test_a_home_without_crimes_has_a_page_that_says_so(run, real_home):
    said = words(run(real_home, "outcomes"))
    assert "no cohort rate for" in said and "cannot be shown" not in said


def point(value, whole=200, **more):
    number = round(value * whole / 100)
    return Point(periods.parse("2018/19"), value, number, whole, "final", **more)


def rates(cohort, throughput):
    measure = made.rate(numerator=Part("cohort"), denominator=Part("cohort"), ages=(90, 180, 365), counterpart="other")
    figures = [made.figure(measure, each) for each in (cohort, throughput)]
    return Rates(*figures)


def curve(period, *values):
    shares = [*values, *[None] * (len(cohorts.AGES) - len(values))]
    absent = Point(periods.parse(period), None, None, None, "not_received", reason="not followed for 7 days yet")
    return Curve(
        periods.parse(period),
        tuple(
            (age, absent if share is None else replace(point(share), period=absent.period))
            for age, share in zip(cohorts.AGES, shares, strict=True)
        ),
    )


RATE_OF = made.rate(numerator=Part("cohort"), denominator=Part("cohort"), ages=(90, 180, 365), counterpart="other")


def test_curves_are_compared_at_the_age_that_both_have_reached():
    old, new = curve("2018/19Q1", *range(10, 21)), curve("2018/19Q2", 9, 10, 11, 12, 13)
    drawn, left = curves.told_apart(RATE_OF, [new, curve("2018/19Q3", 1), curve("2018/19Q4"), old])
    assert drawn == (old, new) and [each.period.starts.month for each, _ in left] == [10, 1]
    assert (
        outcome_words.finding(drawn)
        == "After 90 days 2018/19 Q2 stands at 13.0%, 1.0 point lower than 2018/19 Q1 at that age: could be chance"
    )
    told = outcome_words.in_words("A rate", drawn, left)
    assert "After 90 days: 2018/19 Q1 14.0% (28 of 200), 2018/19 Q2 13.0% (26 of 200)." in told
    assert "2018/19 Q1 20.0% after 365 days" in told
    assert "2018/19 Q3 is not drawn: followed for only 7 days." in told
    alone = curve("2018/19Q4")
    told = "not all of its crimes have been followed for 7 days yet"
    assert curves.told_apart(RATE_OF, [alone]) == ((), ((alone, told),))


def test_no_curve_is_drawn_beside_one_from_before_a_break():
    broken = Event("codes", date(2018, 7, 1), "Another code counts", ("outcome",), breaks=True)
    old, new = curve("2018/19Q1", *range(10, 21)), curve("2018/19Q2", *range(20, 31))
    drawn, left = curves.told_apart(RATE_OF, [old, new], [broken])
    assert drawn == (new,) and left == ((old, "Another code counts (1 July 2018)"),)
    assert outcome_words.finding(drawn) == "2018/19 Q2 stands at 30.0% after 365 days"
    assert "2018/19 Q1 is not drawn: Another code counts (1 July 2018)." in outcome_words.in_words("A", drawn, left)


@given(*[st.integers(1, 5000)] * 2, *[st.floats(0, 1)] * 2)
def test_how_far_two_shares_are_from_chance_is_the_chi_squared_of_their_table(many, others, share, other):
    rows = [(round(share * many), many), (round(other * others), others)]
    now, then = (replace(point(0.0), numerator=part, denominator=whole) for part, whole in rows)
    found, whole = curves.z_score(now, then), many + others
    part = sum(row[0] for row in rows)
    cells = [(row[0], row[1] * part / whole) for row in rows] + [
        (row[1] - row[0], row[1] * (whole - part) / whole) for row in rows
    ]
    chi = sum((held - expected) ** 2 / expected for held, expected in cells if expected)
    assert found**2 == pytest.approx(chi, abs=1e-6)
    assert found == pytest.approx(-curves.z_score(then, now))


def test_the_chart_names_each_line_at_its_end_and_says_where_it_stops():
    drawn = (curve("2018/19Q1", *range(10, 21)), curve("2018/19Q2", 9, 10, 11, 12, 13))
    chart = outcome_chart.describe(made.rate(), drawn, "told")
    assert [note.text for note in chart.notes] == ["2018/19 Q1: 20.0%", "2018/19 Q2: 13.0% at 90 days"]
    assert [line.runs[0][-1].x for line in chart.lines] == [364.5, 89.5] and chart.low == 0
    assert chart.lines[1].runs[0][2].tip == "2018/19 Q2, 30 days after recording: 11.0% (22 of 200)"
    assert "at 90 days" in svg.draw(chart)


@pytest.mark.parametrize(
    ("cohort", "throughput", "said"),
    [
        (point(20.0), point(25.5), "Throughput is 5.5 points higher than the cohort rate."),
        (point(20.0), point(19.0), "Throughput is 1.0 point lower than the cohort rate."),
        (point(20.0), point(20.0), "The two come to the same."),
        (point(20.0, immature=True), point(25.0), "Outcomes of these crimes are still to come"),
        (replace(point(0.0), value=None), point(25.0), ""),
    ],
)
def test_why_the_two_rates_differ_is_told(cohort, throughput, said):
    told = outcome_words.difference(rates(cohort, throughput))
    assert said in told and bool(said) == bool(told)


def test_codes_that_nobody_knows_are_counted_and_never_shown():
    held = Mix(periods.parse("2018/19"), {"1": 5, "18": 3, "oddity": 2, None: 10})
    assert (held.whole, held.without, held.unknown) == (20, 10, 2)
    found = rates(point(25.0, 20), point(25.0, 20))
    tables = (outcome_tables.of_mix(found, held, None, {"1"}), outcome_tables.by_code(found, held, {"1"}))
    texts = [cell.text for table in tables for row in table.rows for cell in row]
    assert "oddity" not in texts and outcome_tables.UNKNOWN in texts
    assert outcome_words.unknown(held).startswith("2 crimes have an outcome code that")
    assert [row[0].text for row in tables[0].rows] == [
        "Charged or summonsed", "No suspect identified", "No outcome recorded", "Outcome code not known", "All of them",
    ]  # fmt: skip


def test_a_group_that_a_rate_counts_in_part_says_how_much_of_it():
    held = Mix(periods.parse("2018/19"), {"2": 4, "6": 3, "1": 1, None: 2})
    table = outcome_tables.of_mix(rates(point(25.0, 10), point(25.0, 10)), held, held, {"2", "1"})
    assert {row[0].text: row[-1].text for row in table.rows}["Out of court, formal"] == "In part (4)"
    assert [cell.text for cell in table.rows[0]][2:6] == ["7", "70.0%", "7", "70.0%"]
