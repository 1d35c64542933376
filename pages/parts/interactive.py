"""A chart described, drawn with Plotly: what stands on the page once it has come. Plotly is imported here alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from pages.parts import limit_lines, style
from pages.parts.chart import Band, Chart, Dot, Flag, Line, Note, Reach, Step
from pages.parts.markup import safe
from pages.parts.svg import NOTE_LETTER

_FONT = {"family": "Arial, Helvetica, sans-serif", "size": 13, "color": style.INK}
_SYMBOLS = {"solid": "circle", "hollow": "circle-open", "crossed": "circle-x-open", "signal": "diamond"}
_ROW = 18
CONFIG = {"displaylogo": False, "displayModeBar": False, "scrollZoom": False, "responsive": True}


def draw(chart: Chart, height: int = 400) -> go.Figure:
    """The same lines, steps, dated lines, gaps and labels as the SVG, with the values on hover."""
    figure = go.Figure([_hatch(band, chart) for band in chart.bands if band.kind == "young"])
    for line in chart.lines:
        figure.add_trace(_joined(line))
        if line.loose:
            figure.add_trace(_loose(line))
    figure.update_layout(
        height=height,
        margin={"l": 52, "r": _right(chart), "t": 12 + _ROW * chart.flag_rows, "b": 30},
        showlegend=False,
        font=_FONT,
        paper_bgcolor="#FFFFFF",
        plot_bgcolor="#FFFFFF",
        hovermode="closest",
        dragmode=False,
        xaxis=_across(chart),
        yaxis=_upward(chart),
        shapes=[
            *(_band_shape(band) for band in chart.bands if band.kind != "young"),
            *(shape for run in chart.limits for shape in _limit_shapes(run)),
            *(_flag_shape(flag) for flag in chart.flags),
            *(_step_shape(step) for step in chart.steps),
        ],
        annotations=[
            *(_band_label(band, chart) for band in chart.bands if _fits(band, chart)),
            *(_flag_label(flag, chart) for flag in chart.flags),
            *(_note(note) for note in chart.notes),
        ],
    )
    return figure


def _right(chart: Chart) -> int:
    return round(max((len(note.text) for note in chart.notes), default=2) * NOTE_LETTER) + 18


def _joined(line: Line) -> go.Scatter:
    """One trace a line: a None between two runs breaks it."""
    dots: list[Dot | None] = []
    for run in line.runs:
        dots += [*run, None]
    symbols = [_SYMBOLS[dot.style] if dot else "circle" for dot in dots]
    return go.Scatter(
        x=[dot.x if dot else None for dot in dots],
        y=[dot.y if dot else None for dot in dots],
        text=[safe(dot.tip) if dot else "" for dot in dots],
        mode="lines+markers" if line.dots else "lines",
        line={"color": line.colour, "width": 1.5 if line.dashed else 2, "dash": "dash" if line.dashed else "solid"},
        marker={
            "symbol": symbols,
            "size": [11 if dot and dot.style == "signal" else 7 for dot in dots],
            "opacity": 1,  # sizes that differ would else be drawn half through
            "color": [dot.colour or line.colour if dot else line.colour for dot in dots],
        },
        hovertemplate=("%{text}" if line.dots else f"%{{text}} ({safe(line.name)})") + "<extra></extra>",
        connectgaps=False,
        cliponaxis=False,
        name=safe(line.name),
    )


def _loose(line: Line) -> go.Scatter:
    return go.Scatter(
        x=[dot.x for dot in line.loose],
        y=[dot.y for dot in line.loose],
        text=[safe(dot.tip) for dot in line.loose],
        mode="markers",
        marker={"symbol": _SYMBOLS["crossed"], "size": 9, "color": line.colour},
        hovertemplate="%{text}<extra></extra>",
        name="part-received",
    )


def _across(chart: Chart) -> dict[str, Any]:
    return {
        "range": [-0.5, chart.periods - 0.5],
        "tickmode": "array",
        "tickvals": [tick.at for tick in chart.across],
        "ticktext": [tick.label for tick in chart.across],
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 5,
        "fixedrange": True,
        "linecolor": style.DARK,
        "showline": True,
    }


def _upward(chart: Chart) -> dict[str, Any]:
    return {
        "range": [chart.low, chart.high],
        "tickmode": "array",
        "tickvals": [tick.at for tick in chart.upward],
        "ticktext": [tick.label for tick in chart.upward],
        "gridcolor": style.RULE,
        "zeroline": False,
        "fixedrange": True,
        "ticklabelstandoff": 6,
    }


def _hatch(band: Band, chart: Chart) -> go.Scatter:
    """A hatched stretch, as high as the plot: shapes have no hatching."""
    return go.Scatter(
        x=[band.x0, band.x0, band.x1, band.x1],
        y=[chart.low, chart.high, chart.high, chart.low],
        mode="none",
        fill="toself",
        fillpattern={"shape": "/", "fgcolor": "#BFBFBF", "bgcolor": "rgba(0, 0, 0, 0)", "size": 8, "solidity": 0.15},
        hoverinfo="skip",
        name=safe(band.label),
    )


def _band_shape(band: Band) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "type": "rect", "xref": "x", "yref": "y domain", "x0": band.x0, "x1": band.x1, "y0": 0, "y1": 1,
        "line": {"width": 0}, "layer": "below", "fillcolor": style.PALE,
    }  # fmt: skip
    if band.kind == "gap":
        shape |= {"fillcolor": "#F3F2F1", "line": {"width": 1, "color": "#BFBFBF", "dash": "dot"}}
    return shape


def _limit_shapes(run: Sequence[Reach]) -> list[dict[str, Any]]:
    """A soft band between the limits, with a dashed line at the mean."""
    band, mean = (
        "M" + " L".join(f"{x:g},{y:.10g}" for x, y in corners)
        for corners in (limit_lines.outline(run), limit_lines.line(run, "mean"))
    )
    common = {"type": "path", "xref": "x", "yref": "y", "layer": "below"}
    return [
        common | {"path": f"{band} Z", "fillcolor": "rgba(18, 67, 109, 0.1)", "line": {"width": 0}},
        common | {"path": mean, "line": {"color": style.BLUE, "width": 1.2, "dash": "9px,5px"}},
    ]


def _fits(band: Band, chart: Chart) -> bool:
    return (band.x1 - band.x0) / max(1, chart.periods) * 130 > len(band.label)


def _band_label(band: Band, chart: Chart) -> dict[str, Any]:
    height, anchor, colour = {
        "chosen": (0, "bottom", style.BLUE), "young": (1, "top", style.DARK),
    }.get(band.kind, (0.5, "bottom", style.INK))  # fmt: skip
    return {
        "x": (band.x0 + band.x1) / 2, "xref": "x", "y": height, "yref": "y domain", "yanchor": anchor,
        "text": f"<b>{safe(band.label)}</b>" if band.kind == "young" else safe(band.label),
        "yshift": -4 if band.kind == "young" else 0, "showarrow": False, "font": {"color": colour},
    }  # fmt: skip


def _flag_shape(flag: Flag) -> dict[str, Any]:
    return {
        "type": "line", "xref": "x", "yref": "y domain", "x0": flag.x, "x1": flag.x, "y0": 0, "y1": 1,
        "line": {"color": style.PURPLE, "width": 1, "dash": "dot"},
    }  # fmt: skip


def _flag_label(flag: Flag, chart: Chart) -> dict[str, Any]:
    """Above the plot, in its own row; the first row is the highest, as in the SVG."""
    return {
        "x": flag.x, "xref": "x", "y": 1, "yref": "y domain", "yshift": _ROW * (chart.flag_rows - flag.row) - 8,
        "xanchor": "right" if flag.leftward else "left", "text": safe(flag.label), "showarrow": False,
        "font": {"color": style.PURPLE},
    }  # fmt: skip


def _step_shape(step: Step) -> dict[str, Any]:
    return {
        "type": "line", "xref": "x", "yref": "y", "x0": step.x0, "x1": step.x1, "y0": step.y, "y1": step.y,
        "line": {"color": style.INK, "width": 2.5},
    }  # fmt: skip


def _note(note: Note) -> dict[str, Any]:
    return {
        "x": 1, "xref": "x domain", "xanchor": "left", "xshift": 10, "y": note.y, "yref": "y",
        "text": f"<b>{safe(note.text)}</b>", "showarrow": False, "align": "left", "font": {"color": note.colour},
    }  # fmt: skip
