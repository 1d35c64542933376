"""The command that reads what people wrote beside the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands import terminal
from warehouse.home import Home

if TYPE_CHECKING:
    from warehouse.measures.notes import Revision, Thread
    from warehouse.published import Warehouse

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def notes(
    measure: Annotated[str | None, typer.Argument()] = None,
    kind: Annotated[str | None, typer.Option(help="commentary, action or question")] = None,
    only_open: Annotated[bool, typer.Option("--open", help="Only what has not ended.")] = False,
    as_json: Json = False,
) -> None:
    """Commentary, actions and questions, and whether the figures that they speak of were revised since."""
    from warehouse import note_documents, notebook, questions
    from warehouse.measures import catalogue
    from warehouse.measures.notes import KINDS

    home = Home.find()
    wanted = questions.one_of("kind of note", kind, KINDS) if kind else None
    if measure:
        catalogue.load(config_dir=home.config).get(measure)
    found = notebook.threads(home.journal, kind=wanted, measure=measure)
    found = tuple(each for each in found if not only_open or each.state in ("open", "stands"))
    w = _warehouse(home)
    read = [(each, _revision(w, each)) for each in found]
    if as_json:
        terminal.document([note_documents.note(each, home.today(), revised) for each, revised in read])
    else:
        _print(home, w, read)


def _print(home: Home, w: Warehouse | None, read: list[tuple[Thread, Revision | None]]) -> None:
    from warehouse.measures import note_words

    known = w.catalogue.measures if w else {}
    rows = []
    for each, revised in read:
        measure = known.get(each.subject.measure or "")
        rows.append((
            each.number,
            each.kind,
            note_words.about(each, measure.title if measure else each.subject.measure or ""),
            each.subject.area,
            note_words.state(each, home.today()),
            each.owner,
            f"{each.first.who}, {each.first.at:%Y-%m-%d}",
            each.text,
            note_words.revised(measure, revised) if revised else "",
        ))  # fmt: skip
    columns = ("Note", "Kind", "About", "Area", "State", "Owner", "Written", "Text", "Since")
    terminal.table(f"{len(rows)} notes", columns, rows)


def _warehouse(home: Home) -> Warehouse | None:
    from warehouse.database import NothingPublished
    from warehouse.published import open_warehouse

    try:
        return open_warehouse(home)
    except NothingPublished:
        return None


def _revision(w: Warehouse | None, thread: Thread) -> Revision | None:
    from warehouse import revisions

    return revisions.revision(w, thread) if w else None
