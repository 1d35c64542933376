"""From a series to a chart described: which dots, lines, target steps, dated happenings, gaps and labels it has."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pages.parts import bands, limit_lines, scale, signal, style, words
from pages.parts.chart import Chart, Dot, DotStyle, Flag, Line, Note, Step, Tick
from warehouse.measures import periods
from warehouse.measures.catalogue import concerns
from warehouse.measures.limits import Limits
from warehouse.measures.model import Event, Measure, Period, Point, Series, Target

_STYLES: dict[str, DotStyle] = {"final": "solid", "provisional": "hollow", "partial": "crossed"}
_PLOT_LETTERS = 86  # about how many letters of a label fit across the plot on a small screen
_RECENT = {"week": 104, "month": 48, "quarter": 16}  # how many received periods a chart shows at first
_LABEL_APART = 0.055  # of the plot's height: one line of label text


def describe(
    series: Series,
    *,
    window: Period,
    chosen: Period | None = None,
    events: Iterable[Event] = (),
    drawn: Limits | None = None,
) -> Chart:
    """The chart of a series over a window; the rest of it serves the line of the year before and the targets.

    `drawn` are the limits of the window's own points.
    """
    shown = within(series, window)
    lines = _lines(series, shown, drawn)
    limits = limit_lines.runs(drawn)
    steps = _steps(series, shown)
    heights = [dot.y for line in lines for run in (*line.runs, line.loose) for dot in run]
    heights += [step.y for step in steps] + limit_lines.heights(limits)
    upward = _upward(series.measure, heights)
    low, high = upward[0].at, upward[-1].at
    return Chart(
        alt=_alt(series, shown, drawn),
        periods=len(shown),
        low=low,
        high=high,
        across=across(shown),
        upward=upward,
        lines=lines,
        steps=steps,
        flags=_flags(shown, flagged(series, window, events)),
        bands=bands.of(shown, chosen),
        notes=_notes(series.measure, shown, lines, steps, (low, high), drawn),
        limits=limits,
    )


def _alt(series: Series, shown: Sequence[Point], drawn: Limits | None) -> str:
    told = words.series_sentence(series, shown)
    return f"{told} {signal.sentence(replace(series, points=tuple(shown)), drawn)}" if drawn and shown else told


def within(series: Series, window: Period) -> tuple[Point, ...]:
    """The points of a series whose periods lie wholly inside a window."""
    return tuple(point for point in series.points if window.holds(point.period))


def window(series: Series, span: str, chosen: Period) -> Period:
    """What a chart shows: `all` that is held, or the received periods that lead to the chosen one."""
    held = [point.period for point in series.points if point.status != "not_received"] or [chosen]
    most = len(held) if span == "all" else _RECENT.get(series.grain, len(held))
    past = sum(period.starts <= chosen.ends for period in held)
    first = max(0, min(past - most, len(held) - most))
    recent = held[first : first + most]
    return Period(recent[0].starts, recent[-1].ends)


def flagged(series: Series, window: Period, events: Iterable[Event]) -> list[Event]:
    """The events that a chart of the window marks, oldest first."""
    shown = within(series, window)
    if not shown:
        return []
    first, last = shown[0].period.starts, shown[-1].period.ends
    found = (event for event in events if first < event.day <= last and concerns(event, series.measure))
    return sorted(found, key=lambda event: event.day)


def _lines(series: Series, shown: Sequence[Point], drawn: Limits | None) -> tuple[Line, ...]:
    """The values, over the line of the same periods a year before (where there is a value to set against it)."""
    by_period = {point.period: point for point in series.points}
    before = [by_period.get(periods.year_before(point.period)) if _is_like(point) else None for point in shown]
    earlier = Line("a year before", style.TEAL, stretches(series.measure, before), dashed=True, dots=False)
    loose = tuple(
        spot(series.measure, at, point) for at, point in enumerate(shown) if point.status == "partial" and _has(point)
    )
    joined = tuple(
        tuple(limit_lines.marked(series.measure, dot, drawn) for dot in run) for run in stretches(series.measure, shown)
    )
    values = Line(series.measure.title, style.BLUE, joined, loose=loose)
    return (earlier, values) if earlier.runs else (values,)


def _has(point: Point) -> bool:
    return point.value is not None


def _is_like(point: Point) -> bool:
    """Whether a point may be set beside the year before: a cohort that is not mature may not."""
    return _has(point) and not point.immature


def spot(measure: Measure, at: float, point: Point) -> Dot:
    """A point as a dot: its shape says its status."""
    return Dot(at, float(point.value or 0), _STYLES.get(point.status, "solid"), words.point_words(measure, point))


def stretches(measure: Measure, points: Sequence[Point | None]) -> tuple[tuple[Dot, ...], ...]:
    """Unbroken stretches of wholly received values."""
    runs: list[list[Dot]] = [[]]
    for at, point in enumerate(points):
        if point is None or not _has(point) or point.status in ("partial", "not_received"):
            runs.append([])
        else:
            runs[-1].append(spot(measure, at, point))
    return tuple(tuple(run) for run in runs if run)


def place(shown: Sequence[Point], on: date) -> float:
    """Where a day stands across: the middle of the first period is 0, its first morning is -0.5."""
    index = bisect_right([point.period.starts for point in shown], on) - 1
    if index < 0:
        return -0.5
    period = shown[index].period
    return index - 0.5 + min(1.0, (on - period.starts).days / period.days)


def _steps(series: Series, shown: Sequence[Point]) -> tuple[Step, ...]:
    """The targets that speak of the series' area, in numbers, over the part of their lives that is shown."""
    named = (series.area.id, series.area.set if series.area.set != "force" else "")
    spoken = (target for target in series.measure.targets if set(named) & set(target.areas))
    steps = (_step(series, shown, target) for target in spoken)
    return tuple(step for step in steps if step)


def _step(series: Series, shown: Sequence[Point], target: Target) -> Step | None:
    """A target with a number, over that part of its life which is shown; None when it is out of sight or has none."""
    inside = [
        at
        for at, point in enumerate(shown)
        if target.starts <= point.period.starts and point.period.ends <= target.ends
    ]
    level = _level(series, target)
    if not inside or level is None:
        return None
    return Step(inside[0] - 0.5, inside[-1] + 0.5, level, words.step_label(series, target, level))


def _level(series: Series, target: Target) -> float | None:
    """The height of a target: its own level, or its year's aim shared evenly among the periods of the year."""
    if target.value is None or target.kind not in ("level", "change"):
        return None
    if target.kind == "level":
        return target.value
    if target.baseline is None or series.grain not in ("month", "quarter", "year"):
        return None
    year = periods.financial_year(target.baseline)
    base = [point for point in series.points if year.holds(point.period)]
    whole = len(base) == len(periods.spine(series.grain, year.starts, year.ends))
    values = [point.value for point in base if point.value is not None and point.status in ("final", "provisional")]
    if not whole or len(values) < len(base):
        return None
    return sum(values) * (1 + target.value) / len(base)


def _flags(shown: Sequence[Point], events: Sequence[Event]) -> tuple[Flag, ...]:
    """Dated lines with short labels; the page lists each happening in full under the chart."""
    dated = [(place(shown, event.day), event.label or words.short_title(event.title)) for event in events]
    return scale.in_rows(dated, len(shown) - 0.5, len(shown) / _PLOT_LETTERS)


def _upward(measure: Measure, heights: Sequence[float]) -> tuple[Tick, ...]:
    """Gridlines: from zero, save that a percentage may start higher, as it is read against its target."""
    percent = measure.unit == "percent"
    found = scale.axis(
        heights, from_zero=not percent, whole=measure.unit == "count", ceiling=100.0 if percent else None
    )
    return tuple(Tick(height, words.axis_number(height, measure.unit)) for height in found)


def across(shown: Sequence[Point]) -> tuple[Tick, ...]:
    """Labels below: each April of a run of months (each quarter of a short one), else evenly spaced periods."""
    if not shown:
        return ()
    by_month = shown[0].period.grain == "month"
    wanted = (4,) if len(shown) > 18 else (1, 4, 7, 10)
    marks = [at for at, point in enumerate(shown) if by_month and point.period.starts.month in wanted]
    room = max(1, len(shown) // 9)
    if not marks or not by_month:
        room = max(1, -(-len(shown) // 8))
        marks = list(range(0, len(shown), room))
    last = len(shown) - 1
    marks = [at for at in marks if last - at >= room] + [last]
    return tuple(Tick(at, words.short_period(shown[at].period)) for at in marks)


def _notes(
    measure: Measure,
    shown: Sequence[Point],
    lines: Sequence[Line],
    steps: Sequence[Step],
    reach: tuple[float, float],
    drawn: Limits | None,
) -> tuple[Note, ...]:
    """What each line is, to the right of its last dot; what each target and limit is, at its height."""
    low, high = reach
    wanted = [
        (dot.y, words.note(measure, shown[int(dot.x)], dot.y) if line.dots else line.name, line.colour)
        for line, dot in ((line, line.runs[-1][-1]) for line in lines if line.runs)
    ]
    wanted += [(step.y, step.label, style.DARK) for step in steps[-1:]]
    wanted += limit_lines.labels(drawn, measure.unit)
    places = scale.spread([y for y, _, _ in wanted], (high - low) * _LABEL_APART, low, high)
    return tuple(Note(y, text, colour) for y, (_, text, colour) in zip(places, wanted, strict=True))
