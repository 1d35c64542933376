"""The clean fixture of each source: 50 fictional rows of October 2016, no fault in any.

Those of open data are of other times: October 2018 for police_uk, the financial year 2017/18 for home_office.

Fifty, because one bad row is then 2%: set aside, and the extract still accepted.
"""

from __future__ import annotations

import csv
import io

ROWS = 50
BEATS = ("LW01", "LW02", "LW03", "HA04", "ME01", "RU01")
AREAS = ("force", "npa:charnwood", "npa:central_leicester", "npa:west_leicester", "npa:east_leicester")
RECORDERS = ("Leicestershire", "Derbyshire", "Devon and Cornwall", "London, City of", "British Transport Police")
OFFENCES = (
    ("Burglary Residential", "Theft offences", "Domestic burglary", "28E"),
    ("Theft from vehicle", "Theft offences", "Theft from a vehicle", "45"),
    ("Assault with injury", "Violence against the person", "Violence with injury", "8N"),
)
HOMICIDE = ("Homicide", "Violence against the person", "Homicide", "1/4.1/4.10/4.2")
STRANDS = ("", "", "", "race", "Religion; Race", "", "disability;age")

FILES = {
    "crime": "crime_2016-10.csv",
    "outcome": "outcome_2016-10.csv",
    "survey": "survey_2016-10.csv",
    "call": "call_2016-10.csv",
    "asb": "asb_2016-10.csv",
    "incident": "incident_2016-10.csv",
    "missing": "missing_2016-10.csv",
    "return": "return_2016-10.csv",
    "police_uk": "clean/2018-10-leicestershire-street.csv",
    "home_office": "home_office_2017-04_2018-03.csv",
}


def _pick(values: tuple[str, ...], i: int) -> str:
    return values[i % len(values)]


def _flag(i: int, every: int) -> str:
    return "Y" if i % every == 0 else "N"


def _day(i: int) -> str:
    return f"{i % 28 + 1:02d}/10/2016"


def _crime(i: int) -> dict[str, str]:
    return {
        "reference": f"FIC/{i + 1:04d}",
        "recorded_date": _day(i),
        "committed_from": f"{_day(i)} {i % 24:02d}:15",
        "offence_code": _pick(("28A", "37/2", "45", "5D", "8N", "105A", "92D", "1/4.1/4.10/4.2"), i),
        "beat": _pick(BEATS, i),
        "lsoa": "",
        "status": _pick(("recorded", "recorded", "recorded", "cancelled", "Transferred", "reclassified"), i),
        "domestic": _flag(i, 7),
        "hate_strands": _pick(STRANDS, i),
        "child_abuse": _flag(i, 11),
        "cse": _flag(i, 13),
        "knife": "",
        "cyber": "no",
        "alcohol": _pick(("Yes", "No", "0", "1"), i),
        "rural": "false",
        "licensed_premises": "N",
        "drug_class": _pick(("A", "B", "C", "B", ""), i) if i % 8 == 6 else "",
        "committed_time": f"{i % 24:02d}:15",
        "victim_key": f"V{i:04d}",
    }


def _outcome(i: int) -> dict[str, str]:
    return {
        "crime_reference": f"FIC/{i + 1:04d}",
        "outcome_code": _pick(("0", "1", "1A", "8", "14", "16", "18", "21", "22"), i),
        "outcome_date": _day(i),
        "offence_code": _pick(("28A", "37/2", "45", "5D", "8N", "105A", "92D"), i),
        "domestic": _flag(i, 7),
        "hate_strands": _pick(STRANDS, i),
        "child_abuse": _flag(i, 11),
        "beat": _pick(BEATS, i),
        "lsoa": "",
    }


def _survey(i: int) -> dict[str, str]:
    community = i % 2 == 1
    satisfied = ("Completely satisfied", "very satisfied", "neither", "fairly dissatisfied", "Don't know")
    return {
        "response_reference": f"RSP{i:04d}",
        "survey": "community" if community else _pick(("burglary", "vehicle_from", "domestic_abuse", "hate"), i // 2),
        "interview_date": _day(i),
        "incident_date": "" if community else f"{i % 28 + 1:02d}/08/2016",
        "question": "good_job" if community else "overall",
        "answer": _pick(("excellent", "Good", "fair", "poor", "refused") if community else satisfied, i // 2),
        "stratum": _pick(("city", "county"), i),
        "weight": _pick(("1", "0.85", "1.20", ""), i),
        "beat": _pick(BEATS, i),
        "lsoa": "",
        "area": "",
    }


def _call(i: int) -> dict[str, str]:
    bands = (40 + i, 6, 3, 1, 0, 0)
    names = ("band_0_10", "band_10_30", "band_30_60", "band_60_120", "band_120_300", "band_300_plus")
    answered, lost = sum(bands), i % 3
    return {
        "date": f"{i // 48 + 1:02d}/10/2016",
        "hour": str(i % 48 // 2),
        "clock": "BST",
        "phone_line": "999" if i % 2 == 0 else "101",
        "offered": str(answered + lost),
        "answered": str(answered),
        "answered_10s": str(bands[0]),
        "abandoned_before": str(lost // 2),
        "abandoned_after": str(lost - lost // 2),
        "wait_total_seconds": str(answered * 8),
        "wait_longest_seconds": "71",
        **{name: str(calls) for name, calls in zip(names, bands, strict=True)},
        # A supplier may not give every band: then there is nothing to add up.
        **({"band_60_120": ""} if i == 40 else {}),
    }


def _asb(i: int) -> dict[str, str]:
    return {
        "reference": f"FIC-A{i:04d}",
        "reported_date": _day(i),
        "reported_time": f"{i % 24:02d}:40",
        "category": _pick(("Personal", "nuisance", "environmental"), i),
        "beat": _pick(BEATS, i),
        "lsoa": "",
        "repeat_victim": _flag(i, 9),
    }


def _incident(i: int) -> dict[str, str]:
    return {
        "reference": f"FIC-I{i:04d}",
        "opened": f"{_day(i)} {i % 24:02d}:05",
        "grade": str(i % 4 + 1),
        "first_attendance": f"{_day(i)} {i % 24:02d}:{6 + i:02d}" if i % 4 < 3 else "",
        "closing_type": "closed",
        "domestic": _flag(i, 7),
        "hate": _flag(i, 11),
        "mental_health": _flag(i, 6),
        "non_crime": _flag(i, 3),
        "licensed_premises": _flag(i, 10),
        "beat": _pick(BEATS, i),
        "lsoa": "",
    }


def _missing(i: int) -> dict[str, str]:
    return {
        "reference": f"FIC-M{i:04d}",
        "reported_date": _day(i),
        "age": str(10 + i) if i % 10 else "",
        "risk": _pick(("low", "Medium", "high", "no apparent", "absent"), i),
        "location_code": _pick(("", "K1", "", "", "K9"), i),
        "repeat": _flag(i, 4),
        "hours_missing": _pick(("3.5", "12", "", "1,020.25"), i),
        "beat": _pick(BEATS, i),
        "lsoa": "",
    }


def _return(i: int) -> dict[str, str]:
    measures = tuple(f"fictional_measure_{number}" for number in range(10))
    return {
        "measure": measures[i // 5],
        "period_from": "01/10/2016",
        "period_to": "31/10/2016",
        "area": AREAS[i % 5],
        "numerator": str(100 + i),
        "denominator": "200" if i // 5 % 2 else "",
    }


def _police_uk(i: int) -> dict[str, str]:
    asb = i % 8 == 0
    types = ("Burglary", "Vehicle crime", "Drugs", "Shoplifting", "Violence and sexual offences", "Other crime")
    return {
        "Crime ID": "" if asb else f"{i:064x}",
        "Month": "2018-10",
        "Reported by": "Leicestershire Police",
        "Falls within": "Leicestershire Police",
        "Longitude": "" if i == 49 else f"-1.1{i:02d}",
        "Latitude": "" if i == 49 else f"52.6{i:02d}",
        "Location": "No Location" if i == 49 else "On or near Fiction Street",
        "LSOA code": "" if i == 49 else f"E010136{i % 3:02d}",
        "LSOA name": "" if i == 49 else f"Leicester 01{i % 3}A",
        "Crime type": "Anti-social behaviour" if asb else _pick(types, i),
        "Last outcome category": "" if asb else "Unable to prosecute suspect",
        "Context": "",
    }


def _home_office(i: int) -> dict[str, str]:
    """Every force, quarter and offence in turn; the last four rows are the four of one key that homicide has."""
    homicide = i >= ROWS - 4
    description, group, subgroup, code = HOMICIDE if homicide else OFFENCES[i // 20]
    return {
        "Financial Year": "2017/18",
        "Financial Quarter": "1" if homicide else str(i % 4 + 1),
        "Force Name": RECORDERS[0 if homicide else i // 4 % 5],
        "Offence Description": description,
        "Offence Group": group,
        "Offence Subgroup": subgroup,
        "Offence Code": code,
        "Number of Offences": "-00 " if i % 7 == 6 else f" {100 + i} ",
    }


_ROW = {
    "crime": _crime,
    "outcome": _outcome,
    "survey": _survey,
    "call": _call,
    "asb": _asb,
    "incident": _incident,
    "missing": _missing,
    "return": _return,
    "police_uk": _police_uk,
    "home_office": _home_office,
}


def rows(source: str) -> list[dict[str, str]]:
    """The clean rows of a source, as header to text; the first stands on line 2 of its file."""
    return [_ROW[source](i) for i in range(ROWS)]


def text(table: list[dict[str, str]], header: list[str] | None = None) -> str:
    """The rows as a CSV file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, header or list(table[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue()
