"""The first pages of a pack: the headline, the counts, data quality, and the Board at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pages.packs.document import Cell, Column, Count, Front, Item, Request, Since, Table
from pages.packs.gathering import figures
from pages.parts import board_table, headlines, signal, states, words
from warehouse import lineage
from warehouse.measures import chance, limits, periods, prospect_words
from warehouse.measures.limits import Limits
from warehouse.measures.model import Placement
from warehouse.published import Warehouse
from warehouse.query import BoardRow


def rows(request: Request, items: Sequence[Item]) -> tuple[BoardRow, ...]:
    """The items as rows of a Board, for the words that are said of one."""
    return tuple(
        BoardRow(
            item.figure.measure,
            Placement(request.plan, item.theme, item.priority),
            item.figure,
            item.series,
            item.limits or _none(item),
        )
        for item in items
    )


def _none(item: Item) -> Limits:
    return limits.limits(item.series)


def front(w: Warehouse, request: Request, items: Sequence[Item], since: Since) -> Front:
    """What the first page says of all the measures together."""
    board = rows(request, items)
    against = periods.label(periods.year_before(request.period))
    return Front(
        headline=headlines.headline(board) or headlines.moved_headline(board, against),
        under=_under(w, request, against),
        counts=_counts(w, board),
        signals=chance.sentence({row.measure.id: row.signal for row in board}.values()),
        quality=_quality(w, request, items),
        since=since,
    )


def _under(w: Warehouse, request: Request, against: str) -> str:
    plan = w.catalogue.plan(request.plan).title
    return f"{plan} · {periods.label(request.period)} against {against} · {w.area(request.area).title}"


def _counts(w: Warehouse, board: Sequence[BoardRow]) -> tuple[Count, ...]:
    aimed = headlines.has_targets(board)
    found = headlines.verdict_counts(board) if aimed else headlines.moves(board)
    kinds = board_table.VERDICTS if aimed else headlines.MOVES
    cards = [Count(code, f"{found[code]:,}", said) for code, said in kinds if found[code]]
    if counted := signal.counted(board):
        cards.append(Count("signals", *counted))
    if late := states.late_count(board, lineage.sources(w)):
        cards.append(Count("late", f"{late}", f"{'source' if late == 1 else 'sources'} late or refused"))
    return tuple(cards)


def _quality(w: Warehouse, request: Request, items: Sequence[Item]) -> tuple[str, ...]:
    """What must be known of the data before the figures are read."""
    used = {source for item in items for source in item.figure.measure.sources}
    found = [state for state in lineage.sources(w) if state.name in used]
    told = states.beware(found, lineage.extracts(w)) or [states.ALL_IN_TIME]
    provisional = sum(item.figure.point.status == "provisional" for item in items)
    partial = sum(item.figure.point.status == "partial" for item in items)
    withheld = sum(item.figure.point.shorthand == "[c]" for item in items)
    absent = sum(item.figure.point.value is None for item in items) - withheld
    aside = sum(state.set_aside for state in found)
    whole = len(items)
    lines = (
        f"{provisional} of {words.count(whole, 'figure')} may still change [p]." if provisional else "",
        f"{partial} of {words.count(whole, 'figure')} were received in part: shown, and not judged." if partial else "",
        f"{words.count(absent, 'measure')} of {whole} {_have(absent)} no figure for the period [x] [z]."
        if absent
        else f"Every one of the {words.count(whole, 'measure')} has a figure.",
        f"{words.count(withheld, 'figure')} withheld [c]." if withheld else "",
        f"{words.count(aside, 'row')} of the extracts behind these figures {_was(aside)} set aside at the gate."
        if aside and request.audience == "internal"
        else "",
    )
    return (*told, *(line for line in lines if line))


def _have(amount: int) -> str:
    return "has" if amount == 1 else "have"


def _was(amount: int) -> str:
    return "was" if amount == 1 else "were"


def summary(request: Request, items: Sequence[Item]) -> tuple[tuple[str, Table], ...]:
    """The Board at a glance: one table for each stretch of the agenda under one theme."""
    aimed = headlines.has_targets(rows(request, items))
    return tuple(
        (theme, _table(request, theme, tuple(own), aimed)) for theme, own in groupby(items, lambda item: item.theme)
    )


def _table(request: Request, theme: str, items: Sequence[Item], aimed: bool) -> Table:
    label = periods.label(request.period)
    year = periods.label(periods.year_before(request.period))
    middle = (Column("Target"), Column("Verdict")) if aimed else ()
    columns = (
        Column("Measure"), Column(label, "number"), *middle, Column(f"Change on {year}"), Column("Signal"),
        Column("Data to", "date"),
    )  # fmt: skip
    return Table(f"{theme}: {label}", columns, tuple(_row(request, item, aimed) for item in items))


def _row(request: Request, item: Item, aimed: bool) -> tuple[Cell, ...]:
    figure, measure = item.figure, item.figure.measure
    shown = figures.value(measure, figure.point)
    own = "" if figure.point.period == request.period else periods.label(figure.point.period)
    state = words.short_status(figure.point) if figure.point.value is None else ""
    under = "; ".join(part for part in (shown.under, own, state) if part)
    size, weight = words.change(measure, figure.same_period_last_year)
    told = figure.verdict
    said = words.IN_A_TABLE.get(told.code or "", words.verdict(told.code))
    target = (
        Cell(words.target(measure, told.target), under=prospect_words.brief_need(measure, told)),
        Cell(said, under=prospect_words.brief_heading(measure, told)),
    )
    return (
        Cell(item.title),
        Cell(shown.text, shown.raw, shown.shorthand, under),
        *(target if aimed else ()),
        Cell(size, under=weight),
        Cell(item.signal),
        Cell(words.short_day(figure.data_as_at)),
    )
