"""Areas in the order of their figures, drawn as SVG: a dot each, and the line of its 95% interval through it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pages.parts import scale, style
from pages.parts.markup import drawing, image, safe
from pages.parts.svg import FONT
from warehouse.measures.area_words import interval, said, spread
from warehouse.measures.beside import AreaTable, Beside

_ROW, _TOP, _BOTTOM, _RIGHT, _LETTER = 26, 8, 34, 30, 6.6


def draw(table: AreaTable, chosen: Sequence[str] = (), width: int = 560) -> str:
    """The ranking as an <img>; nothing where fewer than two areas have an interval."""
    placed = ranked(table)
    if len(placed) < 2:
        return ""
    height = _TOP + _ROW * len(placed) + _BOTTOM
    left = round(max(len(row.area.title) for row in placed) * _LETTER) + 16
    ends = [end for row in placed for end in (row.low, row.high) if end is not None]
    ticks = scale.axis(ends, from_zero=table.measure.unit != "percent", whole=table.measure.unit == "count")
    low, high = ticks[0], ticks[-1]

    def x(value: float) -> float:
        return round(left + (value - low) / ((high - low) or 1) * (width - left - _RIGHT), 1)

    foot = height - _BOTTOM
    parts = [_tick(table, tick, x(tick), foot) for tick in ticks]
    parts += [_row(row, at, left, x, chosen=row.area.id in chosen) for at, row in enumerate(placed)]
    text = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}' "
        f"role='img' {FONT} font-size='12'><title>{safe(alt(table))}</title>{''.join(parts)}</svg>"
    )
    return drawing(image(text, alt(table), width, height), "Areas in order")


def ranked(table: AreaTable) -> list[Beside]:
    """The areas that have a rank and an interval, the highest first."""
    return [row for row in table.rows if row.rank and row.low is not None and row.high is not None]


def alt(table: AreaTable) -> str:
    """The ranking in words: every area with its figure, interval and the ranks that chance leaves it."""
    listed = "; ".join(_told(table, row) for row in ranked(table))
    return f"{table.measure.title}, areas in order with their 95% intervals: {listed}."


def sentence(table: AreaTable) -> str:
    """What the drawing shows: its two ends, and what an overlap means."""
    first, *_, last = ranked(table)
    return (
        f"Highest: {_told(table, first)}. Lowest: {_told(table, last)}. The line through a dot is its 95% interval: "
        "where two overlap, chance alone could have put them in this order."
    )


def _told(table: AreaTable, row: Beside) -> str:
    return f"{row.area.title} {said(table, row)} ({interval(table, row)}), {spread(row)}"


def _row(row: Beside, at: int, left: int, x: Callable[[float], float], *, chosen: bool) -> str:
    """An area's name, its line and its dot; orange and bold where it was chosen."""
    y = _TOP + _ROW * at + _ROW // 2
    colour = style.ORANGE if chosen else style.BLUE
    low, high, value = (x(float(end or 0)) for end in (row.low, row.high, row.point.value))
    weight = "bold" if chosen else "normal"
    return (
        f"<text x='{left - 10}' y='{y + 4}' text-anchor='end' fill='{style.INK}' font-weight='{weight}'>"
        f"{safe(row.area.title)}</text>"
        f"<path d='M{low} {y}H{high}M{low} {y - 4}v8M{high} {y - 4}v8' stroke='{style.DARK}' stroke-width='1.6'/>"
        f"<circle cx='{value}' cy='{y}' r='4.5' fill='{colour}' stroke='{style.INK}'/>"
    )


def _tick(table: AreaTable, value: float, x: float, foot: int) -> str:
    said = f"{value:,g}{'%' if table.measure.unit == 'percent' else ''}" if abs(value) < 1e6 else f"{value:,.0f}"
    line = f"<path d='M{x} {_TOP}V{foot}' stroke='{style.RULE}'/>"
    return f"{line}<text x='{x}' y='{foot + 18}' text-anchor='middle' fill='{style.DARK}'>{said}</text>"
