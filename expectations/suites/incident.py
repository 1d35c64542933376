"""What an extract of command and control incidents must hold."""

from expectations import kinds, shared
from expectations.rule import Rule

FLAGS = ("domestic", "hate", "mental_health", "non_crime", "licensed_premises")
WHY_GRADE = "response times are measured grade by grade"

RULES: tuple[Rule, ...] = (
    kinds.rows(),
    kinds.given("reference", "without its reference an incident cannot be told from a repeat of itself"),
    *shared.dated("opened", "an incident is counted, and its response timed, from when it was opened", shared.DATETIME),
    kinds.given("grade", WHY_GRADE, "expected 1, 2, 3 or 4", "missing or not a number"),
    kinds.known("grade", (1, 2, 3, 4), WHY_GRADE),
    kinds.readable(
        "first_attendance", "a date and time", "an attendance that cannot be read would count as nobody sent"
    ),
    kinds.at_least(
        "first_attendance",
        "opened",
        (
            "before the incident was opened",
            "check both times, and that both are local time",
            "a response cannot take less than no time, and would pull the average down",
        ),
    ),
    *(shared.flag(name) for name in FLAGS),
    shared.first_copy("reference", "incident"),
    shared.located(),
)
