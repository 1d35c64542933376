"""The finest map: a measure's cases by LSOA, with the table of every one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pages.parts import choices, compare_page, maps, tables, words
from pages.parts.area_choices import Choice
from pages.parts.markup import paragraphs
from pages.parts.reads import Version
from pages.parts.tables import Cell, Table
from warehouse import by_place
from warehouse.by_place import InPlace
from warehouse.measures import periods, phrases, populations
from warehouse.measures.numbers import decimals
from warehouse.measures.outlines import Shape

NONE = "No case of the period is placed by LSOA: the force's own extracts name beats."
NO_LSOA = "Only counts of cases are mapped by LSOA."


def found(at: Version, choice: Choice) -> tuple[InPlace, ...]:
    """Every LSOA with its cases, most first; none where the measure is not placed so."""
    if not populations.has_rate(choice.measure):
        return ()
    on = compare_page.day_of(at, choice.period, choice.basis)
    asked = (choice.measure.id, choice.period, choice.area_set, on)
    return at.made("by_place", asked, lambda: by_place.cases(
        at.w, choice.measure, choice.period, within=choice.area_set, on=on
    ))  # fmt: skip


def areas(at: Version) -> dict[str, str]:
    """What each area is called."""
    return {area.id: area.title for area in at.w.areas}


def drawn(at: Version, held: Sequence[InPlace], choice: Choice, shapes: Mapping[str, Shape], whole: float) -> str:
    """The map, its key and its words; or why there is none.

    `whole` is the force's own count. The areas that were chosen are outlined.
    """
    if not held:
        return paragraphs([NONE if populations.has_rate(choice.measure) else NO_LSOA])
    values = {each.place: each.rate if choice.by_rate else each.cases for each in held}
    places = [maps.Place(each.place, each.place, values[each.place], _said(values[each.place])) for each in held]
    written = {value: _said(value) for value in values.values() if value is not None}
    over, named = at.shapes(choice.area_set, compare_page.day_of(at, choice.period, choice.basis)), areas(at)
    round_them = [over[area] for area in choice.chosen if area in over]
    outlined = "The heavy outlines are the areas that were chosen." if round_them else ""
    told = paragraphs([inside(held, whole), outlined], "small")
    return maps.draw(places, shapes, alt(held, choice, named), over=round_them) + maps.key(places, written) + told


def alt(held: Sequence[InPlace], choice: Choice, named: Mapping[str, str]) -> str:
    """The map in words: how many LSOAs, and the five with the highest figures."""
    first = sorted(held, key=lambda each: -(_value(each, choice) or 0))[:5]
    unit = " for each 1,000 people" if choice.by_rate else ""
    listed = ", ".join(f"{each.place}{_in(each, named)} {_said(_value(each, choice))}" for each in first)
    title = f"Map of {choice.measure.title}{unit}, {periods.label(choice.period)}, by LSOA"
    return f"{title}: {len(held)} places. Highest: {listed}. The table holds every one."


def inside(held: Sequence[InPlace], whole: float) -> str:
    """How many of the force's cases the map holds."""
    count = sum(each.cases for each in held)
    return (
        f"{count:,.0f} of the force's {whole:,.0f} cases lie in an LSOA of the map. "
        "An LSOA has some 1,500 people: most of what one differs by from year to year is chance."
    )


def table(held: Sequence[InPlace], choice: Choice, named: Mapping[str, str]) -> Table:
    """Every LSOA: the area that it lies in, cases, people and rate."""
    noun = words.sentence_case(words.noun(choice.measure))
    rows = tuple(_row(each, named.get(each.area, "in none")) for each in held)
    caption = f"{choice.measure.title} {phrases.when(choice.period)}, by LSOA"
    columns = ("LSOA", choices.IN_SETS[choice.area_set], noun, "People", "For each 1,000 people")
    return Table(caption, columns, rows, frozenset((2, 3, 4)))


def _row(each: InPlace, area: str) -> tuple[Cell, ...]:
    rate = Cell("") if each.rate is None else Cell(_said(each.rate), raw=tables.plain(each.rate))
    return Cell(each.place), Cell(area), tables.amount(each.cases), tables.amount(each.people), rate


def _in(each: InPlace, named: Mapping[str, str]) -> str:
    return f" in {named[each.area]}" if each.area in named else ""


def _value(each: InPlace, choice: Choice) -> float | None:
    return each.rate if choice.by_rate else each.cases


def _said(value: float | None) -> str:
    if value is None:
        return ""
    return words.number(value, "count") if float(value).is_integer() else decimals(value, 1)
