"""What a recorded crime extract must hold."""

from expectations import kinds, shared
from expectations.rule import Rule

FLAGS = ("domestic", "child_abuse", "cse", "knife", "cyber", "alcohol", "rural", "licensed_premises")
STATUSES = ("recorded", "cancelled", "transferred", "reclassified")

RULES: tuple[Rule, ...] = (
    kinds.rows(),
    kinds.given("reference", "without its reference a crime cannot be told from a repeat of itself"),
    *shared.dated("recorded_date", "a crime is counted on the day it was recorded"),
    *shared.offence_code(),
    kinds.given("status", "only a recorded or reclassified crime is counted", f"expected {kinds.either(STATUSES)}"),
    kinds.known("status", STATUSES, "only a recorded or reclassified crime is counted"),
    *(shared.flag(name) for name in FLAGS),
    shared.strands(),
    kinds.known(
        "drug_class",
        ("A", "B", "C"),
        "class A figures rest on this column alone",
        remedy="expected A, B or C, or blank when there are no drugs",
    ),
    shared.first_copy("reference", "crime"),
    kinds.readable("committed_from", "a date, or a date and time", "the row is kept without it", severity="warn"),
    kinds.holds(
        "recorded_after_committed",
        "committed_from",
        reads=("recorded_date", "committed_from"),
        # Days are compared: a crime recorded on the day it happened has no time of recording.
        derive=lambda frame: ~(shared.days(frame["committed_from"]) > shared.days(frame["recorded_date"])),
        words=(
            "committed after the day it was recorded",
            "check which of the two dates is wrong; the row is kept",
            "one of the dates is wrong, and the crime may stand in the wrong month",
        ),
        severity="warn",
    ),
    kinds.readable(
        "committed_time", "a time such as 19:30", "the row is kept, as neither by day nor by night", severity="warn"
    ),
    shared.located(),
)
