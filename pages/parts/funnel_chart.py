"""Areas on a funnel, drawn as SVG: each area's figure over the size that it rests on, between limits that narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pages.parts import scale, style
from pages.parts.markup import drawing, image, safe
from pages.parts.svg import FONT
from warehouse.measures.area_words import amount, outside
from warehouse.measures.beside import AreaTable, Beside, kind_of
from warehouse.measures.funnel import Funnel, Stand, reach
from warehouse.measures.intervals import cell

_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 16, 14, 40
_STEPS, _LINE, _LETTER = 40, 12.5, 6.4
_STEPS_AWAY = (0, 1, -1, 2, -2, 3, -3)
Curve = list[tuple[float, float]]
Box = tuple[float, float, float, float]  # left, top, right, bottom


def draw(table: AreaTable, chosen: Sequence[str] = (), width: int = 560, height: int = 380) -> str:
    """The funnel as an <img>; nothing where there is none."""
    placed = [(row, row.stand, size) for row in table.rows if row.stand and (size := _size(table, row))]
    if table.funnel is None or not placed:
        return ""
    text = _svg(table, table.funnel, placed, chosen, width, height)
    return drawing(image(text, alt(table), width, height), "Funnel plot")


def alt(table: AreaTable) -> str:
    """The funnel in words."""
    mean = amount(table, table.funnel.mean) if table.funnel else ""
    return f"Funnel of {table.measure.title}: {table.ranked} areas about their mean of {mean}. {outside(table)}"


def _size(table: AreaTable, row: Beside) -> float:
    held = cell(table.measure, row.point)
    return held[1] if held else 0.0


def _svg(
    table: AreaTable,
    funnel: Funnel,
    placed: Sequence[tuple[Beside, Stand, float]],
    chosen: Sequence[str],
    width: int,
    height: int,
) -> str:
    heights = [value for _, stand, _ in placed for value in (stand.value, stand.lower, stand.upper)]
    ticks = scale.axis(heights, from_zero=table.measure.unit != "percent", whole=False, ceiling=_ceiling(table))
    most = max(size for _, _, size in placed) * 1.12
    low, high = ticks[0], ticks[-1]

    def x(size: float) -> float:
        return round(_LEFT + size / most * (width - _LEFT - _RIGHT), 1)

    def y(value: float) -> float:
        return round(height - _BOTTOM - (value - low) / ((high - low) or 1) * (height - _BOTTOM - _TOP), 1)

    lines = _limits(table, funnel, min(size for _, _, size in placed) * 0.8, most, (low, high))
    parts = [
        *(_grid(table, tick, y(tick), width, dark=tick == low) for tick in ticks),
        *(
            _across(tick, x(tick), height)
            for tick in scale.axis([0.0, most / 1.02], from_zero=True, whole=True)
            if tick <= most
        ),
        _foot(width - _RIGHT, height - 4, "end", safe(_base(table))),
        *(_curve([(x(size), y(value)) for size, value in curve], dash) for curve, dash in lines),
        f"<path d='M{_LEFT} {y(funnel.mean)}H{width - _RIGHT}' stroke='{style.BLUE}' stroke-width='1.4'/>",
        *_dots(placed, chosen, x, y, width),
    ]
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}' "
        f"role='img' {FONT} font-size='12'><title>{safe(alt(table))}</title>{''.join(parts)}</svg>"
    )


def _limits(
    table: AreaTable, funnel: Funnel, least: float, most: float, ends: tuple[float, float]
) -> list[tuple[Curve, str]]:
    """The 95% and 99.8% limits over every size, as far as the axis goes."""
    kind, unit = kind_of(table.measure)
    sizes = [least + (most - least) * step / _STEPS for step in range(_STEPS + 1)]
    stands = [(size, reach(funnel, size, kind, scale=unit)) for size in sizes]
    names = (("near_lower", "2 4"), ("near_upper", "2 4"), ("lower", "7 4"), ("upper", "7 4"))
    return [
        ([(size, min(max(float(getattr(stand, name)), ends[0]), ends[1])) for size, stand in stands], dash)
        for name, dash in names
    ]


def _curve(spots: Curve, dash: str) -> str:
    path = "M" + "L".join(f"{x} {y}" for x, y in spots)
    return f"<path d='{path}' fill='none' stroke='{style.DARK}' stroke-width='1.2' stroke-dasharray='{dash}'/>"


def _grid(table: AreaTable, value: float, y: float, width: int, *, dark: bool) -> str:
    line = f"<path d='M{_LEFT} {y}H{width - _RIGHT}' stroke='{style.DARK if dark else style.RULE}'/>"
    said = f"{value:g}{'%' if table.measure.unit == 'percent' else ''}"
    return line + f"<text x='{_LEFT - 7}' y='{y + 4}' text-anchor='end' fill='{style.DARK}'>{said}</text>"


def _across(size: float, x: float, height: int) -> str:
    return _foot(x, height - _BOTTOM + 18, "middle", f"{size:,.0f}")


def _foot(x: float, y: float, anchor: str, said: str) -> str:
    return f"<text x='{x}' y='{y}' text-anchor='{anchor}' fill='{style.DARK}'>{said}</text>"


def _base(table: AreaTable) -> str:
    if table.measure.survey:
        return "effective responses"
    return "people who live there" if table.by_rate else "cases that the percentage is out of"


def _ceiling(table: AreaTable) -> float | None:
    return 100.0 if table.measure.unit == "percent" else None


def _dots(
    placed: Sequence[tuple[Beside, Stand, float]],
    chosen: Sequence[str],
    x: Callable[[float], float],
    y: Callable[[float], float],
    width: int,
) -> Iterator[str]:
    """Each area's dot and name; a name that would cover another, or a dot, is moved up or down past it."""
    spots = [(row, stand, x(size), y(stand.value)) for row, stand, size in placed]
    taken: list[Box] = [(at - 6, height - 6, at + 6, height + 6) for _, _, at, height in spots]
    for row, stand, at, height in spots:
        yield _dot(stand, at, height, row.area.id in chosen)
    for row, _, at, height in sorted(spots, key=lambda spot: spot[3]):
        wide = len(row.area.title) * _LETTER
        left = at - 10 - wide if at + 10 + wide > width else at + 10
        boxes = [(left, height + step * _LINE - 6, left + wide, height + step * _LINE + 6) for step in _STEPS_AWAY]
        free = next((box for box in boxes if not any(_overlap(box, other) for other in taken)), boxes[0])
        taken.append(free)
        yield _name(row.area.title, round(free[0], 1), round(free[1] + 10, 1), row.area.id in chosen)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _dot(stand: Stand, x: float, y: float, chosen: bool) -> str:
    """A dot; a diamond beyond the 99.8% limits; orange where it was chosen."""
    fill = style.ORANGE if chosen else style.BLUE
    if stand.standing == "usual":
        return f"<circle cx='{x}' cy='{y}' r='5' fill='{fill}' stroke='#FFFFFF'/>"
    return f"<path d='M{x} {round(y - 8, 1)}l8 8l-8 8l-8 -8Z' fill='{fill}' stroke='{style.INK}'/>"


def _name(title: str, x: float, y: float, chosen: bool) -> str:
    look = f"stroke='#FFFFFF' stroke-width='3' paint-order='stroke' font-weight='{'bold' if chosen else 'normal'}'"
    return f"<text x='{x}' y='{y}' fill='{style.INK}' {look}>{safe(title)}</text>"
