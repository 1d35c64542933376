"""What a pack holds is what every other way of asking gives, whoever makes it and whenever."""

import copy
from dataclasses import replace
from datetime import date

import pytest

from pages.packs import document
from pages.packs.gathering import agenda, front, gather
from pages.parts import headlines
from tests.pages.packs.conftest import FEW, NOTES
from warehouse import documents, query
from warehouse.faults import WrongUse
from warehouse.home import Home
from warehouse.measures import periods
from warehouse.measures.catalogue import UnknownName


def test_the_figures_are_those_of_pcc_value(board, ask, sample_home):
    """As the command prints them; test_equal.py asks what stands behind it for the rest."""
    for item in board.items[:2]:
        for figure in filter(None, (item.figure, item.month)):
            period = periods.written(figure.point.period)
            told = ask(sample_home, "value", item.id, "--period", period)
            assert documents.figure(figure) == {name: value for name, value in told.items() if name != "recording"}


def test_the_figures_of_a_public_pack_are_those_of_pcc_value_for_the_public(public, ask, sample_home):
    for item in public.items[1:3]:
        period = periods.written(item.figure.point.period)
        told = ask(sample_home, "value", item.id, "--period", period, "--audience", "public")
        assert documents.figure(item.figure) == {name: value for name, value in told.items() if name != "recording"}


def test_the_table_of_points_is_that_of_pcc_series(board, ask, sample_home):
    for item in board.items[:2]:
        told = ask(sample_home, "series", item.id, "--grain", item.series.grain, "--to", "2013/14")["points"]
        values = [row[3].raw for row in reversed(item.points.rows)]
        assert values == pytest.approx([each["value"] for each in told[-len(values) :]], abs=1e-6)
        assert [point.value for point in item.series.points] == [each["value"] for each in told[-len(values) :]]


def test_the_numbers_beside_a_figure_are_its_own_and_its_comparisons(board):
    item = board.items[0]
    figure, year = item.figure, item.figure.same_period_last_year
    row = item.numbers.rows[0]
    assert [cell.raw for cell in row[1:2] + row[3:7]] == [
        figure.point.value,
        year.value,
        year.difference,
        year.percent,
        year.z,
    ]
    assert item.headline == figure.sentence


def test_the_headline_counts_what_the_board_page_counts(sample, asked):
    rows = query.board(sample, "2013-17", periods.parse("2013/14"))
    few = [row for row in rows if row.measure.id in FEW]
    made = gather.gather(sample, replace(asked, measures=tuple(row.measure.id for row in few)))
    assert made.front.headline == headlines.headline(few)
    assert headlines.verdict_counts(few) == headlines.verdict_counts(front.rows(asked, made.items))


def test_the_same_request_gives_the_same_pack_on_another_day(sample, asked, board):
    later = copy.copy(sample)
    later.today = date(2031, 1, 1)
    assert gather.gather(later, asked, notes=NOTES) == board


def test_what_is_held_by_quarter_or_year_shows_its_last_whole_one(sample, asked):
    made = gather.gather(sample, replace(asked, meeting="2014-03", period=periods.parse("ytd:2014-02")))
    shown = {item.id: periods.written(item.figure.point.period) for item in made.items}
    assert shown["reoffending_18_to_24"] == "2013/14Q3"
    assert shown["police_officers"] == "2012/13"
    assert shown["violence_with_injury"] == "2013-04-01..2014-02-28"
    assert [cell.under for cell in made.summary[0][1].rows[0]]


def test_marks_say_what_a_number_lacks(board, public):
    by_id = {item.id: item for item in board.items}
    assert by_id["time_in_communities"].numbers.rows[0][1].shown == "[x]"
    hidden = next(item for item in public.items if item.id == "hate_crime_satisfaction")
    assert "[c]" in {row[3].shorthand for row in hidden.points.rows}
    assert "[u]" in {row[3].shorthand for row in by_id["hate_crime_satisfaction"].points.rows}


@pytest.mark.parametrize(
    ("meeting", "report", "plan", "period", "audience"),
    [
        ("2014-04", "board", "2013-17", "2013/14", "internal"),
        ("2019-03", "board", "2017-21", "2018-04-01..2019-02-28", "internal"),
        ("2018-05", "board", "2017-21", "2018-04", "internal"),
        ("2019-03", "panel", "2017-21", "2018-04-01..2018-12-31", "public"),
    ],
)
def test_a_meeting_reports_to_the_end_of_the_month_before_it(
    sample, sample_home, meeting, report, plan, period, audience
):
    found = agenda.request(sample, Home(sample_home).config, meeting, report=report)
    assert (found.plan, periods.written(found.period), found.audience) == (plan, period, audience)


@pytest.mark.parametrize(
    ("meeting", "said"),
    [("2019", "write its month"), ("soon", "write its month"), ("2031-01", "data run from 1 April 2012 to")],
)
def test_what_is_no_meeting_or_has_no_data_is_refused(sample, sample_home, meeting, said):
    with pytest.raises(WrongUse, match=said):
        agenda.request(sample, Home(sample_home).config, meeting)


def test_a_saved_agenda_is_followed_and_an_unknown_one_refused(sample, tmp_path):
    folder = tmp_path / "agendas"
    folder.mkdir()
    (folder / "short.toml").write_text(
        'title = "The short one"\nmeasures = ["pcsos", "abandonment_101"]\n', encoding="utf-8"
    )
    found = agenda.request(sample, tmp_path, "2014-04", agenda="short")
    assert (found.agenda, found.measures) == ("The short one", ("pcsos", "abandonment_101"))
    with pytest.raises(UnknownName, match="short"):
        agenda.request(sample, tmp_path, "2014-04", agenda="long")


def test_every_pack_carries_the_statements_and_where_it_came_from(board, public):
    for pack in (board, public):
        said = " ".join(text for _, text in pack.appendix.statements)
        assert "not an accredited official statistic" in said
        assert "replaces exactly the days" in said
        behind = {id_ for item in pack.items for id_ in item.lineage}
        assert len(pack.appendix.extracts.rows) == len(behind) > 0
    assert isinstance(board, document.Pack)
