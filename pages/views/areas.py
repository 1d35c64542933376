"""What about my area? The areas of a set against each other and the force: chart, table, map, funnel and rank."""

from __future__ import annotations

from typing import cast

import streamlit as st

from pages.parts import (
    area_choices,
    beside_page,
    beside_parts,
    cards,
    choices,
    compare_chart,
    compare_page,
    compare_table,
    live,
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
from warehouse.measures.model import Grain


@widgets.page
def show() -> None:
    """The measures, areas, period and way of showing them in the address."""
    at = version()
    choice = _chosen(at)
    table = beside_page.table(at, choice, choice.measure) if choice.measure.by_area else None
    if table is None:
        figure = at.figure(choice.measure.id, "force", choice.period)
        widgets.title(figure.sentence, states.under_measure(figure, at.w, choice.grain))
    else:
        widgets.title(area_words.finding(table, choice.chosen), compare_page.under(at, table, choice))
    pickers.settle("areas", choice.chosen)
    pickers.settle("beside", [measure.id for measure in choice.beside])
    widgets.keep_address(**choice.address)
    warned = compare_page.beware(at, choice)
    if at.held(choice.measure) is None:
        begin = [*states.how_to_begin(choice.measure), *warned]
        widgets.show(notice("Nothing received", paragraphs(begin), "warning"))
        return
    widgets.show(compare_page.warning(warned))
    _over_time(at, table, choice)
    if table is None:
        beside_parts.split(at, choice, None)
    elif table.force.counted.status == "not_received":
        nothing = paragraphs([states.nothing_for(periods.label(choice.period))])
        widgets.show(notice("No figures to compare", nothing, "warning"))
    else:
        beside_parts.side_by_side(at, table, choice)
        _in_the_period(at, table, choice)
        beside_parts.split(at, choice, table)
    widgets.copy_link("Link to this page")
    widgets.attribution(shown=any(measure.open_data for measure in (choice.measure, *choice.beside)))


def _chosen(at: Version) -> Choice:
    with widgets.sidebar("Show"):
        measure = at.catalogue.get(widgets.pick("measure", "Measure", *area_choices.measures(at).pair))
        others = area_choices.beside(at, measure)
        beside = _several("beside", "Measures beside it", others, area_choices.MOST_BESIDE, "None")
        area_set = widgets.choice("set", choices.SETS, "npa")
        offered = area_choices.areas(at, area_set, widgets.choice("basis", area_choices.BASES, "today"))
        areas = _several(
            "areas", "Areas against the force", offered if measure.by_area else {}, compare_chart.MOST, "All of them"
        )
        named = widgets.pick_period("period", choices.measure_periods(at, measure))
        figures = widgets.pick("per", "Figures", *area_choices.figures(measure).pair)
        with pickers.more("More choices"):
            if measure.by_area:
                widgets.pick("set", "Area set", choices.SETS, "npa")
            grain = cast("Grain", widgets.pick("grain", "Each point is a", *area_choices.grains(measure).pair))
            span = widgets.pick("span", "Chart", area_choices.spans(grain), "recent")
            split = widgets.pick("split", "Split", *area_choices.splits(at, measure).pair)
            basis = shown = ""
            if measure.by_area:
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
        beside=tuple(at.catalogue.get(name) for name in beside),
    )


def _several(name: str, label: str, options: dict[str, str], most: int, hint: str) -> list[str]:
    """A picker of several, where there is anything to choose."""
    return pickers.pick_several(name, label, options, most, hint) if options else []


def _over_time(at: Version, table: AreaTable | None, choice: Choice) -> None:
    """The chosen areas, or the highest one where none was chosen, and the force; the force alone without areas."""
    areas = beside_page.drawn_areas(table, choice) if table else ()
    lines = beside_page.lines(at, choice, choice.measure, areas)
    together = beside_page.together(lines)
    described = compare_chart.describe(together)
    widgets.show(f"<h2>{safe(compare_chart.heading(together, chosen=bool(choice.chosen)))}</h2>")
    live.drawing(described, "areas", 340)
    widgets.show(cards.key(described) + cards.in_words(described, []))
    if together != lines:
        widgets.show(compare_chart.apart(lines[-1]))
    widgets.show(paragraphs([] if table else [compare_page.NO_AREAS], "small"))
    numbers = compare_table.of_lines(lines)
    with pickers.more("The numbers of the chart"):
        widgets.show(tables.scrolling(numbers))
        name = compare_page.file_name(at, choice, f"by_{choice.grain}")
        widgets.download("The chart's numbers as CSV", tables.to_csv(numbers), name)


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
    drawn = place_map.drawn(at, held, choice, at.shapes("lsoa", choice.period.ends), table.force.counted.value or 0)
    widgets.show(f"<h2>Where, by LSOA</h2>{drawn}{paragraphs([compare_page.MAPS], 'small')}")
    if not held:
        return
    numbers = place_map.table(held, choice, place_map.areas(at))
    with pickers.more("The numbers of the map"):
        widgets.show(tables.scrolling(numbers))
        widgets.download("The map's numbers as CSV", tables.to_csv(numbers), compare_page.file_name(at, choice, "lsoa"))


def _measure_link(choice: Choice) -> dict[str, str]:
    kept = choice.address
    # The page of one measure has no points of a day.
    grain = "week" if choice.grain == "day" else kept["grain"]
    return {name: kept[name] for name in ("measure", "period", "set")} | {"grain": grain}
