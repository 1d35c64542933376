"""One measure of a pack: its finding, chart, numbers, notes and definition."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pages.packs.document import Definition, Item, Note, Request
from pages.packs.gathering import figures, lines, remarks, since
from pages.packs.gathering.lines import Line
from pages.parts import about, charts, signal, states, words
from pages.parts.chart import Chart
from warehouse import public_reading, query
from warehouse.measures import periods, prospect_words
from warehouse.measures.model import Audience, Figure, Measure, Period, Target
from warehouse.measures.notes import Thread
from warehouse.published import Warehouse


@dataclass(frozen=True)
class Sight:
    """What the items of one pack are read from: the version, the request, the notes, the last Board."""

    w: Warehouse
    request: Request
    threads: tuple[Thread, ...] = ()
    before: since.Before | None = None
    found: since.Found = field(default_factory=since.Found)


def item(sight: Sight, number: int, measure: Measure, placed: tuple[str, int | None]) -> tuple[Item, tuple[Note, ...]]:
    """A measure of the agenda, and every note on it, released or not."""
    w, request = sight.w, sight.request
    figure, month, line = _read(sight, measure)
    revised = (
        since.compare(sight.found, sight.before, line.whole, figure, request.audience)
        if sight.before
        else frozenset[Period]()
    )
    chart = _chart(w, figure, line)
    written = remarks.of_figure(w, request, sight.threads, figure)
    said = signal.sentence(line.shown, line.drawn) if line.drawn else ""
    made = Item(
        number=number,
        id=measure.id,
        title=measure.title,
        theme=placed[0],
        priority=placed[1],
        headline=figure.sentence,
        under=states.under_measure(figure, w, line.whole.grain),
        verdict=words.verdict(figure.verdict.code),
        figure=figure,
        month=month,
        series=line.shown,
        limits=line.drawn,
        chart=chart,
        chart_title=_chart_title(line, said),
        alt=chart.alt if chart else _no_chart(line),
        findings=_findings(figure, month, line),
        signal=signal.variation(line.drawn) if line.drawn else signal.NONE,
        numbers=figures.numbers(figure, month, revised),
        points=figures.points(line.whole, line.shown, line.drawn, revised),
        notes=remarks.released(request, written),
        definition=_definition(w, measure, line, request.audience),
        lineage=tuple(sorted({*figure.extracts, *(month.extracts if month else ())})),
    )
    return made, written


def _read(sight: Sight, measure: Measure) -> tuple[Figure, Figure | None, Line]:
    """The figure of the pack's period, the latest month beside it, and the points that lead to it."""
    w, request = sight.w, sight.request
    area, audience = request.area, request.audience
    period = lines.period_of(measure, area, request.period, audience)
    figure = query.figure(w, measure.id, area, period, audience=audience)
    if figure.point.value is None and measure.grain in ("quarter", "year"):
        figure = query.figure(
            w, measure.id, area, periods.last_whole(measure.grain, request.period.ends), audience=audience
        )
    line = lines.line(w, measure, area, request.period, audience)
    last = periods.month(request.period.ends)
    wanted = line.whole.grain == "month" and figure.point.period != last
    month = query.figure(w, measure.id, area, last, audience=audience) if wanted else None
    return figure, month, line


def _chart(w: Warehouse, figure: Figure, line: Line) -> Chart | None:
    points = line.shown.points
    if not points or not any(point.value is not None for point in points):
        return None
    reach = Period(points[0].period.starts, points[-1].period.ends)
    events = w.catalogue.events_of(figure.measure)
    return charts.describe(line.whole, window=reach, chosen=figure.point.period, events=events, drawn=line.drawn)


def _no_chart(line: Line) -> str:
    """Why there is nothing to draw."""
    title, grain = line.whole.measure.title, line.whole.grain
    if lines.hidden(line.shown.points):
        return f"{title}: every {grain} is withheld [c], or was not received."
    received = f"no {grain} of it was received up to then" if line.shown.points else "none was received"
    return f"{title}: {received}."


def _chart_title(line: Line, said: str) -> str:
    if line.drawn is not None and line.drawn.latest is not None and line.drawn.variation is not None:
        return said
    measure = line.whole.measure
    return f"{measure.title} {words.by_grain(line.whole.grain)}"


def _findings(figure: Figure, month: Figure | None, line: Line) -> tuple[tuple[str, str], ...]:
    """What stands beside the chart and is not said by its title: what was judged, where it is heading, the change."""
    told = figure.verdict
    size, weight = words.change(figure.measure, figure.same_period_last_year)
    against = " ".join(part for part in (words.aim(figure), words.stop(told.why)) if part)
    ahead = " ".join(part for part in _ahead(figure) if part)
    sure = signal.assurance(line.drawn) if line.drawn else ""
    pairs = (
        ("Against the target" if told.target else "Why there is no verdict", against),
        ("Where it is heading", ahead),
        ("On the year before", words.stop(f"{size}. {weight}" if weight else size)),
        ("Latest month", _month(month) if month else ""),
        ("Month by month", sure),
        ("What the limits rest on", " ".join(words.stop(note) for note in line.drawn.notes) if line.drawn else ""),
    )
    return tuple((heading, text) for heading, text in pairs if text)


def _month(month: Figure) -> str:
    """The latest month and how it moved on the same one of the year before."""
    measure, point = month.measure, month.point
    shown = words.point_words(measure, point)
    size, weight = words.change(measure, month.same_period_last_year)
    return f"{shown}. {words.stop(f'{size} on the year before. {weight}' if weight else size)}"


def _ahead(figure: Figure) -> list[str]:
    told = figure.verdict
    if told.year_aim is None and figure.projection is None:
        return []
    likely = "" if told.probability is None else f"{prospect_words.chance(told.probability)} of meeting the target."
    heading = prospect_words.outlook(figure.measure, figure.projection) if figure.projection else ""
    return [heading, words.sentence_case(likely), prospect_words.required(figure.measure, told)]


def _definition(w: Warehouse, measure: Measure, line: Line, audience: Audience) -> Definition:
    points = line.shown.points
    window = Period(points[0].period.starts, points[-1].period.ends) if points else None
    events = charts.flagged(line.whole, window, w.catalogue.events_of(measure)) if window else []
    spread = about.spread(public_reading.spread(w, measure, audience)) if measure.denominator is None else ""
    return Definition(
        text=words.prose(measure.definition),
        why=words.prose(measure.why_it_matters),
        made=f"{about.how_made(measure)} {spread}".strip(),
        owner=about.answerable(measure),
        caveats=tuple(words.stop(words.prose(caveat)) for caveat in measure.caveats),
        targets=(
            *(_target(measure, target) for target in measure.targets),
            *(f"Superseded: {_target(measure, target)}" for target in measure.superseded),
        ),
        events=tuple(f"{periods.long_date(e.day)}: {e.title}. {e.source}".strip() for e in events),
    )


def _target(measure: Measure, target: Target) -> str:
    return f"{words.target_dated(measure, target)} {words.stop(target.source)}".strip()


def replaced(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items numbered anew in their order, where some were left out."""
    return tuple(replace(each, number=at) for at, each in enumerate(items, start=1))
