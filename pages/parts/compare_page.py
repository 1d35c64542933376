"""The parts of the Areas page put together as markup: what stands under its headline, its map and its funnel."""

from __future__ import annotations

from datetime import date

from pages.parts import choices, funnel_chart, maps, rank_chart, states, tables, words
from pages.parts.area_choices import BASES, Choice
from pages.parts.markup import notice, paragraphs, safe
from pages.parts.reads import Version
from warehouse.measures import periods, populations
from warehouse.measures.area_words import amount, said
from warehouse.measures.beside import AreaTable
from warehouse.measures.model import Period

NO_AREAS = "It is held for the force as a whole: no area has a part in it, so there is no map, rank or funnel."
NO_MAP = "No boundaries are held for these areas: docs/area-sets.md says where a GeoJSON file of them goes."
MAPS = "Contains OS data © Crown copyright and database right. Source: Office for National Statistics."
APART = (
    "No location, unmapped and outside are in no area's figure: all together add up to the force. Ranks count from "
    "the highest; could rank is where chance leaves them, all together 95 times in 100."
)
FUNNEL = (
    "An area beyond the dashed lines differs from the rest by more than areas usually do (99.8% limits; dotted 95%). "
    "The line across is the mean of the areas. How much areas differ anyway is allowed for."
)


def under(at: Version, table: AreaTable, choice: Choice) -> str:
    """The line under the headline: what is shown, by which areas, over whom, and from which version."""
    told = [
        "For each 1,000 people who live there" if table.by_rate else words.unit_title(table.measure),
        periods.label(table.period),
        f"{choices.SETS[table.area_set]} ({BASES[choice.basis].lower()})",
        *([f"force: {table.people}"] if table.people else []),
        states.published(at.w),
    ]
    return " · ".join(told)


def beware(at: Version, choice: Choice) -> list[str]:
    """What must be said of the extracts behind the measures: late, or refused since the last that was accepted."""
    names = {name for measure in (choice.measure, *choice.beside) for name in measure.sources}
    return states.beware((state for state in at.sources() if state.name in names), at.extracts())


def warning(told: list[str]) -> str:
    """What must be known before a page is relied on, as a box; nothing where there is nothing to say."""
    return notice("Before you rely on this", paragraphs(told), "warning") if told else ""


def notes(table: AreaTable) -> str:
    """What must be known to read the table."""
    rate = (
        "A rate is of the period as it stands, not made up to a year; its interval is what chance leaves of the cases."
        if table.by_rate
        else ""
    )
    return paragraphs([APART, rate], "small")


def drawn_map(at: Version, table: AreaTable, choice: Choice) -> str:
    """The areas on a map with their numbers, and what each colour means."""
    shapes = at.shapes(table.area_set, day_of(at, choice.period, choice.basis))
    rows = [row for row in table.rows if row.area.id in shapes]
    if not rows:
        return f"<h2>Where</h2>{paragraphs([NO_MAP])}"
    places = [
        maps.Place(
            row.area.id, row.area.title, row.point.value, _label(table, row.area.id), row.area.id in choice.chosen
        )
        for row in rows
    ]
    held = {value: amount(table, value) for place in places if (value := place.value) is not None}
    missing = [row.area.title for row in table.rows if row.area.id not in shapes]
    absent = f"Not on the map, having no boundary: {', '.join(missing)}." if missing else ""
    return (
        f"<h2>Where</h2>{maps.draw(places, shapes, map_alt(table))}{maps.key(places, held)}"
        f"{paragraphs([absent, MAPS], 'small')}"
    )


def day_of(at: Version, period: Period, basis: str) -> date:
    """The day whose areas are drawn: the home's own, or the middle of the period for the areas of the time."""
    return populations.middle(period) if basis == "of_the_time" else at.w.today


def map_alt(table: AreaTable) -> str:
    """The map in words: every area with its number, highest first."""
    listed = ", ".join(f"{row.area.title} {said(table, row)}" for row in table.rows)
    unit = " for each 1,000 people" if table.by_rate else ""
    return f"Map of {table.measure.title}{unit}, {periods.label(table.period)}: {listed}."


def funnel(table: AreaTable, choice: Choice) -> str:
    """The funnel and how to read it; or why there is none, and the areas in order with their intervals instead."""
    if table.funnel is None:
        instead = rank_chart.draw(table, choice.chosen)
        told = f"<p><strong>In words.</strong> {safe(rank_chart.sentence(table))}</p>" if instead else ""
        heading = "In order, with what chance leaves" if instead else "More than chance?"
        return f"<h2>{heading}</h2>{instead}{told}{paragraphs([table.no_funnel], 'small' if instead else '')}"
    drawn = funnel_chart.draw(table, choice.chosen)
    told = f"<p><strong>In words.</strong> {safe(funnel_chart.alt(table))}</p>{paragraphs([FUNNEL], 'small')}"
    return f"<h2>More than chance?</h2>{drawn}{told}"


def file_name(at: Version, choice: Choice, what: str) -> str:
    """A file's name: marking, measure, what is in it, the whole choice, version."""
    kept = choice.address
    others = [measure.id for measure in choice.beside] if what.startswith("beside") else []
    parts = [*others, what, *choice.chosen, *(kept[name] for name in ("period", "set", "per", "basis"))]
    number = states.version_number(at.w.version)
    return tables.file_name(at.w.settings.marking, kept["measure"], *parts, number)


def _label(table: AreaTable, area: str) -> str:
    row = table.row(area)
    return said(table, row) if row and (row.point.value is not None or row.point.shorthand) else "–"
