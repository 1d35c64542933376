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
    """Each note as a paragraph: what it is about, who wrote it, where it stands, its text, and what changed since."""
    from warehouse.measures import note_words

    known = w.catalogue.measures if w else {}
    for each, revised in read:
        measure = known.get(each.subject.measure or "")
        about = note_words.about(each, measure.title if measure else each.subject.measure or "")
        terminal.say(
            f"{each.number}  {each.kind}  {about}, {each.subject.area}; {each.first.who}, {each.first.at:%Y-%m-%d}"
        )
        stands = (each.owner, note_words.state(each, home.today()))
        told = (each.text, ". ".join(part for part in stands if part), each.answer)
        for text in (*told, note_words.revised(measure, revised) if revised else ""):
            for line in text.splitlines():
                terminal.say(f"   {line}")
    terminal.say("No notes." if not read else f"{len(read)} note{'' if len(read) == 1 else 's'}.")


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
