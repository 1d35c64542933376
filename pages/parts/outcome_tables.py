"""The tables of the Outcomes page: each period's curve by age, and what its crimes came to, with bars beside counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pages.parts import outcome_words, style, tables, words
from pages.parts.markup import image
from pages.parts.outcome_reads import Rates
from pages.parts.tables import Cell, Table
from warehouse.measures import cohorts, periods
from warehouse.measures.curves import Curve
from warehouse.measures.outcome_types import GROUPS, Mix

_WIDTH, _HEIGHT = 240, 16
UNKNOWN = "Outcome code not known"
_NOT_DUE = "not due yet"
Row = tuple[str, int, Collection[str]]  # title, crimes, the codes it stands for


def of_curves(title: str, drawn: Sequence[Curve]) -> Table:
    """A row an age, a column a period, each share with its numbers; newest period first."""
    newest_first = tuple(reversed(drawn))
    columns = ("Days after recording", *(periods.label(curve.period) for curve in newest_first))
    rows = tuple(
        (Cell(str(age), raw=age), *(Cell(outcome_words.reading(curve, age) or _NOT_DUE) for curve in newest_first))
        for age in cohorts.AGES
    )
    caption = f"{title}: share of each period's crimes by days since recording"
    return Table(caption, columns, rows, frozenset(range(1, len(columns))))


def curves_file(drawn: Sequence[Curve]) -> Table:
    """The same for a file: a row a period and age, every number in a cell of its own."""
    columns = ("Period", "Days after recording", "Percentage", "With the outcome", "Crimes")
    rows = tuple(
        (
            Cell(periods.label(curve.period)), Cell(str(age), raw=age),
            Cell("" if point.value is None else words.number(point.value, "percent"), raw=_plain(point.value)),
            tables.amount(point.numerator), tables.amount(point.denominator),
        )
        for curve in drawn
        for age, point in curve.points
    )  # fmt: skip
    return Table("Maturity curves", columns, rows)


def of_mix(found: Rates, held: Mix, before: Mix | None, counted: Collection[str]) -> Table:
    """A row a group of outcomes, the most first; crimes without one, and unknown codes, at the foot."""
    rows = [(group.title, held.of(tuple(group.codes)), tuple(group.codes)) for group in GROUPS]
    rows = [row for row in rows if row[1] or (before and before.of(row[2]))]
    rows.sort(key=lambda row: -row[1])
    ends: list[Row] = [(outcome_words.none_yet(found), held.without, ())]
    ends += [(UNKNOWN, held.unknown, ())] if held.unknown else []
    most = max((count for _, count, _ in (*rows, *ends)), default=0)
    columns = ("Outcome", "Share of the crimes", "Crimes", "Share", *_before_columns(held, before), "In this rate")
    body = tuple(
        (
            Cell(title), Cell("", _bar(count, most, inside=bool(set(codes) & set(counted)))),
            *_amounts(count, held.whole), *_beside(before, title, codes), Cell(_counts(codes, held, counted)),
        )
        for title, count, codes in (*rows, *ends)
    )  # fmt: skip
    foot = (Cell("All of them"), Cell(""), *_amounts(held.whole, held.whole), *_foot(before), Cell(""))
    caption = f"{found.title}: the latest outcome of each crime recorded in {periods.label(held.period)}"
    return Table(caption, columns, (*body, foot), frozenset(range(2, len(columns) - 1)), caption_shown=False)


def by_code(found: Rates, held: Mix, counted: Collection[str]) -> Table:
    """A row a code of the framework, in its own order."""
    rows: list[tuple[str, str, str, int, str]] = [
        (code, said, group.title, held.of((code,)), "Yes" if code in counted else "No")
        for group in GROUPS
        for code, said in group.codes.items()
        if held.of((code,))
    ]
    rows += [("", outcome_words.none_yet(found), "", held.without, "No"), ("", UNKNOWN, "", held.unknown, "No")]
    columns = ("Code", "Outcome", "Group", "Crimes", "Share", "In this rate")
    body = tuple(
        (Cell(code or "none"), Cell(said), Cell(group), *_amounts(count, held.whole), Cell(inside))
        for code, said, group, count, inside in rows
    )
    caption = f"{found.title}: crimes recorded in {periods.label(held.period)} by the code of their latest outcome"
    return Table(caption, columns, body, frozenset({3, 4}))


def _amounts(count: int, whole: int) -> tuple[Cell, Cell]:
    share = 100 * count / whole if whole else None
    return tables.amount(count), Cell(words.number(share, "percent"), raw=_plain(share))


def _before_columns(held: Mix, before: Mix | None) -> tuple[str, ...]:
    year = periods.label(before.period) if before else ""
    return (f"Crimes, {year}", f"Share, {year}") if before else ()


def _beside(before: Mix | None, title: str, codes: Collection[str]) -> tuple[Cell, ...]:
    if before is None:
        return ()
    count = before.of(tuple(codes)) if codes else before.unknown if title == UNKNOWN else before.without
    return _amounts(count, before.whole)


def _foot(before: Mix | None) -> tuple[Cell, ...]:
    return _amounts(before.whole, before.whole) if before else ()


def _counts(codes: Collection[str], held: Mix, counted: Collection[str]) -> str:
    """Whether a rate counts a group: all of its outcomes that there are, some of them, or none."""
    there = {code for code in codes if held.of((code,))}
    inside = there & set(counted)
    return "Yes" if there and inside == there else f"In part ({held.of(tuple(inside)):,})" if inside else "No"


def _bar(count: int, most: int, *, inside: bool) -> str:
    """A bar whose number stands in the row; one that the rate counts is dark, the others are outlined."""
    length = round((_WIDTH - 4) * count / most, 1) if most else 0
    look = f"fill='{style.BLUE}'" if inside else f"fill='#BFBFBF' stroke='{style.GREY}'"
    drawing = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDTH}' height='{_HEIGHT}' viewBox='0 0 {_WIDTH} {_HEIGHT}'>"
        f"<rect x='1' y='2' width='{length}' height='{_HEIGHT - 4}' {look}/></svg>"
    )
    return image(drawing, "", _WIDTH, _HEIGHT)


def _plain(value: float | None) -> float | int | None:
    return None if value is None else tables.plain(value)
