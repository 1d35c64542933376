"""Areas against the force over time: a line each with its name at its end, at most four; the force's is dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pages.parts import bands, charts, scale, style, svg, words
from pages.parts.chart import Chart, Line, Note, Tick
from pages.parts.markup import drawing, image
from warehouse.measures import periods
from warehouse.measures.area_words import PEOPLE
from warehouse.measures.model import Measure, Point, Series
from warehouse.measures.numbers import decimals
from warehouse.measures.phrases import when

COLOURS = (style.BLUE, style.PURPLE, style.TEAL)
MOST = len(COLOURS)  # areas in one chart; the force's line is the fourth
_APART = 0.06
_SAME = 1e-9
_SETTLED = ("final", "provisional")


def name(series: Series) -> str:
    """What a line is called."""
    return "Force" if series.area.id == "force" else series.area.title


def describe(lines: Sequence[Series]) -> Chart:
    """The chart of series over the same periods."""
    shown = lines[0].points
    drawn = tuple(_line(series, at, alone=len(lines) == 1) for at, series in enumerate(lines))
    heights = [round(dot.y, 9) for line in drawn for run in (*line.runs, line.loose) for dot in run]
    measure = lines[0].measure
    percent = measure.unit == "percent"
    found = scale.axis(
        heights, from_zero=not percent, whole=measure.unit == "count", ceiling=100.0 if percent else None
    )
    low, high = found[0], found[-1]
    return Chart(
        alt=alt(lines),
        periods=len(shown),
        low=low,
        high=high,
        across=charts.across(shown),
        upward=tuple(Tick(height, _tick(measure, height, found)) for height in found),
        lines=drawn,
        bands=bands.of(shown, None),
        notes=_notes(lines, drawn, low, high),
    )


def heading(lines: Sequence[Series], *, chosen: bool) -> str:
    """What the chart sets against what; an area that nobody chose is there for being the highest."""
    names = [series.area.title for series in lines if series.area.id != "force"]
    if not names:
        return "The force over time"
    told = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    why = "" if chosen else ", the highest"
    against = " against the force" if lines[-1].area.id == "force" else ""
    return f"{told}{why}{',' if why and against else ''}{against}, {words.by_grain(lines[0].grain)}"


def apart(force: Series) -> str:
    """The force's own chart under that of its areas: its numbers would leave theirs flat along the floor."""
    described = replace(describe([force]), notes=())
    drawn = image(svg.draw(described, 980, 200), described.alt, 980, 200)
    return f"<h3>The force, on its own scale</h3>{drawing(drawn, 'Chart of the force', 'drawing own')}"


def alt(lines: Sequence[Series]) -> str:
    """The chart in words: what it shows, and of each line its latest, highest and lowest."""
    measure, shown = lines[0].measure, lines[0].points
    if not shown:
        return f"{measure.title}: nothing is held for these dates."
    unit = f" {PEOPLE}" if measure.unit == "rate_per_1000" else ""
    first, last = periods.label(shown[0].period), periods.label(shown[-1].period)
    told = [f"{measure.title}{unit}, {words.by_grain(lines[0].grain)}, {first} to {last}."]
    return " ".join([*told, *(_told(series) for series in lines)])


def value(measure: Measure, number: float) -> str:
    """A value of a line: a rate under 10 to two decimals."""
    small = measure.unit == "rate_per_1000" and abs(number) < 10
    return decimals(number, 2) if small else words.number(number, measure.unit)


def _told(series: Series) -> str:
    whole = [point for point in series.points if point.value is not None and point.status in _SETTLED]
    if not whole:
        return f"{name(series)}: {_absence(series.points)}."
    high, low = max(whole, key=_size), min(whole, key=_size)
    latest, most, least = (
        f"{value(series.measure, _size(point))} {when(point.period)}" for point in (whole[-1], high, low)
    )
    return f"{name(series)}: latest {latest}, highest {most}, lowest {least}."


def _absence(points: Sequence[Point]) -> str:
    reasons = list(dict.fromkeys(point.reason.rstrip(".") for point in points if point.reason))
    return reasons[0].lower() if len(reasons) == 1 else "no whole period"


def _size(point: Point) -> float:
    return point.value or 0.0


def _line(series: Series, at: int, *, alone: bool) -> Line:
    """An area's line in its colour; the force's dashed behind them, or as any other where it stands alone."""
    is_force = series.area.id == "force" and not alone
    loose = tuple(
        charts.spot(series.measure, x, point)
        for x, point in enumerate(series.points)
        if point.status == "partial" and point.value is not None
    )
    runs = charts.stretches(series.measure, series.points)
    hue = style.DARK if is_force else COLOURS[at % MOST]
    return Line(name(series), hue, runs, dashed=is_force, dots=not is_force, loose=loose)


def _notes(lines: Sequence[Series], drawn: Sequence[Line], low: float, high: float) -> tuple[Note, ...]:
    ends = [(series, line, line.runs[-1][-1]) for series, line in zip(lines, drawn, strict=True) if line.runs]
    places = scale.spread([dot.y for _, _, dot in ends], (high - low) * _APART, low, high)
    return tuple(
        Note(at, f"{name(series)} {value(series.measure, dot.y)}", line.colour)
        for at, (series, line, dot) in zip(places, ends, strict=True)
    )


def _tick(measure: Measure, height: float, heights: Sequence[float]) -> str:
    """A gridline's value; of small rates, all with as many decimals as the finest needs."""
    if measure.unit != "rate_per_1000":
        return words.axis_number(height, measure.unit)
    digits = next((count for count in (0, 1, 2) if all(abs(one - round(one, count)) < _SAME for one in heights)), 3)
    return decimals(height, digits)
