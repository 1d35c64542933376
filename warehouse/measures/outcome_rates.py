"""An outcome rate's definition, written once: `[outcome_rate]` becomes its two sides, and its cohort rate beside it.

One filter is applied to the offence on both sides of both rates. The throughput rate is outcomes recorded in a period
over crimes recorded in it; the cohort rate, whose id is the key `cohort`, follows the period's own crimes to what they
have now. A deployment's file of the cohort's own name is laid over what is made here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warehouse.measures import cohorts
from warehouse.measures.codes import CodeSet
from warehouse.measures.fields import Faults, Key, read
from warehouse.measures.overlay import Found, Table

TABLE = "outcome_rate"
KEYS = {"of": Key(required=True), "where": Key(), "outcomes": Key(required=True), "cohort": Key()}
THROUGHPUT = "Throughput: outcomes recorded in the period for crimes recorded in it; can exceed 100%"
COHORT = "Cohort: crimes recorded in the period that have the outcome now; recent ones are immature"
SHARED = (
    "owner", "checked_by", "reviewed", "next_review", "sources", "unit", "better", "by_area", "starts", "ends",
)  # fmt: skip


def written_out(found: Found, code_sets: Mapping[str, CodeSet], faults: Faults) -> Found:
    """The definitions with every outcome rate written out as its two sides, and its cohort rate among them."""
    made: Found = dict(found)
    for ident, (where, table) in found.items():
        if TABLE not in table:
            continue
        rate = read(table[TABLE], KEYS, f"{where}, {TABLE}", faults)
        plain = {name: held for name, held in table.items() if name != TABLE}
        if both := [side for side in ("numerator", "denominator") if side in table]:
            faults.add(where, f"has '{TABLE}' and '{both[0]}': write one or the other")
        made[ident] = (where, {**plain, **_throughput(rate)})
        cohort = rate.get("cohort")
        if cohort:
            over_where, over = found.get(cohort, (where, {}))
            made[cohort] = (over_where, {**_cohort(ident, plain, rate, code_sets), **over})
    return made


def _throughput(rate: Table) -> Table:
    """Both sides of the plan's rate: a part of one mart over a part of another, under one filter."""
    crimes = rate.get("where", "true")
    sides: Table = {
        "numerator": {"from": "outcome", "where": _with_outcome(rate)},
        "denominator": {"from": "crime", "where": crimes},
    }
    cohort = rate.get("cohort")
    return {**sides, **({"counterpart": cohort, "counted_as": THROUGHPUT} if cohort else {})}


def _cohort(ident: str, table: Table, rate: Table, code_sets: Mapping[str, CodeSet]) -> Table:
    """The definition of the cohort rate that goes with an outcome rate."""
    wanted = code_sets.get(f"outcome.{rate.get('outcomes')}")
    named, note = (wanted.title, wanted.note) if wanted else ("", "")
    return {
        **{name: table[name] for name in SHARED if name in table},
        "title": f"{table.get('title', '')}, by cohort",
        "definition": (
            f"Of the {rate.get('of', '')} recorded in the period, the percentage whose latest outcome is now one of: "
            f"{named[:1].lower()}{named[1:]}."
        ),
        "why_it_matters": (
            "It follows each crime to its own end, so that it can never pass 100%, and the outcomes of older crimes do "
            "not lift it."
        ),
        "noun": "crimes with such an outcome",
        "grain": table["grain"] if table.get("grain") in ("quarter", "year") else "month",
        "caveats": [
            "Recent crimes are immature: they have not had their time yet, and the rate goes on rising.",
            "Periods are compared at the same age only: 90, 180 or 365 days after each crime was recorded.",
            f"{named}. {note}".strip(),
            "Crimes recorded before the first outcome extract have no cohort rate.",
            "A change in what counts as an outcome also reaches crimes recorded in the months before it.",
            "No target is recorded: the plan's targets are for the throughput rate.",
        ],
        "numerator": {"from": cohorts.MART, "where": _with_outcome(rate)},
        "denominator": {"from": cohorts.MART, "where": rate.get("where", "true")},
        "counterpart": ident,
        "counted_as": COHORT,
        "ages": list(cohorts.FIXED),
    }


def _with_outcome(rate: Mapping[str, Any]) -> str:
    crimes = rate.get("where")
    outcome = f"outcome_in(outcome_code, '{rate.get('outcomes', '')}')"
    return f"{outcome} and ({' '.join(str(crimes).split())})" if crimes else outcome
