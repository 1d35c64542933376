"""What stands at a pack's end: where its figures came from, what its marks and words mean, what must be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pages.packs.document import Appendix, Cell, Column, Item, Request, Table
from pages.parts import statements, states, words
from pages.parts.markup import ATTRIBUTION
from warehouse import lineage
from warehouse.lineage import ExtractRecord, SourceState
from warehouse.published import Warehouse

MARKS = (
    ("[c]", "Confidential: withheld because the number is small, or so that a small number cannot be worked out"),
    ("[p]", "Provisional: may still change, or was received in part; the status says which"),
    ("[r]", "Revised since the last Board"),
    ("[u]", "Low reliability: a survey's rate of fewer than 30 effective responses"),
    ("[x]", "Not available: not received. This is not a zero"),
    ("[z]", "Not applicable: there can be no such figure, or none to compare with"),
)
WORDS = (
    ("Met, not met", "A target held against the whole of its period, once that is over"),
    (
        "On course, behind",
        "Before the end: the target will probably be met (80% or more), or not (20% or less)",
    ),
    (
        "Too close to call",
        "Neither can be said: the chance lies between, or a survey's interval holds the target",
    ),
    ("In the wanted direction", "There is no number to reach; the figure moved the way that the plan wants"),
    ("Z", "How far a change is from none, by what chance makes of such numbers: 3 or more either way is real"),
    ("Signal", "A point or a run of points that chance seldom makes while nothing changes"),
    ("Usual variation", "Nothing that chance alone would not make"),
    ("Improving, concern", "A signal in the wanted direction, or against it"),
    ("Higher, lower", "A signal of a measure of which neither direction is better"),
    ("Limits", "The lines that single points keep within while nothing changes"),
    ("Phi", "How many times more a measure's months vary than chance alone would make them"),
    ("95% interval", "Where a survey's true rate lies, 95 times in 100"),
    ("Effective responses", "How many equally weighted answers a weighted survey is worth"),
    ("Outcome rate", "Outcomes assigned in the period for every 100 crimes recorded in it; it can exceed 100%"),
    ("Cohort", "The crimes recorded in a period, followed to the outcomes that they have later"),
    ("Version", "One published state of all the data, which is never changed; each pack names its own"),
)


def appendix(w: Warehouse, request: Request, items: Sequence[Item]) -> Appendix:
    """The tables and statements of a pack of these items."""
    used = {source for item in items for source in item.figure.measure.sources}
    behind = {id_ for item in items for id_ in item.lineage}
    public = request.audience == "public"
    said = [statements.OFFICIAL, statements.REVISIONS, statements.CHANGES]
    if public:
        said.append(statements.SMALL_NUMBERS)
    if attribution(items):
        said.append(("Open data", attribution(items)))
    return Appendix(
        sources=_sources([state for state in lineage.sources(w) if state.name in used], public),
        extracts=_extracts(w, [each for each in lineage.extracts(w) if each.id in behind], public),
        shorthand=_pairs("Shorthand in the tables", ("Mark", "Meaning"), MARKS),
        glossary=_pairs("Words in this pack", ("Word", "Meaning"), WORDS),
        statements=tuple(said),
    )


def attribution(items: Sequence[Item]) -> str:
    """What must be said of open data; nothing where there are none."""
    return ATTRIBUTION if any(item.figure.measure.open_data for item in items) else ""


def _pairs(title: str, columns: tuple[str, str], pairs: Sequence[tuple[str, str]]) -> Table:
    rows = tuple((Cell(word), Cell(meaning)) for word, meaning in pairs)
    return Table(title, tuple(Column(name) for name in columns), rows)


def _sources(found: Sequence[SourceState], public: bool) -> Table:
    """How fresh each source is. The public is told of states, not of numbers of rows."""
    columns = [Column("Source"), Column("From", "date"), Column("To", "date"), Column("Last received"), Column("State")]
    columns += [] if public else [Column("Refused since", "number"), Column("Rows set aside", "number")]
    rows = []
    for state in found:
        row = [Cell(state.title), _day(state.starts), _day(state.ends), Cell(states.moment(state.last_received))]
        row += [Cell(states.freshness(state))]
        row += [] if public else [_number(state.refused_since), _number(state.set_aside)]
        rows.append(tuple(row))
    return Table("The sources of this pack", tuple(columns), tuple(rows))


def _extracts(w: Warehouse, found: Sequence[ExtractRecord], public: bool) -> Table:
    titles = {name: facts.title for name, facts in w.sources.items()}
    columns = [
        Column("File"), Column("Source"), Column("From", "date"), Column("To", "date"), Column("Received"),
        Column("SHA-256"), Column("Gate"),
    ]  # fmt: skip
    columns += [] if public else [Column("Read", "number"), Column("Loaded", "number"), Column("Set aside", "number")]
    rows = []
    for one in sorted(found, key=lambda each: (each.source, each.starts or date.min, each.id)):
        row = [Cell(one.file), Cell(titles.get(one.source, one.source)), _day(one.starts), _day(one.ends)]
        row += [Cell(states.moment(one.received_at)), Cell(one.sha256), Cell(_gate(one, public))]
        row += [] if public else [_number(one.read), _number(one.loaded), _number(one.set_aside)]
        rows.append(tuple(row))
    return Table("The extracts behind the figures of this pack", tuple(columns), tuple(rows))


def _gate(one: ExtractRecord, public: bool) -> str:
    """The gate's result; whether the covering figure agrees."""
    control = "" if public else states.control(one)
    return words.sentence_case(one.status) + (f"; covering figure {control}" if control else "")


def _day(on: date | str | None) -> Cell:
    return Cell(words.short_day(date.fromisoformat(on) if isinstance(on, str) else on))


def _number(amount: int) -> Cell:
    return Cell(f"{amount:,}", amount)


def shortened(table: Table, at: int, letters: int) -> Table:
    """A table with one column's texts cut short, for paper."""
    rows = tuple((*row[:at], replace(row[at], text=row[at].text[:letters]), *row[at + 1 :]) for row in table.rows)
    return replace(table, rows=rows)
