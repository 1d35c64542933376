"""Who did what? The journal of loads, withdrawals, packs, messages and sign-ins, for the administrator."""

from __future__ import annotations

from pages.parts import journal_reads, reads, widgets
from pages.parts.markup import notice, paragraphs
from pages.parts.tables import file_name, scrolling, to_csv


@widgets.page
def show() -> None:
    """The acts of the kind in the address."""
    found = journal_reads.acts()
    if not found:
        widgets.title("Nothing has been done yet", "The journal keeps each load, withdrawal, pack and sign-in.")
        return
    with widgets.sidebar("Show"):
        kind = widgets.pick("kind", "What was done", journal_reads.kinds(found), journal_reads.EVERY)
    widgets.keep_address(kind=kind)
    chosen = [act for act in found if kind in (journal_reads.EVERY, act.kind)]
    people = len({act.who for act in chosen})
    acts = "act" if len(chosen) == 1 else "acts"
    widgets.title(
        f"{len(chosen):,} {acts} by {people:,} {'person' if people == 1 else 'people'}",
        "What was done, by whom and why. The database itself refuses to change or remove a line of it.",
    )
    widgets.show(paragraphs([journal_reads.configuration(found)], "small"))
    if len(chosen) > journal_reads.SHOWN:
        told = f"The newest {journal_reads.SHOWN:,} stand here; the file holds all {len(chosen):,}."
        widgets.show(notice("Not all of them", paragraphs([told])))
    widgets.show(scrolling(journal_reads.table(chosen[: journal_reads.SHOWN])))
    name = file_name(reads.settings().marking, "journal", kind)
    widgets.download("Download as CSV", to_csv(journal_reads.table(chosen)), name)
