"""Several measures on the Areas page: those that stand side by side, and the parts that one is split into."""

from __future__ import annotations

from pages.parts import (
    area_choices,
    beside_page,
    beside_reads,
    beside_table,
    choices,
    compare_page,
    pickers,
    tables,
    widgets,
)
from pages.parts.area_choices import Choice
from pages.parts.markup import fold, paragraphs, safe
from pages.parts.reads import Version
from pages.parts.tables import Table
from warehouse.measures.beside import AreaTable
from warehouse.measures.model import Series

_OPEN = 6  # so many parts are drawn at once; more behind their heading


def side_by_side(at: Version, first: AreaTable, choice: Choice) -> None:
    """The other measures' charts, then the table of all of them by area."""
    if not choice.beside:
        return
    at = beside_reads.together(at, choice, choice.beside)
    found = [first, *(beside_page.table(at, choice, other) for other in choice.beside)]
    title = choices.SETS[choice.area_set]
    widgets.show(f"<h2>{safe(beside_page.heading(choice))}</h2>")
    charts = [beside_page.lines(at, choice, other, choice.chosen) for other in choice.beside]
    _charts(at, choice, charts, [beside_page.of_areas(table, choice) for table in found[1:]], "beside")
    widgets.show(tables.scrolling(beside_table.by_area(found, title, choice.chosen, choice.linked)))
    widgets.show(paragraphs(beside_table.why_none(found), "small"))
    numbers = beside_table.by_area(found, title, choice.chosen, choice.linked, file=True)
    _save(at, choice, "The measures side by side as CSV", numbers, "beside")


def split(at: Version, choice: Choice, first: AreaTable | None) -> None:
    """The parts of the whole: area by area, or of the force where no area has a part in it (`first` is None)."""
    if not choice.split:
        return
    parts = area_choices.parts(at, choice.measure)
    title = area_choices.split_title(at, choice.measure)
    at = beside_reads.together(at, choice, parts)
    widgets.show(f"<h2>{safe(title)}</h2>")
    if first is None:
        figures = [at.figure(part.id, "force", choice.period) for part in parts]
        shown = numbers = beside_table.of_force(figures, title, choice.linked)
        findings = [beside_page.finding(figure.measure, figure.sentence) for figure in figures[1:]]
    else:
        found = [beside_page.table(at, choice, part) for part in parts]
        shown, numbers = (beside_table.of_parts(found, title, choice.linked, file=file) for file in (False, True))
        findings = [beside_page.of_areas(table, choice) for table in found[1:]]
    widgets.show(tables.scrolling(shown))
    _save(at, choice, "The split as CSV", numbers, "split")
    charts = [beside_page.lines(at, choice, part, choice.chosen) for part in parts[1:]]
    with pickers.more("Each part over time", opened=len(charts) <= _OPEN):
        _charts(at, choice, charts, findings, "split")


def _charts(at: Version, choice: Choice, charts: list[list[Series]], findings: list[str], what: str) -> None:
    """Small charts, and a real table of their numbers with its file."""
    widgets.show(beside_page.multiples(choice, charts, findings) + beside_page.note(choice, charts))
    numbers = beside_table.of_charts(charts)
    widgets.show(fold("The numbers of these charts", tables.scrolling(numbers)))
    _save(at, choice, "These charts' numbers as CSV", numbers, f"{what}_by_{choice.grain}")


def _save(at: Version, choice: Choice, label: str, numbers: Table, what: str) -> None:
    widgets.download(label, tables.to_csv(numbers), compare_page.file_name(at, choice, what))
