"""Several measures at once: a small chart each with its finding, of the same areas over the same dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pages.parts import area_choices, choices, compare_chart, svg, words
from pages.parts.area_choices import Choice
from pages.parts.chart import Tick
from pages.parts.markup import image, link, paragraphs, safe
from pages.parts.reads import Version
from warehouse.measures import area_words, periods, populations
from warehouse.measures.area_words import PEOPLE
from warehouse.measures.beside import AreaTable
from warehouse.measures.model import Grain, Measure, Period, Series

GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year")
WIDTH, HEIGHT = 520, 210
_ROOM = 0.3  # of the width: what the name of a month takes


def drawn_areas(table: AreaTable, choice: Choice) -> tuple[str, ...]:
    """The areas of the charts: those that were chosen, or the highest one where none was."""
    first = next((row.area.id for row in table.rows if row.rank), None)
    return choice.chosen or ((first,) if first else ())


def by_rate(choice: Choice, measure: Measure) -> bool:
    """Whether a measure is shown as a rate: where rates were asked for, and it has one."""
    return choice.by_rate and populations.has_rate(measure) and measure.by_area


def lines(at: Version, choice: Choice, measure: Measure, areas: Sequence[str]) -> list[Series]:
    """A measure's line in each area, then in the force; by no finer step than it is held by."""
    grain, span = stretch(at, choice, measure)
    rated = by_rate(choice, measure)
    return [at.line(measure.id, area, grain, span, rated, choice.basis) for area in (*areas, "force")]


def stretch(at: Version, choice: Choice, measure: Measure) -> tuple[Grain, Period]:
    """The step of a measure's line, and how far it goes."""
    grain = max(choice.grain, measure.grain, key=GRAINS.index)
    return grain, area_choices.chart_span(at, replace(choice, measure=measure, grain=grain))


def table(at: Version, choice: Choice, measure: Measure) -> AreaTable:
    """A measure's areas in the period."""
    return at.beside(measure.id, choice.area_set, choice.period, by_rate(choice, measure), choice.basis)


def together(found: Sequence[Series]) -> list[Series]:
    """The lines that share a scale: the force's numbers would leave those of its areas flat along the floor."""
    held = list(found)
    return held if held[0].measure.unit not in ("count", "pounds") else held[:-1] or held


def multiples(choice: Choice, charts: Sequence[Sequence[Series]], findings: Sequence[str]) -> str:
    """The small charts, each under its measure's name and finding."""
    items = (_one(choice, found, said) for found, said in zip(charts, findings, strict=True))
    return f'<ul class="multiples several">{"".join(items)}</ul>'


def finding(of: Measure, said: str) -> str:
    """A finding under a heading that names the measure already."""
    return words.sentence_case(said.removeprefix(of.title).lstrip(" ,:"))


def of_areas(found: AreaTable, choice: Choice) -> str:
    """What the areas say of a measure."""
    whole = found.force.point
    if whole.value is None and whole.reason:
        return words.sentence_case(f"{whole.reason.rstrip('.')} for {periods.label(found.period)}.")
    return finding(found.of, area_words.finding(found, choice.chosen))


def _one(choice: Choice, found: Sequence[Series], said: str) -> str:
    measure, drawn = found[0].measure, together(found)
    unit = PEOPLE if measure.unit == "rate_per_1000" else words.unit_title(measure).lower()
    under = paragraphs([f"{words.sentence_case(unit)}, {words.by_grain(found[0].grain)}"], "small")
    head = f"<h3>{link('areas', choice.led_by(measure), measure.title)}</h3><p>{safe(said)}</p>{under}"
    if not any(point.value is not None for series in drawn for point in series.points):
        return f"<li>{head}{paragraphs(['No figure is held for these dates.'])}</li>"
    described = compare_chart.describe(drawn)
    described = replace(described, across=apart(described.across, described.periods))
    return f"<li>{head}{image(svg.draw(described, WIDTH, HEIGHT), described.alt, WIDTH, HEIGHT)}</li>"


def apart(across: Sequence[Tick], wide: int) -> tuple[Tick, ...]:
    """The names below a small chart: the last, and those before it that have room; `wide` is in periods."""
    kept: list[Tick] = []
    for tick in reversed(across):
        if not kept or kept[-1].at - tick.at >= _ROOM * wide:
            kept.append(tick)
    return tuple(reversed(kept))


def note(choice: Choice, charts: Sequence[Sequence[Series]]) -> str:
    """What the small charts hold, and what some of them leave out."""
    counts = [found[0].measure.title for found in charts if len(together(found)) < len(found)]
    force = "The force's own numbers are in the table, not in a chart of counts." if counts else ""
    coarser = [found[0].measure.title for found in charts if found[0].grain != choice.grain]
    step = f"By no finer step than it is held by: {', '.join(coarser)}." if coarser else ""
    return paragraphs([force, step], "small")


def heading(choice: Choice) -> str:
    """What stands over the charts and the table of several measures."""
    return f"Side by side: {choices.SETS[choice.area_set].lower()}, {len(choice.beside) + 1} measures"
