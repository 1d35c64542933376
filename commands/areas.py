"""The command that sets the areas of a set beside each other."""

from __future__ import annotations

from typing import Annotated

import typer

from commands import terminal
from commands.reading import Json
from warehouse.home import Home


def compare_areas(
    measure: str,
    area_set: Annotated[str, typer.Option("--set", help="An area set: npa, district, county.")] = "npa",
    period: Annotated[str | None, typer.Option()] = None,
    rate: Annotated[bool, typer.Option("--rate", help="For each 1,000 people.")] = False,
    basis: Annotated[str, typer.Option(help="today (today's areas) or of_the_time")] = "today",
    audience: str = "internal",
    as_json: Json = False,
) -> None:
    """The areas of a set beside each other: value, interval, rank, and where each stands on a funnel."""
    from warehouse import area_comparison, area_documents, questions
    from warehouse.measures import area_words
    from warehouse.published import open_warehouse

    w = open_warehouse(Home.find())
    found = area_comparison.compare(
        w,
        measure,
        area_set,
        questions.period_named(w, measure, "force", period),
        by_rate=rate,
        basis=questions.basis_named(basis),
        audience=questions.audience_named(audience),
    )
    if as_json:
        terminal.document(area_documents.beside(found))
        return
    terminal.say(area_words.finding(found))
    columns = ("Area", "Value", "95% interval", "Rank", "Could rank", "Among areas")
    terminal.table(f"{found.measure.title}, by {area_set}", columns, [
        (
            row.area.title, area_words.said(found, row), area_words.interval(found, row),
            row.rank.place if row.rank else "", area_words.spread(row), row.stand.standing if row.stand else "",
        )
        for row in (*found.rows, *found.nowhere, found.force)
    ])  # fmt: skip
