"""Are calls answered in time? 999 and 101: how fast, how many give up, at which hours, and month by month."""

from __future__ import annotations

from typing import cast

from pages.parts import (
    cards,
    charts,
    choices,
    contact_reads,
    contact_tables,
    contact_words,
    live,
    states,
    tables,
    widgets,
)
from pages.parts.markup import fold, link, notice, paragraphs, safe
from pages.parts.reads import Version, version
from warehouse.measures import calls, periods
from warehouse.measures.calls import READINGS, Hours, Line
from warehouse.measures.model import Measure, Period

_LINES: dict[str, str] = {line: {"999": "999, emergency", "101": "101, non-emergency"}[line] for line in calls.LINES}


@widgets.page
def show() -> None:
    """The line, the period and what is shown of them in the address."""
    at = version()
    measures = contact_reads.measures(at)
    with widgets.sidebar("Show"):
        line = cast("Line", widgets.pick("line", "Line", _LINES, calls.LINES[0]))
        named = widgets.pick_period("period", choices.periods_of(at, measures))
    period = periods.parse(named, at.w.today)
    held = contact_reads.by_hour(at, line, period)
    widgets.title(contact_words.headline(line, held, contact_reads.standard(at, line, "answered")), _under(at, period))
    default = "answered" if line == calls.LINES[0] else "wait"
    reading = widgets.choice("show", READINGS, default)
    widgets.keep_address(line=line, period=named, show=reading)
    if not contact_reads.any_held(at):
        begin = states.how_to_begin(measures[0]) if measures else [states.nothing_for(periods.label(period))]
        widgets.show(notice("Nothing received", paragraphs([*begin, *_beware(at)]), "warning"))
        return
    if not held.received:
        widgets.show(notice("Not received", paragraphs([states.nothing_for(periods.label(period))]), "warning"))
    told = [contact_words.received(held)] if held.received else []
    told += _beware(at)
    widgets.show(notice("Before you rely on this", paragraphs(told), "warning") if any(told) else "")
    both = contact_tables.lines(contact_reads.both_lines(at, period))
    widgets.show(f"<h2>Both lines</h2>{tables.scrolling(both)}" if both.rows else "")
    offered = {name: each.title for name, each in READINGS.items()}
    reading = widgets.pick("show", "Chart and hours of", offered, default, 320)
    _months(at, line, reading, period)
    _week(at, line, held, reading)
    widgets.show(_links(measures, named))
    widgets.attribution()


def _beware(at: Version) -> list[str]:
    """What must be said of the extracts of calls: late, or refused."""
    return states.beware((state for state in at.sources() if state.name == contact_reads.SOURCE), at.extracts())


def _under(at: Version, period: Period) -> str:
    return " · ".join((periods.label(period), at.w.area("force").title, states.published(at.w)))


def _months(at: Version, line: Line, reading: str, period: Period) -> None:
    """The reading month by month against its standard, and its numbers."""
    series = contact_reads.by_month(at, line, reading)
    if not series.points:
        return
    window = charts.window(series, "recent", period)
    events = [event for event in at.catalogue.events if "call" in event.sources]
    described = charts.describe(series, window=window, chosen=period, events=events)
    widgets.show(f"<h2>{safe(_LINES[line])}: {safe(contact_words.charted(series))}, by month</h2>")
    live.drawing(contact_words.with_standard(described), "contact", 330)
    widgets.show(cards.key(described) + cards.in_words(described, charts.flagged(series, window, events)))
    widgets.show(paragraphs([contact_words.about_standard(series)], "small"))
    shown = tables.of_series(series, charts.within(series, window))
    widgets.show(fold("The numbers by month", tables.scrolling(shown)))
    name = (at.w.settings.marking, "calls_by_month", line, reading, states.version_number(at.w.version))
    widgets.download("Months as CSV", tables.to_csv(shown), tables.file_name(*name))


def _week(at: Version, line: Line, held: Hours, reading: str) -> None:
    """The week by hour, in numbers and shades, with the hours at either end in words."""
    of = READINGS[reading]
    if not held.received:
        return
    widgets.show("<h2>By hour and weekday</h2>" + paragraphs([contact_words.extremes(held, of)]))
    widgets.show(tables.scrolling(contact_tables.week(held, of)))
    widgets.show(
        paragraphs(
            [contact_tables.shading(of), contact_words.from_bands(of), contact_words.clocks(held.period)], "small"
        )
    )
    name = (at.w.settings.marking, "calls_by_hour", line, periods.written(held.period))
    table = contact_tables.of_hours(line, held)
    widgets.show(fold("The calls behind each hour", tables.scrolling(table)))
    widgets.download("Hours as CSV", tables.to_csv(table), tables.file_name(*name, states.version_number(at.w.version)))


def _links(measures: tuple[Measure, ...], named: str) -> str:
    """The measures that are made of calls, each with its own page."""
    if not measures:
        return ""
    items = "".join(
        f"<li>{link('measure', {'measure': each.id, 'period': named}, each.title)}</li>" for each in measures
    )
    return f"<h2>Measures made of these calls</h2><ul>{items}</ul>"
