"""The Areas page on the sample, the real files, and for addresses that ask for what is not there."""

import csv
import html
import io
import re

import pytest

from pages.parts import compare_chart
from tests.pages.running import address, markup, words
from warehouse import area_comparison, query
from warehouse.measures import periods
from warehouse.measures.area_words import finding

CRIME = "police_uk_vehicle_crime"
FIVE = "2018-10..2019-02"


def rows_of(found, title):
    """The cells of the table whose caption holds a title."""
    table = next(each for each in re.findall(r"<table.*?</table>", found, re.S) if title in each.split("</caption>")[0])
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table.split("<tbody>")[1], re.S)
    return [
        [html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows
    ]


@pytest.mark.parametrize("area_set", ["npa", "district", "county"])
@pytest.mark.parametrize("per", ["rate", "figure"])
def test_the_headline_and_the_table_are_the_comparisons(run, real_home, real, area_set, per):
    at = run(real_home, "areas", measure=CRIME, period=FIVE, set=area_set, per=per)
    found = area_comparison.compare(real, CRIME, area_set, periods.parse(FIVE), by_rate=per == "rate")
    assert finding(found) in words(at)
    shown = rows_of(markup(at), "Vehicle crime on data.police.uk, October 2018 to February 2019, by")
    rows = (*found.rows, *found.nowhere, found.force)
    assert [cells[0] for cells in shown] == [*(row.area.title for row in rows[:-1]), "Whole force"]
    counts = [f"{row.counted.value:,.0f}" for row in rows]
    assert [cells[3 if per == "rate" else 1] for cells in shown] == counts


def test_the_choice_stands_in_the_address_and_comes_back(run, real_home):
    at = run(real_home, "areas", measure=CRIME, areas="npa:charnwood", period="2019-02", per="figure", grain="quarter")
    assert address(at) == {
        "measure": CRIME, "areas": "npa:charnwood", "period": "2019-02", "per": "figure", "set": "npa",
        "grain": "quarter", "span": "recent", "split": "none", "basis": "today", "map": "areas",
    }  # fmt: skip


def test_a_chosen_area_is_set_against_the_force_by_month(run, real_home, real):
    at = run(real_home, "areas", measure=CRIME, areas="npa:charnwood", period="2019-02")
    assert "Charnwood against the force, by month" in words(at)
    shown = rows_of(markup(at), "the numbers of the chart")
    own = query.series(real, CRIME, "npa:charnwood", first=periods.parse("2018-10").starts).points[:5]
    whole = query.series(real, CRIME, first=periods.parse("2018-10").starts).points[:5]
    assert [cells[4] for cells in shown] == [f"{point.value:,}" for point in reversed(own)]
    assert [cells[7] for cells in shown] == [f"{point.value:,}" for point in reversed(whole)]
    assert [cells[3] for cells in shown] == [f"{1000 * point.value / 166_100:.2f}" for point in reversed(own)]


def test_counts_have_the_force_in_a_chart_of_its_own(run, real_home):
    said = markup(run(real_home, "areas", measure=CRIME, areas="npa:charnwood", period="2019-02", per="figure"))
    assert "The force, on its own scale" in said
    assert "The force, on its own scale" not in markup(run(real_home, "areas", measure=CRIME, period="2019-02"))


def test_the_heading_says_why_an_area_that_nobody_chose_is_drawn(real):
    span = periods.parse(FIVE)
    own, force = (area_comparison.line(real, CRIME, area, "month", span) for area in ("npa:charnwood", "force"))
    assert compare_chart.heading([own, force], chosen=False) == "Charnwood, the highest, against the force, by month"
    assert compare_chart.heading([own], chosen=False) == "Charnwood, the highest, by month"
    assert compare_chart.heading([own, force], chosen=True) == "Charnwood against the force, by month"


def test_at_most_three_areas_are_drawn_with_the_force(run, sample_home):
    names = "npa:charnwood,npa:west_leicester,npa:east_leicester,npa:hinckley_and_blaby"
    at = run(sample_home, "areas", measure="recorded_crime", areas=names, period="2018/19")
    assert address(at)["areas"] == "npa:charnwood,npa:west_leicester,npa:east_leicester"


def test_what_is_not_there_is_left_out_of_the_address(run, sample_home):
    at = run(
        sample_home, "areas", measure="recorded_crime", areas="npa:atlantis,district:blaby", set="ward", per="litres"
    )
    assert "areas" not in address(at)
    assert (address(at)["set"], address(at)["per"]) == ("npa", "rate")


def test_the_split_is_the_measures_of_the_whole(run, real_home, real):
    at = run(real_home, "areas", measure=CRIME, period=FIVE, set="district", split="parts", per="figure")
    shown = rows_of(markup(at), "Crime on data.police.uk by crime type")
    parts = [m for m in real.catalogue.measures.values() if m.part_of == "police_uk_crime"]
    assert len(shown) == len(parts) + 1
    whole, *of_parts = [int(cells[-1].replace(",", "")) for cells in shown]
    assert sum(of_parts) == whole
    assert {len(cells) for cells in shown} == {11}


def test_a_map_a_funnel_and_their_words(run, real_home):
    said = markup(run(real_home, "areas", measure=CRIME, period=FIVE, set="district"))
    assert (
        'alt="Map of Vehicle crime on data.police.uk for each 1,000 people, October 2018 to February 2019: Blaby'
        in said
    )
    assert 'alt="Funnel of Vehicle crime on data.police.uk: 9 areas about their mean of' in said
    assert "Contains OS data" in said
    assert 'aria-label="Key to the map"' in said


def test_a_city_centre_says_why_it_has_no_rate(run, real_home):
    at = run(real_home, "areas", measure=CRIME, areas="npa:central_leicester", period=FIVE)
    assert re.search(r"<h1>[^<]*no resident rate: it holds the city centre[^<]*; \d+ offences from October", markup(at))


def test_a_period_not_received_is_said_and_has_no_map(run, real_home):
    at = run(real_home, "areas", measure=CRIME, period="2023-05")
    assert "not received for May 2023" in markup(at).split("</h1>")[0]
    assert "No figures to compare" in words(at)
    assert "Map of" not in markup(at)


def test_a_measure_never_received_says_how_to_begin(run, real_home):
    at = run(real_home, "areas", measure="recorded_crime")
    assert "Nothing received" in words(at)
    assert "pcc load" in words(at)


def test_measures_without_areas_are_offered_only_to_be_split_and_never_beside(run, sample_home, sample):
    at = run(sample_home, "areas")
    without = [m for m in sample.catalogue.measures.values() if not m.by_area]
    offered = set(at.selectbox(key="pick_measure").options)
    assert {m.title for m in without} & offered == {m.title for m in without if m.split_by} != set()
    beside = set(at.multiselect(key="pick_beside").options)
    assert beside and not beside & {m.title for m in without}
    assert address(at)["measure"] == "recorded_crime", "the page begins with the count of all crime"


def test_a_survey_is_shown_as_measured(run, sample_home):
    at = run(sample_home, "areas", measure="all_user_satisfaction", period="2015/16", split="parts")
    assert list(at.selectbox(key="pick_per").options) == ["As measured"]
    assert "All-user satisfaction by survey" in words(at)


def test_the_measure_page_leads_here_with_its_choice(run, sample_home):
    found = markup(run(sample_home, "measure", measure="recorded_crime", period="2018/19"))
    assert "areas?measure=recorded_crime&amp;period=2018/19&amp;set=npa&amp;grain=month" in found
    found = markup(run(sample_home, "measure", measure="recorded_crime", period="2018/19", area="district:blaby"))
    assert "set=district&amp;grain=month&amp;areas=district:blaby" in found
    assert "areas?" not in markup(run(sample_home, "measure", measure="recorded_crime", area="outside"))


def test_the_files_hold_the_cells_of_the_tables(real):
    from pages.parts import compare_table, tables

    found = area_comparison.compare(real, CRIME, "district", periods.parse(FIVE), by_rate=True)
    table = compare_table.of_areas(found, "Districts", (), {})
    written = list(csv.reader(io.StringIO(tables.to_csv(table))))
    assert written[0] == list(table.columns)
    assert [row[0] for row in written[1:]] == [cells[0].text for cells in table.rows]
    assert [float(row[1]) for row in written[1:10]] == pytest.approx([row.point.value for row in found.rows], abs=1e-6)


def test_a_map_by_lsoa_has_a_table_of_every_one(run, real_home):
    found = markup(run(real_home, "areas", measure=CRIME, period=FIVE, map="lsoa"))
    assert "October 2018 to February 2019, by LSOA: 611 places. Highest: E0" in (found)
    rows = rows_of(found, "by LSOA")
    assert len(rows) == 611 and {"Charnwood", "Central Leicester"} <= {cells[1] for cells in rows}
    highest = max(rows, key=lambda cells: float(cells[4] or 0))
    assert f"Highest: {highest[0]} in {highest[1]} {highest[4]}" in found


def test_beats_have_no_map_by_lsoa_and_say_so(run, sample_home):
    at = run(sample_home, "areas", measure="recorded_crime", period="2018/19", map="lsoa")
    assert "No case of the period is placed by LSOA" in words(at)
