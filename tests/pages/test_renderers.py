"""The two renderers draw the same chart, and neither lets markup through."""

import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise

import pytest

from pages.parts import charts, interactive, svg
from pages.parts.markup import data_uri
from tests.pages import made
from warehouse.measures.model import Event, Period

SPACE = "{http://www.w3.org/2000/svg}"
NASTY = "<script>alert('x')</script> & \"more\""


@pytest.fixture
def chart():
    of = made.measure(targets=(made.change_target(),))
    values = [100 + at % 7 for at in range(20)] + [None, 90, 95, 40]
    series = made.series(values, of=of, s22="provisional", s23="partial")
    events = (Event("a", date(2013, 1, 15), "Counting changed", ("crime",)),)
    return charts.describe(series, window=Period(date(2012, 4, 1), date(2014, 3, 31)), chosen=made.YEAR, events=events)


def drawn(chart):
    return ET.fromstring(svg.draw(chart))  # noqa: S314  (our own drawing)


def texts(root):
    return [element.text for element in root.iter(f"{SPACE}text")]


def test_the_drawing_is_well_formed_and_holds_every_label(chart):
    found = texts(drawn(chart))
    wanted = [tick.label for tick in (*chart.upward, *chart.across)] + [note.text for note in chart.notes]
    assert set(wanted) <= set(found)
    assert "Counting changed" in found


def test_both_renderers_have_a_dot_for_every_value(chart):
    own = next(line for line in chart.lines if line.dots)
    values = [dot.y for run in own.runs for dot in run] + [dot.y for dot in own.loose]
    circles = len(list(drawn(chart).iter(f"{SPACE}circle")))
    figure = interactive.draw(chart)
    plotted = [y for trace in figure.data if "markers" in trace.mode for y in trace.y if y is not None]
    assert circles == len(values) == len(plotted) == 23
    assert sorted(plotted) == sorted(values)


def test_both_renderers_agree_on_axes_steps_and_labels(chart):
    figure = interactive.draw(chart)
    assert list(figure.layout.yaxis.range) == [chart.low, chart.high]
    assert list(figure.layout.xaxis.ticktext) == [tick.label for tick in chart.across]
    assert {shape.y0 for shape in figure.layout.shapes if shape.yref == "y"} == {step.y for step in chart.steps}
    labels = {re.sub("</?b>", "", note.text) for note in figure.layout.annotations}
    assert {note.text for note in chart.notes} <= labels


def test_the_drawing_stays_inside_its_frame(chart):
    for circle in drawn(chart).iter(f"{SPACE}circle"):
        assert 0 < float(circle.get("cx")) < 980
        assert 0 < float(circle.get("cy")) < 400


def test_markup_in_a_title_stays_text_in_both():
    series = made.series([1, 2, 3], of=made.measure(title=NASTY))
    events = (Event("a", date(2012, 5, 10), NASTY, ("crime",)),)
    chart = charts.describe(series, window=Period(date(2012, 4, 1), date(2012, 6, 30)), events=events)
    assert "<script" not in svg.draw(chart)
    assert drawn(chart) is not None
    assert "<script" not in interactive.draw(chart).to_json().replace("\\u003c", "<")


def test_an_address_of_a_drawing_fits_an_attribute(chart):
    assert not set('"<>#') & set(data_uri(svg.draw(chart)).removeprefix("data:"))


def test_a_small_line_breaks_at_a_gap_and_ends_in_a_dot():
    small = ET.fromstring(svg.spark([1, 2, None, 4], low=1, high=4))  # noqa: S314
    assert len(list(small.iter(f"{SPACE}path"))) == 2
    (dot,) = small.iter(f"{SPACE}circle")
    assert dot.get("fill") != "#FFFFFF"
    hollow = ET.fromstring(svg.spark([1, 2], low=1, high=2, hollow=True))  # noqa: S314
    assert next(hollow.iter(f"{SPACE}circle")).get("fill") == "#FFFFFF"


@pytest.mark.parametrize("values", [[], [None], [5], [3, 3, 3]])
def test_a_small_line_of_little_is_still_a_drawing(values):
    assert ET.fromstring(svg.spark(values, low=3, high=3)).tag == f"{SPACE}svg"  # noqa: S314


def test_the_labels_of_a_low_drawing_do_not_lie_on_each_other(chart):
    root = ET.fromstring(svg.draw(chart, 820, 160))  # noqa: S314  (our own drawing)
    named = {note.text for note in chart.notes}
    heights = sorted(float(text.get("y")) for text in root.iter(f"{SPACE}text") if text.text in named)
    assert len(heights) == len(chart.notes) > 1
    assert all(after - before >= 14 for before, after in pairwise(heights))
