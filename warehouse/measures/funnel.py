"""Areas beside each other on a funnel: which of them stand out, once it is allowed that all areas differ.

The limits of an area narrow as its base grows, so that at the width of chance alone every busy area looks exceptional.
Areas truly differ, though, in more than a page can explain; how much they do is estimated with the extremes pulled in
(winsorised), as Spiegelhalter does (Statistics in Medicine, 2005), and the limits are widened by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, fsum, inf, sqrt
from statistics import NormalDist
from typing import Literal

Kind = Literal["share", "rate"]
Widening = Literal["additive", "multiplicative"]
Standing = Literal["usual", "high", "low"]

FEWEST = 5  # areas
PULLED = 0.1  # of the areas at each end, one at least, count as the next one in
Z95, Z998 = 1.959963984540054, 3.090232306167813


@dataclass(frozen=True)
class Stand:
    """Where an area stands: its value, the 95% and 99.8% limits at its base, and its distance in widened deviations.

    It is `high` or `low` beyond its 99.8% limits.
    """

    value: float
    near_lower: float
    near_upper: float
    lower: float
    upper: float
    z: float
    standing: Standing


@dataclass(frozen=True)
class Funnel:
    """`phi` is the variance between areas over that of chance, extremes pulled in; `tau`, in the unit, what is added.

    One of the two widens the limits: `tau` is 0 where the widening is multiplicative.
    """

    mean: float
    phi: float
    tau: float
    areas: tuple[Stand, ...]


def funnel(
    cells: Sequence[tuple[float, float]], kind: Kind, *, widening: Widening = "additive", scale: float = 1.0
) -> Funnel | None:
    """A funnel of (cases, base) of each area; `scale` is 100 for a percentage, 1,000 for a rate per 1,000.

    A `share` is part of its base, a `rate` any count over one (crimes over people). None with under five areas.
    Raises ValueError for a base that is not above 0, or a share of more than its base.
    """
    wrong = [(x, n) for x, n in cells if n <= 0 or x < 0 or (kind == "share" and x > n)]
    if wrong:
        raise ValueError(f"each area needs cases over a base above 0; {len(wrong)} do not have them")
    if len(cells) < FEWEST:
        return None
    mean = fsum(x for x, _ in cells) / fsum(n for _, n in cells)
    spreads = [_spread(mean, n, kind) for _, n in cells]
    if not all(spreads):
        return Funnel(scale * mean, 1.0, 0.0, tuple(_stand(x / n, mean, 0.0, kind, scale) for x, n in cells))
    phi = _dispersion([(x / n - mean) / spread for (x, n), spread in zip(cells, spreads, strict=True)])
    tau = sqrt(_between(phi, spreads)) if widening == "additive" else 0.0
    factor = sqrt(max(phi, 1.0)) if widening == "multiplicative" else 1.0
    widened = [sqrt((factor * spread) ** 2 + tau * tau) for spread in spreads]
    stands = (_stand(x / n, mean, spread, kind, scale) for (x, n), spread in zip(cells, widened, strict=True))
    return Funnel(scale * mean, phi, scale * tau, tuple(stands))


def reach(found: Funnel, base: float, kind: Kind, *, widening: Widening = "additive", scale: float = 1.0) -> Stand:
    """The limits of a funnel at any base above 0, for drawing them: those of an area that stands on the mean."""
    mean = found.mean / scale
    factor = sqrt(max(found.phi, 1.0)) if widening == "multiplicative" else 1.0
    spread = sqrt((factor * _spread(mean, base, kind)) ** 2 + (found.tau / scale) ** 2)
    return _stand(mean, mean, spread, kind, scale)


def _spread(mean: float, base: float, kind: Kind) -> float:
    """The standard deviation that chance gives an area."""
    return sqrt(mean * (1 - mean) / base if kind == "share" else mean / base)


def _dispersion(distances: Sequence[float]) -> float:
    """The mean square of the areas' distances, a tenth at each end counted as the next one in.

    Over what that pulling in leaves of a normal quantity's square, so that areas that differ by chance come to about 1.
    """
    ranked, pulled = sorted(distances), ceil(PULLED * len(distances))
    lowest, highest = ranked[pulled], ranked[-pulled - 1]
    found = fsum(min(max(each, lowest), highest) ** 2 for each in distances) / len(distances)
    return found / _left_by_pulling(pulled / len(distances))


def _left_by_pulling(tail: float) -> float:
    normal = NormalDist()
    edge = normal.inv_cdf(1 - tail)
    return 1 - 2 * tail - 2 * edge * normal.pdf(edge) + 2 * tail * edge * edge


def _between(phi: float, spreads: Sequence[float]) -> float:
    """The variance between areas beyond chance (tau squared), by moments; 0 where chance explains what there is."""
    weights = [1 / spread**2 for spread in spreads]
    whole = fsum(weights)
    return max(0.0, (len(spreads) * phi - (len(spreads) - 1)) / (whole - fsum(w * w for w in weights) / whole))


def _stand(value: float, mean: float, spread: float, kind: Kind, scale: float) -> Stand:
    most = 1.0 if kind == "share" else inf
    z = (value - mean) / spread if spread else 0.0
    return Stand(
        value=scale * value,
        near_lower=scale * max(mean - Z95 * spread, 0.0),
        near_upper=scale * min(mean + Z95 * spread, most),
        lower=scale * max(mean - Z998 * spread, 0.0),
        upper=scale * min(mean + Z998 * spread, most),
        z=z,
        standing="high" if z > Z998 else "low" if z < -Z998 else "usual",
    )
