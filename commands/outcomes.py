"""The command that follows a period's crimes to what they came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands import terminal
from commands.reading import Json
from warehouse.home import Home

if TYPE_CHECKING:
    from warehouse.measures.model import Point


def outcomes(
    measure: str,
    area: str = "force",
    period: Annotated[str | None, typer.Option()] = None,
    audience: str = "internal",
    as_json: Json = False,
) -> None:
    """What happened after a period's crimes: both outcome rates, the rate at each age, and what each crime came to."""
    from warehouse import outcome_documents, questions
    from warehouse.published import open_warehouse

    w = open_warehouse(Home.find())
    asked = questions.period_named(w, measure, area, period) if period else None
    found = outcome_documents.followed(w, measure, area, asked, questions.audience_named(audience))
    if as_json:
        terminal.document(outcome_documents.document(found))
        return
    figures = [each for each in (found.throughput, found.cohort) if each]
    for each in figures:
        terminal.say(each.sentence)
    points = [(f"{age} days", *_cells(point)) for age, point in found.curve.points]
    columns = ("Since recording", "Percent", "With the outcome", "Crimes", "Note")
    terminal.table(found.cohort.measure.title, columns, points)
    if found.mix:
        listed = outcome_documents.document(found)["mix"]
        rows = [(row["code"], row["outcome"], f"{row['crimes']:,}") for row in listed["outcomes"]]
        rows += [("", "Outcome code not known", f"{found.mix.unknown:,}"), ("", "No outcome", f"{found.mix.without:,}")]
        terminal.table("What the crimes came to", ("Code", "Outcome", "Crimes"), rows)


def _cells(point: Point) -> tuple[object, ...]:
    shown = point.shorthand if point.value is None else f"{point.value:.1f}"
    counts = ("" if each is None else f"{each:,.0f}" for each in (point.numerator, point.denominator))
    return (shown, *counts, point.reason)
