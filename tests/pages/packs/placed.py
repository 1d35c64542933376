"""Where the numbers of a pack stand in its files, and what the command line gives for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from pages.packs.document import Cell, Item, Pack
from pages.parts import states
from tests.pages.packs import numbers_in, office_parts
from tests.pages.packs.conftest import Made
from tests.pages.packs.test_csv import rows
from warehouse import documents, query
from warehouse.measures import periods
from warehouse.published import Warehouse

PACKS = ("internal", "public", "area internal", "area public")
FORMATS = ("pdf", "pptx", "xlsx", "csv")
Document = dict[str, Any]
Lines = dict[str, list[float | None]]
of_each_pack = pytest.mark.parametrize("name", PACKS)


@dataclass(frozen=True)
class Told:
    """What the command line gives for one measure of a pack, as its audience may see it.

    `before` are the values a year before each of `points`; `held` every number that the command prints, and those of
    the records behind it.
    """

    figure: Document
    month: Document | None
    points: list[Document]
    before: list[float | None]
    held: numbers_in.Held


def told(w: Warehouse, pack: Pack, item: Item) -> Told:
    """What `pcc value` and `pcc series` say for a measure of a pack, and every number that stands behind it."""
    about = {"area": pack.area.id, "audience": pack.audience}
    figure = query.figure(w, item.id, period=item.figure.point.period, **about)
    month = item.month and query.figure(w, item.id, period=item.month.point.period, **about)
    whole = query.series(w, item.id, grain=item.series.grain, last=pack.period.ends, **about)
    drawn_periods = {point.period for point in item.series.points}
    series = replace(whole, points=tuple(point for point in whole.points if point.period in drawn_periods))
    drawn = query.signals(w, series, audience=pack.audience)
    document = documents.series(series, drawn)
    held = numbers_in.of([
        figure, documents.figure(figure), month, month and documents.figure(month), document, whole, drawn,
    ])  # fmt: skip
    spans = [figure.point.period, *(point.period for point in whole.points)]
    held.texts += [periods.label(each) for span in spans for each in (span, periods.year_before(span))]
    held.texts += [states.under_measure(figure, w, whole.grain), f"{periods.label(pack.period)} 80% 95%"]
    held.texts += [each.title + each.label for each in w.catalogue.events_of(figure.measure)]
    values = {point.period: point.value for point in whole.points}
    before = [values.get(periods.year_before(point.period)) for point in item.series.points]
    return Told(documents.figure(figure), month and documents.figure(month), document["points"], before, held)


def close(value: float | None) -> Any:
    """A number as files have it: a millionth is told."""
    return None if value is None else pytest.approx(value, abs=1.1e-6)


def sheet(made: Made, name: str) -> tuple[list[Document], list[Document]]:
    """A table of the workbook and the same of the CSVs: each row by its headings, without the notes' numbers."""
    book = CalamineWorkbook.from_path(made.files["xlsx"]).get_sheet_by_name(name).to_python()
    head = next(at for at, row in enumerate(book) if row[0] == "Measure")
    titles = [str(cell).split("\n")[0] for cell in book[head]]
    head_csv, *held = rows(office_parts.of(made.files["csv"]), f"{name.lower()}.csv")
    return (
        [dict(zip(titles, row, strict=True)) for row in book[head + 1 :]],
        [dict(zip(head_csv, row, strict=True)) for row in held],
    )


def number(cell: Any) -> float | None:
    """A cell's number; None where a mark stands in its place."""
    return None if isinstance(cell, str) and (cell.startswith("[") or cell == "") else float(cell)


def charts(made: Made) -> dict[str, Lines]:
    """The lines of each chart on a slide, by the measure's title."""
    found = [shape for slide in Presentation(made.files["pptx"]).slides for shape in slide.shapes if shape.has_chart]
    return {
        shape.name.removeprefix("Chart: "): {line.name: list(line.values) for line in shape.chart.plots[0].series}
        for shape in found
    }


def measured(lines: Lines, item: Item) -> list[float | None]:
    """A measure's own line, with the points that no line may lead to."""
    loose = lines.get(f"{item.title}, part-received", [None] * len(item.series.points))
    return [value if value is not None else apart for value, apart in zip(lines[item.title], loose, strict=True)]


def joined(lines: Lines, column: str) -> list[float | None]:
    """A line of limits over all its stretches."""
    stretches = [values for name, values in lines.items() if name == column or name.startswith(f"{column}, stretch")]
    return [next((value for value in across if value is not None), None) for across in zip(*stretches, strict=True)]


def squeezed(text: str) -> str:
    """A text without its spaces, which a PDF does not keep, and with one sign for minus."""
    return "".join(text.split()).replace("\u2212", "-")


def texts(slide: Any) -> Iterator[str]:
    """Each text of a slide; of a table each row."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            for row in shape.table.rows:
                yield "".join(cell.text_frame.text for cell in row.cells)


def read(row: Sequence[Cell]) -> str:
    """A row of a table as it is read, without its spaces."""
    return squeezed("".join(cell.shown + cell.under for cell in row))
