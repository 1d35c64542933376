"""What an extract of missing person reports must hold."""

from expectations import kinds, shared
from expectations.rule import Rule

RISKS = ("no apparent", "low", "medium", "high", "absent")
KEY_LOCATIONS = tuple(f"K{number}" for number in range(1, 10))
WHY_AGE = "children and adults are counted apart"

RULES: tuple[Rule, ...] = (
    kinds.rows(),
    kinds.given("reference", "without its reference a report cannot be told from a repeat of itself"),
    *shared.dated("reported_date", "a report is counted on the day it was made"),
    kinds.readable("age", "an age in whole years", WHY_AGE),
    kinds.within("age", 0, 120, ("not an age", "expected an age from 0 to 120, or blank", WHY_AGE)),
    kinds.known(
        "risk",
        RISKS,
        "reports are counted by risk, and absent apart from the rest",
        remedy="expected no apparent, low, medium, high or absent, or blank",
    ),
    kinds.known(
        "location_code",
        KEY_LOCATIONS,
        "any other code would count as a report from a key location",
        remedy="expected K1 to K9, or blank when it is no key location",
    ),
    shared.flag("repeat"),
    kinds.readable("hours_missing", "a number of hours such as 7.5", "hours missing stand for police time spent"),
    kinds.within(
        "hours_missing",
        0,
        None,
        ("below 0", "expected 0 hours or more, or blank", "a negative time would hide time spent on others"),
    ),
    shared.first_copy("reference", "report"),
    shared.located(),
)
