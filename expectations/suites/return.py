"""What an aggregate return of a partner or department must hold."""

from expectations import kinds, shared
from expectations.rule import Rule

RULES: tuple[Rule, ...] = (
    kinds.rows(),
    kinds.given("measure", "a figure belongs to a measure by its name"),
    *shared.dated("period_from", "a figure stands at the first day of its period"),
    *shared.dated("period_to", "a figure covers every day up to the last of its period"),
    kinds.at_least(
        "period_to",
        "period_from",
        ("the period ends before it begins", "check both dates", "a period without days can be shown nowhere"),
    ),
    kinds.given("numerator", "this is the figure itself", "expected a number, such as 145", "missing or not a number"),
    shared.above_zero(
        "denominator",
        "expected a number above 0, or blank when the figure is out of nothing",
        "a share of nothing cannot be worked out",
    ),
    shared.first_copy("measure", "figure"),
)
