"""A map of areas, drawn as SVG from their boundaries: few ordered classes, an outline round each, its number on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

from pages.parts import style
from pages.parts.markup import drawing, image, safe
from pages.parts.svg import FONT
from warehouse.measures.outlines import Shape, Spot, label_room

# The Analysis Function's sequence, and paler tints of its hue before it where three classes do not do.
RAMPS = {
    1: ("#6BACE6",), 2: ("#6BACE6", "#12436D"), 3: ("#6BACE6", "#2073BC", "#12436D"),
    4: ("#C4DDF5", "#6BACE6", "#2073BC", "#12436D"), 5: ("#E4F0FB", "#B5D5F2", "#6BACE6", "#2073BC", "#12436D"),
}  # fmt: skip
MOST = 5
_LETTER, _LINE = 6.4, 14  # about the width of a letter at 12 px, and the height of a line
_FEW = 40  # areas up to so many carry their number


@dataclass(frozen=True)
class Place:
    """An area on a map. `said` is what is written on it; `value` None is hatched; `chosen` has a heavy outline."""

    id: str
    title: str
    value: float | None
    said: str
    chosen: bool = False


@dataclass(frozen=True)
class Shade:
    """A class of values, from its lowest to its highest, and how many areas are in it."""

    low: float
    high: float
    count: int
    colour: str


def shades(values: Sequence[float]) -> tuple[Shade, ...]:
    """At most five ordered classes with about as many areas each; equal values share one. Lowest first."""
    ordered = sorted(values)
    distinct = len(set(ordered))
    wanted = min(MOST, distinct, max(3, distinct // 2))
    cuts: list[list[float]] = []
    while ordered:
        # A value that many areas share may fill a class and more: what is left is parted evenly again.
        size = -(-len(ordered) // max(1, wanted - len(cuts)))
        last = ordered[size - 1]
        cuts.append([value for value in ordered if value <= last])
        ordered = [value for value in ordered if value > last]
    return tuple(
        Shade(held[0], held[-1], len(held), colour) for held, colour in zip(cuts, RAMPS.get(len(cuts), ()), strict=True)
    )


def colour(value: float | None, held: Sequence[Shade]) -> str:
    """The colour of a value's class; a hatch where there is none."""
    if value is None:
        return "url(#none)"
    return next((shade.colour for shade in held if value <= shade.high), held[-1].colour)


def draw(
    places: Sequence[Place], shapes: Mapping[str, Shape], alt: str, width: int = 560, over: Sequence[Shape] = ()
) -> str:
    """The map as an <img>, the outlines `over` it heavy; nothing where none of the places has a boundary."""
    there = [place for place in places if shapes.get(place.id)]
    if not there:
        return ""
    frame = _Frame.round([spot for place in there for ring in shapes[place.id] for spot in ring], width)
    held = shades([place.value for place in there if place.value is not None])
    thin = 0.9 if len(there) <= _FEW else 0.3
    back = [_area(frame, place, shapes[place.id], held, thin) for place in there if not place.chosen]
    front = [_area(frame, place, shapes[place.id], held, thin) for place in there if place.chosen]
    heavy = [_outline(frame, shape) for shape in over]
    labels = [_label(frame, place, shapes[place.id]) for place in there] if len(there) <= _FEW else []
    text = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {frame.width} {frame.height}' width='{frame.width}' "
        f"height='{frame.height}' role='img' {FONT} font-size='12'><title>{safe(alt)}</title>{_DEFS}"
        f"{''.join([*back, *front, *heavy, *labels])}</svg>"
    )
    return drawing(image(text, alt, frame.width, frame.height), "Map")


def key(places: Sequence[Place], write: Mapping[float, str]) -> str:
    """What each colour means: the lowest and highest value in it and how many areas; `write` puts a value in words."""
    held = shades([place.value for place in places if place.value is not None])
    items = [(shade.colour, _range(shade, write)) for shade in reversed(held)]
    items += [("url(#none)", "no figure: see the table")] if any(place.value is None for place in places) else []
    listed = "".join(f"<li>{image(_swatch(fill), '', 22, 14)}{safe(told)}</li>" for fill, told in items)
    return f'<ul class="key mapkey" aria-label="Key to the map">{listed}</ul>'


def _range(shade: Shade, write: Mapping[float, str]) -> str:
    low, high = write[shade.low], write[shade.high]
    areas = f"{shade.count} area{'' if shade.count == 1 else 's'}"
    return f"{low} ({areas})" if low == high else f"{low} to {high} ({areas})"


_DEFS = (
    "<defs><pattern id='none' width='7' height='7' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'>"
    "<rect width='7' height='7' fill='#FFFFFF'/><path d='M0 0v7' stroke='#8C8C8C' stroke-width='2'/></pattern></defs>"
)


def _swatch(fill: str) -> str:
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' width='22' height='14' viewBox='0 0 22 14'>"
        f"{_DEFS}<rect x='.5' y='.5' width='21' height='13' fill='{fill}' stroke='{style.DARK}'/></svg>"
    )


@dataclass(frozen=True)
class _Frame:
    """How longitude and latitude become pixels: flat, which a county or two are near enough to be."""

    west: float
    north: float
    across: float  # pixels a degree of longitude
    up: float  # pixels a degree of latitude
    width: int
    height: int

    @classmethod
    def round(cls, spots: Sequence[Spot], width: int) -> _Frame:
        west, east = min(x for x, _ in spots), max(x for x, _ in spots)
        south, north = min(y for _, y in spots), max(y for _, y in spots)
        across = (width - 16) / ((east - west) or 1)
        up = across / cos(radians((south + north) / 2))
        return cls(west, north, across, up, width, round((north - south) * up) + 16)

    def spot(self, spot: Spot) -> str:
        return f"{round(8 + (spot[0] - self.west) * self.across, 1)} {round(8 + (self.north - spot[1]) * self.up, 1)}"


def _outline(frame: _Frame, shape: Shape) -> str:
    """A heavy line round an area, on a white edge so that it is seen on any colour."""
    path = "".join("M" + "L".join(frame.spot(spot) for spot in ring[:-1]) + "Z" for ring in shape)
    looks = (("#FFFFFF", 5), (style.INK, 2.6))
    return "".join(
        f"<path d='{path}' fill='none' stroke='{colour}' stroke-width='{width}' stroke-linejoin='round'/>"
        for colour, width in looks
    )


def _area(frame: _Frame, place: Place, shape: Shape, held: Sequence[Shade], thin: float) -> str:
    path = "".join("M" + "L".join(frame.spot(spot) for spot in ring[:-1]) + "Z" for ring in shape)
    line = f"stroke='{style.INK}' stroke-width='{3.2 if place.chosen else thin}'"
    tip = f"<title>{safe(f'{place.title}: {place.said}')}</title>"
    look = f"fill='{colour(place.value, held)}' fill-rule='evenodd' {line} stroke-linejoin='round'"
    return f"<path d='{path}' {look}>{tip}</path>"


def _label(frame: _Frame, place: Place, shape: Shape) -> str:
    """The number, under the area's name where that has room; on a white edge, so that it is read on any colour."""
    spot, room = label_room(shape)
    x, y = frame.spot(spot).split(" ")
    lines = _lines(place.title, room * frame.across)
    first = float(y) - (len(lines) * _LINE) / 2 + 4
    told = [
        f"<text x='{x}' y='{round(first + at * _LINE, 1)}' font-weight='{weight}'>{safe(text)}</text>"
        for at, (text, weight) in enumerate([*((line, "normal") for line in lines), (place.said, "bold")])
    ]
    look = f"fill='{style.INK}' stroke='#FFFFFF' stroke-width='3.5' paint-order='stroke' stroke-linejoin='round'"
    return f"<g text-anchor='middle' {look}>{''.join(told)}</g>"


def _lines(title: str, room: float) -> list[str]:
    """A name on one line or two, where it has room; none where it has not."""
    if len(title) * _LETTER <= room:
        return [title]
    words = title.split()
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    best = min(halves, key=lambda both: max(map(len, both)), default=None)
    return list(best) if best and max(map(len, best)) * _LETTER <= room else []
