"""What an extract of anti-social behaviour incidents must hold."""

from expectations import kinds, shared
from expectations.rule import Rule

CATEGORIES = ("personal", "nuisance", "environmental")
WHY_CATEGORY = "incidents are shown by category, and an unknown one would be in none"

RULES: tuple[Rule, ...] = (
    kinds.rows(),
    kinds.given("reference", "without its reference an incident cannot be told from a repeat of itself"),
    *shared.dated("reported_date", "an incident is counted on the day it was reported"),
    kinds.given("category", WHY_CATEGORY, f"expected {kinds.either(CATEGORIES)}"),
    kinds.known("category", CATEGORIES, WHY_CATEGORY),
    shared.flag("repeat_victim"),
    shared.first_copy("reference", "incident"),
    kinds.readable("reported_time", "a time such as 19:30", "the row is kept, with no hour", severity="warn"),
    shared.located(),
)
