"""What about my area? The areas of a set against each other and the force: chart, table, map, funnel and rank."""

from __future__ import annotations

from typing import cast

import streamlit as st

from pages.parts import (
    area_choices,
    cards,
    choices,
    compare_chart,
    compare_page,
    compare_table,
    pickers,
    place_map,
    states,
    tables,
    widgets,
)
from pages.parts.area_choices import Choice
from pages.parts.markup import notice, paragraphs, safe
from pages.parts.reads import Version, version
from warehouse.measures import area_words, periods, phrases
from warehouse.measures.beside import AreaTable
from warehouse.measures.model import Grain, Series


@widgets.page
def show() -> None:
    """The measure, areas, period and way of showing them in the address."""
    at = version()
    choice = _chosen(at)
    table = at.beside(choice.measure.id, choice.area_set, choice.period, choice.by_rate, choice.basis)
    widgets.title(area_words.finding(table, choice.chosen), compare_page.under(at, table, choice))
    pickers.settle("areas", choice.chosen)
    widgets.keep_address(**choice.address)
    if at.held(choice.measure) is None:
        widgets.show(notice("Nothing received", paragraphs(states.how_to_begin(choice.measure)), "warning"))
        return
    slot = _over_time(at, table, choice)
    if table.force.counted.status == "not_received":
        nothing = paragraphs([states.nothing_for(periods.label(choice.period))])
        widgets.show(notice("No figures to compare", nothing, "warning"))
    else:
        _in_the_period(at, table, choice)
        _split(at, choice)
    widgets.copy_link("Link to this page")
    widgets.attribution(shown=choice.measure.open_data)
    widgets.interactive(slot)


def _chosen(at: Version) -> Choice:
    with widgets.sidebar("Show"):
        measure = at.catalogue.get(widgets.pick("measure", "Measure", *area_choices.measures(at).pair))
        area_set = widgets.choice("set", choices.SETS, "npa")
        offered = area_choices.areas(at, area_set, widgets.choice("basis", area_choices.BASES, "today"))
        areas = pickers.pick_several("areas", "Areas against the force", offered, compare_chart.MOST, "All of them")
        named = widgets.pick_period("period", choices.measure_periods(at, measure))
        figures = widgets.pick("per", "Figures", *area_choices.figures(measure).pair)
        with pickers.more("More choices"):
            widgets.pick("set", "Area set", choices.SETS, "npa")
            grain = cast("Grain", widgets.pick("grain", "Each point is a", *choices.grains(measure).pair))
            span = widgets.pick("span", "Chart", area_choices.SPANS, "recent")
            split = widgets.pick("split", "Split", *area_choices.splits(at, measure).pair)
            basis = widgets.pick("basis", "Which areas", area_choices.BASES, "today")
            shown = widgets.pick("map", "Map", area_choices.MAPS, area_choices.AREAS)
    return Choice(
        measure=measure,
        period=periods.parse(named, at.w.today),
        named=named,
        chosen=tuple(areas),
        area_set=area_set,
        by_rate=figures == area_choices.RATE,
        basis=area_choices.as_basis(basis),
        split=split == area_choices.PARTS,
        grain=grain,
        everything=span == "all",
        by_place=shown == area_choices.LSOAS,
    )


def _lines(at: Version, table: AreaTable, choice: Choice) -> list[Series]:
    """The chosen areas, or the highest one where none was chosen; then the force."""
    first = next((row.area.id for row in table.rows if row.rank), None)
    areas = choice.chosen or ((first,) if first else ())
    span = area_choices.chart_span(at, choice)
    return [
        at.line(choice.measure.id, area, choice.grain, span, choice.by_rate, choice.basis) for area in (*areas, "force")
    ]


def _over_time(at: Version, table: AreaTable, choice: Choice) -> widgets.Slot:
    lines = _lines(at, table, choice)
    together = lines if table.measure.unit not in ("count", "pounds") else lines[:-1] or lines
    described = compare_chart.describe(together)
    widgets.show(f"<h2>{safe(compare_chart.heading(together, chosen=bool(choice.chosen)))}</h2>")
    slot = widgets.drawing(described, "areas", 340)
    widgets.show(cards.key(described) + cards.in_words(described, []))
    if together != lines:
        widgets.show(compare_chart.apart(lines[-1]))
    numbers = compare_table.of_lines(lines)
    with pickers.more("The numbers of the chart"):
        widgets.show(tables.scrolling(numbers))
        name = compare_page.file_name(at, choice, f"by_{choice.grain}")
        widgets.download("The chart's numbers as CSV", tables.to_csv(numbers), name)
    return slot


def _in_the_period(at: Version, table: AreaTable, choice: Choice) -> None:
    title = choices.SETS[choice.area_set]
    numbers = compare_table.of_areas(table, title, choice.chosen, _measure_link(choice))
    widgets.show(f"<h2>{safe(f'{title} {phrases.when(table.period)}')}</h2>{tables.scrolling(numbers)}")
    widgets.show(compare_page.notes(table))
    widgets.download("This table as CSV", tables.to_csv(numbers), compare_page.file_name(at, choice, "areas"))
    left, right = st.columns(2, gap="medium")
    with left:
        if choice.by_place:
            _by_place(at, table, choice)
        else:
            widgets.show(compare_page.drawn_map(at, table, choice))
    with right:
        widgets.show(compare_page.funnel(table, choice))


def _by_place(at: Version, table: AreaTable, choice: Choice) -> None:
    """The map by LSOA, with its table behind a heading."""
    held = place_map.found(at, choice)
    drawn = place_map.drawn(held, choice, at.shapes("lsoa", choice.period.ends), table.force.counted.value or 0)
    widgets.show(f"<h2>Where, by LSOA</h2>{drawn}{paragraphs([compare_page.MAPS], 'small')}")
    if not held:
        return
    numbers = place_map.table(held, choice)
    with pickers.more("The numbers of the map"):
        widgets.show(tables.scrolling(numbers))
        widgets.download("The map's numbers as CSV", tables.to_csv(numbers), compare_page.file_name(at, choice, "lsoa"))


def _measure_link(choice: Choice) -> dict[str, str]:
    kept = choice.address
    return {name: kept[name] for name in ("measure", "period", "grain", "set")}


def _split(at: Version, choice: Choice) -> None:
    """The parts of the whole, area by area."""
    if not choice.split:
        return
    parts = area_choices.parts(at, choice.measure)
    found = [at.beside(part.id, choice.area_set, choice.period, choice.by_rate, choice.basis) for part in parts]
    title = area_choices.split_title(at, choice.measure)
    numbers = compare_table.of_measures(found, title, choice.linked)
    widgets.show(f"<h2>{safe(title)}</h2>{tables.scrolling(numbers)}")
    widgets.download("The split as CSV", tables.to_csv(numbers), compare_page.file_name(at, choice, "split"))
