"""Signals on the pages: words with shape and colour, limits on both drawings, and the same numbers in the table."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

from pages.parts import board_table, cards, charts, interactive, limit_lines, signal, style, svg, tables
from tests.pages import made
from tests.pages.running import markup, words
from warehouse.measures import limits
from warehouse.measures.model import Event, Period

SPACE = "{http://www.w3.org/2000/svg}"
STEADY = [100, 104, 97, 102, 99, 105, 98, 101, 103, 96, 100, 102, 97, 101, 104, 99, 98, 103, 102, 96, 105, 100, 99, 101]
BREAK = Event("b", date(2013, 4, 1), "Counted anew", ("crime",), breaks=True)


def judged(values, better="lower", events=(), target=None, **states):
    series = made.series(values, of=made.measure(better=better), **states)
    return series, limits.limits(series, events, target=target)


def described(series, drawn, window=None):
    first, last = series.points[0].period, series.points[-1].period
    return charts.describe(series, window=window or Period(first.starts, last.ends), drawn=drawn)


def row(values, better="lower", **other):
    series, drawn = judged(values, better, **other)
    return replace(made.row(of=series.measure), spark=series, signal=drawn)


@pytest.mark.parametrize(
    ("last", "better", "shape", "word", "css"),
    [
        (190, "lower", "▲", "Concern", "concern"),
        (20, "lower", "▼", "Improving", "improvement"),
        (190, "higher", "▲", "Improving", "improvement"),
        (190, "neither", "▲", "Higher", "neutral-high"),
        (20, "neither", "▼", "Lower", "neutral-low"),
        (100, "lower", "●", "Usual variation", "common-cause"),
    ],
)
def test_a_signal_has_a_shape_a_word_and_a_colour_that_differ_together(last, better, shape, word, css):
    _, drawn = judged([*STEADY, last], better)
    found = signal.pill(drawn)
    assert f'<span aria-hidden="true">{shape}</span> {word}</span>' in found
    assert f'class="signal {css}"' in found


def test_without_limits_the_words_stand_plain_and_nothing_is_drawn():
    series, drawn = judged([1, 2, 3])
    assert signal.pill(drawn) == '<span class="none">No limits yet</span>'
    assert described(series, drawn).limits == ()
    assert [note.text for note in described(series, drawn).notes if "limit" in note.text] == []
    assert "Mean" not in tables.of_series(series, series.points, drawn).columns
    assert "Fewer than 12 months: no limits yet." in signal.side_card(series, drawn)


def test_the_sentence_says_when_what_and_why():
    assert signal.sentence(*judged([*STEADY, 190])) == "April 2014 signals: concern. It is above the upper limit."
    assert signal.sentence(*judged([*STEADY, 100])) == "April 2014 shows usual variation."
    shift = signal.sentence(*judged([*STEADY, *[103, 104, 103, 105, 103, 104, 103, 104]]))
    assert re.search(r"The last \d+ months are all above the mean", shift)


def test_a_newer_month_that_may_still_change_is_not_the_one_that_signals():
    series, drawn = judged([*STEADY, 190, 100], s25="provisional")
    assert signal.sentence(series, drawn).startswith("April 2014 signals")
    assert style.ORANGE not in board_table.spark_cell(series, drawn).markup.replace("%23", "#")
    series, drawn = judged([*STEADY, 190])
    assert style.ORANGE in board_table.spark_cell(series, drawn).markup.replace("%23", "#")


def test_the_words_of_a_small_line_and_of_a_chart_tell_the_signal():
    series, drawn = judged([*STEADY, 190])
    assert "signals: concern" in board_table.spark_cell(series, drawn).text
    chart = described(series, drawn)
    assert "signals: concern" in chart.alt
    assert "signals: concern" in cards.in_words(chart, ())


def test_the_column_is_headed_by_the_latest_month_and_a_row_of_another_says_its_own():
    rows = [row([*STEADY, 190]), row(STEADY)]
    theme = type("Theme", (), {"id": rows[0].placement.theme, "title": "Safer"})()
    found = board_table.theme(theme, rows, made.YEAR, {}, ())
    assert '<th scope="col">Signal, April 2014</th>' in found
    assert found.count('<small class="line">March 2014</small>') == 1
    assert "April 2014</small>" not in found


def test_the_card_counts_the_signals_of_those_judged_and_what_chance_gives():
    rows = [row([*STEADY, 190]), row(STEADY), row([1, 2])]
    rows = [replace(each, measure=made.measure(id=f"m{at}")) for at, each in enumerate(rows)]
    assert signal.counted(rows)[0] == "1 of 2"
    assert signal.counted([*rows, replace(rows[0])])[0] == "1 of 2"
    assert re.fullmatch(r"signal a change; chance alone gives (0\.\d|almost none)", signal.counted(rows)[1])
    assert "<b>1 of 2</b>signal a change" in board_table.counts(rows, ())
    assert signal.counted(rows[2:]) is None


def test_the_limits_break_where_new_lines_begin_and_a_month_not_received_has_no_signal():
    _, drawn = judged([*STEADY, *[200 + value for value in STEADY]], events=(replace(BREAK, day=date(2014, 4, 1)),))
    first, second = limit_lines.runs(drawn)
    assert (first[-1].x, second[0].x) == (23, 24)
    assert first[-1].upper < second[0].lower
    series, gapped = judged([*STEADY[:12], None, *STEADY[13:]])
    table = tables.of_series(series, series.points, gapped)
    assert table.rows[11][table.columns.index("Signal")].text == ""


def test_labels_name_the_latest_mean_and_limits():
    series, drawn = judged(STEADY)
    said = [note.text for note in described(series, drawn).notes]
    wanted = {f"mean {round(drawn.mean[-1])}", f"upper limit {round(drawn.upper[-1])}"}
    assert {*wanted, f"lower limit {round(drawn.lower[-1])}"} <= set(said)


def test_the_axis_holds_the_limits():
    series, drawn = judged([value * 3 - 200 for value in STEADY])
    chart = described(series, drawn)
    assert chart.low <= min(drawn.lower)
    assert chart.high >= max(drawn.upper)


def test_both_renderers_draw_the_band_the_mean_and_a_diamond_for_a_signal():
    series, drawn = judged([*STEADY, 190])
    chart, special = described(series, drawn), sum(cause != "common" for cause in drawn.special_cause)
    drawing = ET.fromstring(svg.draw(chart))  # noqa: S314  (our own drawing)
    kinds = [path.get("class") for path in drawing.iter(f"{SPACE}path")]
    assert (kinds.count("limits"), kinds.count("mean"), kinds.count("signal")) == (1, 1, special)
    *_, diamond = (path for path in drawing.iter(f"{SPACE}path") if path.get("class") == "signal")
    assert diamond.get("fill") == style.ORANGE
    assert "above the upper limit" in diamond.find(f"{SPACE}title").text
    figure = interactive.draw(chart)
    assert len([shape for shape in figure.layout.shapes if shape.type == "path"]) == 2
    marker = next(trace for trace in figure.data if "markers" in trace.mode).marker
    diamonds = [colour for colour, mark in zip(marker.color, marker.symbol, strict=True) if mark == "diamond"]
    assert len(diamonds) == special
    assert diamonds[-1] == style.ORANGE
    assert "diamond: a signal" in cards.key(chart)


def test_the_table_and_the_file_hold_the_limits_that_are_drawn():
    series, drawn = judged([*STEADY, 190, 7], s25="partial")
    table = tables.of_series(series, series.points, drawn)
    head, newest, second, *_ = csv.reader(io.StringIO(tables.to_csv(table)))
    at = head.index("Lower limit")
    assert head[at : at + 4] == ["Lower limit", "Mean", "Upper limit", "Signal"]
    assert newest[at + 3] == ""
    wanted = (drawn.lower[24], drawn.mean[24], drawn.upper[24])
    assert [float(value) for value in second[at : at + 3]] == pytest.approx(wanted, abs=1e-5)
    assert second[at + 3] == "Above the upper limit"
    assert at + 2 in table.numbers
    assert at + 3 not in table.numbers


def test_the_card_says_how_sure_the_target_is():
    assert "the target is missed consistently" in signal.side_card(*judged(STEADY, target=50))
    assert "the target is met consistently" in signal.side_card(*judged(STEADY, target=150))
    assert "met or missed by chance" in signal.side_card(*judged(STEADY, target=100))


def test_the_board_and_the_page_of_a_measure_say_the_same_signal(run, sample_home):
    board = markup(run(sample_home, "board", plan="2013-17", period="2013/14"))
    line = next(part for part in board.split("<tr>") if ">Domestic burglary</a>" in part)
    said = re.search(r'<span class="(?:signal [a-z-]+|none)">.*?</span>(?: [A-Z][a-z ]+</span>)?', line).group()
    at = run(sample_home, "measure", measure="domestic_burglary", period="2013/14")
    card = markup(at).split("<h2>Signal</h2>")[1].split("</section>")[0]
    assert said in card


def test_a_year_of_few_points_and_a_week_are_told_without_fault(run, sample_home):
    said = words(run(sample_home, "measure", measure="domestic_burglary", grain="year"))
    assert "Fewer than 12 years: no limits yet." in said
    assert "Something went wrong" not in said
    assert "Upper limit" in words(run(sample_home, "measure", measure="domestic_burglary", grain="week"))
