"""The pack as plain sheets of rows and columns, before a word about spreadsheets: what the workbook and the CSVs hold.

Figures are numbers, days are days, and a mark stands in place of a number that is not there, or in a column of its own
beside one that is.
"""

from __future__ import annotations

from collections.abc import Iterable

from pages.packs import sheets_measures as measures
from pages.packs.document import Cell, Column, Move, Pack, Table
from pages.packs.sheet import Field, Sheet, Value, of_cell, of_day, of_text
from pages.parts import words
from warehouse.measures import periods
from warehouse.measures.model import Unit

# What a pack's figures are set against the last one of.
LAST = {"board": "Board", "panel": "Panel"}


def of(pack: Pack) -> tuple[Sheet, ...]:
    """Every sheet of a pack, those without rows left out."""
    appendix = pack.appendix
    found = (
        _summary(pack),
        measures.figures(pack),
        measures.series(pack),
        _changes(pack),
        _plain("Actions", pack.actions_table, "Every action that was set on these measures, and what became of it."),
        _notes(pack),
        _definitions(pack),
        _plain("Sources", appendix.sources, "How fresh each source is that the figures rest on."),
        _plain(
            "Extracts", appendix.extracts, "Each file behind the figures, with its fingerprint and the gate's result."
        ),
    )
    return tuple(sheet for sheet in found if sheet.rows)


def _summary(pack: Pack) -> Sheet:
    """The Board at a glance, all themes in one table, each figure with its unit."""
    if not pack.summary:
        return Sheet("Summary", "", "", (), ())
    of = {item.title: item.figure.measure for item in pack.items}
    placed = [(theme, row) for theme, table in pack.summary for row in table.rows]
    name, *rest = pack.summary[0][1].columns
    rows = tuple((row[0], Cell(theme), Cell(words.unit_title(of[row[0].text])), *row[1:]) for theme, row in placed)
    title = f"All measures: {periods.label(pack.period)}"
    whole = Table(title, (name, Column("Theme"), Column("Unit"), *rest), rows)
    units = tuple(of[row[0].text].unit for _, row in placed)
    return _plain("Summary", whole, "One row a measure: its figure, target, verdict, change and signal.", units)


def _changes(pack: Pack) -> Sheet:
    since = pack.front.since
    kinds = {"new": "New data", "revised": "Revised", "verdict": "Verdict changed"}
    fields = (
        Field("Measure"), Field("What changed"), Field("Period"), Field("Was"), Field("Is now"), Field("In words"),
    )  # fmt: skip

    def row(move: Move) -> tuple[Value, ...]:
        told = (move.title, kinds[move.kind], move.period, move.was.shown, move.now.shown, move.words)
        return tuple(of_text(text) for text in told)

    moves = (*since.verdicts, *since.revised, *since.new)
    return Sheet(
        "Changes",
        f"What changed since the last {LAST[pack.report]}",
        since.against,
        fields,
        tuple(row(m) for m in moves),
    )


def _notes(pack: Pack) -> Sheet:
    fields = (
        Field("Measure"), Field("Kind"), Field("Number", "number"), Field("Written on", "date"), Field("By"),
        Field("Text"), Field("Answer"), Field("State"), Field("Revised since"),
    )  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    for note in (note for item in pack.items for note in item.notes):
        said = (note.who, note.text, note.answer, note.state, note.revised)
        head = (note.title, words.sentence_case(note.kind), note.number, note.on)
        rows.append((*head, *(of_text(text) for text in said)))
    return Sheet(
        "Commentary", "What was written on the figures", "Commentary, actions and questions.", fields, tuple(rows)
    )


def _definitions(pack: Pack) -> Sheet:
    fields = (
        Field("Measure"), Field("Measure code"), Field("Definition"), Field("Why it matters"), Field("How it is made"),
        Field("Who answers for it"), Field("Caveats"), Field("Targets"), Field("Events"), Field("Extracts behind"),
    )  # fmt: skip
    rows = []
    for item in pack.items:
        told = item.definition
        many = (" ".join(words.stop(text) for text in texts) for texts in (told.caveats, told.targets, told.events))
        texts = (item.title, item.id, told.text, told.why, told.made, told.owner, *many, ", ".join(item.lineage))
        rows.append(tuple(of_text(text) for text in texts))
    return Sheet(
        "Definitions", "What each measure is", "Definitions, caveats, targets and lineage.", fields, tuple(rows)
    )


def _plain(name: str, table: Table, says: str, units: tuple[Unit | None, ...] = ()) -> Sheet:
    """A table of the pack as a sheet. Marks of numbers, and what stands in small below, have columns of their own."""
    fields: list[Field] = []
    columns: list[list[Value]] = []
    for at, column in enumerate(table.columns):
        cells = [row[at] for row in table.rows]
        fields.append(Field(column.title, column.kind, word=column.title))
        columns.append(
            [of_cell(cell) if column.kind == "number" else of_day(cell.shown, column.kind) for cell in cells]
        )
        if column.kind == "number" and any(cell.shorthand and cell.raw is not None for cell in cells):
            fields.append(Field(f"{column.title}: marks"))
            columns.append([of_text(cell.shorthand if cell.raw is not None else "") for cell in cells])
        if any(cell.under for cell in cells):
            fields.append(Field(f"{column.title}: detail"))
            columns.append([of_text(cell.under) for cell in cells])
    rows = tuple(zip(*columns, strict=True)) if table.rows else ()
    return Sheet(name, table.title, says, tuple(fields), rows, units)


def meanings(pack: Pack) -> dict[str, str]:
    """What each mark means, as the pack says it."""
    return dict(_pairs(pack.appendix.shorthand))


def glossary(pack: Pack) -> dict[str, str]:
    """The pack's words and what they mean."""
    return dict(_pairs(pack.appendix.glossary))


def _pairs(table: Table) -> Iterable[tuple[str, str]]:
    return ((row[0].text, row[1].text) for row in table.rows)
