"""The table of docs/sample.md: every yearly total, which of them are published, and the dirt on top.

`python -m loaders.sample.table docs/sample.md` writes it anew between its two marks; a test holds it in step.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from loaders.sample import asb, crime, incident, missing, outcome, survey
from loaders.sample.totals import Total, totals, years

BEGINS, ENDS = "<!-- totals: begin -->", "<!-- totals: end -->"
SECTIONS = {
    "crime": "Recorded crime",
    "of_crime": "Of the recorded crimes",
    "outcome": "Outcomes",
    "asb": "Anti-social behaviour",
    "missing": "Missing persons",
    "incident": "Incidents",
    "call": "Calls",
    "survey": "Surveys",
    "return": "Returns",
    "return_rate": "Rates in returns",
    "return_share": "Shares in returns",
}
DIRTY = {"crime": crime, "outcome": outcome, "survey": survey, "asb": asb, "incident": incident, "missing": missing}


def markdown() -> str:
    """The tables as they stand in the document: published figures are bold."""
    parts = [_section(prefix, title) for prefix, title in SECTIONS.items()]
    return "\n\n".join([*parts, _dirt()])


def update(page: Path) -> None:
    """Writes the tables into the page, between the marks; all else in it stays. Raises ValueError without the marks."""
    head, _, rest = page.read_text(encoding="utf-8").partition(BEGINS)
    _, mark, tail = rest.partition(ENDS)
    if not mark:
        raise ValueError(f"{page} does not have the marks {BEGINS} and {ENDS}")
    page.write_bytes(f"{head}{BEGINS}\n\n{markdown()}\n\n{ENDS}{tail}".encode())


def _section(prefix: str, title: str) -> str:
    rows = [_row(held) for name, held in totals().items() if name.split(".")[0] == prefix]
    header = ["", *(year.label for year in years()), "published by; note"]
    return f"### {title}\n\n" + _lines([header, ["---"] + ["---:"] * len(years()) + ["---"], *rows])


def _row(held: Total) -> list[str]:
    cells = [_cell(held, year.label) for year in years()]
    where: dict[str, list[str]] = {}
    for label, source in held.published.items():
        where.setdefault(source, []).append(label)
    words = [f"{source} ({', '.join(labels)})" for source, labels in where.items()]
    return [held.title, *cells, ". ".join(filter(None, ["; ".join(words), held.note]))]


def _cell(held: Total, label: str) -> str:
    value = held.values[label]
    if not value and label not in held.nought:
        return "-"
    words = {"count": f"{value:,}", "hours": f"{value:,}", "percent": f"{value:g}%", "seconds": f"{value:g} s"}
    spoken = words.get(held.unit, f"£{value:,.2f}" if isinstance(value, float) else f"£{value:,}")
    if label in held.base:
        spoken = f"{100 * value / held.base[label]:.3g}% ({value:,} of {held.base[label]:,})"
    return f"**{spoken}**" if label in held.published else spoken


def _dirt() -> str:
    rows = []
    for source, module in DIRTY.items():
        rows += [
            [source, f"`{spoil.column}` cannot be read or is not known", f"{spoil.rows}"] for spoil in module.SPOILS
        ]
        repeats = getattr(module, "REPEATS", 0)
        rows += [[source, "a whole row once more", f"{repeats}"]] if repeats else []
    lines = _lines([["extract", "fault", "rows a file"], ["---", "---", "---:"], *rows])
    return f"### Dirt: rows on top, for the gate to set aside\n\n{lines}"


def _lines(rows: Iterable[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    update(Path(sys.argv[1]))
