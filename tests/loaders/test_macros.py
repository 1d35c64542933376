"""How text becomes a date, a number, a flag, a code: read strictly, never guessed."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from time import perf_counter

import pytest

from tests.loaders.staging import shared, value

DAY = date(2016, 10, 7)


@pytest.mark.parametrize(
    "text",
    [
        "07/10/2016", "7/10/2016", "07-10-2016", "7-10-2016", "07/10/2016 09:05", "7/10/2016 9:05",
        "07/10/2016 23:59:59", "07-10-2016 10:20:30", "2016-10-07", "2016-10-07 09:05", "2016-10-07T09:05:00",
        "2016-10-07 09:05:00.000",
        "07 Oct 2016", "7 Oct 2016", "07-Oct-2016", "07-Oct-16", "7-oct-16", "7 October 2016", "07 OCT 2016 10:20",
    ],
)  # fmt: skip
def test_these_are_dates(text):
    assert value("as_date(?)", text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2018", "29/02/2017", "00/10/2016", "32/01/2016", "10/13/2016", "12/31/2016", "2018-02-31", "31-Feb-16",
        "07/10/16", "07 Oct 16", "7/10/16 10:20", "2016-10-7", "2016/10/07", "20161007", "07.10.2016", "2016-10-07Z",
        "2016-10-07T09:05:00Z", "2016-10-07 24:00", "07/10/2016 25:00", "07/10/2016 10:61", "07/10/0016", "07/10/12016",
        "07/10/2016x", "x", "-", "42650", "Total", "07 Foo 2016", "+7/10/2016", "2016-10", "infinity", "epoch", "today",
    ],
)  # fmt: skip
def test_these_are_not(text):
    assert value("as_date(?)", text) is None
    assert value("as_datetime(?)", text) is None
    assert value("readable($1, as_date($1))", text) is False


def test_nothing_is_readable_as_nothing():
    assert value("as_date(?::varchar)", None) is None
    assert value("readable($1::varchar, as_date($1::varchar))", None) is True


def test_every_day_of_seven_years_reads_back():
    days = [date(2012, 4, 1) + timedelta(n) for n in range(2600)]
    for shape in ("%d/%m/%Y", "%Y-%m-%d", "%d-%b-%Y", "%d-%b-%y", "%d %B %Y"):
        texts = [day.strftime(shape) for day in days]
        read = shared().execute("SELECT as_date(t) FROM (SELECT unnest(?) AS t)", [texts]).fetchall()
        assert [each for (each,) in read] == days


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("07/10/2016 22:05", datetime(2016, 10, 7, 22, 5)),  # noqa: DTZ001 - local time as the extract has it
        ("2016-10-07T22:05:09", datetime(2016, 10, 7, 22, 5, 9)),  # noqa: DTZ001
        ("07/10/2016", datetime(2016, 10, 7)),  # noqa: DTZ001
    ],
)
def test_moments(text, moment):
    assert value("as_datetime(?)", text) == moment


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("07:05", time(7, 5)),
        ("7:05", time(7, 5)),
        ("23:59:59", time(23, 59, 59)),
        ("24:00", None),
        ("7.05", None),
        ("0705", None),
    ],
)
def test_times(text, read):
    assert value("as_time(?)", text) == read


@pytest.mark.parametrize(
    ("text", "whole", "number"),
    [
        ("12", 12, "12"), ("1,234", 1234, "1234"), ("1,234,567", 1234567, "1234567"), ("-3", -3, "-3"),
        ("+3", 3, "3"),
        ("12.0", 12, "12"), ("12.5", None, "12.5"), ("1,234.5", None, "1234.5"), ("12,34", None, None),
        ("1e3", None, None),
        ("NaN", None, None), ("inf", None, None), ("£5", None, None), ("5%", None, None), ("0x10", None, None),
        ("1 234", None, None), ("", None, None), ("99999999999999999999", None, None),
    ],
)  # fmt: skip
def test_numbers(text, whole, number):
    assert value("as_integer(?)", text) == whole
    assert value("as_number(?)", text) == (Decimal(number) if number else None)


@pytest.mark.parametrize(
    ("text", "read"),
    [(t, True) for t in ("Y", "yes", "TRUE", "t", "1")]
    + [(t, False) for t in ("n", "No", "false", "F", "0", None)]
    + [(t, None) for t in ("2", "maybe", "-", "unknown")],
)
def test_flags(text, read):
    assert value("as_flag(?::varchar)", text) is read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("37/2", "37.2"), ("37.2", "37.2"), ("5D ", "5D"), ("5d", "5D"), ("005D", "5D"), ("028A", "28A"), ("1A", "1A"),
        ("0", "0"), ("1/4.1/4.10/4.2", "1"), ("4.10", "4.10"), (None, None),
    ],
)  # fmt: skip
def test_codes(text, code):
    assert value("as_code(?::varchar)", text) == code


@pytest.mark.parametrize(
    ("text", "strands"),
    [
        (None, ""), ("None", ""), ("no", ""), ("Race", "race"), ("race; Religion", "race;religion"), ("Race;", "race"),
        ("Sexual_Orientation,age", "sexual orientation;age"), ("disability;;gender", "disability;gender"),
        ("transgender|race", "transgender;race"), ("racist", None), ("race;other", None), ("Y", None),
    ],
)  # fmt: skip
def test_hate_strands(text, strands):
    assert value("as_strands(?::varchar)", text) == strands


def test_words_and_keys():
    assert value("as_words(?)", "Don’t  Know") == "don't know"
    assert value("as_words(?)", "no_apparent") == "no apparent"
    assert value("as_key(?)", " Domestic abuse ") == "domestic_abuse"
    assert value("as_key(?)", "npa:West Leicester") == "npa:west_leicester"


@pytest.mark.parametrize(
    ("day", "month", "is_last"),
    [
        ("2018-03-25", 3, True),
        ("2018-03-18", 3, False),
        ("2018-10-28", 10, True),
        ("2018-10-28", 3, False),
        ("2019-03-31", 3, True),
    ],
)
def test_the_sundays_on_which_the_clocks_change(day, month, is_last):
    assert value("last_sunday(?::date, ?)", day, str(month)) is is_last


def test_half_a_million_dates_take_well_under_two_seconds():
    made = shared()
    many = "SELECT strftime(DATE '2012-01-01' + (i % 2000)::int, '%d/%m/%Y') AS d FROM range(500000) r(i)"
    made.execute(f"CREATE OR REPLACE TEMP TABLE t AS {many}")
    begun = perf_counter()
    assert made.execute("SELECT count(as_date(d)) FROM t").fetchone() == (500_000,)
    assert perf_counter() - begun < 2


@pytest.mark.parametrize(
    ("year", "quarter", "first"),
    [
        ("2017/18", "1", date(2017, 4, 1)),
        ("2017/18", "2", date(2017, 7, 1)),
        ("2017-18", "Q4", date(2018, 1, 1)),
        ("1999/00", "3.0", date(1999, 10, 1)),
        ("2017/19", "1", None),
        ("2017", "1", None),
        ("2017/18", "5", None),
        ("2017/18", "0", None),
        ("2017/18", "", None),
        ("17/18", "1", None),
    ],
)
def test_a_quarter_of_a_financial_year_begins_on_its_first_day(year, quarter, first):
    assert value("as_quarter(?, ?)", year, quarter) == first
    assert value("as_quarter(?::varchar, ?::varchar)", None, quarter) is None
