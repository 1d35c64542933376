"""Published figures against the warehouse: the claims of a file or of the project, looked up in the published version.

Every figure comes from `query`, so that suppression, periods partly received and the like hold here too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from warehouse import public_reading, query
from warehouse.measures import claim_against, claim_arithmetic, claim_rows, overlay
from warehouse.measures.catalogue import SHIPPED, CatalogueError
from warehouse.measures.claim_against import Compared
from warehouse.measures.claim_rows import ClaimsError
from warehouse.measures.fields import Faults, close_names
from warehouse.measures.model import Audience, Measure, Period, Point
from warehouse.measures.published_figures import Arithmetic, Checked, Claim, main_number
from warehouse.published import Warehouse

FILE, NAMES = "published_figures.csv", "published_names.toml"
LARGEST = 5_000_000  # bytes: a claims file is written by hand


def held(config: Path | None = None) -> tuple[Claim, ...]:
    """The published figures that ship with the project, a deployment's own laid over them by id. Raises ClaimsError."""
    found = {claim.id: claim for claim in read(SHIPPED / FILE)}
    if config is not None and (config / FILE).is_file():
        found |= {claim.id: claim for claim in read(config / FILE)}
    return tuple(found.values())


def names(config: Path | None = None) -> dict[str, str]:
    """What published documents call a measure, in lower case, and the measure's id. Raises CatalogueError."""
    faults = Faults()
    found: dict[str, str] = {}
    for where, table in overlay.each([(SHIPPED, ""), *([(config, "config/")] if config else [])], NAMES, faults):
        rows = table.get("names", {})
        if set(table) - {"names"} or not isinstance(rows, dict) or not all(isinstance(v, str) for v in rows.values()):
            faults.add(where, 'must hold one table, [names], of lines such as "Hate crimes" = "hate_crime"')
            continue
        found |= {name.casefold(): measure for name, measure in rows.items()}
    if faults.found:
        raise CatalogueError(faults.found)
    return found


def check(
    w: Warehouse | None, claims: Sequence[Claim], called: Mapping[str, str], audience: Audience = "internal"
) -> tuple[Checked, ...]:
    """Each claim with both verdicts, in the same order; without a published version, by its own arithmetic alone."""
    return tuple(_checked(w, claim, called, audience) for claim in claims)


def documents(found: Sequence[Checked]) -> list[dict[str, Any]]:
    """The document of `pcc claims`: what nothing tells is null."""
    return [
        {
            "id": each.claim.id,
            "arithmetic": each.arithmetic,
            "warehouse": each.warehouse,
            "stated": _plain(each.stated),
            "computed": _plain(each.computed),
            "message": each.message,
        }
        for each in found
    ]


def read(path: Path) -> tuple[Claim, ...]:
    """The claims of a CSV file. Raises ClaimsError, with line and column."""
    try:
        if path.stat().st_size > LARGEST:
            raise ClaimsError(path.name, [f"the file is larger than {LARGEST:,} bytes: not a list of claims."])
        held = path.read_bytes()
    except OSError as fault:
        raise ClaimsError(path.name, [f"the file cannot be read ({fault.strerror or 'no such file'})."]) from None
    if b"\0" in held:
        raise ClaimsError(path.name, ["line 1: not a text file; save it as CSV."])
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = held.decode("windows-1252", errors="replace")
    return claim_rows.claims(text, path.name)


def _checked(w: Warehouse | None, claim: Claim, called: Mapping[str, str], audience: Audience) -> Checked:
    own = claim_arithmetic.check(claim)
    found = _compared(w, claim, own, called, audience)
    computed = found.computed if own.computed is None else own.computed
    stated = main_number(claim) if own.stated is None else own.stated
    return Checked(claim, own.verdict, found.verdict, stated, computed, f"{own.words} {found.words}")


def _compared(
    w: Warehouse | None, claim: Claim, own: Arithmetic, called: Mapping[str, str], audience: Audience
) -> Compared:
    if w is None:
        return Compared("no_data", None, "Nothing is published to compare it with.")
    measure = _measure(w, claim, called)
    if measure is None:
        near = close_names(claim.measure, [one.title for one in w.catalogue.measures.values()])
        return Compared("no_data", None, f"No measure has the title, id or declared name '{claim.measure}'.{near}")

    @cache
    def read(period: Period) -> Point:
        return query.figure(w, measure.id, period=period, audience=audience).point

    holder = "illustrative sample" if w.illustrative else "warehouse"
    try:
        return claim_against.against(claim, measure, read, own, w.catalogue.events_of(measure), holder)
    except public_reading.NotPublished as refused:
        return Compared("no_data", None, str(refused))


def _measure(w: Warehouse, claim: Claim, called: Mapping[str, str]) -> Measure | None:
    """The measure that a claim names, by its id, its title, or what documents call it."""
    said = claim.measure.casefold()
    for measure in w.catalogue.measures.values():
        if said in (measure.id, measure.title.casefold()):
            return measure
    return w.catalogue.measures.get(called.get(said, ""))


def _plain(number: Decimal | Fraction | None) -> float | int | None:
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)
