"""What an extract of crime outcomes must hold."""

from expectations import kinds, shared
from expectations.rule import Rule
from warehouse.measures.outcome_types import KNOWN, NOT_YET

RULES: tuple[Rule, ...] = (
    kinds.rows(),
    kinds.given("crime_reference", "a later outcome takes the place of an earlier one of the same crime"),
    kinds.given(
        "outcome_code", "without its code an outcome is neither positive nor not", "expected 0 to 22, such as 14"
    ),
    *shared.dated("outcome_date", "an outcome is counted on the day it was recorded"),
    *shared.offence_code(),
    *(shared.flag(name) for name in ("domestic", "child_abuse")),
    shared.strands(),
    shared.first_copy("crime_reference", "outcome"),
    kinds.known(
        "outcome_code",
        (NOT_YET, *KNOWN),
        "an outcome that is not known is counted as unclassified, never as positive",
        severity="warn",
        remedy="expected 0 to 22, or 1A, 2A or 3A; the row is kept and counted as unclassified",
    ),
    shared.located(),
)
