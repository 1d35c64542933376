"""What a street file of data.police.uk must hold. Its rows may repeat each other: every one is real."""

from expectations import kinds, shared
from expectations.rule import Rule

CRIME_TYPES = (
    "Anti-social behaviour",
    "Bicycle theft",
    "Burglary",
    "Criminal damage and arson",
    "Drugs",
    "Other crime",
    "Other theft",
    "Possession of weapons",
    "Public order",
    "Robbery",
    "Shoplifting",
    "Theft from the person",
    "Vehicle crime",
    "Violence and sexual offences",
)

RULES: tuple[Rule, ...] = (
    kinds.rows(),
    kinds.holds(
        "month_given",
        "month",
        reads=("day",),
        derive=lambda frame: frame["day"].notna(),
        words=(
            "missing or not a month",
            "expected year-month, such as 2018-10",
            "a crime is counted in its month",
        ),
    ),
    kinds.given("falls_within", "a crime is counted for the force whose area it is in", "expected the force's name"),
    kinds.given("crime_type", "without its type a crime cannot be told from anti-social behaviour"),
    kinds.known(
        "crime_type",
        CRIME_TYPES,
        "each type has a measure of its own",
        severity="warn",
        remedy="the row is kept and counted in all crime only",
    ),
    kinds.shaped(
        "lsoa",
        r"^[EW]\d{8}$",
        "not the code of an LSOA",
        "expected a code such as E01025631; the row is kept, in an area of its own",
        "the code gives the row its area",
        severity="warn",
    ),
    shared.located("lsoa"),
)
