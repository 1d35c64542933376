"""Bank holidays of England and Wales, against the dates that were published year by year."""

from datetime import date

import pytest

from warehouse.measures import bank_holidays, periods

PUBLISHED = {
    2011: "03-01 22-04 25-04 29-04 02-05 30-05 29-08 26-12 27-12",
    2012: "02-01 06-04 09-04 07-05 04-06 05-06 27-08 25-12 26-12",
    2013: "01-01 29-03 01-04 06-05 27-05 26-08 25-12 26-12",
    2014: "01-01 18-04 21-04 05-05 26-05 25-08 25-12 26-12",
    2015: "01-01 03-04 06-04 04-05 25-05 31-08 25-12 28-12",
    2016: "01-01 25-03 28-03 02-05 30-05 29-08 26-12 27-12",
    2017: "02-01 14-04 17-04 01-05 29-05 28-08 25-12 26-12",
    2018: "01-01 30-03 02-04 07-05 28-05 27-08 25-12 26-12",
    2019: "01-01 19-04 22-04 06-05 27-05 26-08 25-12 26-12",
    2020: "01-01 10-04 13-04 08-05 25-05 31-08 25-12 28-12",
    2021: "01-01 02-04 05-04 03-05 31-05 30-08 27-12 28-12",
    2022: "03-01 15-04 18-04 02-05 02-06 03-06 29-08 19-09 26-12 27-12",
    2023: "02-01 07-04 10-04 01-05 08-05 29-05 28-08 25-12 26-12",
    2024: "01-01 29-03 01-04 06-05 27-05 26-08 25-12 26-12",
    2025: "01-01 18-04 21-04 05-05 26-05 25-08 25-12 26-12",
    2026: "01-01 03-04 06-04 04-05 25-05 31-08 25-12 28-12",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_bank_holidays_of_a_year_are_those_that_were_published(year):
    assert " ".join(f"{day:%d-%m}" for day in bank_holidays.of_year(year)) == PUBLISHED[year]


@pytest.mark.parametrize("year", range(2011, 2041))
def test_each_year_has_eight_on_weekdays_and_those_that_were_added(year):
    held = bank_holidays.of_year(year)
    added = sum(day.year == year for day in bank_holidays.ADDED)
    assert len(held) == 8 + added
    assert all(day.weekday() < 5 for day in held)
    assert bank_holidays.easter(year).weekday() == 6
    assert date(year, 3, 22) <= bank_holidays.easter(year) <= date(year, 4, 25)


def test_a_week_says_which_it_holds_and_which_it_is_set_beside():
    (said,) = bank_holidays.note(periods.parse("2018-W14"))
    assert said.startswith(
        "Bank holidays: this week holds Easter Monday (2 April 2018); the same week last year held none."
    )
    (said,) = bank_holidays.note(periods.parse("2019-W01"))
    assert "holds New Year's Day (1 January 2019); the same week last year held New Year's Day (1 January 2018)" in said
    assert bank_holidays.note(periods.parse("2018-W10")) == ()
    (said,) = bank_holidays.note(periods.parse("2016-W13"))
    assert "Easter Monday (28 March 2016); the same week last year held Good Friday (3 April 2015)" in said
    (said,) = bank_holidays.note(periods.parse("2016-W52"))
    assert "holds Boxing Day (26 December 2016) and Christmas Day (27 December 2016)" in said
    (said,) = bank_holidays.note(periods.parse("2019-W13"))
    assert "this week holds none; the same week last year held Good Friday (30 March 2018)" in said
