"""A chart described, drawn as SVG: for the first paint, for tables, for print and for packs. No browser is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pages.parts import limit_lines, scale, style
from pages.parts.chart import Band, Chart, Dot, Flag, Line, Note, Reach, Step, Tick
from pages.parts.markup import safe

FONT = "font-family='Arial, Helvetica, sans-serif'"
_ROW = 18  # the height of one row of event labels
_LETTER = 6.7  # about the width of a letter at 13 px
NOTE_LETTER = 7.2  # and of a bold one, with figures


@dataclass(frozen=True)
class Frame:
    """Where the plot stands in the drawing, in pixels, and how values become pixels."""

    chart: Chart
    width: int
    height: int
    left: int = 52
    right: int = 150
    bottom: int = 30

    @property
    def top(self) -> int:
        """The plot's upper edge."""
        return 12 + _ROW * self.chart.flag_rows

    @property
    def floor(self) -> int:
        """The plot's lower edge."""
        return self.height - self.bottom

    @property
    def edge(self) -> int:
        """The plot's right edge."""
        return self.width - self.right

    def x(self, at: float) -> float:
        """Where a place across stands."""
        return round(self.left + (at + 0.5) / max(1, self.chart.periods) * (self.edge - self.left), 1)

    def y(self, value: float) -> float:
        """Where a value stands."""
        share = (value - self.chart.low) / (self.chart.high - self.chart.low)
        return round(self.floor - share * (self.floor - self.top), 1)


def draw(chart: Chart, width: int = 980, height: int = 400) -> str:
    """The whole drawing as one SVG text, with single-quoted attributes."""
    frame = Frame(chart, width, height, left=_left_margin(chart.upward), right=_right_margin(chart.notes))
    parts = [
        *(_band(frame, band) for band in chart.bands),
        *(_limits(frame, run) for run in chart.limits),
        *_grid(frame),
        *(_flag(frame, flag) for flag in chart.flags),
        *(_step(frame, step) for step in chart.steps),
        *(_line(frame, line) for line in chart.lines),
        *(_note(frame, note) for note in _apart(frame)),
    ]
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}' "
        f"role='img' {FONT} font-size='13'><title>{safe(chart.alt)}</title>{_DEFS}{''.join(parts)}</svg>"
    )


_DEFS = (
    "<defs><pattern id='gap' width='7' height='7' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
    "<rect width='7' height='7' fill='#F3F2F1'/><path d='M0 0v7' stroke='#BFBFBF' stroke-width='2'/></pattern>"
    "<pattern id='young' width='9' height='9' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
    "<path d='M0 0v9' stroke='#BFBFBF' stroke-width='1.5'/></pattern></defs>"
)


def _left_margin(upward: Iterable[Tick]) -> int:
    return max(52, round(max((len(tick.label) for tick in upward), default=0) * _LETTER) + 14)


def _right_margin(notes: Iterable[Note]) -> int:
    return round(max((len(note.text) for note in notes), default=2) * NOTE_LETTER) + 18


def _apart(frame: Frame) -> list[Note]:
    """The labels at the right edge, a line's height from each other however low the drawing is."""
    chart, line = frame.chart, (frame.chart.high - frame.chart.low) * 15 / max(1, frame.floor - frame.top)
    places = scale.spread([note.y for note in chart.notes], line, chart.low, chart.high)
    return [replace(note, y=y) for note, y in zip(chart.notes, places, strict=True)]


def _text(x: float, y: float, words: str, colour: str, *, anchor: str = "start", weight: str = "normal") -> str:
    look = f"fill='{colour}' text-anchor='{anchor}' font-weight='{weight}'"
    return f"<text x='{x}' y='{y}' {look}>{safe(words)}</text>"


def _grid(frame: Frame) -> list[str]:
    """Light lines across with their values, a dark one at the foot, and the periods' names below."""
    found = []
    for tick in frame.chart.upward:
        y = frame.y(tick.at)
        colour = style.DARK if tick.at == frame.chart.low else style.RULE
        found.append(f"<path d='M{frame.left} {y}H{frame.edge}' stroke='{colour}' stroke-width='1'/>")
        found.append(_text(frame.left - 8, y + 4, tick.label, style.DARK, anchor="end"))
    return found + _feet(frame)


def _feet(frame: Frame) -> list[str]:
    """The periods' names below, from the last back: one that would run into the next is left to its notch."""
    found: list[str] = []
    free = float(frame.width)
    for tick in reversed(frame.chart.across):
        x, last = frame.x(tick.at), frame.x(frame.chart.periods - 0.5)
        wide = len(tick.label) * _LETTER
        anchor = "end" if x + wide / 2 > last + 8 else "start" if x - wide / 2 < frame.left - 30 else "middle"
        begins = x + {"end": 8 - wide, "start": 0.0, "middle": -wide / 2}[anchor]
        found.append(f"<path d='M{x} {frame.floor}v5' stroke='{style.DARK}'/>")
        if begins + wide < free:
            at = x + (8 if anchor == "end" else 0)
            found.append(_text(at, frame.floor + 20, tick.label, style.DARK, anchor=anchor))
            free = begins - 4
    return found


def _band(frame: Frame, band: Band) -> str:
    x0, x1 = frame.x(band.x0), frame.x(band.x1)
    fill = {"gap": "url(#gap)", "young": "url(#young)"}.get(band.kind, style.PALE)
    size = f"width='{round(x1 - x0, 1)}' height='{frame.floor - frame.top}'"
    box = f"<rect x='{x0}' y='{frame.top}' {size} fill='{fill}'/>"
    if len(band.label) * _LETTER > x1 - x0:
        return box
    middle = round((x0 + x1) / 2, 1)
    if band.kind == "young":
        return box + _text(middle, frame.top + 14, band.label, style.DARK, anchor="middle", weight="bold")
    if band.kind == "gap":
        return box + _text(middle, round((frame.top + frame.floor) / 2), band.label, style.INK, anchor="middle")
    return box + _text(middle, frame.floor - 8, band.label, style.BLUE, anchor="middle")


def _flag(frame: Frame, flag: Flag) -> str:
    x, y = frame.x(flag.x), 12 + _ROW * flag.row
    path = f"<path d='M{x} {y + 3}V{frame.floor}' stroke='{style.PURPLE}' stroke-dasharray='2 3'/>"
    shift, anchor = (-4, "end") if flag.leftward else (4, "start")
    return path + _text(x + shift, y + 2, flag.label, style.PURPLE, anchor=anchor)


def _limits(frame: Frame, run: Sequence[Reach]) -> str:
    """A soft band between the limits, with a dashed line at the mean."""
    band, mean = (
        _path((frame.x(x), frame.y(y)) for x, y in corners)
        for corners in (limit_lines.outline(run), limit_lines.line(run, "mean"))
    )
    return (
        f"<path class='limits' d='{band}Z' fill='{style.BLUE}' fill-opacity='0.1'/>"
        f"<path class='mean' d='{mean}' fill='none' stroke='{style.BLUE}' stroke-width='1.2' stroke-dasharray='9 5'/>"
    )


def _step(frame: Frame, step: Step) -> str:
    y = frame.y(step.y)
    return f"<path d='M{frame.x(step.x0)} {y}H{frame.x(step.x1)}' stroke='{style.INK}' stroke-width='2.5'/>"


def _note(frame: Frame, note: Note) -> str:
    return _text(frame.edge + 10, frame.y(note.y) + 4, note.text, note.colour, weight="bold")


def _line(frame: Frame, line: Line) -> str:
    dash = " stroke-dasharray='5 4'" if line.dashed else ""
    thick = 1.5 if line.dashed else 2
    paths = "".join(
        f"<path d='{_path((frame.x(dot.x), frame.y(dot.y)) for dot in run)}' fill='none' stroke='{line.colour}' "
        f"stroke-width='{thick}' stroke-linejoin='round'{dash}/>"
        for run in line.runs
    )
    if not line.dots:
        return paths
    return paths + "".join(_dot(frame, dot, line.colour) for run in (*line.runs, line.loose) for dot in run)


def _path(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _dot(frame: Frame, dot: Dot, colour: str) -> str:
    """Solid; a diamond for a signal; hollow while provisional; crossed when part-received.

    The tip is read where the SVG stands alone.
    """
    x, y = frame.x(dot.x), frame.y(dot.y)
    tip = f"<title>{safe(dot.tip)}</title>"
    if dot.style == "signal":
        diamond = f"M{x} {round(y - 6, 1)}l6 6l-6 6l-6 -6Z"
        return f"<path class='signal' d='{diamond}' fill='{dot.colour}'>{tip}</path>"
    if dot.style == "solid":
        return f"<circle cx='{x}' cy='{y}' r='3.2' fill='{colour}'>{tip}</circle>"
    circle = f"<circle cx='{x}' cy='{y}' r='4.5' fill='#FFFFFF' stroke='{colour}' stroke-width='2'>{tip}</circle>"
    if dot.style == "hollow":
        return circle
    return circle + f"<path d='M{x - 3} {y - 3}l6 6M{x + 3} {y - 3}l-6 6' stroke='{colour}' stroke-width='1.5'/>"


def _drawable(run: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A run as a path; a value with a gap on both sides would leave no stroke, so it becomes a dash of its own."""
    return run if len(run) > 1 else [run[0], (run[0][0] + 2, run[0][1])]


def spark(
    values: Sequence[float | None],
    *,
    low: float,
    high: float,
    width: int = 150,
    height: int = 34,
    hollow: bool = False,
    end: str = style.BLUE,
) -> str:
    """A small line without axes; None breaks it. The last is a dot of colour `end`, hollow while provisional."""
    reach = (high - low) or 1.0
    across = (width - 12) / max(1, len(values) - 1)

    def spot(at: int, value: float) -> tuple[float, float]:
        return round(5 + at * across, 1), round(height - 6 - (value - low) / reach * (height - 12), 1)

    runs: list[list[tuple[float, float]]] = [[]]
    for at, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(spot(at, value))
    lines = "".join(f"<path d='{_path(_drawable(run))}'/>" for run in runs if run)
    last = next((run[-1] for run in reversed(runs) if run), None)
    fill = "#FFFFFF" if hollow else end
    look = f"r='3.4' fill='{fill}' stroke='{end}' stroke-width='1.6'"
    dot = f"<circle cx='{last[0]}' cy='{last[1]}' {look}/>" if last else ""
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}'>"
        f"<g fill='none' stroke='{style.BLUE}' stroke-width='1.6' stroke-linejoin='round'>{lines}{dot}</g></svg>"
    )
