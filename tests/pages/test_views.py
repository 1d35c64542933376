"""The views themselves, run by Streamlit's own tester on the sample, on the real files, and on homes gone wrong."""

import re
from html.parser import HTMLParser

import pytest

from tests.pages.running import PAGES, address, markup, words
from warehouse.query import figure, series

PICTURE = re.compile(r'<img[^>]*src="(?!data:image/svg)')


class Balance(HTMLParser):
    """Every element that opens closes, in order."""

    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in {"img", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


@pytest.mark.parametrize("home", ["sample_home", "real_home"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_whole_markup_with_one_heading(run, request, home, page):
    at = run(request.getfixturevalue(home), page)
    found = markup(at)
    assert found.count("<h1") == 1
    balance = Balance()
    balance.feed(found)
    assert not balance.faults
    assert not balance.open
    assert not PICTURE.search(found)
    assert "Something went wrong" not in found


def test_the_board_of_the_first_plan_opens_at_its_year_of_targets(run, sample_home):
    at = run(sample_home, "board", plan="2013-17")
    assert address(at) == {"plan": "2013-17", "period": "2013/14", "area": "force"}
    assert re.search(r"<h1>\d+ targets? met, \d+ not met", markup(at))
    assert "13% fewer than 2012/13" in words(at)


def test_the_board_opens_at_the_plan_in_force_by_the_homes_clock(run, sample_home):
    at = run(sample_home, "board")
    assert address(at)["plan"] == "2017-21"
    assert address(at)["period"] == "2018/19"


def test_a_board_without_targets_has_no_empty_columns(run, sample_home):
    at = run(sample_home, "board", plan="2017-21")
    assert '<th scope="col">Verdict</th>' not in markup(at)
    assert "changed on 2017/18 by more than chance" in words(at)


def test_the_counts_of_the_cards_are_the_rows_of_the_tables(run, sample_home):
    at = run(sample_home, "board", plan="2013-17")
    cards = [int(number) for number in re.findall(r"<li><b>(\d+)</b>", markup(at))]
    assert sum(cards) == markup(at).count('<th scope="row"')


def test_each_row_leads_to_its_measure_with_the_same_choice(run, sample_home):
    found = markup(run(sample_home, "board", plan="2013-17", area="npa:charnwood"))
    links = re.findall(r'href="(measure\?[^"]+)"', found)
    assert links
    assert all("period=2013/14" in link and "area=npa:charnwood" in link for link in links)


def test_a_choice_in_a_picker_goes_into_the_address(run, sample_home):
    at = run(sample_home, "board", plan="2013-17")
    at.selectbox(key="pick_period").select("2014/15").run()
    assert address(at)["period"] == "2014/15"
    assert "2014/15 against 2013/14" in words(at)


def test_a_period_that_is_not_in_the_list_can_still_be_asked_for(run, sample_home):
    at = run(sample_home, "measure", measure="recorded_crime", period="2013-05..2013-06")
    assert address(at)["period"] == "2013-05..2013-06"
    assert "from May to June 2013" in words(at)


def test_the_title_of_a_measure_is_the_figures_own_sentence(run, sample_home, sample):
    at = run(sample_home, "measure", measure="domestic_burglary", period="2013/14")
    period = next(iter(series(sample, "domestic_burglary", grain="year").points[1:2])).period
    assert figure(sample, "domestic_burglary", period=period).sentence in words(at)


def test_the_table_and_its_file_hold_the_points_of_the_query(run, sample_home, sample):
    at = run(sample_home, "measure", measure="domestic_burglary", period="2013/14", span="all", grain="year")
    values = [f"{point.value:,.0f}" for point in reversed(series(sample, "domestic_burglary", grain="year").points)]
    table = markup(at).split("The same numbers")[1].split("</table>")[0]
    shown = re.findall(
        r'<tr><th scope="row">[^<]+</th><td>[^<]+</td><td>[^<]+</td><td class="number">([^<]*)</td>', table
    )
    assert shown == values
    (button,) = at.get("download_button")
    assert button.proto.label == "Table as CSV"


def test_the_page_says_where_its_numbers_come_from(run, sample_home):
    said = words(run(sample_home, "measure", measure="domestic_burglary", period="2013/14"))
    assert "All 12 months were received." in said
    assert re.search(r"SHA-256 [0-9a-f]{12}, received", said)
    assert "have no location recorded" in said
    assert "offence_in(offence_code" in said


def test_a_measure_without_areas_offers_none(run, sample_home):
    at = run(sample_home, "measure", measure="average_wait_101")
    assert list(at.selectbox(key="pick_area").options) == ["Whole force"]
    assert "Neighbourhood policing areas" not in words(at)


@pytest.mark.parametrize("page", ["board", "measure", "data_quality", "definitions"])
def test_open_data_carry_their_licence(run, real_home, page):
    assert "Open Government Licence v3.0" in words(run(real_home, page))


def test_data_quality_shows_what_was_set_aside_with_file_and_line(run, sample_home):
    at = run(sample_home, "data_quality", source="crime")
    said = words(at)
    assert "rows set aside" in said
    assert re.search(r"crime_[\w-]+\.csv Rows set aside [\d,]+", said)
    assert "agrees" in said


def test_the_grid_tells_a_month_not_held_from_a_zero(run, real_home):
    said = words(run(real_home, "data_quality", source="police_uk", year="2018/19"))
    assert "not held" in said
    assert "Charnwood" in said


def test_definitions_hold_every_measure_and_can_be_taken_away(run, sample_home, sample):
    at = run(sample_home, "definitions")
    said = words(at)
    assert not [m.title for m in sample.catalogue.measures.values() if m.placements and m.title not in said]
    labels = [button.proto.label for button in at.get("download_button")]
    assert labels == ["Metric dictionary as CSV", "Metric dictionary as JSON"]
