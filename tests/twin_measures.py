"""What each measure counts, written a second time for the twin: from the plan and the offence tables."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Holds = Callable[[Record], bool]
Amount = Callable[[Record], Decimal | int]


def words(text: str) -> set[str]:
    return set(text.split())


DOMESTIC_BURGLARY = {"28A", "28B", "28C", "28D", "29"}
RESIDENTIAL_BURGLARY = {"28E", "28F", "28G", "28H", "29A"}
INJURY = words("2 4.3 4.4 4.6 4.7 4.8 4.9 5A 5B 5C 5D 5E 8A 8D 8F 8G 8H 8J 8K 8N 8P 8S 37.1")
FROM_VEHICLE, OF_VEHICLE = {"45"}, {"48", "37.2"}
SERIOUS_SEXUAL = words("19C 19D 19E 19F 19G 19H 17A 17B 20A 20B 21 22A 22B 70 71 72 73")
DRUGS = {"92A", "92C", "92D", "92E"}
PUBLIC_ORDER = {"9A", "9B", "62A", "66"}
POSITIVE = words("1 1A 2 2A 3 3A 4 6 7 8")
MONITORED = {"disability", "race", "religion", "sexual orientation", "transgender"}
SATISFIED = {"completely satisfied", "very satisfied", "fairly satisfied", "excellent", "good"}
NO_ANSWER = {"don't know", "refused"}
VICTIM_SURVEYS = {"burglary", "violent", "vehicle_from", "vehicle_of", "hate"}


@dataclass(frozen=True)
class Side:
    """One side of a measure: the rows of a source that count, and what each adds (one, unless said)."""

    source: str
    holds: Holds
    amount: Amount | None = None


Sides = tuple[Side, Side | None]


@cache
def code(offence: str) -> str:
    """37/2 and 37.2 are one code; homicide is published as one made of four."""
    text = offence.upper().replace(" ", "").replace("/", ".")
    return "1" if text.startswith("1.4.1") else text.lstrip("0")


def counted(row: Record) -> bool:
    return row["status"] in {"recorded", "reclassified"}


def crimes(holds: Holds) -> Side:
    return Side("crime", lambda row: counted(row) and holds(row))


def of(codes: set[str]) -> Holds:
    return lambda row: code(row["offence"]) in codes


def hate(row: Record) -> bool:
    return bool(row["hate"] & MONITORED)


def rate(holds: Holds, codes: set[str] = POSITIVE) -> Sides:
    """Outcomes recorded in the period (positive ones unless said) over crimes recorded in it."""
    return Side("outcome", lambda row: row["outcome_code"] in codes and holds(row)), crimes(holds)


def answers(surveys: set[str], question: str = "overall") -> Sides:
    def in_base(row: Record) -> bool:
        return row["survey"] in surveys and row["question"] == question and row["answer"] not in NO_ANSWER

    def weight(row: Record) -> Decimal:
        return Decimal(row["weight"])

    return Side("survey", lambda row: in_base(row) and row["answer"] in SATISFIED, weight), Side(
        "survey", in_base, weight
    )


def calls(line: str, amount: Callable[[Record], int]) -> Side:
    return Side("call", lambda row: row["line"] == line, amount)


def over_answered(line: str, name: str) -> Sides:
    return calls(line, lambda row: row[name]), calls(line, lambda row: row["answered"])


def incidents(holds: Holds) -> Side:
    return Side("incident", holds)


def people(holds: Holds, amount: Amount | None = None) -> Side:
    """Absent is not missing."""
    return Side("missing", lambda row: row["risk"] != "absent" and holds(row), amount)


@cache
def weights() -> dict[str, Decimal]:
    """What an offence weighs: a table of facts, which there is no second way to write."""
    text = (Path(__file__).parents[1] / "warehouse/measures/code_weights.toml").read_text(encoding="utf-8")
    return {name: Decimal(str(weight)) for name, weight in tomllib.loads(text)["severity"]["weights"].items()}


def severity(row: Record) -> Decimal:
    return weights().get(code(row["offence"]), Decimal(0))


def attended(row: Record) -> bool:
    return row["grade"] == "1" and row["seconds"] is not None


def under_reported(row: Record) -> bool:
    """What target 11 of the plan leaves out, with what the police themselves bring to light."""
    codes = SERIOUS_SEXUAL | DRUGS | PUBLIC_ORDER
    return code(row["offence"]) in codes or row["domestic"] or hate(row) or row["child_abuse"]


def street(name: str) -> Sides:
    return Side("police_uk", lambda row: row["type"] == name), None


STREET_TYPES = (
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

MEASURES: dict[str, Sides] = {
    "recorded_crime": (crimes(lambda row: True), None),
    "crime_severity": (Side("crime", counted, severity), None),
    "all_crime_plan": (crimes(lambda row: not under_reported(row)), None),
    "domestic_burglary": (crimes(of(DOMESTIC_BURGLARY)), None),
    "residential_burglary": (crimes(of(RESIDENTIAL_BURGLARY)), None),
    "violence_with_injury": (crimes(of(INJURY)), None),
    "violence_with_injury_domestic": (crimes(lambda row: of(INJURY)(row) and row["domestic"]), None),
    "theft_from_vehicle": (crimes(of(FROM_VEHICLE)), None),
    "theft_of_vehicle": (crimes(of(OF_VEHICLE)), None),
    "serious_sexual_offences": (crimes(of(SERIOUS_SEXUAL)), None),
    "class_a_drug_offences": (crimes(lambda row: of(DRUGS)(row) and row["drug_class"] == "A"), None),
    "hate_crime": (crimes(hate), None),
    "hate_crime_seven_strands": (crimes(lambda row: bool(row["hate"])), None),
    "hate_incidents": (incidents(lambda row: row["hate"] and row["non_crime"]), None),
    "child_abuse_reports": (crimes(lambda row: row["child_abuse"] or row["cse"]), None),
    "all_crime_outcome_rate": rate(lambda row: True),
    "all_crime_charged_rate": rate(lambda row: True, {"1", "1A"}),
    "all_crime_no_suspect_rate": rate(lambda row: True, {"18"}),
    "domestic_burglary_outcome_rate": rate(of(DOMESTIC_BURGLARY)),
    "violence_with_injury_outcome_rate": rate(of(INJURY)),
    "theft_from_vehicle_outcome_rate": rate(of(FROM_VEHICLE)),
    "theft_of_vehicle_outcome_rate": rate(of(OF_VEHICLE)),
    "serious_sexual_offences_outcome_rate": rate(of(SERIOUS_SEXUAL)),
    "drug_outcome_rate": rate(of(DRUGS)),
    "hate_crime_outcome_rate": rate(hate),
    "domestic_abuse_injury_outcome_rate": rate(lambda row: of(INJURY)(row) and row["domestic"]),
    "all_user_satisfaction": answers(VICTIM_SURVEYS),
    "asb_satisfaction": answers({"asb"}),
    "domestic_abuse_satisfaction": answers({"domestic_abuse"}),
    "domestic_burglary_satisfaction": answers({"burglary"}),
    "hate_crime_satisfaction": answers({"hate"}),
    "theft_from_vehicle_satisfaction": answers({"vehicle_from"}),
    "theft_of_vehicle_satisfaction": answers({"vehicle_of"}),
    "violence_with_injury_satisfaction": answers({"violent"}),
    "police_doing_good_job": answers({"community"}, "good_job"),
    "calls_received": (Side("call", lambda row: True, lambda row: row["offered"]), None),
    "calls_999": (calls("999", lambda row: row["offered"]), None),
    "calls_101": (calls("101", lambda row: row["offered"]), None),
    "answered_999_within_10_seconds": over_answered("999", "answered_10s"),
    "average_wait_999": over_answered("999", "wait_total_seconds"),
    "average_wait_101": over_answered("101", "wait_total_seconds"),
    "abandonment_101": (
        calls("101", lambda row: row["abandoned_after"]),
        calls("101", lambda row: row["offered"] - row["abandoned_before"]),
    ),
    "asb_incidents": (Side("asb", lambda row: True), None),
    "repeat_asb_victims": (Side("asb", lambda row: row["repeat_victim"]), None),
    "domestic_abuse_reports": (incidents(lambda row: row["domestic"]), None),
    "domestic_incidents_with_crime": (incidents(lambda row: row["domestic"] and not row["non_crime"]), None),
    "grade_1_incidents": (incidents(lambda row: row["grade"] == "1"), None),
    "mental_health_incidents": (incidents(lambda row: row["mental_health"]), None),
    "domestic_incidents": (incidents(lambda row: row["domestic"] and row["non_crime"]), None),
    "licensed_premises_incidents": (
        incidents(lambda row: row["licensed_premises"] and (row["hour"] >= 19 or row["hour"] < 7)),
        None,
    ),
    "grade_1_within_15_minutes": (
        incidents(lambda row: attended(row) and row["seconds"] <= 15 * 60),
        incidents(attended),
    ),
    "grade_1_average_response": (Side("incident", attended, lambda row: row["seconds"]), incidents(attended)),
    "missing_reports": (people(lambda row: True), None),
    "missing_repeat_reports": (people(lambda row: row["repeat"]), None),
    "missing_key_locations": (people(lambda row: row["key_location"]), None),
    "missing_police_hours": (people(lambda row: True, lambda row: row["hours"]), None),
    "missing_cost_low": (people(lambda row: True, lambda row: 1000), None),
    "missing_cost_high": (people(lambda row: True, lambda row: 2000), None),
    "police_uk_crime": (Side("police_uk", lambda row: row["type"] != "Anti-social behaviour"), None),
    "police_uk_asb": street("Anti-social behaviour"),
    **{f"police_uk_{name.lower().replace(' ', '_')}": street(name) for name in STREET_TYPES},
}
FORCE_ONLY = {name for name, (side, _) in MEASURES.items() if side.source == "call"}
