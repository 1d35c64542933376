"""The twin's own reading of each extract's rows: text to plain values, or Unusable."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import cache

Row = dict[str, str]
Record = dict[str, object]


class Unusable(Exception):
    """A row that cannot be counted, and so is set aside."""


def moment(text: str) -> datetime:
    """Day first or year first, with or without a time of day."""
    day, _, clock = text.partition(" ")
    if not clock:
        return midnight(day)
    hour, minute, seconds = (int(part) for part in f"{clock}:00".split(":")[:3])
    return midnight(day).replace(hour=hour, minute=minute, second=seconds)


@cache
def midnight(day: str) -> datetime:
    first, second, third = (int(part) for part in day.replace("/", "-").split("-"))
    year, date = (first, third) if first > 31 else (third, first)
    return datetime(year, second, date)  # noqa: DTZ001  (local time, as the extract has it)


def needed(text: str | None) -> str:
    if not text or not text.strip():
        raise Unusable
    return text.strip()


FLAGS = {None: False, "": False, "N": False, "Y": True}


def flag(row: Row, name: str) -> bool:
    text = row.get(name)
    found = FLAGS.get(text) if text in FLAGS else FLAGS.get((text or "").strip().upper())
    if found is None:
        raise Unusable
    return found


def flags(row: Row, *names: str) -> Record:
    return {name: flag(row, name) for name in names}


def one_of(row: Row, name: str, *known: str) -> str:
    text = (row.get(name) or "").strip()
    if text not in known:
        raise Unusable
    return text


def place(row: Row) -> str:
    return (row.get("beat") or row.get("lsoa") or row.get("area") or "").strip().upper()


def strands(row: Row) -> frozenset[str]:
    text = row.get("hate_strands")
    return frozenset(each.strip() for each in text.split(";") if each.strip()) if text else frozenset()


def crime(row: Row) -> Record:
    return {
        "reference": needed(row["reference"]),
        "day": moment(needed(row["recorded_date"])).date(),
        "place": place(row),
        "offence": needed(row["offence_code"]),
        "status": one_of(row, "status", "recorded", "cancelled", "transferred", "reclassified"),
        "hate": strands(row),
        "drug_class": one_of(row, "drug_class", "", "A", "B", "C"),
        **flags(row, "domestic", "child_abuse", "cse", "knife", "cyber", "alcohol", "rural", "licensed_premises"),
    }


def outcome(row: Row) -> Record:
    return {
        "crime_reference": needed(row["crime_reference"]),
        "outcome_code": needed(row["outcome_code"]),
        "day": moment(needed(row["outcome_date"])).date(),
        "place": place(row),
        "offence": needed(row["offence_code"]),
        "hate": strands(row),
        **flags(row, "domestic", "child_abuse"),
    }


SATISFACTION = {f"{how} {what}" for how in ("completely", "very", "fairly") for what in ("satisfied", "dissatisfied")}
NEITHER = {"don't know", "refused"}
SCALES = {
    "overall": SATISFACTION | {"neither"} | NEITHER,
    "good_job": {"excellent", "good", "fair", "poor", "very poor"} | NEITHER,
}


def survey(row: Row) -> Record:
    needed(row["response_reference"])
    answer = needed(row["answer"]).lower()
    if answer not in SCALES[one_of(row, "question", *SCALES)]:
        raise Unusable
    if row["incident_date"]:
        moment(row["incident_date"])
    weight = Decimal(row["weight"] or 1)
    if weight <= 0:
        raise Unusable
    return {
        "day": moment(needed(row["interview_date"])).date(),
        "place": place(row),
        "survey": needed(row["survey"]),
        "question": row["question"],
        "answer": answer,
        "weight": weight,
    }


def call(row: Row) -> Record:
    counts = ("offered", "answered", "answered_10s", "abandoned_before", "abandoned_after", "wait_total_seconds")
    amounts: Record = {name: int(needed(row[name])) for name in counts}
    if int(needed(row["hour"])) not in range(24) or any(int(str(amount)) < 0 for amount in amounts.values()):
        raise Unusable
    line = needed(row.get("line") or row.get("phone_line"))
    return {"day": moment(needed(row["date"])).date(), "place": "", "line": line, **amounts}


def asb(row: Row) -> Record:
    needed(row["reference"])
    one_of(row, "category", "personal", "nuisance", "environmental")
    return {
        "day": moment(needed(row["reported_date"])).date(),
        "place": place(row),
        **flags(row, "repeat_victim"),
    }


def incident(row: Row) -> Record:
    needed(row["reference"])
    opened = moment(needed(row["opened"]))
    attended = moment(row["first_attendance"]) if row["first_attendance"] else None
    if attended and attended < opened:
        raise Unusable
    return {
        "day": opened.date(),
        "hour": opened.hour,
        "place": place(row),
        "grade": one_of(row, "grade", "1", "2", "3", "4"),
        "seconds": int((attended - opened).total_seconds()) if attended else None,
        **flags(row, "domestic", "hate", "mental_health", "non_crime", "licensed_premises"),
    }


def missing(row: Row) -> Record:
    needed(row["reference"])
    if row["age"] and not 0 <= int(row["age"]) <= 120:
        raise Unusable
    if row["hours_missing"] and Decimal(row["hours_missing"]) < 0:
        raise Unusable
    return {
        "day": moment(needed(row["reported_date"])).date(),
        "place": place(row),
        "risk": one_of(row, "risk", "", "no apparent", "low", "medium", "high", "absent"),
        "key_location": bool(one_of(row, "location_code", "", *(f"K{number}" for number in range(1, 10)))),
        "hours": Decimal(row["hours_missing"] or 0),
        **flags(row, "repeat"),
    }


def street(row: Row) -> Record:
    name = row["LSOA name"].strip()
    return {
        "day": moment(needed(row["Month"]) + "-01").date(),
        "place": row["LSOA code"].strip(),
        "district": name.rpartition(" ")[0].lower().replace(" ", "_"),
        "type": needed(row["Crime type"]),
    }


READERS: dict[str, Callable[[Row], Record]] = {
    "crime": crime,
    "outcome": outcome,
    "survey": survey,
    "call": call,
    "asb": asb,
    "incident": incident,
    "missing": missing,
    "police_uk": street,
}
