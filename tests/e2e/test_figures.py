"""The figures on the screen are the ones that were promised, and the ones that the command line gives."""

import re
from html import unescape

import pytest

from tools.visiting import visit as sent
from warehouse import lineage

MONTHS = {
    "2018-10": ("October 2018", "7,907", "1,049", "722"),
    "2018-11": ("November 2018", "7,911", "969", "861"),
    "2018-12": ("December 2018", "7,544", "836", "705"),
    "2019-01": ("January 2019", "7,606", "897", "716"),
    "2019-02": ("February 2019", "7,193", "943", "608"),
    "2024-04": ("April 2024", "8,268", "860", "454"),
}
MEASURES = ("police_uk_crime", "police_uk_asb", "police_uk_burglary")


DISTRICTS = "measure?measure={}&area={}&period=2018-10..2019-02"


@pytest.mark.parametrize("month", MONTHS)
def test_the_measure_page_says_the_real_month(real_site, month):
    said, *figures = MONTHS[month]
    for measure, figure in zip(MEASURES, figures, strict=True):
        assert f"{figure} in {said}" in heading_sent(real_site, f"measure?measure={measure}&period={month}")


def heading_sent(site, path):
    """The heading that the server sends for an address; what the browser shows of one is the next test's to see."""
    (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", sent(site, path).markup)
    return heading


def test_the_heading_sent_is_the_heading_seen(visit, real_site):
    path = DISTRICTS.format("police_uk_crime", "district:leicester")
    seen = visit(real_site).open(path).inner_text("h1")
    assert "17,871 " in seen
    assert seen == heading_sent(real_site, path)


@pytest.mark.parametrize(
    ("measure", "area", "figure"),
    [
        ("police_uk_crime", "district:leicester", "17,871"),
        ("police_uk_asb", "district:leicester", "2,464"),
        ("police_uk_crime", "district:charnwood", "5,672"),
        ("police_uk_asb", "district:charnwood", "627"),
        ("police_uk_crime", "district:rutland", "656"),
        ("police_uk_asb", "district:rutland", "72"),
    ],
)
def test_the_measure_page_says_a_real_district_over_five_months(real_site, measure, area, figure):
    assert f"{figure} " in heading_sent(real_site, DISTRICTS.format(measure, area))


def test_no_location_is_an_area_of_its_own(real_site):
    path = "measure?measure=police_uk_crime&area=no_location&period=2018-11"
    assert "362 in November 2018" in heading_sent(real_site, path)


@pytest.mark.parametrize(("month", "said"), [("2018-03", "March 2018"), ("2023-05", "May 2023")])
def test_a_month_not_received_is_said_and_is_no_zero(real_site, month, said):
    heading = heading_sent(real_site, f"measure?measure=police_uk_crime&period={month}")
    assert re.search(rf"not received for {said}", heading)
    assert " 0 " not in heading


@pytest.mark.parametrize(
    ("measure", "title", "figure", "change", "aim"),
    [
        ("domestic_burglary", "Domestic burglary", "4,199", "6.7% more", "13% fewer"),
        ("violence_with_injury", "Violence against the person with injury", "5,052", "15.7% more", "2% fewer"),
    ],
)
def test_a_target_of_the_plan_is_told_in_words(visit, sample_site, measure, title, figure, change, aim):
    seen = visit(sample_site)
    heading = seen.open(f"measure?measure={measure}&period=2013/14").inner_text("h1")
    assert all(words in heading for words in (f"{figure} in 2013/14", change, aim, "Not met"))
    rows = rows_of_board(seen.open("?plan=2013-17&period=2013/14"))
    assert len({title for title, *_ in rows.values()}) == len(rows), "links of the same words lead to different places"
    row = rows[measure]
    assert row[0] == title
    assert row[1] == figure
    assert row[2].startswith(aim)
    assert row[3] == "Not met"
    assert row[4].startswith(change)


def rows_of_board(page):
    """Measure id to the texts of its row's cells."""
    found = page.evaluate(
        """() => [...document.querySelectorAll('table.board tbody tr')].map(row => [
            new URL(row.querySelector('a').href).searchParams.get('measure'),
            ...[...row.children].map(cell => cell.innerText.trim())])"""
    )
    return {measure: cells for measure, *cells in found}


@pytest.mark.parametrize(
    ("site", "home", "plan", "period"),
    [
        ("sample_site", "sample_home", "2013-17", "2013/14"),
        ("sample_site", "sample_home", "2017-21", "2018/19"),
        ("real_site", "real_home", "open-data", "2018-12"),
    ],
)
def test_the_board_says_what_the_command_line_says(request, visit, ask, site, home, plan, period):
    rows = rows_of_board(visit(request.getfixturevalue(site)).open(f"?plan={plan}&period={period}"))
    assert len(rows) >= 10
    for measure, cells in list(rows.items())[:: max(1, len(rows) // 8)]:
        stated = ask(request.getfixturevalue(home), "value", measure, "--period", period)
        if stated["value"] is None:
            assert cells[1] in ("not received", "held for whole quarters only"), measure
            continue
        precision = 0.51 if stated["unit"] == "seconds" else 0.051
        assert number(cells[1]) == pytest.approx(stated["value"], abs=precision), measure
        if stated["verdict"] in {"met", "not_met", "too_close"} and len(cells) > 5:
            assert stated["verdict"].replace("_", " ") in cells[3].lower(), measure


def number(text):
    """The figure of a cell: 4,199 or 47.2% or 12 minutes 50 seconds."""
    minutes = re.match(r"(\d+) min\w* (\d+) s", text)
    if minutes:
        return int(minutes[1]) * 60 + int(minutes[2])
    found = re.match(r"[£]?([\d,]+(?:\.\d+)?)", text)
    assert found, f"no number in {text!r}"
    return float(found[1].replace(",", ""))


def test_the_table_under_a_chart_holds_the_same_numbers(visit, ask, real_site, real_home):
    page = visit(real_site).open("measure?measure=police_uk_crime&period=2019-02&grain=month&span=all")
    cells = page.evaluate(
        """() => [...document.querySelectorAll('table')]
            .filter(t => t.caption.innerText.includes("numbers of the chart"))
            .flatMap(t => [...t.tBodies[0].rows].map(r => [...r.cells].map(c => c.innerText.trim())))"""
    )
    shown = {row[0]: row[3] for row in cells}
    points = ask(real_home, "series", "police_uk_crime", "--from", "2018-10", "--to", "2019-02")["points"]
    assert [shown[said] for said, *_ in list(MONTHS.values())[:5]] == [f"{point['value']:,}" for point in points]


def words_sent(site, path):
    return unescape(re.sub(r"<[^>]+>", "", sent(site, path).markup))


def test_data_quality_shows_each_source_and_what_was_set_aside(sample_site, sample):
    text = words_sent(sample_site, "data_quality")
    received = {extract.source for extract in lineage.extracts(sample)}
    assert len(received) == 8
    assert [name for name in received if sample.sources[name].title not in text] == []
    first = next(each for each in lineage.findings(sample) if each.severity == "set_aside")
    assert first.message.partition(": ")[2].partition(";")[0] in text
    assert f"{first.line:,}" in text


def test_definitions_hold_every_measure(sample_site, sample):
    text = words_sent(sample_site, "definitions")
    missing = [each.title for each in sample.catalogue.measures.values() if each.title not in text]
    assert not missing
