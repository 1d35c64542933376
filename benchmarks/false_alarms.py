"""How often a chart signals at its latest point when nothing has changed, with the guards off and on.

`python -m benchmarks.false_alarms` prints the table and writes it into docs/statistics.md; `--show` only prints it. The
same numbers come out each time. "Off" is the XmR chart on the bare values; "on" is `limits`, which knows what they are.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.unchanging import KINDS, Kind, normal, series
from warehouse.measures import periods, spc
from warehouse.measures.limits import Limits, Overlapping, limits
from warehouse.measures.model import Period

PAGE = Path(__file__).parents[1] / "docs" / "statistics.md"
START, END = "<!-- measured: false alarms -->", "<!-- measured end -->"
SERIES = 1000  # of each kind: a rate of 2% is then known to 0.9 points either way
SEED = 2013


@dataclass(frozen=True)
class Rate:
    """How often a kind signalled at its latest point; `warned` is how often its notes said to beware."""

    title: str
    off: float
    on: float | None
    methods: str
    warned: float


def rate(kind: Kind, many: int = SERIES, seed: int = SEED) -> Rate:
    """How often a kind of series signals at its latest point."""
    rng, spine = Random(f"{seed} {kind.title}"), kind.spine()  # noqa: S311 (a simulation, not a secret)
    off, found = 0, []
    for _ in range(many):
        made = series(kind, kind.draw(rng, spine), spine)
        bare = spc.xmr([point.value for point in made.points], better="lower", fix_after=kind.fix_after)
        off += bare.variation != "common_cause"
        found.append(limits(made, fix_after=kind.fix_after))
    on = sum(each.variation not in (None, "common_cause") for each in found)
    return Rate(kind.title, off / many, on / many, _methods(found), sum(map(_is_warned, found)) / many)


def rolling(many: int = SERIES, seed: int = SEED) -> Rate:
    """The same of rolling twelve-month totals, which the guards refuse."""
    rng, off = Random(f"{seed} rolling"), 0  # noqa: S311
    for _ in range(many):
        months = [rng.gauss(100, 10) for _ in range(47)]
        totals = [sum(months[at : at + 12]) for at in range(36)]
        off += spc.xmr(totals, better="lower").variation != "common_cause"
    spans = [Period(p.starts, periods.month_end(periods.add_months(p.starts, 11))) for p in KINDS[0].spine()]
    try:
        limits(series(Kind("", normal, grain="span"), [(1.0, None)] * 36, spans))
    except Overlapping:
        return Rate("Rolling twelve-month totals", off / many, None, "refused", 0)
    raise AssertionError("rolling totals were not refused")


def _methods(found: Sequence[Limits]) -> str:
    """The methods used, the commonest first."""
    names: list[str] = [each.method for each in found]
    return ", ".join(sorted(set(names), key=lambda name: -names.count(name)))


def _is_warned(found: Limits) -> bool:
    return any("less sure" in note or "firm" in note or "too readily" in note for note in found.notes)


def table(rates: Sequence[Rate]) -> str:
    """The rates as the page has them."""
    head = [
        "| nothing changes in | guards off | guards on | by | says to beware |",
        "| --- | ---: | ---: | --- | ---: |",
    ]
    rows = [
        f"| {each.title} | {each.off:.1%} | {'' if each.on is None else f'{each.on:.1%}'} | {each.methods} | "
        f"{each.warned:.0%} |"
        for each in rates
    ]
    return "\n".join([*head, *rows])


def written(page: str, text: str, start: str = START) -> str:
    """The page with a table between the marks. Raises ValueError where the page has no marks."""
    before, _, rest = page.partition(start)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"the page has no {start} and {END}")
    return f"{before}{start}\n\n{text}\n\n{mark}{after}"


def measured() -> str:
    """The whole table, as it comes out each time."""
    return table([*(rate(kind) for kind in KINDS), rolling()])


def main() -> None:
    """Measure, print, and write the page."""
    text = measured()
    sys.stdout.write(text + "\n")
    if "--show" not in sys.argv:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")


if __name__ == "__main__":
    main()
