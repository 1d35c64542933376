"""How often the weekly review lists a week in which nothing happened, and how much of what did happen it finds.

`python -m benchmarks.weekly_alarms` prints the table and writes it into docs/statistics.md; `--show` only prints it.
The same numbers come out each time. A world is six measures in ten areas and three years of weeks, of which the last is
reviewed; in its second telling the last week of every twelfth cell is truly changed, by five deviations.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from pathlib import Path
from random import Random

from benchmarks.false_alarms import written
from benchmarks.unchanging import FORCE, measure
from benchmarks.weekly_worlds import AREAS, SPINE, WORLDS, Drawn, World
from warehouse.measures import discovery
from warehouse.measures.model import Amounts, Area
from warehouse.measures.weekly import Cell, Evidence, judge

PAGE = Path(__file__).parents[1] / "docs" / "statistics.md"
START = "<!-- measured: weekly review -->"
MEASURES, EVERY = 6, 12
MANY, SEED = 200, 2019  # worlds of each kind: a rate of 5% is then known to 3 points either way


@dataclass(frozen=True)
class Rates:
    """What a kind of world came to, each a share: `single` of cells with a chance under 1%, `listed` of weeks that list
    anything, both while nothing changed; where something did, `false` of what is listed, and `found` of what changed.
    """

    title: str
    single: float
    listed: float
    false: float
    found: float


def rates(world: World, worlds: int = MANY, seed: int = SEED) -> Rates:
    """What a kind of world comes to, over so many worlds."""
    rng = Random(f"{seed} {world.title}")  # noqa: S311 (a simulation, not a secret)
    single = tested = listed = 0
    false = found = 0.0
    for _ in range(worlds):
        parts = [world.draw(rng) for _ in range(MEASURES)]
        evidence = _evidence(world, _whole(world, parts))
        calm = [each.chance if each else None for each in evidence]
        tested += sum(each is not None for each in calm)
        single += sum(each is not None and each < 0.01 for each in calm)
        listed += any(shown(calm))
        changed = _planted(rng, world, parts)
        last = [weeks[-1] for areas in _whole(world, parts) for weeks in areas]
        seen = shown(
            [
                each.forecast.chance(_number(each, now)) if each else None
                for each, now in zip(evidence, last, strict=True)
            ]
        )
        real = sum(one and other for one, other in zip(seen, changed, strict=True))
        false += 1 - real / sum(seen) if any(seen) else 0.0
        found += real / sum(changed)
    return Rates(world.title, single / tested, listed / worlds, false / worlds, found / worlds)


def shown(chances: Sequence[float | None]) -> list[bool]:
    """Which of the cells are listed."""
    least = discovery.threshold([each for each in chances if each is not None])
    return [each is not None and each <= least for each in chances]


def _whole(world: World, parts: Drawn) -> Drawn:
    """The measures; where they are nested, each holds those before it too."""
    if not world.nested:
        return parts
    by_area = [list(accumulate(areas, _added)) for areas in zip(*parts, strict=True)]
    return [list(areas) for areas in zip(*by_area, strict=True)]


def _added(one: list[Amounts], other: list[Amounts]) -> list[Amounts]:
    return [Amounts(a.numerator + b.numerator) for a, b in zip(one, other, strict=True)]


def _evidence(world: World, drawn: Drawn) -> list[Evidence | None]:
    made, found = measure(world.unit), list[Evidence | None]()
    for areas in drawn:
        cells = [Cell(made, Area(f"npa:{at}", "npa", ""), tuple(weeks), tuple(weeks)) for at, weeks in enumerate(areas)]
        total = tuple(
            Amounts(sum(a.numerator for a in week), sum(a.denominator or 0 for a in week))
            for week in zip(*areas, strict=True)
        )
        found += judge(cells, Cell(made, FORCE, total, total), SPINE).cells
    return found


def _planted(rng: Random, world: World, parts: Drawn) -> list[bool]:
    """Change the last week of every twelfth cell; which of the measures' cells that changes."""
    changed = [[(at * AREAS + area) % EVERY == EVERY // 2 for area in range(AREAS)] for at in range(MEASURES)]
    for areas, flags in zip(parts, changed, strict=True):
        for weeks, is_changed in zip(areas, flags, strict=True):
            weeks[-1] = world.change(weeks[-1], rng.random() < 0.5) if is_changed else weeks[-1]
    if world.nested:
        changed = [[any(column[: at + 1]) for column in zip(*changed, strict=True)] for at in range(MEASURES)]
    return [each for flags in changed for each in flags]


def _number(each: Evidence, now: Amounts) -> float:
    """A week's number in the terms of its forecast."""
    return log(now.numerator / (now.denominator or 1)) if each.forecast.kind == "average" else now.numerator


def table(found: Sequence[Rates]) -> str:
    """The rates as the page has them."""
    head = [
        "| weeks | cells under 1 in 100 | weeks that list anything, nothing changed | false, of those listed | found |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    rows = [f"| {r.title} | {r.single:.2%} | {r.listed:.1%} | {r.false:.1%} | {r.found:.0%} |" for r in found]
    return "\n".join([*head, *rows])


def measured() -> str:
    """The whole table, as it comes out each time."""
    return table([rates(world) for world in WORLDS])


def main() -> None:
    """Measure, print, and write the page."""
    text = measured()
    sys.stdout.write(text + "\n")
    if "--show" not in sys.argv:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), text, START), encoding="utf-8")


if __name__ == "__main__":
    main()
