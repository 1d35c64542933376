"""Print the spec tables into docs/statistics.md, and the catalogue into docs/measures.md.

`python -m tests.spec.print_docs` writes both; a test fails while either is out of step.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.spec import claim_tables, group_tables, prospect_tables, recording_tables, signal_tables, tables
from tests.spec.figures import shipped
from tests.spec.sentences import CASES
from warehouse.measures import dictionary

DOCS = Path(__file__).parents[2] / "docs"
PRINTED = {
    "periods": tables.PERIODS,
    "before": tables.BEFORE,
    "changes": tables.CHANGES,
    "change targets": tables.CHANGE_TARGETS,
    "on course": prospect_tables.ON_COURSE,
    "required": prospect_tables.REQUIRED,
    "required rates": prospect_tables.REQUIRED_RATES,
    "level targets": tables.LEVEL_TARGETS,
    "amount targets": tables.AMOUNT_TARGETS,
    "suppression": tables.SUPPRESSION,
    "xmr": signal_tables.XMR,
    "limits": signal_tables.GUARDS,
    "readings": signal_tables.READINGS,
    "funnels": signal_tables.FUNNELS,
    "against": group_tables.AGAINST,
    "target setting": group_tables.TARGETS,
    "recording": recording_tables.SPLITS,
    "published figures": claim_tables.PUBLISHED,
    "slips": claim_tables.SLIPS,
    "sentences": tables.Table(("sentence",), tuple((case[-1],) for case in CASES)),
}


def statistics(page: str) -> str:
    """The page with every marked table as it is now. Raises KeyError for a marker that names none."""
    return re.sub(r"(<!-- table: ([a-z ]+) -->\n).*?(<!-- end -->)", _filled, page, flags=re.DOTALL)


def _filled(found: re.Match[str]) -> str:
    return f"{found[1]}\n{PRINTED[found[2]].markdown()}\n\n{found[3]}"


def main() -> None:
    """Write both pages."""
    page = DOCS / "statistics.md"
    page.write_text(statistics(page.read_text(encoding="utf-8")), encoding="utf-8")
    (DOCS / "measures.md").write_text(dictionary.page(shipped()), encoding="utf-8")


if __name__ == "__main__":
    main()
