"""The command that reviews a week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands import terminal
from warehouse.home import Home

if TYPE_CHECKING:
    from warehouse.measures.reviews import Review


def weekly(
    week: Annotated[str | None, typer.Option(help="An ISO week, such as 2019-W10; else the newest held.")] = None,
    audience: str = "internal",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")] = False,
) -> None:
    """What stands out in a week, by area, and every measure's week beside others."""
    from warehouse import questions, review, review_documents
    from warehouse.measures import periods
    from warehouse.published import open_warehouse

    w = open_warehouse(Home.find())
    found = review.review(w, periods.parse(week, w.today) if week else None, questions.audience_named(audience))
    if found is None:
        terminal.document(None) if as_json else terminal.say(NOTHING)
    elif as_json:
        terminal.document(review_documents.review(w, found))
    else:
        _print(found)


NOTHING = "No measure that is held by week has a whole week yet."


def _print(found: Review) -> None:
    from warehouse.measures import weekly_words as words

    terminal.say(f"{words.headline(found)} ({words.asked(found)}).")
    for each in found.exceptions:
        terminal.say(f"- {words.sentence(each)}")
    for note in (words.ages(found), *words.beware(found)):
        terminal.say(note)
    columns = ("Measure", "This week", "Week before", "4-week mean", "Same week last year", "Usual", "")
    rows = [
        (
            words.name(row),
            words.value(row.measure, row.now),
            *(shown for _, shown in words.compared(row)),
            words.usual(row),
            words.outside(row) or row.why,
        )
        for row in found.rows
    ]
    terminal.table("Every measure, in the force", columns, rows)
