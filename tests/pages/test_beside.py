"""Several measures on the Areas page: side by side, and split into the parts that their definitions declare."""

import csv
import io
from itertools import product

import pytest

from pages.parts import area_choices, beside_page, beside_table, compare_table, tables
from pages.parts.chart import Tick
from tests.pages.running import address, markup, words
from tests.pages.test_areas import rows_of
from warehouse import area_comparison, query
from warehouse.measures import periods
from warehouse.measures.numbers import number

VEHICLE, BURGLARY, SHOPS = "police_uk_vehicle_crime", "police_uk_burglary", "police_uk_shoplifting"
FIVE = "2018-10..2019-02"


def read(table):
    return list(csv.reader(io.StringIO(tables.to_csv(table))))


def test_measures_stand_side_by_side_with_a_chart_each_and_one_table(run, real_home, real):
    asked = f"{BURGLARY},nothing_like_it,{VEHICLE},{SHOPS},{BURGLARY}"
    at = run(real_home, "areas", measure=VEHICLE, beside=asked, areas="npa:charnwood", period=FIVE)
    assert address(at)["beside"] == f"{BURGLARY},{SHOPS}"
    found = [
        area_comparison.compare(real, each, "npa", periods.parse(FIVE), by_rate=True)
        for each in (VEHICLE, BURGLARY, SHOPS)
    ]
    shown = rows_of(markup(at), "3 measures, October 2018 to February 2019")
    for cells in shown[:7]:
        row = next(row for row in found[0].rows if row.area.title == cells[0])
        own = [table.row(row.area.id) for table in found]
        assert cells[1:] == [f"{each.point.value:.2f}{each.counted.value:,} offences" for each in own]
    assert [cells[0] for cells in shown[-4:]] == [*(row.area.title for row in found[0].nowhere), "Whole force"]
    drawn = markup(at).split('class="multiples several"')[1].split("</ul>")[0]
    assert drawn.count("<li>") == drawn.count('alt="') == 2
    assert f"measure={BURGLARY}" in drawn and f"beside={VEHICLE},{SHOPS}" in drawn
    assert "Central Leicester: no resident rate" in words(at)
    assert "Charnwood: 3.93 for each 1,000 people from October 2018 to February 2019, 11% above" in words(at)


def test_a_force_measure_is_split_by_what_its_definition_says(run, sample_home, sample):
    at = run(sample_home, "areas", measure="calls_received", period="2018/19", split="parts", beside="asb_incidents")
    assert "beside" not in address(at) and "Calls received by line" in words(at)
    assert "no area has a part in it" in words(at) and "Map of" not in markup(at)
    shown = rows_of(markup(at), "Calls received by line")
    year = periods.parse("2018/19")
    parts = ("calls_received", "calls_101", "calls_999")
    figures = [query.figure(sample, each, period=year).point.value for each in parts]
    assert [cells[1] for cells in shown] == [f"{figure:,}" for figure in figures]
    assert figures[0] == sum(figures[1:])
    assert not {"pick_set", "pick_basis", "pick_map", "pick_beside"} & {each.key for each in at.selectbox}


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("by_rate", [True, False])
def test_every_file_holds_exactly_what_its_table_shows(sample, audience, by_rate):
    """Small numbers stay withheld in the file as on the page, in each of the tables."""
    year = periods.parse("2015/16")
    measures = ("class_a_drug_offences", "domestic_burglary", "theft_of_vehicle")
    found = [
        area_comparison.compare(sample, each, "npa", year, by_rate=by_rate, audience=audience) for each in measures
    ]
    lines = [
        area_comparison.line(sample, each, "npa:charnwood", "year", year, by_rate=by_rate, audience=audience)
        for each in measures
    ]
    whole = compare_table.of_areas(found[0], "NPAs", (), {})
    charts = beside_table.of_charts([[line] for line in lines])
    for table in (whole, charts, compare_table.of_lines(lines[:1])):
        _same(table, table)
    for name, build in product(("areas", "parts"), (False,)):
        make = beside_table.by_area if name == "areas" else beside_table.of_parts
        more = ((),) if name == "areas" else ()
        page, file = (make(found, "NPAs", *more, {}, file=each) for each in (build, True))
        _behind(page, file, found)
    withheld = "[c]" in tables.to_csv(charts) + tables.to_csv(whole)
    assert withheld == (audience == "public")


def _same(table, filed):
    """Cell by cell: the text, or the number that the text says."""
    header, *rows = read(filed)
    assert header == [tables.harmless(title) for title in table.columns]
    for cells, written in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells, written, strict=True):
            if cell.raw is None:
                assert text.removeprefix("'") == cell.text
            else:
                assert "[" not in cell.text
                assert float(text) == pytest.approx(
                    float(cell.text.split(" ")[0].replace(",", "").strip("%")), abs=0.06
                )


def _behind(page, file, found):
    """What a cell of the page says is what its columns of the file hold."""
    wide = (len(file.columns) - 1) // (len(page.columns) - 1)
    assert wide == (2 if found[0].by_rate else 1)
    for cells, (_, *written) in zip(page.rows, read(file)[1:], strict=True):
        for at, cell in enumerate(cells[1:]):
            held = written[at * wide : (at + 1) * wide]
            if cell.text and wide == 2 and held[0] and held[1] and "[" not in cell.text:
                value, count = cell.text.split(" (")
                assert float(value) == pytest.approx(float(held[0]), abs=0.06)
                assert f"{int(held[1]):,}" == count.split(" ")[0].rstrip(")")
            else:
                assert "".join(held).replace("[c]", "") in cell.text.replace(",", "")


def test_a_percentage_has_its_numbers_in_its_own_cell(sample):
    year = periods.parse("2015/16")
    found = [
        area_comparison.compare(sample, each, "npa", year)
        for each in ("all_user_satisfaction", "hate_crime_satisfaction")
    ]
    row = found[0].rows[0]
    said = f"{row.point.value:.1f}% ({number(row.point.numerator)} of {number(row.point.denominator)})"
    table = beside_table.by_area(found, "NPAs", (row.area.id,), {})
    assert table.rows[0][1].text == said
    assert "<strong>" in table.rows[0][0].markup
    none = area_comparison.compare(sample, "all_user_satisfaction", "npa", periods.parse("2018/19"))
    assert beside_table.why_none([none]) == ["Every area: no answers in it."]
    assert {cell.text for cells in beside_table.by_area([none], "NPAs", (), {}).rows for cell in cells[1:]} == {""}


def test_days_are_drawn_as_far_back_as_they_can_be_told_apart(sample):
    measures = sample.catalogue.measures
    daily, monthly = measures["recorded_crime"], measures["all_user_satisfaction"]
    assert next(iter(area_choices.grains(daily).options)) == "day" and area_choices.grains(daily).default == "month"
    assert "day" not in area_choices.grains(monthly).options
    assert area_choices.spans("day") == {"recent": "Last three months", "all": "Last twelve months"}
    assert area_choices.spans("week") == {"recent": "Last two years", "all": "Everything held"}


def test_names_below_a_small_chart_have_room():
    found = beside_page.apart([Tick(0, "October"), Tick(3, "January"), Tick(4, "February")], 5)
    assert [tick.label for tick in found] == ["October", "February"]
