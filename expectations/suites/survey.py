"""What an extract of survey answers must hold."""

import pandas as pd

from expectations import kinds, shared
from expectations.rule import Rule

SURVEYS = ("burglary", "vehicle_from", "vehicle_of", "violent", "domestic_abuse", "hate", "asb", "community")
NOT_IN_BASE = ("don't know", "refused")
SCALES = {
    "overall": (
        "completely satisfied",
        "very satisfied",
        "fairly satisfied",
        "neither",
        "fairly dissatisfied",
        "very dissatisfied",
        "completely dissatisfied",
        *NOT_IN_BASE,
    ),
    "good_job": ("excellent", "good", "fair", "poor", "very poor", *NOT_IN_BASE),
}


def _on_its_scale(frame: pd.DataFrame) -> pd.Series:
    """The answer is a word of its question's scale; a blank, or a question not known, is another rule's business."""
    fits = frame["answer"].isna() | ~frame["question"].isin(list(SCALES))
    for question, words in SCALES.items():
        fits |= frame["question"].eq(question) & frame["answer"].isin(words)
    return fits


RULES: tuple[Rule, ...] = (
    kinds.rows(),
    kinds.given("response_reference", "without its reference an answer cannot be told from a repeat of itself"),
    kinds.given("survey", "each measure uses the answers of one survey"),
    kinds.known("survey", SURVEYS, "each measure uses the answers of one survey"),
    *shared.dated("interview_date", "an answer is counted on the day of the interview"),
    kinds.given("question", "each question has its own scale"),
    kinds.known("question", tuple(SCALES), "each question has its own scale"),
    kinds.given("answer", "an answer that is blank is not in the base", "leave out the row when nothing was answered"),
    kinds.holds(
        "answer_on_scale",
        "answer",
        reads=("question", "answer"),
        derive=_on_its_scale,
        words=(
            "not on the scale of its question",
            "expected, for overall, completely, very or fairly satisfied, neither, or fairly, very or completely "
            "dissatisfied; for good_job, excellent, good, fair, poor or very poor; for both, don't know or refused",
            "an answer that is not on the scale would count as a bad one",
        ),
    ),
    shared.above_zero(
        "weight",
        "expected a number such as 1.25, or blank for 1",
        "an answer without a true weight would distort the rate of everyone's answers",
    ),
    shared.first_copy("response_reference", "answer"),
    kinds.readable("incident_date", "a date", "the row is kept without it", severity="warn"),
    kinds.at_least(
        "interview_date",
        "incident_date",
        (
            "an interview before the incident that it is about",
            "check which of the two dates is wrong; the row is kept",
            "one of the dates is wrong, and the answer may stand in the wrong month",
        ),
        severity="warn",
    ),
)
