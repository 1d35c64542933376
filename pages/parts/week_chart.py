"""The small chart of an exception: the weeks before and the week itself, over the range that is usual for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from pages.parts import style, svg
from pages.parts.markup import image, safe
from warehouse.measures import weekly_words
from warehouse.measures.numbers import number
from warehouse.measures.reviews import WeekRow

WIDTH, HEIGHT = 420, 112
_LEFT, _TOP, _FLOOR = 4, 18, 92
_LETTER = 7.2  # about the width of a letter of the bold label
_FAINT = "#BFBFBF"


@dataclass(frozen=True)
class _Scale:
    low: float
    high: float
    many: int
    edge: int

    def x(self, at: float) -> float:
        return round(_LEFT + (at + 0.5) * (self.edge - _LEFT) / self.many, 1)

    def y(self, value: float) -> float:
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return round(_FLOOR - share * (_FLOOR - _TOP), 1)


def drawn(row: WeekRow) -> str:
    """The chart as an image with its words."""
    return image(_svg(row), told(row), WIDTH, HEIGHT, "weeks")


def told(row: WeekRow) -> str:
    """What the chart shows, in words."""
    held = [point.value for point in row.recent[:-1] if point.value is not None]
    unit = row.measure.unit
    before = f" The {len(held)} weeks before: {number(min(held), unit)} to {number(max(held), unit)}." if held else ""
    return f"{weekly_words.name(row)}: {number(row.now.value, unit)}; {weekly_words.usual(row)} is usual.{before}"


def _svg(row: WeekRow) -> str:
    values = [point.value for point in row.recent]
    usual = row.evidence.usual if row.evidence else ()
    reach = [value for value in (*values, *usual) if value is not None]
    # Counts stand on zero; a share of nine tenths would then show no difference between its weeks.
    is_count = row.measure.unit == "count"
    low = 0.0 if is_count else min(reach) - 0.1 * (max(reach) - min(reach))
    longest = max(len(number(value, row.measure.unit)) for value in (row.now.value, *usual))
    scale = _Scale(low, max(reach), len(values), WIDTH - round(longest * _LETTER) - 10)
    marks = _bars(scale, values) if is_count else _dots(scale, values)
    parts = [_band(scale, row, usual), marks, _named(scale, row), _foot(scale, len(values) - 1)]
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' width='{WIDTH}' height='{HEIGHT}' "
        f"{svg.FONT} font-size='12'>{''.join(parts)}</svg>"
    )


def _band(scale: _Scale, row: WeekRow, usual: Sequence[float]) -> str:
    if not usual:
        return ""
    low, high = usual
    top, floor, edge = scale.y(high), scale.y(low), scale.edge
    box = (
        f"<rect x='{_LEFT}' y='{top}' width='{edge - _LEFT}' height='{max(round(floor - top, 1), 1)}' fill='#D5E0EA'/>"
    )
    unit = row.measure.unit
    labels = [(top, high), (floor, low)] if floor - top >= 13 else [((top + floor) / 2, high)]
    texts = "".join(
        f"<text x='{edge + 6}' y='{round(y + 4, 1)}' fill='{style.DARK}'>{safe(number(value, unit))}</text>"
        for y, value in labels
        if abs(y - scale.y(cast("float", row.now.value))) > 12
    )
    return box + texts


def _bars(scale: _Scale, values: Sequence[float | None]) -> str:
    wide = round((scale.edge - _LEFT) / scale.many * 0.72, 1)
    last = len(values) - 1
    return "".join(
        f"<rect x='{round(scale.x(at) - wide / 2, 1)}' y='{scale.y(value)}' width='{wide}' "
        f"height='{round(max(_FLOOR - scale.y(value), 0.6), 1)}' fill='{style.BLUE if at == last else _FAINT}' "
        f"stroke='{style.BLUE if at == last else style.GREY}' stroke-width='0.6'/>"
        for at, value in enumerate(values)
        if value is not None
    )


def _dots(scale: _Scale, values: Sequence[float | None]) -> str:
    last = len(values) - 1
    spots = [(at, scale.x(at), scale.y(value)) for at, value in enumerate(values) if value is not None]
    line = "M" + "L".join(f"{x} {y}" for _, x, y in spots)
    dots = "".join(
        f"<circle cx='{x}' cy='{y}' r='{5 if at == last else 2.6}' fill='{style.BLUE if at == last else style.GREY}'/>"
        for at, x, y in spots
    )
    return f"<path d='{line}' fill='none' stroke='{style.GREY}' stroke-width='1.4'/>{dots}"


def _named(scale: _Scale, row: WeekRow) -> str:
    value = cast("float", row.now.value)
    look = f"fill='{style.BLUE}' font-weight='bold' font-size='13'"
    return f"<text x='{scale.edge + 6}' y='{scale.y(value) + 4}' {look}>{safe(number(value, row.measure.unit))}</text>"


def _foot(scale: _Scale, before: int) -> str:
    line = f"<path d='M{_LEFT} {_FLOOR}H{scale.edge}' stroke='{style.DARK}'/>"
    place = f"y='{HEIGHT - 4}' fill='{style.DARK}'"
    first = f"<text x='{_LEFT}' {place}>{before} weeks before</text>"
    return f"{line}{first}<text x='{scale.edge}' {place} text-anchor='end'>this week</text>"
