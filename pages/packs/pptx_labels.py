"""The words in a native chart: beside its lines and beside its dated happenings, as labels of the chart itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LABEL_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from pages.packs.pptx_strands import EVENTS, Strand, place_of
from pages.packs.pptx_template import SMALLEST
from pages.parts import scale, style
from pages.parts.chart import Chart, Note
from warehouse.measures import periods
from warehouse.measures.model import Period

# The plot inside the chart, as shares of it: room for the letters of the axes, and for the words at the right.
RIGHT, TOP, FLOOR = 0.245, 0.03, 0.135
_LETTER = 0.0105  # the width of a letter as a share of the chart's
_LATE = 0.6
_ROW = 0.088  # the height of a line of letters as a share of the chart's


def _brief(text: str, span: Period) -> str:
    """The words beside a line, with its month in three letters."""
    if span.grain == "month":
        text = text.replace(periods.label(span), f"{span.starts:%b %Y}")
    return text[:1].upper() + text[1:]


def label(drawn: Any, chart: Chart, strands: Sequence[Strand], spans: Sequence[Period]) -> None:
    """The words at the right edge, each a label of the last point of its own series, moved clear of its neighbours."""
    reach = chart.high - chart.low or 1.0
    plot = 1 - TOP - FLOOR
    apart = reach * _ROW / plot
    wanted = [(note, found) for note in chart.notes if (found := _owner(note, strands)) is not None]
    heights = [float(strands[at].values[last] or 0) for _, (at, last) in wanted]
    places = scale.spread([note.y for note, _ in wanted], apart, chart.low, chart.high)
    for (note, (at, last)), height, place in zip(wanted, heights, places, strict=True):
        label = drawn.plots[0].series[at].points[last].data_label
        _say(label, _brief(note.text, spans[last]), note.colour)
        label.position = XL_LABEL_POSITION.RIGHT
        right = (chart.periods - 1 - last) / max(1, chart.periods) * (1 - left(chart) - RIGHT)
        _move(label, right, (height - place) / reach * plot)


def _owner(note: Note, strands: Sequence[Strand]) -> tuple[int, int] | None:
    """The series whose last value a note speaks of, and where that stands: the one drawn nearest to its height."""
    text = note.text.lower()
    for at in range(len(strands) - 1, -1, -1):
        strand = strands[at]
        held = [place for place, value in enumerate(strand.values) if value is not None]
        if not held or strand.name == EVENTS or "stretch" in strand.name or "part-received" in strand.name:
            continue
        name = strand.name.lower()
        own = text.startswith(name) or name.startswith(text)
        if own or (strand.dots and strand.colour == note.colour and not _is_line_of_limits(text)):
            return at, held[-1]
    return None


def _is_line_of_limits(text: str) -> bool:
    return text.startswith(("upper limit", "lower limit", "mean "))


def _say(label: Any, text: str, colour: str) -> None:
    frame = label.text_frame
    # A label that was moved needs no line back to its point.
    for leads in label._dLbl.getparent().findall(qn("c:showLeaderLines")):
        leads.set("val", "0")
    frame.text, frame.word_wrap = text, False
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(SMALLEST), True
    run.font.color.rgb = rgb(colour)


def _move(label: Any, right: float, down: float) -> None:
    """Shift a label from where it would stand, by shares of the chart."""
    place = f'<c:x val="{right:.4f}"/><c:y val="{down:.4f}"/>'
    layout = parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{place}</c:manualLayout></c:layout>")
    _before(label._dLbl, layout, ("c:tx", "c:numFmt", "c:spPr", "c:txPr", "c:dLblPos", "c:showLegendKey"))


def events(drawn: Any, chart: Chart, strands: Sequence[Strand]) -> None:
    """Dated happenings: dotted lines down from the top, with their words beside them."""
    if not chart.flags:
        return
    series = drawn.plots[0].series[len(strands) - 1]
    values = next(child for child in series._element if child.tag == qn("c:cat"))
    colour = f'<a:solidFill><a:srgbClr val="{style.PURPLE[1:]}"/></a:solidFill>'
    look = f'<c:spPr><a:ln w="15875">{colour}<a:prstDash val="sysDot"/></a:ln></c:spPr>'
    kind = '<c:errDir val="y"/><c:errBarType val="minus"/><c:errValType val="fixedVal"/><c:noEndCap val="1"/>'
    length = f'<c:val val="{chart.high - chart.low}"/>'
    values.addprevious(parse_xml(f"<c:errBars {nsdecls('c', 'a')}>{kind}{length}{look}</c:errBars>"))
    said: dict[int, list[str]] = {}
    for flag in chart.flags:
        at = place_of(chart, flag)
        said.setdefault(at, []).append(flag.label)
        label = series.points[at].data_label
        _say(label, "; ".join(said[at]), style.PURPLE)
        # Words to the right of a late line would stand among those beside the lines.
        leftward = flag.leftward or at / chart.periods > _LATE
        label.position = XL_LABEL_POSITION.LEFT if leftward else XL_LABEL_POSITION.RIGHT
        _move(label, 0.0, 0.03 + _ROW * flag.row)


def left(chart: Chart) -> float:
    """Room at the left for the letters of the axis."""
    return max((len(tick.label) for tick in chart.upward), default=3) * _LETTER + 0.02


def _before(parent: Any, child: Any, names: Sequence[str]) -> None:
    """Put a child where the format's order wants it: before the first of these that is there, else last."""
    following = next((each for name in names for each in parent.findall(qn(name))), None)
    if following is None:
        parent.append(child)
    else:
        following.addprevious(child)


def rgb(colour: str) -> RGBColor:
    """A colour of the style as the slides' library takes it."""
    found: RGBColor = RGBColor.from_string(colour[1:])
    return found
