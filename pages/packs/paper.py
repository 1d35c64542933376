"""A pack as the data that the page template takes: texts, tables and drawings, in its order, and nothing to be run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from pages.packs import fonts
from pages.packs.document import Cell, Item, Move, Note, Pack, Table
from pages.packs.grids import grid
from pages.parts import board_table, signal, style, svg, words
from pages.parts.chart import Chart
from warehouse.measures.signals import HIGH

Data = dict[str, Any]
# A chart's own pixels: its least letters come out at 8 points and more. It makes room where there are notes.
WIDTH, HEIGHT, LOWER = 760, 300, 240
SPARK = (150, 30)
_LOOK = svg.FONT, f"font-family='{fonts.FAMILY}'"


def of_pack(pack: Pack) -> Data:
    """Everything that the template shows."""
    label = {"public": "Public", "internal": "Internal"}[pack.audience]
    return {
        "title": text(pack.title),
        "subject": text(pack.subject),
        "marking": text(pack.marking),
        "banner": text(pack.banner),
        "foot": text(f"{pack.title} · {label} · version {pack.version} · figures to {words.day(pack.period.ends)}"),
        "meeting": {"board": "Board", "panel": "Panel"}[pack.report],
        "filters": [[text(name), text(value)] for name, value in pack.filters],
        "front": _front(pack),
        "glance": _glance(pack),
        "themes": [
            {"title": text(theme), "items": [_item(item) for item in own]}
            for theme, own in groupby(pack.items, lambda item: item.theme)
        ],
        "actions": {"none": not pack.actions, "table": table(pack.actions_table)},
        "appendix": {
            "sources": table(pack.appendix.sources),
            "extracts": table(_short_hashes(pack.appendix.extracts)),
            "shorthand": table(pack.appendix.shorthand),
            "glossary": table(pack.appendix.glossary),
            "statements": [[text(heading), text(said)] for heading, said in pack.appendix.statements],
        },
    }


def text(said: str) -> str:
    """Any text in letters that the typeface has."""
    return fonts.printable(said)


def table(of: Table) -> Data:
    """A table with its cells; numbers stand to the right."""
    return {
        "title": text(of.title),
        "columns": [text(column.title) for column in of.columns],
        "right": [column.kind == "number" for column in of.columns],
        "rows": [[cell(each) for each in row] for row in of.rows],
    }


def cell(of: Cell) -> Data:
    """A cell: what is read, and what stands small below it."""
    return {"text": text(of.shown), "under": text(of.under)}


def drawing(markup: str) -> str:
    """A drawing of the pages in the pack's typeface."""
    return fonts.printable(markup.replace(*_LOOK))


def chart(of: Chart, width: int = WIDTH, height: int = HEIGHT) -> str:
    """A chart as SVG."""
    return drawing(svg.draw(of, width, height))


def _front(pack: Pack) -> Data:
    front, since = pack.front, pack.front.since
    return {
        "headline": text(front.headline),
        "under": text(front.under),
        "counts": [[text(each.number), text(each.words)] for each in front.counts],
        "signals": text(front.signals),
        "quality": _texts(front.quality),
        "against": text(since.against),
        "why": text(since.why),
        "words": _texts(since.words),
        "official": [text(said) for said in pack.appendix.statements[0]],
        "moves": [
            {"title": text(title), "rows": _by_measure(moves)}
            for title, moves in (
                ("Verdicts that changed", since.verdicts),
                ("Figures that were revised", since.revised),
                ("New data", since.new),
            )
            if moves
        ],
    }


def _by_measure(moves: Sequence[Move]) -> list[list[str]]:
    """A row a measure, in the order of the first of its moves."""
    said: dict[str, list[str]] = {}
    for move in moves:
        said.setdefault(move.title, []).append(move.words)
    return [[text(title), text("; ".join(words))] for title, words in said.items()]


def _glance(pack: Pack) -> list[Data]:
    """The summary's tables, with what only a drawing shows beside them: the verdict's mark, the signal, the months."""
    by_theme = [list(own) for _, own in groupby(pack.items, lambda item: item.theme)]
    found = []
    for (theme, of), items in zip(pack.summary, by_theme, strict=True):
        made = table(of)
        aimed = "Verdict" in made["columns"]
        marks = [_marks(item) for item in items]
        found.append({**made, "theme": text(theme), "aimed": aimed, "marks": marks})
    return found


def _marks(item: Item) -> Data:
    return {
        "anchor": _anchor(item),
        "mark": style.mark(item.figure.verdict.code),
        "signal": _signal(item),
        "spark": board_table.spark_drawing(item.series, *SPARK, drawn=item.limits),
        "alt": text(words.series_sentence(item.series, item.series.points)),
    }


def _signal(item: Item) -> Data:
    """Shape, words and colour of the latest judged point; no shape where none is judged."""
    drawn = item.limits
    if drawn is None or drawn.latest is None or drawn.variation is None:
        return {"shape": "", "words": text(item.signal), "colour": style.DARK}
    cause = drawn.special_cause[drawn.latest]
    shape = "●" if cause == "common" else "▲" if cause in HIGH else "▼"
    colour = style.DARK if cause == "common" else signal.colour(drawn.variation)
    return {"shape": shape, "words": text(item.signal), "colour": colour}


def _item(item: Item) -> Data:
    said = item.definition
    return {
        "anchor": _anchor(item),
        "number": item.number,
        "title": text(item.title),
        "place": text(" · ".join(part for part in (item.theme, _priority(item)) if part)),
        "priority": _priority(item),
        "headline": text(item.headline),
        "under": text(item.under),
        "verdict": {"mark": style.mark(item.figure.verdict.code), "words": text(item.verdict)},
        "signal": _signal(item),
        "chart": chart(item.chart, WIDTH, LOWER if item.notes else HEIGHT) if item.chart else "",
        "alt": text(item.alt),
        "chart_title": text(item.chart_title),
        "findings": [[text(heading), text(told)] for heading, told in item.findings],
        "numbers": table(item.numbers),
        "grid": table(grid(item)),
        "notes": [_note(note) for note in item.notes],
        "definition": {
            "text": text(said.text),
            "why": text(said.why),
            "made": text(said.made),
            "owner": text(said.owner),
            "caveats": _texts(said.caveats),
            "targets": _texts(said.targets),
            "events": _texts(said.events),
            "lineage": text(", ".join(item.lineage)),
        },
    }


def _priority(item: Item) -> str:
    return f"Strategic priority {item.priority}" if item.priority else ""


def _anchor(item: Item) -> str:
    return f"measure-{item.number}"


def _note(note: Note) -> Data:
    who = f"{note.who}, " if note.who else ""
    heading = f"Action for {note.owner}" if note.kind == "action" else f"{who}{words.day(note.on)}"
    return {
        "kind": note.kind,
        "heading": text(heading),
        "text": text(note.text),
        "state": text(note.state),
        "late": note.late,
        "answer": text(note.answer),
        "revised": text(note.revised),
    }


def _texts(said: Iterable[str]) -> list[str]:
    return [text(each) for each in said]


def _short_hashes(of: Table) -> Table:
    """The hashes cut to what tells two files apart; the spreadsheet holds them whole."""
    at = [column.title for column in of.columns].index("SHA-256")
    rows = tuple((*row[:at], replace(row[at], text=row[at].text[:16]), *row[at + 1 :]) for row in of.rows)
    return replace(of, rows=rows)
