"""The Contact page: its finding, both lines, the standard, the hours of the week, and its states."""

import csv
import io
import re

import pytest

from pages.parts import contact_tables, contact_words, tables
from tests.pages.running import address, markup, words
from warehouse import contact
from warehouse.measures import periods
from warehouse.measures.calls import READINGS, Calls, Hours, Wait

YEAR = periods.parse("2018/19")


def hours(received=365, **cells):
    return Hours(YEAR, received, {(1, 9): Calls(**cells)} if cells else {})


def test_999_is_held_to_the_national_standard_and_101_to_none(run, sample_home, sample):
    at = run(sample_home, "contact", line="999", period="2018/19")
    whole = contact.by_hour(sample, "999", YEAR).whole
    share = f"{100 * whole.within_10 / whole.answered:.1f}% of {whole.answered:,} calls answered in 10 seconds"
    assert f"999: {share} in 2018/19, above the national standard of 90%" in words(at)
    assert "National standard: 90% of 999 calls" in words(at)
    at = run(sample_home, "contact", line="101", period="2018/19")
    assert "No line is drawn: there is no agreed standard" in words(at) and "standard of" not in words(at)


def test_the_whole_choice_is_in_the_address(run, sample_home):
    at = run(sample_home, "contact", line="101", period="2018/19", show="after")
    assert address(at) == {"line": "101", "period": "2018/19", "show": "after"}
    assert "Abandoned after the signpost" in words(at)


@pytest.mark.parametrize("reading", READINGS)
def test_every_hour_of_the_week_is_in_a_real_table_in_numbers(run, sample_home, reading):
    body = markup(run(sample_home, "contact", line="101", period="2018/19", show=reading))
    table = body.split('class="pcc heat"')[1].split("</table>")[0]
    assert len(re.findall(r'<td class="number shade\d">[\d.,]+</td>', table)) == 7 * 24
    assert re.findall(r'<th scope="row">(\w+)</th>', table) == list(contact_words.DAYS)


def test_a_deployments_own_line_for_101_is_drawn(run, sample_home, copy_of):
    home = copy_of(sample_home)
    settings = home / "config/home.toml"
    settings.write_text(settings.read_text() + "reference_101_wait_seconds = 30\n")
    said = words(run(home, "contact", line="101", show="wait"))
    assert "Set for this deployment: there is no agreed standard for 101." in said
    settings.write_text(settings.read_text().replace("= 30", '= "soon"'))
    assert "reference_101_wait_seconds must be a number" in words(run(home, "contact"))


def test_a_period_not_received_says_so(run, sample_home):
    said = words(run(sample_home, "contact", line="999", period="2025/26"))
    assert "999: no calls were received for 2025/26" in said and "By hour and weekday" not in said
    assert "Both lines" not in said and "Nothing was received for 2025/26" in said


def test_a_home_without_calls_has_a_page_that_says_so(run, real_home):
    said = words(run(real_home, "contact"))
    assert "no calls were received" in said and "cannot be shown" not in said
    assert "pcc template call" in said and "Measures made of these calls" not in said


def test_an_hour_whose_waits_have_no_end_says_so():
    held = hours(answered=10, bands=(0, 0, 0, 0, 0, 10), hours=1)
    reading = READINGS["ninety"]
    row = contact_tables.week(held, reading).rows[0]
    assert (row[10].text, row[10].raw, row[11].text) == ("300+", 300, "–")
    assert "has no end" in contact_words.from_bands(reading) and not contact_words.from_bands(READINGS["wait"])


def test_the_files_hold_the_hours_and_months_that_are_shown(run, sample_home, sample):
    body = markup(run(sample_home, "contact", line="101", period="2018/19", show="ninety"))
    assert "about 234 (5,606 answered calls)" in body
    found = contact.by_hour(sample, "101", YEAR)
    table = contact_tables.of_hours("101", found)
    shown = body.split("The calls behind each hour: 101, 2018/19</caption>")[1].split("</table>")[0]
    cells = [re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", shown.split("<tbody>")[1])]
    header, *rows = csv.reader(io.StringIO(tables.to_csv(table)))
    assert header == list(table.columns) and len(rows) == 7 * 24
    numbers = [f"{int(text):,}" if at >= 3 else text for row in rows for at, text in enumerate(row)]
    assert cells == numbers
    assert sum(int(row[4]) for row in rows) == found.whole.offered


def test_words_for_each_state():
    held = hours(received=200, offered=10, answered=10, within_10=9, hours=1)
    assert contact_words.received(held) == "200 of 365 days were received: the figures are of those days alone."
    assert contact_words.headline("999", held, 90.0).endswith("at the national standard of 90%")
    assert contact_words.headline("999", hours(answered=10, within_10=8), 90.0).endswith(
        "below the national standard of 90%"
    )
    assert contact_words.extremes(held, READINGS["answered"]).startswith("Too few calls")
    assert contact_words.percentile(Wait(30, 60, 41.7)) == "30 to 60 seconds, about 42"
    assert contact_words.percentile(Wait(300, None, None)) == "300 seconds or more"
    assert contact_words.percentile(None) == "No wait bands given"
