"""What is happening here? One page for every measure: its finding, chart, areas, numbers, definition and source."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import streamlit as st

from pages.parts import (
    area_table,
    cards,
    charts,
    choices,
    live,
    note_form,
    peer_reads,
    peers,
    public_choices,
    recording,
    signal,
    states,
    tables,
    ways,
    widgets,
)
from pages.parts.markup import crumbs, notice, paragraphs, safe
from pages.parts.reads import Version, seen
from warehouse.measures import periods
from warehouse.measures.limits import Limits
from warehouse.measures.model import Figure, Grain, Measure, Period, Series


@widgets.open_page
def show() -> None:
    """The measure, area, period and grain in the address; for the public what its cube holds of them."""
    at = seen()
    with widgets.sidebar("Show"):
        measure = at.catalogue.get(widgets.pick("measure", "Measure", *choices.measures(at).pair))
        held = at.held(measure)
        place = choices.areas(at, by_area=measure.by_area, others=(measure,))
        within = widgets.choice("area", place.options, place.default)
        offered = choices.measure_periods(at, measure)
        named = widgets.pick_period("period", public_choices.spans(at, (measure,), within, offered))
        area = widgets.pick("area", "Area", *place.pair)
        grain = cast("Grain", widgets.pick("grain", "Each point is a", *public_choices.grains(at, measure, area).pair))
        span = widgets.pick("span", "Chart", choices.SPANS, "recent")
    period = periods.parse(named, at.w.today)
    figure = at.figure(measure.id, area, period)
    widgets.show(crumbs(choices.trail(at, measure, period, area)))
    widgets.title(figure.sentence, states.under_measure(figure, at.w, grain))
    area_set = widgets.choice("set", choices.SETS, "npa")
    widgets.keep_address(measure=measure.id, period=named, area=area, grain=grain, span=span, set=area_set)
    if held is None:
        widgets.show(notice("Nothing received", paragraphs(states.how_to_begin(measure)), "warning"))
        widgets.show(cards.definition(measure, at.sql(measure)))
        return
    if warned := _warned(at, measure):
        widgets.show(notice("Before you rely on this", paragraphs(warned), "warning"))
    _body(at, figure, grain, span)
    widgets.attribution(shown=measure.open_data)


def _warned(at: Version, measure: Measure) -> list[str]:
    """What is late or refused of the sources behind a measure."""
    return states.beware((state for state in at.sources() if state.name in measure.sources), at.extracts())


def _body(at: Version, figure: Figure, grain: Grain, span: str) -> None:
    measure, area = figure.measure, figure.area
    series = at.series(measure.id, area.id, grain)
    window = charts.window(series, span, figure.point.period)
    shown = charts.within(series, window)
    drawn = at.signals(replace(series, points=shown)) if shown else None
    table = tables.of_series(series, shown, drawn)
    widgets.show(_ways(at, figure))
    main, side = st.columns([3.5, 1.15], gap="medium")
    with main:
        _chart(at, figure, series, window, drawn)
        widgets.show(recording.part(at.recording(figure), figure.measure))
        _against(at, figure)
        _areas(at, figure, grain, window)
        # On paper and on a narrow screen the style sheets set this last: a verdict does not wait for a long table.
        with st.container(key="numbers"):
            widgets.show(f"<h2>The same numbers</h2>{tables.scrolling(table)}")
    with side:
        _cards(at, figure, series, window)
        _take_away(at, figure, grain, table)


def _ways(at: Version, figure: Figure) -> str:
    """The other way of counting the same, where the definition names one."""
    measure, area, period = figure.measure, figure.area.id, figure.point.period
    if measure.counterpart is None:
        return ""
    other = at.figure(measure.counterpart, area, period)
    aged, others = at.at_ages(measure, area, period), at.at_ages(other.measure, area, period)
    more = ways.to_outcomes(figure, other) if at.inside else ""
    return ways.side_by_side(figure, aged, other, others) + more


def _chart(at: Version, figure: Figure, series: Series, window: Period, drawn: Limits | None) -> None:
    events = at.catalogue.events_of(figure.measure)
    described = charts.describe(series, window=window, chosen=figure.point.period, events=events, drawn=drawn)
    live.drawing(described, "measure")
    widgets.show(cards.key(described) + cards.in_words(described, charts.flagged(series, window, events)))


def _against(at: Version, figure: Figure) -> None:
    """The force beside the others of its comparison group, where open data hold them."""
    measure, offered = figure.measure, {group.id: group for group in peer_reads.offered(at)}
    if not (measure.open_data and offered and figure.area.set == "force"):
        return
    titles = {name: peers.group_title(group) for name, group in offered.items()}
    first = next(iter(titles))
    chosen = offered[widgets.pick("group", "Compared with", titles, first, width=420) if len(titles) > 1 else first]
    found = peer_reads.against(at, (measure,), figure.point.period, chosen)[measure.id]
    last = peer_reads.last_compared(at, measure, chosen) if measure.compares_forces else None
    widgets.show(peers.section(found, at.w.settings.force, last))


def _areas(at: Version, figure: Figure, grain: Grain, window: Period) -> None:
    """The areas of a set beside each other, for the force as a whole; for an area, the way to the others."""
    if not figure.measure.by_area:
        return
    if figure.area.id != "force":
        widgets.show(area_table.to_compare(figure, grain, figure.area.set) if at.inside else "")
        return
    if not _has_areas(at, figure):
        widgets.show(paragraphs([public_choices.BY_YEAR]))
        return
    area_set = widgets.pick("set", "Areas", choices.SETS, "npa", width=300)
    found = at.by_area(figure.measure.id, area_set, figure.point.period)
    each: Grain = "year" if public_choices.is_closed(at, (figure.measure,)) else "month"
    lines = {area.id: at.series(figure.measure.id, area.id, each) for area, _ in found if area.set == area_set}
    widgets.show(area_table.multiples(figure, choices.SETS[area_set], found, lines, window))
    widgets.show(area_table.to_compare(figure, grain, area_set) if at.inside else "")


def _has_areas(at: Version, figure: Figure) -> bool:
    """Whether the reader may see the period by area."""
    closed = public_choices.is_closed(at, (figure.measure,))
    return not closed or public_choices.is_year(at, periods.written(figure.point.period))


def _cards(at: Version, figure: Figure, series: Series, window: Period) -> None:
    measure = figure.measure
    by_area = measure.by_area and _has_areas(at, figure)
    nowhere = at.by_area(measure.id, "npa", figure.point.period) if by_area else ()
    warned = [states.AT_THE_TOP] if _warned(at, measure) else []
    lineage = at.lineage(measure, at.w.force_of(figure.area))
    widgets.show(cards.verdict(figure))
    widgets.show(_signal(at, figure, series, window))
    if at.inside:
        note_form.card(at, figure)
    widgets.show(
        cards.trust(figure, charts.within(series, figure.point.period), warned, nowhere, lineage, counted=at.inside)
    )
    widgets.show(cards.definition(measure, at.sql(measure)))


def _signal(at: Version, figure: Figure, series: Series, window: Period) -> str:
    """What the Board of the period says: judged on what was held up to its end, though the chart may run on."""
    first = series.points[0].period.starts
    upto = Period(first, max(first, min(window.ends, figure.point.period.ends)))
    points = charts.within(series, upto)
    told = replace(series, points=points)
    return signal.side_card(told, at.signals(told), runs_on=upto.ends < window.ends) if points else ""


def _take_away(at: Version, figure: Figure, grain: Grain, table: tables.Table) -> None:
    measure = figure.measure
    of_version = states.version_number(at.w.version)
    name = tables.file_name(at.w.settings.marking, measure.id, figure.area.id, grain, of_version)
    with widgets.card("Take it away"):
        widgets.download("Table as CSV", tables.to_csv(table), name)
        widgets.copy_link("Link to this page")
        widgets.show(f'<p class="small">File: {safe(name)}</p>')
