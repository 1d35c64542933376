"""A chart described, as a native chart that PowerPoint itself can edit: every line a series, every mark a point.

A line breaks where nothing was received, as on the page: an empty cell of the chart's own sheet. What cannot be a
number of the sheet (the words beside a line, a dated happening) is a label of the chart, not a drawing over it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from pages.packs import pptx_labels as labels
from pages.packs import pptx_strands as strands_of
from pages.packs.pptx_strands import Strand
from pages.packs.pptx_template import SMALLEST
from pages.parts import style
from pages.parts.chart import Chart
from warehouse.measures import periods
from warehouse.measures.model import Period, Unit

_FORMATS: dict[Unit, str] = {"percent": '#,##0"%"', "pounds": '"£"#,##0'}
_MARKERS = {"solid": XL_MARKER_STYLE.CIRCLE, "hollow": XL_MARKER_STYLE.CIRCLE, "crossed": XL_MARKER_STYLE.X,
            "signal": XL_MARKER_STYLE.DIAMOND}  # fmt: skip
_MOST_LABELS = 7


def insert(place: Any, chart: Chart, spans: Sequence[Period], unit: Unit) -> Any:
    """The chart in its place on the slide, as its graphic frame; `spans` are its points' periods."""
    strands = strands_of.of(chart)
    data = CategoryChartData(number_format=_FORMATS.get(unit, "#,##0"))
    _name(data, spans)
    for strand in strands:
        data.add_series(strand.name, strand.values, number_format="General")
    frame = place.insert_chart(XL_CHART_TYPE.LINE_MARKERS, data)
    drawn = frame.chart
    drawn.has_title, drawn.has_legend = False, False
    drawn.font.size, drawn.font.name = Pt(SMALLEST), "Arial"
    for series, strand in zip(drawn.plots[0].series, strands, strict=True):
        _draw(series, strand)
    _axes(drawn, chart, unit, spans)
    labels.label(drawn, chart, strands, spans)
    labels.events(drawn, chart, strands)
    _room(drawn, chart)
    return frame


def _name(data: CategoryChartData, spans: Sequence[Period]) -> None:
    """What stands below the axis: months as dates, quarters under their financial years, else the period's name."""
    if spans[0].grain == "month":
        data.categories = [period.starts for period in spans]
        data.categories.number_format = "mmm yyyy"
    elif spans[0].grain == "quarter":
        for year, inside in groupby(spans, key=lambda period: periods.financial_year(period.starts)):
            above = data.add_category(periods.label(year))
            for period in inside:
                above.add_sub_category(periods.label(period).split(" ")[-1])
    else:
        data.categories = [periods.label(period) for period in spans]


def _draw(series: Any, strand: Strand) -> None:
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    if strand.line:
        series.format.line.width = Pt(strand.width)
        series.format.line.color.rgb = labels.rgb(strand.colour)
        if strand.dash:
            series.format.line.dash_style = strand.dash
    else:
        series.format.line.fill.background()
    usual = [dot for dot in strand.dots if dot.style == "solid"]
    if len(usual) > 1 or (usual and len(strand.dots) == len(usual)):
        _mark(series.marker, "solid", strand.colour)
    for dot in strand.dots:
        if dot.style != "solid":
            _mark(series.points[int(dot.x)].marker, dot.style, dot.colour or strand.colour)


def _mark(marker: Any, kind: str, colour: str) -> None:
    """A dot's shape says its status: hollow while provisional, crossed when part-received, a diamond for a signal."""
    marker.style, marker.size = _MARKERS[kind], 11 if kind == "signal" else 7
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = labels.rgb("#FFFFFF" if kind == "hollow" else colour)
    marker.format.line.color.rgb = labels.rgb(colour)
    marker.format.line.width = Pt(2 if kind in ("hollow", "crossed") else 1)


def _axes(drawn: Any, chart: Chart, unit: Unit, spans: Sequence[Period]) -> None:
    up, across = drawn.value_axis, drawn.category_axis
    up.minimum_scale, up.maximum_scale = chart.low, chart.high
    step = chart.upward[1].at - chart.upward[0].at if len(chart.upward) > 1 else chart.high - chart.low
    up.major_unit = step
    up.has_major_gridlines = True
    up.major_gridlines.format.line.color.rgb = labels.rgb(style.RULE)
    up.major_gridlines.format.line.width = Pt(0.75)
    up.format.line.fill.background()
    up.major_tick_mark = XL_TICK_MARK.NONE
    up.tick_labels.number_format = _FORMATS.get(unit, "#,##0").replace("#,##0", _digits(step))
    up.tick_labels.number_format_is_linked = False
    across.format.line.color.rgb = labels.rgb(style.DARK)
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    across.major_tick_mark = XL_TICK_MARK.OUTSIDE
    if spans[0].grain == "month":
        _by_months(across, len(spans))
    for axis in (up, across):
        axis.tick_labels.font.size = Pt(SMALLEST)
        axis.tick_labels.font.color.rgb = labels.rgb(style.DARK)


def _digits(step: float) -> str:
    return "#,##0" if float(step).is_integer() else "#,##0.0" if step >= 0.1 else "#,##0.00"


def _by_months(axis: Any, months: int) -> None:
    """Name every so many months, so that the names do not touch."""
    every = next((each for each in (1, 3, 6, 12, 24) if -(-months // each) <= _MOST_LABELS), 60)
    for tag, value in (("baseTimeUnit", "months"), ("majorUnit", every), ("majorTimeUnit", "months")):
        for old in axis._element.findall(qn(f"c:{tag}")):
            axis._element.remove(old)
        axis._element.append(parse_xml(f'<c:{tag} {nsdecls("c")} val="{value}"/>'))


def _room(drawn: Any, chart: Chart) -> None:
    """Fix the plot's place in the chart, so that the labels' places are known."""
    area = drawn._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    left = labels.left(chart)
    size = f'<c:w val="{1 - left - labels.RIGHT:.4f}"/><c:h val="{1 - labels.TOP - labels.FLOOR:.4f}"/>'
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    place = f'<c:x val="{left:.4f}"/><c:y val="{labels.TOP}"/>'
    area.insert(
        0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{place}{size}</c:manualLayout></c:layout>")
    )
