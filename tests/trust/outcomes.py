"""What came of the polluted files, kind by kind: the table of docs/trust.md.

`python -m tests.trust.outcomes SAMPLE REAL` makes the cases of the long run and prints the table into the page. SAMPLE
is a folder of illustrative extracts (`pcc sample SAMPLE`), REAL that of the real files.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.trust import bases, cases, judging
from tests.trust.bases import Base
from tests.trust.cases import Case
from tests.trust.judging import Came
from warehouse.home import Home

PAGE = Path(__file__).parents[2] / "docs" / "trust.md"
MANY, FEW = 2_000, 200
PLACE = re.compile(r"(<!-- table: pollution -->\n).*?(<!-- end -->)", re.DOTALL)


@dataclass(frozen=True)
class Outcome:
    """One case, what came of it, and what is wrong with that."""

    case: Case
    came: Came | str
    faults: tuple[str, ...]

    @property
    def ended(self) -> str:
        """Exactly the clean content, all of it but rows set aside, or refused; broken when a promise was not kept."""
        if self.faults or isinstance(self.came, str):
            return "broken"
        if self.came.status == "refused":
            return "refused"
        return "aside" if self.came.set_aside else "exact"


def tried(given: Iterable[Base], count: int, folder: Path) -> list[Outcome]:
    """So many cases over these bases, made and gated in a folder of their own."""
    home = Home(folder / "home")
    cleaned = judging.cleaned(home, given, folder / "bases")
    content = {id(base): rows for base, rows in cleaned}
    made = cases.made([base for base, _ in cleaned], count, folder / "cases")
    came = judging.gate(home, [case.path for case in made], folder / "unpacked")
    return [
        Outcome(case, what, tuple(judging.faults(case, what, content[id(case.draft.base)])))
        for case, what in zip(made, came, strict=True)
    ]


def table(outcomes: Sequence[Outcome]) -> str:
    """The table, as Markdown: a line a kind of pollution, and the totals."""
    counted = Counter((each.case.kind, each.ended) for each in outcomes)
    lines = [
        "| what was done to the file | files | loaded exactly | rows set aside | refused | otherwise |",
        "|---|---|---|---|---|---|",
    ]
    for kind in cases.KINDS:
        ends = [counted[kind.__name__, end] for end in ("exact", "aside", "refused", "broken")]
        words = (kind.__doc__ or "").strip().rstrip(".")
        lines.append(f"| {words} | {sum(ends):,} | " + " | ".join(f"{end:,}" for end in ends) + " |")
    ends = [sum(counted[kind.__name__, end] for kind in cases.KINDS) for end in ("exact", "aside", "refused", "broken")]
    lines.append(f"| **all** | {sum(ends):,} | " + " | ".join(f"{end:,}" for end in ends) + " |")
    return "\n".join(lines)


def page(text: str, outcomes: Sequence[Outcome]) -> str:
    """The page with the table as it is now."""
    return PLACE.sub(lambda found: f"{found[1]}\n{table(outcomes)}\n\n{found[2]}", text)


def main() -> None:
    """Print the table into the page."""
    sample, real = map(Path, sys.argv[1:3])
    with TemporaryDirectory() as folder:
        given = [*bases.fixtures(), *bases.sample(sample), *bases.real(real)]
        outcomes = tried(given, MANY, Path(folder))
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), outcomes), encoding="utf-8")


if __name__ == "__main__":
    main()
