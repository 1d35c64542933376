"""Outlines of areas: of many places laid together, what is left is the line round them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Spot = tuple[float, float]  # longitude, latitude
Ring = tuple[Spot, ...]  # closed: the last spot is the first
Span = tuple[float, float, float]  # left, right, height
Shape = tuple[Ring, ...]  # outlines and holes alike, filled by the even-odd rule


def dissolve(shapes: Iterable[Shape]) -> Shape:
    """The outline of shapes that share their edges spot by spot: an edge that two of them have is inside, and goes.

    Shapes that do not quite meet keep a line between them; nothing else is lost.
    """
    left: dict[frozenset[Spot], None] = {}
    for ring in (ring for shape in shapes for ring in shape):
        for one, other in pairwise(ring):
            edge = frozenset((one, other))
            if len(edge) == 2:
                left.pop(edge) if edge in left else left.setdefault(edge)
    return tuple(_rings(left))


def _rings(edges: Iterable[frozenset[Spot]]) -> Iterator[Ring]:
    """Edges joined end to end. Each spot has an even number of them, so that every walk comes home."""
    beside: dict[Spot, list[Spot]] = {}
    for edge in edges:
        one, other = sorted(edge)
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    for start in list(beside):
        while beside[start]:
            walk = [start]
            while True:
                following = beside[walk[-1]].pop()
                beside[following].remove(walk[-1])
                walk.append(following)
                if following == start:
                    break
            yield tuple(walk)


def extent(ring: Sequence[Spot]) -> float:
    """The surface inside a ring, in its own units, whichever way round it runs."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2


def label_room(shape: Shape) -> tuple[Spot, float]:
    """Where a label stands, and how wide the shape is there: near the centre of gravity of the largest ring.

    It keeps clear of holes, which are other areas: so much of the shape's height must be free as a label takes.
    """
    ring = max(shape, key=extent)
    centre = _centre(ring)
    bottom, top = min(y for _, y in ring), max(y for _, y in ring)
    heights = [centre[1] + step * (top - bottom) for step in (0.0, 0.04, -0.04, 0.08, -0.08, 0.12, -0.12)]
    tall = _LABEL * (top - bottom) if len(shape) > 1 else 0.0
    stretches = [span for y in heights for span in _free(shape, y, tall)]
    stretches = stretches or [span for y in heights for span in _inside([ring], y)]
    if not stretches:
        return centre, 0.0
    left, right, y = max(stretches, key=lambda span: span[1] - span[0])
    return ((left + right) / 2, y), right - left


_LABEL = 0.05  # of a shape's height, above and below the middle of a label


def _free(shape: Shape, y: float, tall: float) -> list[Span]:
    """The stretches of a line across that are free from so far below it to so far above it."""
    found = _inside(shape, y)
    for height in (y - tall, y + tall) if tall else ():
        found = [
            (max(left, own[0]), min(right, own[1]), y)
            for left, right, _ in found
            for own in _inside(shape, height)
            if max(left, own[0]) < min(right, own[1])
        ]
    return found


def _centre(ring: Ring) -> Spot:
    doubled = crossed_x = crossed_y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        doubled, crossed_x, crossed_y = doubled + cross, crossed_x + (x0 + x1) * cross, crossed_y + (y0 + y1) * cross
    if not doubled:
        return ring[0]
    return crossed_x / (3 * doubled), crossed_y / (3 * doubled)


def _inside(rings: Iterable[Ring], y: float) -> list[Span]:
    """The stretches of a line across that lie inside rings, by the even-odd rule."""
    cuts = sorted(
        x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        for ring in rings
        for (x0, y0), (x1, y1) in pairwise(ring)
        if (y0 <= y) != (y1 <= y)
    )
    return [(left, right, y) for left, right in zip(cuts[::2], cuts[1::2], strict=False)]
