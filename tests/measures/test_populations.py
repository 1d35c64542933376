"""Which population a period is set against, and the rate for each 1,000 people."""

import pytest

from tests.pages.made import measure, point, rate
from warehouse.measures import periods
from warehouse.measures.populations import Residents, middle, nearest, per_1000, told, year_of

HELD = [Residents("npa:a", year, people, "ONS") for year, people in ((2011, 1000), (2018, 2000), (2021, 3000))]


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2018/19", 2018), ("2018-04", 2018), ("2019-03", 2018), ("2019-04", 2019), ("2018-01..2018-12", 2018),
        ("2018-10..2019-02", 2018), ("2018-W52", 2018), ("2017-07..2018-06", 2017), ("2018-06-30", 2018),
    ],
)  # fmt: skip
def test_a_period_belongs_to_the_mid_year_of_its_financial_year(written, year):
    assert year_of(periods.parse(written)) == year


def test_the_middle_of_a_year_is_in_it():
    assert middle(periods.parse("2018/19")).isoformat() == "2018-09-30"
    assert middle(periods.parse("2018-06-30")).isoformat() == "2018-06-30"


@pytest.mark.parametrize(
    ("written", "year"), [("2018/19", 2018), ("2019/20", 2018), ("2017/18", 2011), ("2010/11", None)]
)
def test_the_nearest_earlier_count_serves_and_never_a_later_one(written, year):
    found = nearest(HELD, periods.parse(written))
    assert (found.year if found else None) == year


def test_a_count_of_another_year_is_said_to_be_one():
    assert told(HELD[1], periods.parse("2018/19")) == "2,000 people (ONS)"
    assert told(HELD[1], periods.parse("2020/21")) == "2,000 people (ONS; the nearest held to mid-2020)"


def test_a_rate_is_cases_for_each_thousand_with_its_interval():
    found = per_1000(measure(), point(periods.parse("2018/19"), 50), HELD[1])
    assert found.value == 25
    assert (found.low, found.high) == pytest.approx((18.55, 32.96), abs=0.02)
    assert found.residents is HELD[1]


def test_there_is_no_rate_of_what_is_no_count_of_cases():
    month = periods.parse("2018-11")
    of = [rate(), measure(nature="stock"), measure(nature="amount"), measure(unit="pounds")]
    assert [per_1000(each, point(month, 5), HELD[0]) for each in of] == [None] * len(of)


def test_what_is_withheld_or_not_received_has_no_rate():
    month = periods.parse("2018-11")
    assert per_1000(measure(), point(month, None, shorthand="[c]", status="final"), HELD[0]) is None
    assert per_1000(measure(), point(month, None), HELD[0]) is None
    assert per_1000(measure(), point(month, 5), None) is None
